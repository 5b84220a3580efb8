"""When a newer file changes a field, leaves it, or asks: every combination of here, imported last, and in the file."""

import pytest

from pegawai.aturan.impor_banding import bandingkan


@pytest.mark.parametrize(
    ("kini", "terakhir", "baru", "perubahan", "konflik"),
    [
        ("A", "A", "A", {}, {}),
        ("A", "A", "B", {"x": ("A", "B")}, {}),  # nobody touched it
        ("C", "A", "A", {}, {}),  # corrected here, and the file says nothing new
        ("C", "A", "B", {}, {"x": ("C", "B")}),  # corrected here, and the file says something else
        ("B", "A", "B", {}, {}),  # both say the same by now
        ("", "A", "B", {"x": ("", "B")}, {}),
        ("A", "A", None, {"x": ("A", "")}, {}),
        ("C", "A", None, {}, {"x": ("C", "")}),
        (None, None, "B", {"x": ("", "B")}, {}),
    ],
)
def test_tiga_nilai(kini, terakhir, baru, perubahan, konflik):
    hasil = bandingkan({"x": kini}, {"x": terakhir}, {"x": baru})
    assert (hasil.perubahan, hasil.konflik) == (perubahan, konflik)


def test_yang_diketik_sebelum_impor_pertama_tidak_ditimpa():
    hasil = bandingkan({"x": "A", "kosong": ""}, None, {"x": "B", "kosong": "B"})
    assert (hasil.perubahan, hasil.konflik) == ({"kosong": ("", "B")}, {"x": ("A", "B")})


def test_pilihan_orang_menentukan_konflik():
    pakai = bandingkan({"x": "C"}, {"x": "A"}, {"x": "B"}, {"x": "ya"})
    biarkan = bandingkan({"x": "C"}, {"x": "A"}, {"x": "B"}, {"x": "tidak"})
    assert (pakai.perubahan, pakai.konflik) == ({"x": ("C", "B")}, {})
    assert (biarkan.perubahan, biarkan.konflik) == ({}, {})
