"""pegawai/aturan/teks.py: what a text field may hold"""

import pytest

from pegawai.aturan.teks import keberatan, kosong

TAK_TERCETAK = "Isian memuat tanda yang tidak dapat dicetak. Hapus, lalu ketik ulang bagian itu."
PEMBALIK = "Isian memuat tanda pembalik arah tulisan. Hapus, lalu ketik ulang bagian itu."


@pytest.mark.parametrize(
    "teks",
    [
        "Tersusunnya laporan kinerja", "≥ 95 % (sembilan puluh lima)", "Dewi Ni Luh Ayu, S.Kom.", "Ça va", "日本語",
        "😀 selesai", "<script>alert(1)</script>", "{{7*7}} {% load %} ${x}",
        "' OR 1=1--", "=1+1", "../../x", "a\tb", "é", "Sᴀngat",
    ],
)  # fmt: skip
def test_teks_biasa_diterima(teks):
    assert keberatan(teks, baris_banyak=False) == ""


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("a\x00b", TAK_TERCETAK), ("\ud800", TAK_TERCETAK), ("a\x1b[31mb", TAK_TERCETAK), ("a\u2028b", TAK_TERCETAK),
        ("a\x85b", TAK_TERCETAK), ("a\x0bb", TAK_TERCETAK), ("\ue000", TAK_TERCETAK), ("\U000fffff", TAK_TERCETAK),
        ("a\u202eb", PEMBALIK), ("a\u2066b", PEMBALIK),
        ("a" + "\u0301" * 10_000, "Isian memuat terlalu banyak tanda pada satu huruf."),
        ("a\r\nBcc: x", "Tulis dalam satu baris."), ("a\nb", "Tulis dalam satu baris."),
        ("   ", "Isian hanya berisi spasi."), ("\u3164", "Isian hanya berisi spasi."),
        ("\ufeff", "Isian hanya berisi spasi."), ("\u200d\u200b", "Isian hanya berisi spasi."),
        ("\u2800\u00a0", "Isian hanya berisi spasi."),
    ],
)  # fmt: skip
def test_teks_yang_tak_terbaca_ditolak(teks, alasan):
    assert keberatan(teks, baris_banyak=False) == alasan


def test_ganti_baris_hanya_pada_bidang_berbaris_banyak():
    assert keberatan("a\r\nb\nc", baris_banyak=True) == ""


@pytest.mark.parametrize(("teks", "jawab"), [("", True), (" \n", True), ("\u3164", True), ("a", False), ("0", False)])
def test_kosong(teks, jawab):
    assert kosong(teks) is jawab
