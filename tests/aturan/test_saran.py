"""The suggested rating hasil kerja (criteria of Lampiran p. 97-98 and 100-101)."""

import pytest

from evaluasi.aturan.saran import Tanda, dari_umpan_balik, sarankan

ARTI = {"A": "di_atas", "S": "sesuai", "B": "di_bawah"}


def tanda(utama, tambahan=""):
    return [Tanda(True, ARTI[h]) for h in utama] + [Tanda(False, ARTI[h]) for h in tambahan]


@pytest.mark.parametrize(
    ("utama", "tambahan", "rating"),
    [
        ("AAAS", "S", "di_atas"),  # 3 of 5 above, no utama below
        ("AAAB", "S", "sesuai"),  # one utama below
        ("AAA", "B", "di_atas"),  # a tambahan below is tolerated
        ("SBB", "AA", "di_bawah"),  # two of three utama below
        ("SSBSSSS", "S", "sesuai"),  # the Direktur Jenderal's marks, Lampiran p. 188-194
        ("AS", "", "sesuai"),  # half is not "sebagian besar"
        ("AAB", "", "sesuai"),
        ("SB", "", "di_bawah"),  # half of utama is no "sebagian kecil"
        ("SSB", "", "sesuai"),
        ("SSS", "BBBB", "di_bawah"),  # most of all results are below
        ("SSS", "BBB", "sesuai"),
        ("", "A", "di_atas"),  # only tambahan marked so far
        ("", "AB", "sesuai"),
        ("", "BB", "di_bawah"),
        ("S", "", "sesuai"),
    ],
)
def test_rating_dari_tanda(utama, tambahan, rating):
    assert sarankan(tanda(utama, tambahan), []).rating == rating


def test_alasan_menyebut_angka():
    assert sarankan(tanda("AAAS", "S"), []).alasan == [
        "3 dari 5 hasil kerja di atas ekspektasi, 0 di bawah",
        "tidak ada hasil kerja utama di bawah ekspektasi",
    ]
    assert sarankan(tanda("AAAB", "S"), []).alasan == [
        "3 dari 5 hasil kerja di atas ekspektasi, 1 di bawah",
        "1 dari 4 hasil kerja utama di bawah ekspektasi",
    ]


def test_umpan_balik_menurunkan_saran():
    saran = sarankan(tanda("AAAS", "S"), ["positif"] * 2 + ["tidak_positif"] * 4)
    assert saran.rating == "di_bawah"
    assert saran.alasan[2:] == [
        "2 dari 6 umpan balik positif, 4 perlu perbaikan",
        "hasil dan umpan balik berbeda, diambil yang lebih rendah",
    ]


def test_umpan_balik_tidak_menaikkan_saran():
    saran = sarankan(tanda("SSS"), ["positif"] * 3)
    assert (saran.rating, saran.alasan[-1]) == ("sesuai", "hasil dan umpan balik berbeda, diambil yang lebih rendah")


def test_umpan_balik_yang_sejalan_tidak_diberi_catatan_beda():
    saran = sarankan(tanda("AAA"), ["positif"])
    assert (saran.rating, saran.alasan[-1]) == ("di_atas", "1 dari 1 umpan balik positif, 0 perlu perbaikan")


@pytest.mark.parametrize(
    ("nada", "rating"),
    [
        (["positif", "positif", "netral"], "di_atas"),
        (["positif", "netral"], "sesuai"),
        (["tidak_positif", "netral"], "sesuai"),
        (["tidak_positif", "tidak_positif", "positif"], "di_bawah"),
        (["netral"], "sesuai"),
    ],
)
def test_rating_dari_umpan_balik(nada, rating):
    assert dari_umpan_balik(nada).rating == rating


def test_contoh_delapan_domain_dengan_umpan_balik():
    """E4 and E8 of the specification: the same marks, without feedback and with four of six not positive."""
    assert sarankan(tanda("AAAS", "S"), []).rating == "di_atas"
    assert sarankan(tanda("AAAS", "S"), ["positif"] * 2 + ["tidak_positif"] * 4).rating == "di_bawah"


def test_panduan_periodik_dan_tahunan_menyebut_halamannya():
    assert sarankan(tanda("S"), []).dasar == "Lampiran hlm. 97–98"
    assert sarankan(tanda("S"), [], tahunan=True).dasar == "Lampiran hlm. 100–101"


def test_hasil_kerja_tanpa_realisasi_akhir_disebut_dan_tidak_mengubah_saran():
    saran = sarankan(tanda("AAA"), [], tahunan=True, tanpa_akhir=2)
    assert (saran.rating, saran.alasan[-1]) == ("di_atas", "2 hasil kerja belum punya realisasi akhir")


def test_tanpa_tanda_tidak_ada_saran():
    assert sarankan([], ["positif"] * 5) is None
    assert dari_umpan_balik([]) is None
