"""Which capaian counts, and what it suggests for the head of the unit."""

from datetime import date

import pytest

from evaluasi.aturan.capaian import SARAN_KEPALA, berlaku
from evaluasi.aturan.kuadran import predikat

JENDELA = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("capaian", "perilaku", "hasil", "akhir"),
    [
        ("istimewa", "sesuai", "di_atas", "baik"),
        ("baik", "di_atas", "sesuai", "baik"),
        ("kurang", "sesuai", "di_bawah", "butuh_perbaikan"),
        ("istimewa", "di_bawah", "di_atas", "kurang"),
        ("butuh_perbaikan", "sesuai", "di_bawah", "butuh_perbaikan"),
        ("sangat_kurang", "di_bawah", "di_bawah", "sangat_kurang"),
    ],
)
def test_capaian_unit_menjadi_saran_bagi_kepalanya(capaian, perilaku, hasil, akhir):
    assert SARAN_KEPALA[capaian] == hasil
    assert predikat(SARAN_KEPALA[capaian], perilaku) == akhir


@pytest.mark.parametrize(
    ("tahun_ini", "tahun_lalu", "tahunan", "hari", "yang_berlaku"),
    [
        ("istimewa", "baik", True, date(2026, 2, 10), ("istimewa", False)),
        ("", "baik", True, date(2026, 2, 1), ("baik", True)),  # p. 94 f: late, so last year's
        ("", "baik", True, date(2026, 1, 31), ("", False)),  # January is not over
        ("", "", True, date(2026, 2, 1), ("", False)),
        ("", "baik", False, date(2026, 2, 1), ("", False)),  # only the yearly figure has a substitute
        ("kurang", "", False, date(2025, 4, 1), ("kurang", False)),
    ],
)
def test_capaian_tahun_lalu_dipakai_bila_yang_tahunan_terlambat(tahun_ini, tahun_lalu, tahunan, hari, yang_berlaku):
    assert berlaku(tahun_ini, tahun_lalu, tahunan=tahunan, hari=hari, jendela_selesai=JENDELA) == yang_berlaku
