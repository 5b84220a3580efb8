"""Pages of what follows from a result. Sari's 2025 was set low on 19 January 2026; today is 10 February 2026."""

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from evaluasi.alur import keberatan, penyampaian, tindak_lanjut
from evaluasi.models import Evaluasi, TindakLanjut
from pegawai.models import Jejak, Ketentuan, Pemberitahuan
from tests import pembuat
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."
LHK = {"basis": "tahunan", "cara": "persen", "lag": "tahun_berikut", "nilai": {
    "sangat_baik": "100", "baik": "100", "butuh_perbaikan": "90", "kurang": "85", "sangat_kurang": "80"}}  # fmt: skip


def pada(bulan, hari, tahun=2026):
    return time_machine.travel(datetime(tahun, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


def hasil_tahunan(pegawai, admin, tahun=2025, hasil="di_bawah", perilaku="sesuai"):
    with pada(1, 19, tahun + 1):
        pembuat.buat_periode(tahun)
        skp = pembuat.buat_skp_ditetapkan(pegawai, tahun=tahun, rhk=1)
        isian = {"hasil": hasil, "perilaku": perilaku, "catatan": "Susun jadwal mingguan."}
        tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(tahun), admin, **isian)
        return penyampaian.sampaikan(tetap, oleh=skp.penilai)


@pytest.fixture(autouse=True)
def sepuluh_maret():
    with pada(3, 10):
        yield


@pytest.fixture
def evaluasi(pemeran):
    return hasil_tahunan(pemeran.sari, pemeran.admin)


def tim(pemeran, organisasi, n):
    """So many more people under Budi, each with a yearly result."""
    hasil = []
    for k in range(n):
        p = pembuat.buat_pegawai(f"=Anggota {k:02}", masuk=False)
        pembuat.tempatkan(p, organisasi.egov, "PENGELOLA DATA")
        hasil.append(hasil_tahunan(p, pemeran.admin, hasil="di_atas" if k % 2 else "sesuai", perilaku="di_atas"))
    return hasil


def test_bkd_membuka_menjadwalkan_mencatat_dan_menutup(sebagai, evaluasi, pemeran):
    bkd = sebagai(pemeran.admin)
    assert "Sari Utami, S.Kom." in teks(bkd.get("/tindak-lanjut/calon/?tahun=2025"))
    tolak = bkd.post(f"/tindak-lanjut/calon/{evaluasi.kode}/?tahun=2025", {"catatan": ""})
    assert (tolak.status_code, "Catatan belum diisi." in teks(tolak)) == (422, True)
    jawab = bkd.post(f"/tindak-lanjut/calon/{evaluasi.kode}/", {"catatan": "Dua triwulan di bawah target."})
    kasus = TindakLanjut.objects.get()
    alamat = f"/tindak-lanjut/{kasus.kode}/"
    assert jawab.url == alamat
    halaman = teks(bkd.get(alamat))
    for kalimat in ("Aplikasi tidak memutuskan apa pun", "1. Masa memperbaiki kinerja", "PP 30/2019 Pasal 58",
                    "Usulan: 2 Maret 2026 sampai 2 September 2026", "mengikuti hasil tahap sebelumnya"):  # fmt: skip
        assert kalimat in halaman
    tahap = kasus.tahap.get(jenis="penempatan_sementara")
    tolak = bkd.post(f"{alamat}{tahap.pk}/jadwalkan/", {"mulai": "2026-10-01", "selesai": "2028-01-01"})
    assert (tolak.status_code, "Paling lama sampai 01/10/2027" in teks(tolak)) == (422, True)
    assert bkd.post(f"{alamat}{tahap.pk}/jadwalkan/", {"mulai": "2026-10-01"}).status_code == 302
    satu = kasus.tahap.get(jenis="perbaikan")
    assert bkd.post(f"{alamat}{satu.pk}/catat/", {"keadaan": "selesai", "catatan": "Membaik."}).status_code == 302
    assert bkd.post(f"{alamat}tutup/", {"catatan": "Kinerja membaik."}).status_code == 302
    assert bkd.post(f"{alamat}tutup/", {"catatan": "Lagi."}).status_code == 409
    assert "Jadwalkan" not in teks(bkd.get(alamat)).replace("Dijadwalkan", "")


def test_orangnya_menemukan_kasus_dari_kabar_dan_hasilnya(sebagai, evaluasi, pemeran):
    kasus = tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="Dua triwulan di bawah target.")
    alamat = f"/tindak-lanjut/{kasus.kode}/"
    assert Pemberitahuan.objects.get(kunci__startswith="tindak-lanjut-").tautan == alamat
    for orang, tampak in ((pemeran.sari, True), (pemeran.budi, True), (pemeran.dewi, False)):
        assert (alamat in isi(sebagai(orang).get(f"/evaluasi/{evaluasi.kode}/"))) is tampak
    halaman = isi(sebagai(pemeran.sari).get(alamat))
    assert ("tutup/" in halaman, "jadwalkan/" in halaman) == (False, False)


def test_profil_menghitung_yang_berlaku_saja(sebagai, evaluasi, pemeran, organisasi):
    tim(pemeran, organisasi, 5)
    alamat = f"/profil-kinerja/2025/{organisasi.egov.kode}/"
    sebelum = teks(sebagai(pemeran.budi).get(alamat))
    assert "BIDANG E-GOVERNMENT langsung 6 2 33% 3 50% 1 17% 0 0% 0 0% 0 Baik" in sebelum
    Evaluasi.objects.filter(pk=evaluasi.pk).get()
    with pada(2, 5):
        keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    sesudah = teks(sebagai(pemeran.budi).get(alamat))
    assert "BIDANG E-GOVERNMENT langsung 5 2 40% 3 60% 0 0% 0 0% 0 0% 1 Baik" in sesudah


def test_angka_kecil_hanya_bagi_garis_pimpinan(sebagai, evaluasi, pemeran, organisasi):
    alamat = f"/profil-kinerja/2025/{organisasi.dinas.kode}/"
    terlihat = {n: "Kurang dari 5 orang" not in teks(sebagai(getattr(pemeran, n)).get(alamat))
                for n in ("tono", "bupati", "dewi", "admin")}  # fmt: skip
    assert terlihat == {"tono": True, "bupati": True, "dewi": False, "admin": False}
    assert sebagai(pemeran.rina).get(alamat).status_code == 404
    assert sebagai(pemeran.tono).get("/profil-kinerja/").url == alamat


def test_talenta_di_layar_dan_csv_tanpa_rumus(sebagai, pemeran, organisasi):
    p = pembuat.buat_pegawai("=HYPERLINK(1)", masuk=False)
    pembuat.tempatkan(p, organisasi.egov, "PENGELOLA DATA")
    for tahun in (2024, 2025):
        hasil_tahunan(p, pemeran.admin, tahun, hasil="di_atas", perilaku="di_atas")
    bkd, mandat = sebagai(pemeran.admin), sebagai(pemeran.dewi)
    assert "=HYPERLINK(1) PENGELOLA DATA BIDANG E-GOVERNMENT Sangat Baik Sangat Baik" in teks(bkd.get("/talenta/"))
    assert "Tidak ada pegawai" in teks(bkd.get("/talenta/?unit=statistik"))
    assert "=HYPERLINK(1)" in teks(mandat.get("/talenta/?unit=dinas&laporan=predikat_layak"))
    for orang in ("budi", "sari", "tono"):
        assert sebagai(getattr(pemeran, orang)).get("/talenta/?unduh=csv").status_code == 404
    baris = b"".join(bkd.get("/talenta/?unduh=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert baris == [
        "NIP;Nama;Jabatan;Unit kerja;Predikat 2024;Predikat 2025",
        f"{p.nip};'=HYPERLINK(1);PENGELOLA DATA;BIDANG E-GOVERNMENT;Sangat Baik;Sangat Baik",
    ]
    assert Jejak.objects.get(kata_kerja="unduh_daftar").data == {
        "daftar": "talenta-2025", "jumlah": 1, "bentuk": "csv", "saringan": {},
    }  # fmt: skip


def test_tunjangan_kosong_sampai_instansi_menetapkan_tabelnya(sebagai, evaluasi, pemeran):
    bkd = sebagai(pemeran.admin)
    assert bkd.get("/tunjangan/").url == "/tunjangan/2025-akhir/"
    assert "belum menetapkan tabel" in teks(bkd.get("/tunjangan/2025-akhir/"))
    assert bkd.get("/tunjangan/2025-akhir/faktor.csv").status_code == 409
    tabel = Ketentuan.objects.create(
        kunci="tunjangan_faktor", nilai={**LHK, "rumus": "x"}, mulai=date(2025, 1, 1), sumber="Peraturan instansi"
    )
    assert "kunci yang tidak dikenal: rumus" in teks(bkd.get("/tunjangan/2025-akhir/"))
    Ketentuan.objects.filter(pk=tabel.pk).update(nilai=LHK)
    assert "memakai predikat tahunan" in teks(bkd.get("/tunjangan/2025-tw1/"))


def test_faktor_tunjangan_tanpa_yang_ditahan(sebagai, evaluasi, pemeran, organisasi):
    """E31: 90 % of 5.000.000 is 4.500.000."""
    Ketentuan.objects.create(kunci="tunjangan_faktor", nilai=LHK, mulai=date(2025, 1, 1), sumber="Peraturan instansi")
    (joko,) = tim(pemeran, organisasi, 1)
    bkd = sebagai(pemeran.admin)
    halaman = teks(bkd.get("/tunjangan/2025-akhir/?dasar=5000000"))
    assert "dipakai 1 Januari 2026 sampai 31 Desember 2026" in halaman
    assert "Butuh Perbaikan 90% Rp4.500.000" in halaman
    with pada(2, 5):
        keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    assert "Ditahan karena keberatan 1 orang, tidak termasuk di atas Sari Utami, S.Kom." in teks(
        bkd.get("/tunjangan/2025-akhir/")
    )
    faktor, ditahan = (
        bkd.get(f"/tunjangan/2025-akhir/{n}.csv").content.decode("utf-8-sig").splitlines()[1:]
        for n in ("faktor", "ditahan")
    )
    nip = joko.skp.pegawai.nip
    assert faktor == [f"{nip};'=Anggota 00;BIDANG E-GOVERNMENT;Baik;100;01/01/2026;31/12/2026"]
    assert ditahan == [f"{pemeran.sari.nip};Sari Utami, S.Kom.;BIDANG E-GOVERNMENT;Ditahan: keberatan belum diputus"]
    assert bkd.get("/tunjangan/2025-akhir/semua.csv").status_code == 404
    lembar = CalamineWorkbook.from_filelike(BytesIO(bkd.get("/tunjangan/2025-akhir/faktor.xlsx").content))
    kepala, satu = lembar.get_sheet_by_index(0).to_python()
    assert (kepala[0], satu) == ("NIP", faktor[0].split(";"))


def test_pola_penilai_tanpa_yang_sedikit(sebagai, evaluasi, pemeran, organisasi):
    bkd = sebagai(pemeran.admin)
    assert "1 penilai dengan kurang dari 5 penilaian" in teks(bkd.get("/pola-penilai/2025-akhir/"))
    tim(pemeran, organisasi, 5)
    halaman = teks(bkd.get("/pola-penilai/2025-akhir/?q=budi"))
    assert "Budi Santoso BIDANG E-GOVERNMENT Baik 6 33% sejawat 33% 50% sejawat 50% 17% sejawat 17%" in halaman
    assert "6 orang 0 menit pertama sampai terakhir" in halaman
    assert "Belum ada penilai" in teks(bkd.get("/pola-penilai/2025-akhir/?q=rina"))
    assert sebagai(pemeran.budi).get("/pola-penilai/2025-akhir/").status_code == 404


def test_banyak_orang_tidak_menambah_kueri(sebagai, evaluasi, pemeran, organisasi):
    Ketentuan.objects.create(kunci="tunjangan_faktor", nilai=LHK, mulai=date(2025, 1, 1), sumber="Peraturan instansi")
    tindak_lanjut.buka(evaluasi, oleh=pemeran.admin, catatan="x")
    klien = sebagai(pemeran.admin)
    alamat = (
        "/pola-penilai/2025-akhir/", "/tunjangan/2025-akhir/", "/talenta/?laporan=predikat_layak", "/tindak-lanjut/",
        "/tindak-lanjut/calon/?tahun=2025", f"/profil-kinerja/2025/{organisasi.kabupaten.kode}/",
    )  # fmt: skip

    def jumlah(a):
        with kueri() as daftar:
            assert klien.get(a).status_code == 200
        return len(daftar)

    tim(pemeran, organisasi, 5)
    sebelum = {a: jumlah(a) for a in alamat}
    tim(pemeran, organisasi, 6)
    assert {a: jumlah(a) for a in alamat} == sebelum
    assert max(sebelum.values()) <= 15


@pytest.mark.parametrize("alamat", ["/talenta/?tahun=abc", "/talenta/?laporan=x", "/tunjangan/2025-akhir/?dasar=-1",
                                    "/tindak-lanjut/?keadaan=x", "/tindak-lanjut/calon/?tahun=1"])  # fmt: skip
def test_isian_buruk_menjadi_kalimat(sebagai, evaluasi, pemeran, alamat):
    assert sebagai(pemeran.admin).get(alamat).status_code == 400
