"""What SIASN calls our words: codes of ratings, kuadran, golongan and jenjang, as dated data.

The official code lists were not at hand; these are the ones that instansi use in their own connections. Two officers
of the BKD correct them on the page Aturan once the reference endpoints of SIASN say otherwise.
"""

from datetime import date

BERLAKU = date(2022, 1, 1)  # the yearly service of SIASN that takes ratings instead of numbers

GOLONGAN_PNS = {
    f"{tingkat}/{ruang}": f"{n}{m}"
    for n, (tingkat, semua) in enumerate((("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde")), start=1)
    for m, ruang in enumerate(semua, start=1)
}
GOLONGAN_PPPK = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
                 "XVII")  # fmt: skip

SIASN_KODE = {
    "rating": {"di_atas": 1, "sesuai": 2, "di_bawah": 3},
    "kuadran": {"sangat_baik": 1, "baik": 2, "butuh_perbaikan": 3, "kurang": 4, "sangat_kurang": 5},
    "golongan": GOLONGAN_PNS | {g: f"{n:02}" for n, g in enumerate(GOLONGAN_PPPK, start=1)},
    "jenjang": {
        "Ahli Pertama": 1, "Ahli Muda": 2, "Ahli Madya": 3, "Ahli Utama": 4, "Pemula": 5, "Terampil": 6, "Mahir": 7,
        "Penyelia": 8,
    },
}  # fmt: skip

KETENTUAN = [
    (
        "siasn_kode",
        SIASN_KODE,
        BERLAKU,
        "Kode layanan SIASN sebagaimana dipakai instansi; cocokkan dengan referensi SIASN sebelum mengirim",
    ),
]
