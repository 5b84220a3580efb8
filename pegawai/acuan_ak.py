"""Angka kredit of a jabatan fungsional: first values of the dated tables, with their sources.

Numbers with decimals are text, so that JSON keeps them exact.
"""

from datetime import date

BKN_3_2023 = date(2023, 1, 1)  # angka kredit is counted by predikat since then
PERMENPAN_1_2023 = "Permenpan RB 1/2023 Pasal 37; Peraturan BKN 3/2023"

PERSEN = {"sangat_baik": 150, "baik": 100, "butuh_perbaikan": 75, "kurang": 50, "sangat_kurang": 25}

JENJANG = [
    {"nama": "Ahli Pertama", "koefisien": "12.5", "golongan": ["III/a", "III/b"]},
    {"nama": "Ahli Muda", "koefisien": "25", "golongan": ["III/c", "III/d"]},
    {"nama": "Ahli Madya", "koefisien": "37.5", "golongan": ["IV/a", "IV/b", "IV/c"]},
    {"nama": "Ahli Utama", "koefisien": "50", "golongan": ["IV/d", "IV/e"]},
    {"nama": "Pemula", "koefisien": "3.75", "golongan": ["II/a"]},
    {"nama": "Terampil", "koefisien": "5", "golongan": ["II/b", "II/c", "II/d"]},
    {"nama": "Mahir", "koefisien": "12.5", "golongan": ["III/a", "III/b"]},
    {"nama": "Penyelia", "koefisien": "25", "golongan": ["III/c", "III/d"]},
]


def _butuh(dasar, pangkat, jenjang):
    return {"dasar": dasar, "pangkat": pangkat, "jenjang": jenjang}


# Cumulative within the jenjang. Golongan II follows BKN's deck: 20 a pangkat, 60 for the jenjang Terampil.
KEBUTUHAN = {
    "II/a": _butuh("0", "15", "15"), "II/b": _butuh("0", "20", "60"), "II/c": _butuh("20", "40", "60"),
    "II/d": _butuh("40", "60", "60"),
    "III/a": _butuh("0", "50", "100"), "III/b": _butuh("50", "100", "100"),
    "III/c": _butuh("0", "100", "200"), "III/d": _butuh("100", "200", "200"),
    "IV/a": _butuh("0", "150", "450"), "IV/b": _butuh("150", "300", "450"), "IV/c": _butuh("300", "450", "450"),
    "IV/d": _butuh("0", "200", None), "IV/e": _butuh("200", None, None),
}  # fmt: skip

KETENTUAN = [
    ("ak_persen_predikat", PERSEN, BKN_3_2023, PERMENPAN_1_2023),
    ("ak_jenjang", JENJANG, BKN_3_2023, PERMENPAN_1_2023),
    (
        "ak_kebutuhan",
        KEBUTUHAN,
        BKN_3_2023,
        "Peraturan BKN 3/2023; golongan II menurut paparan BKN, AK dasar dihitung dari tabel kumulatif",
    ),
    ("ak_desimal_cetak", 2, BKN_3_2023, "Paparan BKN mencetak dua desimal; instansi dapat memilih tiga"),
]
