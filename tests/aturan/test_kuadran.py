"""The quadrant of Lampiran p. 99 and 102, cell by cell; it is the explanation table of p. 99-100."""

import itertools

import pytest

from evaluasi.aturan.kuadran import Predikat, Rating, predikat, semua_sel

TABEL = [
    ("di_atas", "di_atas", "sangat_baik"),
    ("di_atas", "sesuai", "baik"),
    ("di_atas", "di_bawah", "kurang"),
    ("sesuai", "di_atas", "baik"),
    ("sesuai", "sesuai", "baik"),
    ("sesuai", "di_bawah", "kurang"),
    ("di_bawah", "di_atas", "butuh_perbaikan"),
    ("di_bawah", "sesuai", "butuh_perbaikan"),
    ("di_bawah", "di_bawah", "sangat_kurang"),
]


@pytest.mark.parametrize(("hasil", "perilaku", "sel"), TABEL)
def test_predikat_mengikuti_kuadran(hasil, perilaku, sel):
    assert predikat(hasil, perilaku) == sel


def test_sembilan_sel_masing_masing_sekali():
    assert sorted(semua_sel()) == sorted(TABEL)
    assert {(h, p) for h, p, _ in semua_sel()} == set(itertools.product(Rating, Rating))


def test_hasil_baik_dengan_perilaku_buruk_di_bawah_hasil_buruk_dengan_perilaku_baik():
    urutan = list(Predikat)
    assert urutan == ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"]
    assert urutan.index(predikat("di_atas", "di_bawah")) > urutan.index(predikat("di_bawah", "di_atas"))


@pytest.mark.parametrize(("hasil", "perilaku"), [("", "sesuai"), ("sesuai", ""), ("baik", "sesuai"), ("DI_ATAS", "x")])
def test_rating_asing_tidak_menghasilkan_predikat(hasil, perilaku):
    with pytest.raises(ValueError, match="is not a valid Rating"):
        predikat(hasil, perilaku)
