"""Spread, shares, and what somebody outside the line may count: tables"""

import pytest

from evaluasi.aturan.kalibrasi import alasan_keliru, bagi_luar_garis, bagian, lengkap, sebaran
from evaluasi.aturan.kuadran import semua_sel
from evaluasi.views.bagan_kalibrasi import gambar, porsi_kurva

BAIK, BELUM = ("sesuai", "sesuai"), ("", "")
NOL = {"sangat_baik": 0, "baik": 0, "butuh_perbaikan": 0, "kurang": 0, "sangat_kurang": 0}


def test_sembilan_sel_menjadi_lima_predikat():
    jumlah = sebaran(jadi for *_, jadi in semua_sel())
    assert jumlah == {"sangat_baik": 1, "baik": 3, "butuh_perbaikan": 2, "kurang": 2, "sangat_kurang": 1}


def test_yang_belum_lengkap_tidak_dihitung():
    assert sebaran(["", "", ""]) == NOL
    assert [lengkap(s) for s in (BELUM, ("sesuai", ""), BAIK)] == [False, False, True]


def test_bagian_berjumlah_seratus_atau_nol():
    assert bagian(sebaran(["baik", "baik", "baik", "sangat_baik"])) == NOL | {"sangat_baik": 25.0, "baik": 75.0}
    assert bagian(NOL) == dict.fromkeys(NOL, 0.0)


@pytest.mark.parametrize(
    ("tetap", "terbuka", "terhitung"),
    [
        (0, 4, None),  # too few that are not set, and nothing else
        (0, 5, 5),
        (4, 4, None),  # set ones alone are too few to be a group
        (5, 4, 5),  # the four would be told by the difference to what may be read anyway
        (5, 5, 10),
        (0, 0, None),
    ],
)
def test_luar_garis_menghitung_kelompok_yang_cukup_besar(tetap, terbuka, terhitung):
    hasil = bagi_luar_garis(["tetap"] * tetap, ["terbuka"] * terbuka, 5)
    assert (None if hasil is None else len(hasil)) == terhitung


@pytest.mark.parametrize(
    ("alasan", "kalimat"),
    [
        ("x" * 15, ""),
        ("  pendek  ", "Tulis alasan sedikitnya 15 huruf. Sekarang 6."),
        ("x" * 501, "Alasan paling panjang 500 huruf. Sekarang 501; pendekkan."),
    ],
)
def test_alasan(alasan, kalimat):
    assert alasan_keliru(alasan, 15) == kalimat


# the picture -----------------------------------------------------------------------------------------
ATURAN = [
    {"predikat": ["baik"], "jenis": "maks", "persen": 70},
    {"predikat": ["butuh_perbaikan", "kurang"], "jenis": "harus_ada"},
]


def test_kurva_lampiran_dibaca_sebagai_bagian():
    porsi = porsi_kurva("baik")
    assert round(sum(porsi.values()), 6) == 100
    assert max(porsi, key=porsi.get) == "baik"


def test_batang_garis_dan_kurung_pada_tempatnya():
    gambar_ = gambar(NOL | {"baik": 7, "sangat_baik": 3}, NOL | {"baik": 10}, "baik", ATURAN)
    batang = {b["predikat"]: b for b in gambar_["batang"]}
    assert list(batang) == ["sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik"]
    # 100 % was stored, so the axis ends there: 198 units for 100 %.
    assert (batang["baik"]["tinggi"], batang["baik"]["y_semula"], batang["kurang"]["y_semula"]) == ("138.6", "34.0", "")
    assert (batang["baik"]["y_panduan"], batang["baik"]["kata_panduan"]) == ("93.4", "paling banyak 70 %")
    assert [k["kata"] for k in gambar_["kurung"]] == ["harus ada"]
    assert [s["persen"] for s in gambar_["sumbu"]] == [0, 20, 40, 60, 80, 100]


def test_tanpa_capaian_tanpa_orang_tetap_tergambar():
    gambar_ = gambar(NOL, NOL, None, [])
    assert (gambar_["kurva"], gambar_["kurung"], {b["tinggi"] for b in gambar_["batang"]}) == (None, [], {"0.0"})
