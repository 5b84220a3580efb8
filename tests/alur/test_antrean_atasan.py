"""The queue of doubtful penilai: who stands in it, why, and how he leaves it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from pegawai import atasan, mandat
from pegawai.alur import antrean_atasan as alur
from pegawai.alur import pekerjaan, penempatan
from pegawai.models import AtasanDiragukan, Jejak, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from tests import pembuat
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db


def hitung():
    pekerjaan.kerjakan(alur.pesan(oleh=None).pk, alur.jalankan)


def isi():
    semua = AtasanDiragukan.objects.order_by("penempatan__pegawai__nama")
    return [(d.penempatan.pegawai.nama, d.tingkat, d.sebab) for d in semua]


def kini(pegawai):
    return pegawai.penempatan.get()


@pytest.fixture
def kosong(pemeran):
    """Nobody leads the bidang of Sari and Joko any more."""
    penempatan.akhiri(kini(pemeran.budi), localdate() - timedelta(days=1), oleh=pemeran.admin)
    hitung()
    return pemeran


def test_organisasi_yang_rapi_tidak_punya_antrean(pemeran):
    hitung()
    assert isi() == []


def test_jabatan_kosong_menaruh_bawahannya_dalam_antrean_dan_hitungan_kedua_tidak_menambah(kosong):
    harap = [
        ("Joko Prasetyo", "perlu_dilihat", ["jabatan_kosong"]),
        ("Sari Utami", "perlu_dilihat", ["jabatan_kosong"]),
    ]
    assert isi() == harap
    hitung()
    assert isi() == harap
    assert {d.penilai for d in AtasanDiragukan.objects.all()} == {kosong.tono}


def test_dua_plt_lalu_satu_saja(kosong, organisasi):
    satu, dua = kosong.rina, kosong.dewi
    for orang in (satu, dua):
        pembuat.tempatkan(
            orang, organisasi.egov, "KEPALA BIDANG E-GOVERNMENT", "administrator", memimpin=True, jenis="plt"
        )
    hitung()
    assert {tuple(s) for *_, s in isi()} == {("dua_pimpinan",)}
    terpilih = satu.penempatan.get(jenis="plt")
    assert alur.jadikan_satu(terpilih, oleh=kosong.admin) == 1
    assert isi() == []
    assert dua.penempatan.get(jenis="plt").selesai == localdate() - timedelta(days=1)
    assert alur.jadikan_satu(terpilih, oleh=kosong.admin) == 0
    with pytest.raises(BukanHak):
        alur.jadikan_satu(terpilih, oleh=kosong.dewi)


def test_kepala_definitif_tidak_diakhiri_lewat_antrean(pemeran, organisasi):
    lain = pembuat.tempatkan(
        pemeran.rina, organisasi.egov, "KEPALA BIDANG", "administrator", memimpin=True, jenis="plt"
    )
    with pytest.raises(KeadaanMenolak):
        alur.jadikan_satu(lain, oleh=pemeran.admin)
    assert kini(pemeran.budi).selesai is None


def test_penilai_ditunjuk_mengeluarkan_dari_antrean_dan_skp_lama_tetap(pemeran):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    penempatan.akhiri(kini(pemeran.budi), localdate() - timedelta(days=1), oleh=pemeran.admin)
    hitung()
    alur.tunjuk(AtasanDiragukan.objects.get(penempatan=kini(pemeran.sari)), pemeran.tono, oleh=pemeran.admin)
    assert [nama for nama, *_ in isi()] == ["Joko Prasetyo"]
    assert atasan.tentukan(kini(pemeran.sari), localdate()).alasan == "Kewenangan menilai didelegasikan."
    skp.refresh_from_db()
    assert skp.penilai == pemeran.budi
    assert Jejak.objects.filter(kata_kerja="tunjuk_penilai").count() == 1


def test_penilai_yang_tidak_menjabat_ditolak(kosong):
    with pytest.raises(IsianKeliru):
        alur.tunjuk(AtasanDiragukan.objects.first(), pembuat.buat_pegawai("Tanpa Jabatan"), oleh=kosong.admin)


def test_plt_mengisi_kursi_dengan_nama_jabatan_terakhir(kosong, organisasi):
    isi_plt = {"jenis": "plt", "mulai": localdate(), "selesai": None}
    baru = alur.catat_plt(organisasi.egov, kosong.rina, oleh=kosong.admin, **isi_plt)
    assert (baru.jabatan.nama, baru.memimpin, isi()) == ("KEPALA BIDANG E-GOVERNMENT", True, [])


def test_yang_dibenarkan_tetap_benar_sampai_jawabannya_berubah(kosong, organisasi):
    sari = AtasanDiragukan.objects.get(penempatan=kini(kosong.sari))
    with pytest.raises(IsianKeliru):
        alur.benarkan(sari, oleh=kosong.dewi, catatan=" ")
    with pytest.raises(BukanHak):
        alur.benarkan(sari, oleh=kosong.rina, catatan="Menunggu pelantikan")
    for _ in range(2):
        alur.benarkan(sari, oleh=kosong.dewi, catatan="Menunggu pelantikan")
    assert Jejak.objects.filter(kata_kerja="benarkan_penilai").count() == 1
    hitung()
    sari.refresh_from_db()
    assert (sari.dibenarkan_oleh, sari.catatan) == (kosong.dewi, "Menunggu pelantikan")
    kosong.tono.pengguna.is_active = False
    kosong.tono.pengguna.save()
    hitung()
    sari.refresh_from_db()
    assert (sari.dibenarkan_oleh, sari.sebab) == (None, ["jabatan_kosong", "tanpa_akun"])


def test_tanpa_pimpinan_sama_sekali_tidak_dapat_dibenarkan(pemeran, organisasi):
    Penempatan.objects.filter(memimpin=True).update(selesai=localdate() - timedelta(days=1))
    hitung()
    sari = AtasanDiragukan.objects.get(penempatan=kini(pemeran.sari))
    assert (sari.tingkat, sari.penilai) == ("tidak_ada", None)
    with pytest.raises(KeadaanMenolak):
        alur.benarkan(sari, oleh=pemeran.admin, catatan="Sudah benar")


def test_baris_antrean_tidak_menahan_koreksi_penempatan(kosong):
    p = kini(kosong.joko)
    penempatan.hapus(p, oleh=kosong.admin)
    assert [nama for nama, *_ in isi()] == ["Sari Utami"]


def test_yang_penempatannya_sudah_berakhir_hilang_pada_hitungan_berikut(kosong):
    penempatan.akhiri(kini(kosong.joko), localdate() - timedelta(days=1), oleh=kosong.admin)
    hitung()
    assert [nama for nama, *_ in isi()] == ["Sari Utami"]


def test_hitungan_harian_dipesan_sekali_sehari(pemeran):
    alur.pesan_harian()
    pekerjaan.kerjakan(alur.pesan(oleh=None).pk, alur.jalankan)
    alur.pesan_harian()
    assert pekerjaan.menunggu() == []


def test_banyaknya_kueri_tidak_menurut_banyaknya_orang(kosong, organisasi):
    def banyak():
        with kueri() as daftar:
            alur.hitung(list(alur.dinilai(localdate()).values_list("pk", flat=True)), localdate())
        return len(daftar)

    sedikit = banyak()
    for n in range(5):
        pembuat.tempatkan(pembuat.buat_pegawai(f"Staf {n}", masuk=False), organisasi.egov, "PENGOLAH DATA")
    assert banyak() == sedikit
    assert len(isi()) == 7


def test_mandat_yang_mengelola_unit_saja_yang_membenarkan(kosong, organisasi):
    mandat.beri(kosong.rina.pengguna, organisasi.dinas, mandat.AWASI)
    with pytest.raises(BukanHak):
        alur.benarkan(AtasanDiragukan.objects.first(), oleh=kosong.rina, catatan="Auditor hanya membaca")
