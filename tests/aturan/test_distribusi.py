"""The actual spread held against the guide: never more than a sentence (Lampiran p. 94-97; SE Menpan RB 3/2023)."""

import pytest

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.distribusi import bandingkan, hasil, kekeliruan
from evaluasi.aturan.kuadran import Predikat
from pegawai.acuan import POLA_LAMPIRAN, POLA_SE

SINGKAT = {"SB": "sangat_baik", "B": "baik", "BP": "butuh_perbaikan", "K": "kurang", "SK": "sangat_kurang"}


def jumlah(**singkat):
    return {str(p): 0 for p in Predikat} | {SINGKAT[s]: n for s, n in singkat.items()}


def bendera(capaian, pola=POLA_SE, **singkat):
    """What breaches the guide: (sentence, expected, actual)."""
    return [tuple(b)[1:4] for b in bandingkan(pola[capaian], jumlah(**singkat)) if not b.sesuai]


@pytest.mark.parametrize(
    ("capaian", "nyata", "kalimat"),
    [
        ("istimewa", {"SB": 16, "B": 4}, [("Sangat Baik 16 (80 %) melebihi panduan paling banyak 14 (70 %).", 14, 16)]),
        ("istimewa", {"SB": 14, "B": 5, "BP": 1}, []),
        (
            "baik",
            {"B": 14, "SB": 6},
            [
                (
                    "Panduan: ada pegawai dengan predikat Butuh Perbaikan dan/atau Kurang/misconduct; sekarang 0.",
                    1,
                    0,
                )
            ],
        ),
        ("baik", {"B": 13, "SB": 5, "BP": 2}, []),
        ("baik", {"B": 13, "SB": 6, "K": 1}, []),
        # "most": the SE has no share for it, more than half is this application's reading
        (
            "istimewa",
            {"SB": 10, "B": 10},
            [("Panduan: sebagian besar pegawai Sangat Baik; sekarang 10 dari 20.", 11, 10)],
        ),
        (
            "baik",
            {"SB": 18, "SK": 2},
            [
                ("Panduan: sebagian besar pegawai Baik; sekarang 0 dari 20.", 11, 0),
                ("Panduan: ada pegawai dengan predikat Butuh Perbaikan dan/atau Kurang/misconduct; sekarang 0.", 1, 0),
            ],
        ),
        (
            "butuh_perbaikan",
            {"BP": 11, "SB": 3, "B": 6},
            [
                ("Butuh Perbaikan 11 (55 %) di bawah panduan paling sedikit 12 (60 %).", 12, 11),
                ("Sangat Baik 3 (15 %) melebihi panduan paling banyak 2 (10 %).", 2, 3),
            ],
        ),
        ("butuh_perbaikan", {"BP": 12, "SB": 2, "B": 6}, []),
        (
            "kurang",
            {"K": 12, "BP": 1, "B": 5, "SB": 2},
            [("Butuh Perbaikan 1 (5 %) di bawah panduan paling sedikit 2 (10 %).", 2, 1)],
        ),
        ("kurang", {"K": 12, "BP": 2, "B": 4, "SB": 2}, []),
        ("sangat_kurang", {"SK": 12, "K": 1, "BP": 1, "B": 6}, []),
        (
            "sangat_kurang",
            {"SK": 12, "K": 1, "BP": 1, "B": 5, "SB": 1},
            [("Panduan: tidak ada pegawai dengan predikat Sangat Baik; sekarang 1.", 0, 1)],
        ),
        (
            "kurang",
            {"K": 11, "BP": 2, "B": 4, "SB": 3},
            [
                ("Kurang/misconduct 11 (55 %) di bawah panduan paling sedikit 12 (60 %).", 12, 11),
                ("Sangat Baik 3 (15 %) melebihi panduan paling banyak 2 (10 %).", 2, 3),
            ],
        ),
        (
            "sangat_kurang",
            {"SK": 11, "K": 1, "B": 8},
            [
                ("Sangat Kurang 11 (55 %) di bawah panduan paling sedikit 12 (60 %).", 12, 11),
                ("Kurang/misconduct dan/atau Butuh Perbaikan 1 (5 %) di bawah panduan paling sedikit 2 (10 %).", 2, 1),
            ],
        ),
        # rounding: 70 % of 13 is 9
        (
            "baik",
            {"B": 10, "SB": 2, "K": 1},
            [("Baik 10 (76,9 %) melebihi panduan paling banyak 9 (70 %).", 9, 10)],
        ),
        ("baik", {"B": 9, "SB": 3, "K": 1}, []),
        # ten people, one Sangat Baik to be explained
        (
            "sangat_kurang",
            {"SK": 6, "K": 1, "B": 2, "SB": 1},
            [("Panduan: tidak ada pegawai dengan predikat Sangat Baik; sekarang 1.", 0, 1)],
        ),
    ],
)
def test_bendera_menurut_se_3_2023(capaian, nyata, kalimat):
    assert bendera(capaian, **nyata) == kalimat


@pytest.mark.parametrize(
    ("capaian", "nyata", "kalimat"),
    [
        ("baik", {"B": 6, "SB": 4}, []),
        # half is not "sebagian besar"
        ("baik", {"B": 5, "SB": 5}, [("Panduan: sebagian besar pegawai Baik; sekarang 5 dari 10.", 6, 5)]),
        ("baik", {"B": 4, "SB": 3, "K": 3}, [("Panduan: sebagian besar pegawai Baik; sekarang 4 dari 10.", 6, 4)]),
        ("istimewa", {"SB": 10}, []),
        ("istimewa", {"B": 3}, [("Panduan: sebagian besar pegawai Sangat Baik; sekarang 0 dari 3.", 2, 0)]),
        ("sangat_kurang", {"SK": 6, "SB": 4}, []),  # p. 96: every other predikat is possible
    ],
)
def test_bendera_menurut_lampiran(capaian, nyata, kalimat):
    assert bendera(capaian, POLA_LAMPIRAN, **nyata) == kalimat


def test_yang_sesuai_juga_disebut_dengan_angkanya():
    assert bandingkan(POLA_SE["istimewa"], jumlah(SB=14, B=6)) == [
        (True, "Panduan: sebagian besar pegawai Sangat Baik; sekarang 14 dari 20.", 11, 14, "terbanyak:sangat_baik"),
        (True, "Sangat Baik 14 (70 %), sesuai panduan paling banyak 14 (70 %).", 14, 14, "maks:sangat_baik"),
    ]


def test_unit_kosong_tidak_dibandingkan():
    assert bandingkan(POLA_SE["baik"], jumlah()) == []


@pytest.mark.parametrize("pola", [POLA_LAMPIRAN, POLA_SE])
def test_setiap_capaian_punya_panduan(pola):
    assert list(pola) == list(Capaian)
    assert {p for aturan in pola.values() for a in aturan for p in a["predikat"]} <= set(Predikat)


def test_jenis_panduan_asing_ditolak():
    with pytest.raises(ValueError, match="jenis aturan distribusi tidak dikenal: kira_kira"):
        bandingkan([{"predikat": ["baik"], "jenis": "kira_kira"}], jumlah(B=1))


@pytest.mark.parametrize(
    ("pembulatan", "batas"),
    [
        ({"maks": "bawah", "min": "atas"}, (1, 8)),
        ({"maks": "atas", "min": "bawah"}, (2, 7)),
        ({"maks": "terdekat", "min": "terdekat"}, (1, 8)),
    ],
)
def test_pembulatan_adalah_pilihan(pembulatan, batas):
    """Thirteen people: 10 % are 1.3, 60 % are 7.8. Exactly 10 % of twenty are two, whatever the way."""
    aturan = POLA_SE["butuh_perbaikan"]
    minimum, maksimum = bandingkan(aturan, jumlah(BP=8, B=5), pembulatan)
    assert (maksimum.diharapkan, minimum.diharapkan) == batas
    assert bandingkan(aturan, jumlah(BP=12, B=8), pembulatan)[1].diharapkan == 2


def test_kunci_bendera_tidak_memuat_angkanya():
    semua = {c: [b.kunci for b in bandingkan(aturan, jumlah(B=1))] for c, aturan in POLA_SE.items()}
    assert semua == {
        "istimewa": ["terbanyak:sangat_baik", "maks:sangat_baik"],
        "baik": ["terbanyak:baik", "maks:baik", "harus_ada:butuh_perbaikan+kurang"],
        "butuh_perbaikan": ["min:butuh_perbaikan", "maks:sangat_baik"],
        "kurang": ["min:kurang", "min:butuh_perbaikan", "maks:sangat_baik"],
        "sangat_kurang": ["min:sangat_kurang", "min:butuh_perbaikan+kurang", "tidak_ada:sangat_baik"],
    }


def test_hasil_menurut_masukan():
    masukan = {
        "penilaian": {"baik": [[1, 1], [2, 3]], "kurang": [[3, 1]]}, "belum_dinilai": 4, "terkecil": 3,
        "aturan": POLA_SE["baik"], "pembulatan": {"maks": "bawah", "min": "atas"},
    }  # fmt: skip
    dihitung = hasil(masukan)
    assert (dihitung.jumlah, dihitung.belum_dinilai) == (jumlah(B=2, K=1), 4)
    assert [b.sesuai for b in dihitung.bendera] == [True, True, True]
    assert hasil(masukan | {"terkecil": 4}).bendera == []


@pytest.mark.parametrize(
    ("aturan", "salah"),
    [
        ({"jenis": "kira_kira", "predikat": ["baik"]}, "jenis aturan “kira_kira” tidak dikenal."),
        ({"jenis": "maks", "predikat": []}, "setiap aturan menyebut paling sedikit satu predikat yang dikenal."),
        ({"jenis": "maks", "predikat": ["cukup"], "persen": 1}, "setiap aturan menyebut"),
        ({"jenis": "maks", "predikat": ["baik"]}, "persen aturan “maks” adalah angka 0 sampai 100."),
        ({"jenis": "min", "predikat": ["baik"], "persen": 101}, "persen aturan “min” adalah angka 0 sampai 100."),
        ({"jenis": "min", "predikat": ["baik"], "persen": True}, "persen aturan “min” adalah angka 0 sampai 100."),
        ({"jenis": "harus_ada", "predikat": ["baik"], "persen": 1}, "aturan “harus_ada” tidak memakai persen."),
    ],
)
def test_panduan_yang_keliru_disebut_kelirunya(aturan, salah):
    assert kekeliruan(POLA_SE | {"kurang": [aturan]}).startswith(f"Kurang: {salah}")


def test_panduan_yang_benar_dan_yang_tidak_lengkap():
    assert [kekeliruan(p) for p in (POLA_SE, POLA_LAMPIRAN)] == ["", ""]
    lima = "Panduan memuat aturan untuk tepat lima capaian: "
    assert {kekeliruan(p)[: len(lima)] for p in ({}, [], {"baik": []}, POLA_SE | {"cukup": []})} == {lima}
    assert kekeliruan(POLA_SE | {"baik": {}}) == "Baik: aturan ditulis sebagai daftar."
    ganda = [{"jenis": "maks", "predikat": ["baik"], "persen": p} for p in (60, 70)]
    assert kekeliruan(POLA_SE | {"baik": ganda}) == "Baik: ada aturan yang ditulis dua kali."
