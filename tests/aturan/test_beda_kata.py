"""Two texts, word by word"""

import pytest

from skp_app.aturan.beda_kata import beda, dua_sisi


@pytest.mark.parametrize(
    ("semula", "menjadi", "harap"),
    [
        ("", "", []),
        ("Layanan andal", "Layanan andal", [("sama", "Layanan andal")]),
        ("", "Layanan", [("tambah", "Layanan")]),
        ("Layanan", "", [("hapus", "Layanan")]),
        ("95 % layanan", "98 % layanan", [("hapus", "95"), ("tambah", "98"), ("sama", " % layanan")]),
        ("Layanan andal", "Layanan publik andal",
         [("sama", "Layanan "), ("tambah", "publik "), ("sama", "andal")]),
    ],
)  # fmt: skip
def test_beda_per_kata(semula, menjadi, harap):
    assert [tuple(p) for p in beda(semula, menjadi)] == harap


def test_dua_sisi_utuh_kembali():
    kiri, kanan = dua_sisi("Meningkatnya mutu layanan publik", "Meningkatnya layanan publik daerah")
    assert "".join(p.teks for p in kiri) == "Meningkatnya mutu layanan publik"
    assert "".join(p.teks for p in kanan) == "Meningkatnya layanan publik daerah"
