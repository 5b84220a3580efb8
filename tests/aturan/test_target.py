"""Targets as people write them, and as the samples of the regulation do (Anak Lampiran 2 and 3)"""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skp_app.aturan.target import Batas, Pembanding, baca, bacaan, tulis

AKAR = Path(__file__).resolve().parents[2]
CONTOH = sorted([*AKAR.glob("skp_app/contoh/*.toml"), *AKAR.glob("tests/dokumen/*.toml")])
SAMA, ANTARA, SEDIKIT, BANYAK = Pembanding


def terbaca(teks):
    t = baca(teks)
    return t and (t.pembanding, t.minimum, t.maksimum, t.satuan, t.batas_waktu)


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("95 %", (SAMA, Decimal(95), None, "%", None)),
        ("61,95%", (SAMA, Decimal("61.95"), None, "%", None)),
        ("99.5 %", (SAMA, Decimal("99.5"), None, "%", None)),
        ("12 layanan", (SAMA, Decimal(12), None, "layanan", None)),
        ("1.250 berkas", (SAMA, Decimal(1250), None, "berkas", None)),
        ("≤ 4 jam", (BANYAK, None, Decimal(4), "jam", None)),
        ("paling lama 3 hari kerja", (BANYAK, None, Decimal(3), "hari kerja", None)),
        ("Maks. 2 kali", (BANYAK, None, Decimal(2), "kali", None)),
        ("minimal 2 dokumen", (SEDIKIT, Decimal(2), None, "dokumen", None)),
        ("≥80%", (SEDIKIT, Decimal(80), None, "%", None)),
        ("95–98 %", (ANTARA, Decimal(95), Decimal(98), "%", None)),
        ("80% - 90% peserta puas", (ANTARA, Decimal(80), Decimal(90), "% peserta puas", None)),
        ("7-8 bulan", (ANTARA, Decimal(7), Decimal(8), "bulan", None)),
        ("1- 2 minggu setelah pengaduan masuk",
         (ANTARA, Decimal(1), Decimal(2), "minggu setelah pengaduan masuk", None)),
        ("3,5 dari skala 5", (SAMA, Decimal("3.5"), None, "dari skala 5", None)),
        ("90", (SAMA, Decimal(90), None, "", None)),
        ("2022", (SAMA, None, None, "", Batas(None, None, 2022))),
        ("paling lambat 31 Maret", (SAMA, None, None, "", Batas(31, 3, None))),
        ("2 dokumen paling lambat 30 Juni 2026", (SAMA, Decimal(2), None, "dokumen", Batas(30, 6, 2026))),
        ("Rp1,5 miliar", (SAMA, Decimal(1_500_000_000), None, "rupiah", None)),
        ("paling banyak Rp 500 juta", (BANYAK, None, Decimal(500_000_000), "rupiah", None)),
        ("0 temuan", (SAMA, Decimal(0), None, "temuan", None)),
        ("Sesuai SOP", None), ("", None), ("   ", None), ("dua belas layanan", None), ("9" * 300, None),
        ("5.5.5 unit", None), ("95,.%", None), ("mei-mei", None),
    ],
)  # fmt: skip
def test_target_terbaca(teks, harap):
    assert terbaca(teks) == harap


@pytest.mark.parametrize(
    ("teks", "kalimat", "curiga"),
    [
        ("95–98 %", "dibaca: 95 sampai 98 %", False),
        ("≤ 4 jam", "dibaca: paling banyak 4 jam", False),
        ("paling lambat 31 Maret", "dibaca: batas 31 Maret", False),
        ("Rp1,5 miliar", "dibaca: 1.500.000.000 rupiah", False),
        ("95%", "", False), ("12 Layanan", "", False), ("1.250 berkas", "", False), ("Sesuai SOP", "", False),
        ("95,.%", "Salah ketik? Tulis mis. 95 % atau paling lama 4 jam.", True),
        ("1O0 %", "Salah ketik? Tulis mis. 95 % atau paling lama 4 jam.", True),
        ("98-95 %", "Batas bawahnya lebih besar daripada batas atasnya. Terbalik?", True),
        ("… orang", "Ganti “…” dengan angka Anda.", True),
    ],
)  # fmt: skip
def test_baris_di_bawah_isian(teks, kalimat, curiga):
    assert bacaan(teks) == (kalimat, curiga)


def target_contoh():
    def cari(isi):
        if isinstance(isi, dict):
            for kunci, nilai in isi.items():
                if kunci == "target" and isinstance(nilai, str) and nilai:
                    yield nilai
                else:
                    yield from cari(nilai)
        elif isinstance(isi, list):
            for butir in isi:
                yield from cari(butir)

    return sorted({t for berkas in CONTOH for t in cari(tomllib.loads(berkas.read_text()))})


def test_contoh_peraturan_tidak_pernah_dicurigai():
    semua = target_contoh()
    assert len(semua) > 30
    assert [t for t in semua if bacaan(t).curiga] == []


def test_hampir_semua_contoh_berangka_terbaca():
    berangka = [t for t in target_contoh() if t[0].isdigit()]
    assert [t for t in berangka if baca(t) is None] == []


@given(st.text(max_size=300))
def test_apa_pun_yang_diketik_tidak_menggagalkan(teks):
    t = baca(teks)
    assert isinstance(bacaan(teks).kalimat, str)
    assert t is None or isinstance(tulis(t), str)
