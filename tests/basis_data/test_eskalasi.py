"""Whom a superior was told of stays as it was written, and once is once, whoever asks the database."""

from datetime import date

import pytest

from pegawai.alur import kalender
from pegawai.models import LanggananKalender
from skp_app.models import Eskalasi, TundaPengingat
from tests.basis_data.langsung import hapus, salin, ubah

TETAP = "Catatan eskalasi tidak dapat diubah atau dihapus"


@pytest.fixture
def eskalasi(pemeran):
    return Eskalasi.objects.create(
        pemilik=pemeran.joko, atasan=pemeran.budi, tingkat="atasan", jenis="susun_skp", kode="2026",
        tenggat=date(2026, 1, 31), hari=date(2026, 2, 6),
    )  # fmt: skip


def test_eskalasi_tidak_dapat_diubah_atau_dihapus(eskalasi, pemeran):
    lain = {"atasan_id": pemeran.rina.pk, "hari": date(2026, 2, 9), "kode": "2025", "tingkat": "atasan_kedua"}
    assert {k: ubah(eskalasi, **{k: v}) for k, v in lain.items()} == dict.fromkeys(lain, TETAP)
    assert hapus(eskalasi) == TETAP


@pytest.mark.parametrize(
    ("isi", "batas"),
    [
        ({}, "eskalasi_sekali"),
        ({"hari": date(2026, 2, 9)}, "eskalasi_sekali"),
        ({"tingkat": "ketiga"}, "eskalasi_tingkat_dikenal"),
        ({"tingkat": "atasan_kedua", "hari": date(2026, 1, 31)}, "eskalasi_sesudah_tenggat"),
    ],
)
def test_eskalasi_sekali_per_tingkat_dan_sesudah_tenggat(eskalasi, isi, batas):
    assert salin(eskalasi, **isi) == batas


def test_atasan_bukan_pemiliknya(eskalasi, pemeran):
    assert salin(eskalasi, pemilik_id=pemeran.budi.pk) == "eskalasi_bukan_diri"


def test_tunda_satu_per_tugas(pemeran):
    isi = {"pegawai": pemeran.joko, "jenis": "susun_skp", "kode": "2026", "sampai": date(2026, 1, 30)}
    assert salin(TundaPengingat.objects.create(**isi)) == "tunda_satu_per_tugas"


def test_alamat_kalender_hanya_tersimpan_sebagai_sidik(pemeran):
    rahasia = kalender.buat(pemeran.joko)
    langganan = LanggananKalender.objects.get()
    assert rahasia not in str(LanggananKalender.objects.values().get())
    assert ubah(langganan, sidik=rahasia) == "kalender_hanya_sidik"
    assert salin(langganan, sidik="0" * 64).startswith("pegawai_langganankalender_pegawai_id")


def test_cara_surel_dikenal(pemeran):
    assert ubah(pemeran.joko, cara_surel="merpati") == "pegawai_cara_surel_dikenal"
