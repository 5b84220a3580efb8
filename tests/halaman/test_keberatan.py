"""Pages and papers of a keberatan. On 7 April 2026."""

from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
import time_machine
from pypdf import PdfReader

from evaluasi.alur import keberatan, penyampaian
from evaluasi.models import Keberatan
from tests import pembuat
from tests.halaman.bantu import teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 30 Maret 2026."


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def evaluasi(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tetap = pembuat.buat_evaluasi_ditetapkan(
        skp, pembuat.triwulan(1), pemeran.admin, hasil="di_bawah", perilaku="sesuai"
    )
    return penyampaian.terima(penyampaian.sampaikan(tetap, oleh=pemeran.budi), oleh=pemeran.sari)


@pytest.fixture
def kasus(evaluasi, pemeran):
    baru = keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
    keberatan.terangkan(baru, oleh=pemeran.budi, isi="Lampiran laporan belum ada saat dinilai.")
    keberatan.terangkan(baru, oleh=pemeran.sari, isi="Lampiran dikirim 1 April.")
    return baru


def isi_pdf(jawaban):
    return " ".join(" ".join(h.extract_text() for h in PdfReader(BytesIO(jawaban.content)).pages).split())


def test_pegawai_mengajukan_dari_halaman_hasil(sebagai, evaluasi, pemeran):
    klien = sebagai(pemeran.sari)
    halaman = teks(klien.get(f"/evaluasi/{evaluasi.kode}/"))
    assert "keberatan dapat diajukan sampai Senin, 27 April 2026. Ajukan keberatan" in halaman
    alamat = f"/evaluasi/{evaluasi.kode}/keberatan/"
    jawaban = klien.post(alamat, {"bagian": "hasil_kerja", "alasan": ALASAN})
    kasus = Keberatan.objects.get()
    assert jawaban.url == f"/keberatan/{kasus.kode}/"
    assert klien.get(alamat).url == f"/keberatan/{kasus.kode}/"


def test_alasan_terlalu_pendek_tidak_menghapus_isian(sebagai, evaluasi, pemeran):
    jawaban = sebagai(pemeran.sari).post(
        f"/evaluasi/{evaluasi.kode}/keberatan/", {"bagian": "hasil_kerja", "alasan": "Tidak adil."}
    )
    assert (jawaban.status_code, Keberatan.objects.count()) == (422, 0)
    assert "Alasan paling pendek 50 huruf. Sekarang 11." in teks(jawaban)
    assert "Tidak adil.</textarea>" in jawaban.content.decode()


def test_atasan_memutus_dengan_kata_sandi_dan_predikat_dari_kuadran(sebagai, kasus, pemeran):
    alamat = f"/keberatan/{kasus.kode}/putuskan/"
    isi = {"keputusan": "mengubah", "rating_hasil": "sesuai", "rating_perilaku": "di_atas", "rekomendasi": "Cukup."}
    klien = sebagai(pemeran.tono)
    assert klien.post(alamat, isi).url.startswith("/akun/pastikan/")
    assert Keberatan.objects.get().status == "diajukan"
    assert klien.post(alamat, isi | {"sandi": pembuat.SANDI}).url == f"/keberatan/{kasus.kode}/"
    halaman = teks(sebagai(pemeran.sari).get(f"/evaluasi/{kasus.evaluasi.kode}/"))
    assert "Menurut keputusan keberatan; semula Butuh Perbaikan." in halaman


def test_format_d13_memuat_setiap_bagiannya(sebagai, kasus, pemeran):
    isi = {
        "keputusan": "mengubah",
        "rating_hasil": "sesuai",
        "rating_perilaku": "sesuai",
        "rekomendasi": "Laporan sah.",
    }
    keberatan.putuskan(kasus, oleh=pemeran.tono, **isi)
    cetakan = isi_pdf(sebagai(pemeran.sari).get(f"/keberatan/{kasus.kode}/putusan.pdf"))
    for bagian in (
        "DOKUMEN EVALUASI KINERJA PEGAWAI", "PREDIKAT KINERJA PEGAWAI : BAIK", "5. CATATAN/ REKOMENDASI Laporan sah.",
        f"6. KEBERATAN {ALASAN}",
        "7. PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN Lampiran laporan belum ada saat dinilai.",
        "8. KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA Hasil evaluasi diubah: predikat semula "
        "BUTUH PERBAIKAN menjadi BAIK. Laporan sah.",
        "10. Pegawai yang Dinilai", "9. Pejabat Penilai Kinerja", "11. Atasan Pejabat Penilai Kinerja",
    ):  # fmt: skip
        assert bagian in cetakan


def test_keputusan_menguatkan_bukan_d13(sebagai, kasus, pemeran):
    keberatan.putuskan(kasus, oleh=pemeran.tono, keputusan="menguatkan", rekomendasi="Lampiran memang belum ada.")
    cetakan = isi_pdf(sebagai(pemeran.sari).get(f"/keberatan/{kasus.kode}/putusan.pdf"))
    assert "KEPUTUSAN ATAS KEBERATAN" in cetakan
    assert "Menguatkan hasil evaluasi; predikat tetap BUTUH PERBAIKAN." in cetakan


def test_daftar_sama_mahalnya_untuk_satu_dan_tiga_berkas(sebagai, kasus, pemeran):
    klien = sebagai(pemeran.tono)

    def hitung():
        with kueri() as daftar:
            assert klien.get("/keberatan/").status_code == 200
        return len(daftar)

    satu = hitung()
    for _ in range(2):
        keberatan.cabut(Keberatan.objects.terbuka().get(), oleh=pemeran.sari)
        keberatan.ajukan(kasus.evaluasi, oleh=pemeran.sari, bagian=["perilaku"], alasan=ALASAN)
    assert Keberatan.objects.count() == 3
    assert (satu, hitung()) == (7, 7)
