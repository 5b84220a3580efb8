"""Indicators of the catalogue as lines of text."""

import pytest

from skp_app.aturan.katalog import BarisKeliru, baca, tulis
from skp_app.katalog import awal

IKI = [
    {"teks": "Persentase layanan daring", "target": "… %", "aspek": ["kualitas", "waktu"]},
    {"teks": "Jumlah laporan", "target": "", "aspek": []},
]
BARIS = "Persentase layanan daring | … % | Kualitas, Waktu\nJumlah laporan"


def test_baris_menjadi_indikator_dan_kembali():
    assert baca(BARIS) == IKI
    assert tulis(IKI) == BARIS
    assert baca("a|b|KUALITAS")[0]["aspek"] == ["kualitas"]


@pytest.mark.parametrize("butir", awal(), ids=lambda b: b["teks"][:40])
def test_katalog_awal_dapat_disunting_tanpa_berubah(butir):
    baku = [{"teks": i["teks"], "target": i.get("target", ""), "aspek": list(i.get("aspek", []))} for i in butir["iki"]]
    assert baca(tulis(butir["iki"])) == baku


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", "Tulis 1 sampai 10"), ("\n".join(["x"] * 11), "Tulis 1 sampai 10"), ("| target", "Baris 1"),
        ("a\nb | c | d | e", "Baris 2"), ("a | b | harga", "“harga” tidak dikenal"), ("x" * 501, "paling panjang"),
    ],
)  # fmt: skip
def test_baris_yang_keliru_disebut(teks, kata):
    with pytest.raises(BarisKeliru, match=kata):
        baca(teks)
