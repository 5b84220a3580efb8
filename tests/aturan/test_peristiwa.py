"""Lampiran p. 65 C.6-C.7 and p. 91-92 A.13-A.14, with the regulation's examples."""

from datetime import date

import pytest

from skp_app.aturan.peristiwa import (
    BERAKHIR,
    BERLANJUT,
    JenisPeristiwa,
    Lebar,
    Rentang,
    hari_terakhir,
    jendela,
    penilai_lama_menilai,
    penilai_tahunan,
)

TW2 = Rentang(date(2022, 4, 1), date(2022, 6, 30))
TW3 = Rentang(date(2022, 7, 1), date(2022, 9, 30))
TW4 = Rentang(date(2022, 10, 1), date(2022, 12, 31))
FEBRUARI = Rentang(date(2022, 2, 1), date(2022, 2, 28))
TAHUN = Rentang(date(2022, 1, 1), date(2022, 12, 31), tahunan=True)
AWAL = date(2022, 1, 1)
BIASA = Lebar(bulan=1, hari=7)


def test_skp_lama_berakhir_sehari_sebelum_tmt():
    assert hari_terakhir(date(2022, 7, 1)) == date(2022, 6, 30)
    assert hari_terakhir(date(2024, 3, 1)) == date(2024, 2, 29)


def test_setiap_peristiwa_berlanjut_atau_berakhir():
    assert set(JenisPeristiwa) == BERLANJUT | BERAKHIR
    assert {"mutasi", "promosi", "ganti_penilai"} == BERLANJUT


@pytest.mark.parametrize(
    ("periode", "awal"),
    [(TW3, date(2022, 9, 1)), (FEBRUARI, date(2022, 2, 22)), (TAHUN, date(2022, 12, 1))],
)
def test_jendela_adalah_bulan_terakhir_atau_tujuh_hari_terakhir(periode, awal):
    assert jendela(periode, BIASA) == awal


@pytest.mark.parametrize(
    ("periode", "lebar", "awal"),
    [
        (TW3, Lebar(2, 7), date(2022, 8, 1)),
        (TW3, Lebar(3, 7), date(2022, 7, 1)),
        (FEBRUARI, Lebar(1, 14), date(2022, 2, 15)),
        (FEBRUARI, Lebar(1, 40), date(2022, 2, 1)),
        (TAHUN, Lebar(2, 14), date(2022, 12, 1)),
    ],
)
def test_lebar_jendela_menurut_kebijakan_tetapi_tidak_mendahului_periodenya(periode, lebar, awal):
    assert jendela(periode, lebar) == awal


@pytest.mark.parametrize(
    ("tmt", "menilai"),
    [
        (date(2022, 8, 25), False),  # Purnama, p. 91
        (date(2022, 8, 31), False),
        (date(2022, 9, 1), True),
        (date(2022, 9, 25), True),  # Purnama, p. 91-92
        (date(2022, 9, 30), True),
    ],
)
def test_penilai_yang_pindah_menilai_hanya_di_rentang_evaluasi(tmt, menilai):
    assert penilai_lama_menilai("ganti_penilai", tmt, TW3, AWAL, BIASA) is menilai


@pytest.mark.parametrize("tmt", [date(2022, 7, 1), date(2022, 8, 25), date(2022, 9, 25)])
def test_periode_berjalan_pegawai_yang_mutasi_milik_penilai_baru(tmt):
    """Sari, p. 91 A.13 a; the year too, A.13 b."""
    assert penilai_lama_menilai("mutasi", tmt, TW3, AWAL, BIASA) is False
    assert penilai_lama_menilai("promosi", tmt, TAHUN, AWAL, BIASA) is False


def test_periode_yang_sudah_lewat_tetap_milik_penilai_lama():
    assert penilai_lama_menilai("mutasi", date(2022, 7, 1), TW2, AWAL, BIASA) is True
    assert penilai_lama_menilai("ganti_penilai", date(2022, 8, 25), TW2, AWAL, BIASA) is True
    assert penilai_lama_menilai("mutasi", date(2022, 7, 1), TW4, AWAL, BIASA) is False


@pytest.mark.parametrize(
    ("jenis", "mulai", "menilai"),
    [
        ("pensiun", AWAL, True),
        ("berhenti", AWAL, True),
        ("akhir_kontrak", AWAL, True),
        ("meninggal", AWAL, False),
        ("pensiun", date(2022, 7, 20), False),  # less than a month of service
    ],
)
@pytest.mark.parametrize("periode", [TW3, TAHUN])
def test_yang_berakhir_dinilai_penilai_lama_kecuali_meninggal_atau_kurang_sebulan(jenis, mulai, menilai, periode):
    assert penilai_lama_menilai(jenis, date(2022, 8, 1), periode, mulai, BIASA) is menilai


def test_penilai_tahunan():
    assert {j: penilai_tahunan(j) for j in JenisPeristiwa} == {
        "mutasi": "baru", "promosi": "baru", "ganti_penilai": "baru", "pensiun": "lama", "berhenti": "lama",
        "akhir_kontrak": "lama", "meninggal": "",
    }  # fmt: skip
