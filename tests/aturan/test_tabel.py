"""Cells of lists that leave the application."""

from datetime import date, datetime

import pytest

from pegawai.aturan.tabel import HURUF_TERBANYAK, bukan_rumus, sel


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠SUM(A1)"])
def test_rumus_menjadi_teks(teks):
    assert bukan_rumus(teks) == f"'{teks}"
    assert bukan_rumus("Data") == "Data"


@pytest.mark.parametrize(
    ("isi", "tertulis"),
    [
        (None, ""), (0, "0"), (True, "Ya"), (False, "Tidak"), (date(2026, 4, 5), "05/04/2026"),
        (datetime(2026, 4, 5, 9, 30), "05/04/2026 09:30"), ("a\x00b\x1fc\td", "a b c\td"),
        ("198501012010011001", "198501012010011001"), ("x" * 40_000, "x" * HURUF_TERBANYAK),
    ],
)  # fmt: skip
def test_isi_sel(isi, tertulis):
    assert sel(isi) == tertulis
