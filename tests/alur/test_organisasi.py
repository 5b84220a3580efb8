"""The unit tree and the people: rules of the BKD's own steps."""

from datetime import date

import pytest

from pegawai.alur import organisasi as alur
from pegawai.models import Jejak, Pegawai, Pengguna, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from tests import pembuat

pytestmark = pytest.mark.django_db
NIP = "199001012015031001"
NI_PPPK = "199001012022211001"


def jalur(*unit):
    return [UnitKerja.objects.get(pk=u.pk).jalur for u in unit]


# Unit --------------------------------------------------------------------------------------------
def test_unit_baru_di_bawah_induknya(pemeran, organisasi):
    unit = alur.tambah_unit("SEKSI INFRASTRUKTUR", organisasi.egov, oleh=pemeran.admin, tempat="Sukamaju")
    assert unit.jalur == f"{organisasi.egov.jalur}{unit.pk:05}."
    assert unit.id_leluhur == [organisasi.kabupaten.pk, organisasi.dinas.pk, organisasi.egov.pk, unit.pk]
    assert Jejak.objects.get().kata_kerja == "tambah"


def test_unit_puncak_pada_basis_kosong(pemeran):
    unit = alur.tambah_unit("KABUPATEN BARU", None, oleh=pemeran.admin)
    assert unit.jalur == f"{unit.pk:05}."


def test_nama_kembar_di_satu_induk_ditolak(pemeran, organisasi):
    with pytest.raises(IsianKeliru) as tolak:
        alur.tambah_unit("Bidang E-Government", organisasi.dinas, oleh=pemeran.admin)
    assert tolak.value.kalimat == ("Sudah ada Bidang E-Government di bawah DINAS KOMUNIKASI DAN INFORMATIKA.")
    assert alur.tambah_unit("BIDANG E-GOVERNMENT", organisasi.bkd, oleh=pemeran.admin).pk


def test_id_unor_hanya_satu_kali(pemeran, organisasi):
    alur.tambah_unit("SEKSI A", organisasi.egov, oleh=pemeran.admin, kode_unor="U-1")
    with pytest.raises(IsianKeliru) as tolak:
        alur.tambah_unit("SEKSI B", organisasi.egov, oleh=pemeran.admin, kode_unor="U-1")
    assert tolak.value.kesalahan == {"kode_unor": "ID unor ini sudah dipakai SEKSI A."}
    kosong = [alur.tambah_unit(n, organisasi.egov, oleh=pemeran.admin, kode_unor="") for n in ("C", "D")]
    assert [u.kode_unor for u in kosong] == [None, None]


def test_ubah_unit_menaikkan_versi_dan_versi_lama_ditolak(pemeran, organisasi):
    unit = alur.ubah_unit(organisasi.egov, oleh=pemeran.admin, versi=1, nama="BIDANG APTIKA", mandiri=True)
    assert (unit.nama, unit.mandiri, unit.versi) == ("BIDANG APTIKA", True, 2)
    assert Jejak.objects.get().data == {
        "ubah": {"nama": ["BIDANG E-GOVERNMENT", "BIDANG APTIKA"], "mandiri": ["", "True"]}
    }
    with pytest.raises(VersiBasi) as basi:
        alur.ubah_unit(organisasi.egov, oleh=pemeran.admin, versi=1, nama="LAIN")
    assert basi.value.tersimpan == {"nama": "BIDANG APTIKA", "versi": 2}
    assert basi.value.dikirim == {"nama": "LAIN"}


def test_pindah_membawa_seluruh_subpohon(pemeran, organisasi, django_assert_max_num_queries):
    seksi = alur.tambah_unit("SEKSI", organisasi.egov, oleh=pemeran.admin)
    with django_assert_max_num_queries(14):
        alur.pindahkan_unit(organisasi.egov, organisasi.bkd, oleh=pemeran.admin)
    egov = f"{organisasi.bkd.jalur}{organisasi.egov.pk:05}."
    assert jalur(organisasi.egov, seksi) == [egov, f"{egov}{seksi.pk:05}."]
    assert jalur(organisasi.statistik) == [organisasi.statistik.jalur]


def test_jadi_puncak(pemeran, organisasi):
    alur.pindahkan_unit(organisasi.dinas, None, oleh=pemeran.admin)
    dinas = f"{organisasi.dinas.pk:05}."
    assert jalur(organisasi.dinas, organisasi.egov) == [dinas, f"{dinas}{organisasi.egov.pk:05}."]


@pytest.mark.parametrize("ke", ["dinas", "egov"])
def test_lingkaran_ditolak(pemeran, organisasi, ke):
    with pytest.raises(KeadaanMenolak, match="tidak dapat dipindahkan ke bawah dirinya sendiri"):
        alur.pindahkan_unit(organisasi.dinas, getattr(organisasi, ke), oleh=pemeran.admin)
    assert jalur(organisasi.dinas) == [organisasi.dinas.jalur]


def test_pohon_yang_terlalu_dalam_ditolak(pemeran, organisasi):
    unit = organisasi.egov
    while len(unit.jalur) <= alur.JALUR_TERPANJANG - 6:
        unit = alur.tambah_unit(f"UNIT {len(unit.jalur)}", unit, oleh=pemeran.admin)
    with pytest.raises(KeadaanMenolak, match="terlalu dalam"):
        alur.tambah_unit("UNIT TERAKHIR", unit, oleh=pemeran.admin)
    with pytest.raises(KeadaanMenolak, match="terlalu dalam"):
        alur.pindahkan_unit(organisasi.bkd, unit, oleh=pemeran.admin)
    assert jalur(organisasi.bkd) == [organisasi.bkd.jalur]


def test_unit_yang_ditempati_tidak_diakhiri(pemeran, organisasi):
    with pytest.raises(KeadaanMenolak) as tolak:
        alur.akhiri_unit(organisasi.statistik, date(2026, 6, 30), oleh=pemeran.admin)
    assert tolak.value.kalimat == (
        "BIDANG STATISTIK masih ditempati setelah 30 Juni 2026: Rina Kartikasari. Pindahkan atau akhiri dahulu."
    )
    pemeran.rina.penempatan.update(selesai=date(2026, 6, 30))
    unit = alur.akhiri_unit(organisasi.statistik, date(2026, 6, 30), oleh=pemeran.admin)
    assert unit.selesai == date(2026, 6, 30)


def test_unit_yang_membawahi_tidak_diakhiri(pemeran, organisasi):
    pembuat.buat_unit("SEKSI KOSONG", pembuat.buat_unit("BIDANG KOSONG", organisasi.dinas))
    with pytest.raises(KeadaanMenolak, match="masih membawahi SEKSI KOSONG"):
        alur.akhiri_unit(UnitKerja.objects.get(nama="BIDANG KOSONG"), date(2026, 6, 30), oleh=pemeran.admin)


def test_pengelola_kinerja_tidak_menulis(pemeran, organisasi):
    for langkah in (
        lambda o: alur.tambah_unit("X", organisasi.dinas, oleh=o),
        lambda o: alur.ubah_unit(organisasi.dinas, oleh=o, versi=1, nama="X"),
        lambda o: alur.pindahkan_unit(organisasi.egov, organisasi.bkd, oleh=o),
        lambda o: alur.akhiri_unit(organisasi.egov, date(2026, 1, 1), oleh=o),
        lambda o: alur.tambah_pegawai(oleh=o, nama="X", nip=NIP, jenis="pns"),
        lambda o: alur.ubah_pegawai(pemeran.sari, oleh=o, versi=1, nama="X"),
    ):
        with pytest.raises(BukanHak):
            langkah(pemeran.dewi)
    assert Jejak.objects.count() == 0


# Pegawai -----------------------------------------------------------------------------------------
def tambah(p, **isi):
    return alur.tambah_pegawai(oleh=p.admin, **{"nama": "Nina Rahayu", "jenis": "pns", "nip": NIP, **isi})


def test_pegawai_baru_dengan_nip_berspasi(pemeran):
    nina = tambah(pemeran, nip="19900101 201503 1 001", golongan="III/a")
    assert (nina.nip, nina.pangkat, nina.pengguna) == (NIP, "Penata Muda (III/a)", None)
    assert alur.peringatan_nip(nina) == []


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"nip": ""}, "NIP belum diisi."),
        ({"nip": "123"}, "NIP harus 18 angka; yang ditulis 3 angka."),
        ({"nip": "199013012015031001"}, "Tanggal lahir pada NIP (19901301) tidak ada dalam kalender."),
        ({"jenis": "non_asn"}, "Pejabat negara tidak ber-NIP. Kosongkan, atau pilih jenis pegawai lain."),
        ({"golongan": "IX"}, "Golongan IX tidak dipakai untuk PNS."),
        ({"jenis": "pppk", "golongan": "III/a"}, "Golongan III/a tidak dipakai untuk PPPK."),
        ({"kontrak_mulai": date(2026, 2, 1), "kontrak_selesai": date(2026, 1, 1)},
         "Akhir perjanjian kerja tidak boleh sebelum awalnya."),
    ],
)  # fmt: skip
def test_data_yang_keliru_ditolak(pemeran, isi, kalimat):
    with pytest.raises(IsianKeliru) as tolak:
        tambah(pemeran, **isi)
    assert tolak.value.kalimat == kalimat
    assert not Pegawai.objects.filter(nama="Nina Rahayu").exists()


def test_nip_yang_sama_disebut_pemiliknya(pemeran):
    with pytest.raises(IsianKeliru) as tolak:
        tambah(pemeran, nip=pemeran.sari.nip)
    assert tolak.value.kesalahan == {"nip": "NIP ini sudah terdaftar atas nama Sari Utami, S.Kom."}


def test_id_siasn_hanya_milik_satu_orang(pemeran):
    nina = tambah(pemeran, id_siasn="8ae483c5641f9e8f01642108")
    with pytest.raises(IsianKeliru) as tolak:
        tambah(pemeran, nama="Eko", nip="200501012015031000", id_siasn=nina.id_siasn)
    assert tolak.value.kesalahan == {"id_siasn": "ID SIASN ini sudah terdaftar atas nama Nina Rahayu."}
    kosong = alur.ubah_pegawai(nina, oleh=pemeran.admin, versi=1, id_siasn="")
    assert kosong.id_siasn is None


def test_nomor_yang_ganjil_diperingatkan_saja(pemeran):
    nina = tambah(pemeran, nip=NI_PPPK)
    assert alur.peringatan_nip(nina) == ["Bentuk nomor ini tidak cocok dengan jenis pegawainya."]
    eko = tambah(pemeran, nama="Eko", nip="200501012015031000", jenis="pns")
    assert alur.peringatan_nip(eko) == ["Diangkat sebelum berumur 17 tahun.", "Nomor urut NIP 000."]


def test_pppk_dengan_perjanjian_kerja(pemeran):
    isi = {"nomor_perjanjian": "800/12/2026", "kontrak_mulai": date(2026, 1, 1), "kontrak_selesai": date(2026, 12, 31)}
    nina = tambah(pemeran, nip=NI_PPPK, jenis="pppk", golongan="IX", **isi)
    assert (alur.peringatan_nip(nina), nina.nomor_perjanjian) == ([], "800/12/2026")


def test_pejabat_negara_hanya_satu_kali(pemeran):
    with pytest.raises(IsianKeliru, match="Pejabat negara bernama Surya Wibawa sudah tercatat"):
        tambah(pemeran, nama="Surya Wibawa", nip="", jenis="non_asn")


def test_nip_baru_menjadi_nama_masuk_baru(pemeran):
    lama = pemeran.sari.nip
    sari = alur.ubah_pegawai(pemeran.sari, oleh=pemeran.admin, versi=1, nip=NIP, nama="Sari Utami Dewi")
    assert (sari.nip, sari.nama, sari.versi) == (NIP, "Sari Utami Dewi", 2)
    assert Pengguna.objects.get(pk=sari.pengguna_id).masuk == NIP
    assert Jejak.objects.get().data["ubah"]["nip"] == [lama, NIP]


def test_versi_lama_data_pegawai_ditolak(pemeran):
    alur.ubah_pegawai(pemeran.sari, oleh=pemeran.admin, versi=1, surel="sari@contoh.go.id")
    with pytest.raises(VersiBasi) as basi:
        alur.ubah_pegawai(pemeran.sari, oleh=pemeran.admin, versi=1, surel="lain@contoh.go.id")
    assert basi.value.tersimpan == {"surel": "sari@contoh.go.id", "versi": 2}
