"""What a yearly result recommends, taken up in the plan of the next year (Lampiran p. 103)."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from evaluasi.alur import keberatan, penyampaian
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import penyusunan, rekomendasi
from skp_app.models import Rekomendasi, TanggapanRekomendasi
from tests import pembuat
from tests.halaman.bantu import teks

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
ALASAN = "RHK 1 dinilai di bawah ekspektasi, padahal laporannya diterima lengkap pada 12 Desember."


def pada(bulan, hari):
    return time_machine.travel(datetime(2026, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def draf(pemeran):
    """Sari's plan of 2026, after her result of 2025 with a recommendation."""
    with pada(1, 19):
        pembuat.buat_periode(2026)
        lama = pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025, rhk=1)
        tetap = pembuat.buat_evaluasi_ditetapkan(
            lama, pembuat.akhir_tahun(2025), pemeran.admin, hasil="di_bawah", catatan="Susun jadwal mingguan."
        )
        penyampaian.sampaikan(tetap, oleh=pemeran.budi)
        return pembuat.buat_skp(pemeran.sari, tahun=2026)


def test_rekomendasi_tahun_lalu_diambil_oleh_satu_rhk(draf, pemeran):
    awal = rekomendasi.terakhir(draf)
    assert (awal.isi, awal.ditanggapi) == ("Susun jadwal mingguan.", False)
    rhk = draf.rhk.first()
    with pada(1, 20):
        for _ in range(2):
            rekomendasi.tanggapi(draf, oleh=pemeran.sari, rhk=rhk)
    kini = rekomendasi.terakhir(draf)
    assert (kini.rhk, kini.alasan) == (rhk.teks, "")
    assert Jejak.objects.filter(kata_kerja="tanggapi_rekomendasi").count() == 1
    penyusunan.hapus_rhk(rhk, oleh=pemeran.sari)
    assert (rekomendasi.terakhir(draf).rhk, TanggapanRekomendasi.objects.count()) == (None, 1)


def test_tidak_diambil_perlu_alasan_dan_hanya_selama_disusun(draf, pemeran):
    for isian in ({}, {"rhk": draf.rhk.first(), "alasan": "x"}, {"alasan": "x" * 501}):
        with pytest.raises(IsianKeliru):
            rekomendasi.tanggapi(draf, oleh=pemeran.sari, **isian)
    with pytest.raises(BukanHak):
        rekomendasi.tanggapi(draf, oleh=pemeran.budi, alasan="x")
    rekomendasi.tanggapi(draf, oleh=pemeran.sari, alasan="Sudah dijalankan sejak Desember.")
    pembuat.ajukan(draf)
    with pytest.raises(KeadaanMenolak):
        rekomendasi.tanggapi(draf, oleh=pemeran.sari, alasan="Berubah pikiran.")


def test_tampak_di_penyunting_dan_bagi_penilai_saat_menetapkan(draf, pemeran, sebagai):
    sari, alamat = sebagai(pemeran.sari), f"/skp/{draf.kode}/"
    assert "Susun jadwal mingguan. Belum ditanggapi. Tanggapi" in teks(sari.get(alamat))
    assert sari.post(f"{alamat}rekomendasi/", {"rhk": "", "alasan": ""}).status_code == 422
    assert sari.post(f"{alamat}rekomendasi/", {"alasan": "Sudah dijalankan."}).url == alamat
    pembuat.ajukan(draf)
    budi = sebagai(pemeran.budi)
    for halaman in (alamat, f"{alamat}tetapkan/"):
        assert "Susun jadwal mingguan. Tidak diambil: Sudah dijalankan." in teks(budi.get(halaman))


def test_putusan_keberatan_mengganti_rekomendasi(draf, pemeran):
    evaluasi = pemeran.sari.skp.get(periode__tahun=2025).evaluasi.get()
    with pada(2, 5):
        k = keberatan.ajukan(evaluasi, oleh=pemeran.sari, bagian=["hasil_kerja"], alasan=ALASAN)
        for orang in (pemeran.budi, pemeran.sari):
            keberatan.terangkan(k, oleh=orang, isi="Sudah dijelaskan.")
        keberatan.putuskan(k, oleh=pemeran.tono, keputusan="mengubah", rating_hasil="sesuai",
                           rating_perilaku="sesuai", rekomendasi="Kirim laporan lebih awal.")  # fmt: skip
    assert Rekomendasi.objects.get().isi == "Kirim laporan lebih awal."


def test_basis_data_menolak_tanggapan_yang_tidak_utuh(draf, pemeran):
    dasar = {"rekomendasi": Rekomendasi.objects.get(), "rangkaian": draf.rangkaian, "oleh": pemeran.sari,
             "ditanggapi_pada": now()}  # fmt: skip
    for isi in ({"alasan": ""}, {"alasan": "x", "garis": uuid4()}):
        with pytest.raises(IntegrityError, match="tanggapan_rhk_atau_alasan"), transaction.atomic():
            TanggapanRekomendasi.objects.create(**dasar, **isi)
