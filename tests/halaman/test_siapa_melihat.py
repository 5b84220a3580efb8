"""/akun/siapa-melihat/: what others read of mine is written down and shown to me"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from pegawai.alur import pembacaan
from pegawai.models import Pembacaan
from pegawai.models.pembacaan import JenisBaca, SebagaiPembaca
from pegawai.tasks import bersihkan
from tests import pembuat
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri
from tests.pembuat_pembinaan import buat_mentoring

ALAMAT = "/akun/siapa-melihat/"


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def tercatat(pemilik):
    semua = Pembacaan.objects.filter(pemilik=pemilik).order_by("id").select_related("pembaca")
    return [(b.pembaca.nama, b.sebagai, b.jenis) for b in semua]


def test_setiap_pembaca_tercatat_dengan_perannya(sebagai, pemeran, skp):
    for orang in (pemeran.sari, pemeran.budi, pemeran.tono, pemeran.dewi, pemeran.admin):
        assert sebagai(orang).get(f"/skp/{skp.kode}/").status_code == 200
    assert tercatat(pemeran.sari) == [
        ("Budi Santoso", "penilai", "skp"),
        ("Tono Subroto", "atasan_penilai", "skp"),
        ("Dewi Lestari", "mandat", "skp"),
        ("Ayu Puspita", "bkd", "skp"),
    ]


def test_yang_tidak_berhak_tidak_membaca_maka_tidak_tercatat(sebagai, pemeran, skp):
    assert sebagai(pemeran.rina).get(f"/skp/{skp.kode}/").status_code == 404
    assert tercatat(pemeran.sari) == []


def test_sekali_sehari_untuk_setiap_jenis(sebagai, pemeran, skp):
    klien = sebagai(pemeran.budi)
    for _ in range(2):
        klien.get(f"/skp/{skp.kode}/")
        klien.get(f"/skp/{skp.kode}/skp.pdf")
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        sebagai(pemeran.budi).get(f"/skp/{skp.kode}/")
    assert [b[2] for b in tercatat(pemeran.sari)] == ["skp", "dokumen", "skp"]


def test_yang_sudah_tercatat_hari_itu_tidak_menambah_kueri(sebagai, pemeran, skp):
    klien = sebagai(pemeran.budi)
    klien.get(f"/skp/{skp.kode}/")
    sebelum = Pembacaan.objects.count()
    pembacaan.catat(pemeran.budi, pemeran.sari.pk, JenisBaca.SKP, {"penilai"})
    klien.get(f"/skp/{skp.kode}/")
    assert Pembacaan.objects.count() == sebelum == 1


def test_hasil_evaluasi_dan_data_kepegawaian_tercatat(sebagai, pemeran, skp):
    evaluasi = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert sebagai(pemeran.dewi).get(f"/evaluasi/{evaluasi.kode}/").status_code == 200
    assert sebagai(pemeran.admin).get(f"/organisasi/pegawai/{pemeran.sari.kode}/").status_code == 200
    assert tercatat(pemeran.sari) == [("Dewi Lestari", "mandat", "hasil"), ("Ayu Puspita", "bkd", "data")]


def test_pemantauan_pembinaan_dan_lembar_penilaian_juga_dicatat(sebagai, pemeran, skp):
    satu = buat_mentoring(skp)
    tw1 = pembuat.triwulan(1)
    budi, tono = sebagai(pemeran.budi), sebagai(pemeran.tono)
    assert budi.get(f"/pemantauan/{tw1.periode.tahun}/{skp.kode}/").status_code == 200
    assert budi.get(f"/pembinaan/{satu.kode}/").status_code == 200
    assert budi.get(f"/penilaian/{tw1.kode}/{skp.kode}/").status_code == 200
    assert tono.get(f"/pembinaan/{satu.kode}/").status_code == 404
    assert tercatat(pemeran.sari) == [
        ("Budi Santoso", "penilai", "skp"), ("Budi Santoso", "penilai", "pembinaan"),
        ("Budi Santoso", "penilai", "hasil"),
    ]  # fmt: skip


def test_daftar_nama_tidak_dicatat(sebagai, pemeran, skp):
    sebagai(pemeran.admin).get("/organisasi/pegawai/")
    assert tercatat(pemeran.sari) == []


def test_pemilik_membacanya_dalam_kalimat(sebagai, pemeran, skp):
    sebagai(pemeran.admin).get(f"/skp/{skp.kode}/")
    pembacaan.catat_banyak(
        pemeran.dewi, [pemeran.sari.pk, pemeran.dewi.pk], JenisBaca.CETAK, SebagaiPembaca.MANDAT, "Laporan unit"
    )
    klien = sebagai(pemeran.sari)
    halaman = klien.get(ALAMAT)
    assert judul(halaman) == "Siapa melihat data saya"
    isi = teks(halaman)
    assert "Ayu Puspita Pengelola kepegawaian (BKD) SKP" in isi
    assert "Dewi Lestari Pengelola kinerja atau auditor unit Cetak massal dokumen Keperluan: Laporan unit" in isi
    assert "Belum ada orang lain" in teks(sebagai(pemeran.dewi).get(ALAMAT))
    assert "Siapa melihat data saya" in teks(klien.get("/akun/"))


def test_daftar_berhalaman_dan_kuerinya_tetap(sebagai, pemeran):
    klien, hari = sebagai(pemeran.sari), timezone.localdate()
    isi = {"pemilik": pemeran.sari, "pembaca": pemeran.admin, "jenis": "skp", "sebagai": "bkd", "pada": timezone.now()}

    def banyak(n):
        Pembacaan.objects.bulk_create([Pembacaan(hari=hari - timedelta(days=k), **isi) for k in range(*n)])
        with kueri() as semua:
            halaman = klien.get(ALAMAT)
        return len(semua), len(halaman.context["halaman"])

    sedikit, lebih = banyak((0, 3)), banyak((3, 120))
    assert (sedikit[1], lebih[1]) == (3, 50)
    assert sedikit[0] == lebih[0]
    assert klien.get(f"{ALAMAT}?hal=3").context["halaman"].number == 3


def test_catatan_lama_dihapus(pemeran):
    for lalu in (800, 10):
        with time_machine.travel(timezone.now() - timedelta(days=lalu)):
            pembacaan.catat(pemeran.admin, pemeran.sari.pk, JenisBaca.SKP, set())
    bersihkan()
    assert Pembacaan.objects.count() == 1


def test_cetak_massal_tercatat_pada_setiap_orang(pemeran, skp, monkeypatch):
    from evaluasi.alur import cetak_massal
    from pegawai.alur import pekerjaan as buku
    from skp_app.alur import pencetakan

    monkeypatch.setattr(pencetakan, "pdf", lambda kode, konteks, kertas: b"%PDF")
    pesanan = cetak_massal.pesan(
        pembuat.triwulan(1), None, oleh=pemeran.budi, jenis=["lampiran"], keperluan="Arsip tim"
    )
    buku.kerjakan(pesanan.pk, cetak_massal.jalankan)
    baris = Pembacaan.objects.get()
    assert (baris.pemilik, baris.pembaca) == (pemeran.sari, pemeran.budi)
    assert (baris.jenis, baris.sebagai, baris.keperluan) == ("cetak", "penilai", "Arsip tim")
