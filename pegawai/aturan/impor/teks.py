"""Tidying words: invisible marks, blanks, capitals. Nothing that carries meaning is lost."""

import re
import unicodedata

TAK_TAMPAK = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\u115f\u1160\u3164\uffa0\u0000-\u0008\u000e-\u001f\u007f]"
)
PEMBALIK_ARAH = re.compile("[\u202a-\u202e\u2066-\u2069]")
SPASI = re.compile(r"\s+")
KOSONG = frozenset({
    "", "-", "--", "---", "–", "—", ".", "0", "null", "(null)", "nil", "none", "n/a", "na", "nan", "kosong", "\\n",
})  # fmt: skip
KECIL = frozenset({"dan", "atau", "di", "ke", "dari", "pada", "untuk", "dengan", "yang", "serta", "oleh", "dalam"})
SINGKATAN = frozenset({
    "UPTD", "UPT", "RSUD", "SD", "SDN", "SMP", "SMPN", "SMA", "SMK", "TK", "PAUD", "SDM", "PSDM", "BKPSDM", "BKD",
    "PNS", "ASN", "PPPK", "TU", "IT", "KB", "PUPR", "DPRD", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
})  # fmt: skip


def rapi(teks: str) -> str:
    """One line, single blanks, nothing invisible."""
    if teks.isascii() and teks.isprintable() and "  " not in teks:
        return teks.strip(" ")  # most cells: nothing to look for
    return SPASI.sub(" ", TAK_TAMPAK.sub("", teks)).strip()


def kosong(teks: str) -> bool:
    """Nothing, or one of the marks by which people say so."""
    return rapi(teks).casefold() in KOSONG


def kapital_semua(teks: str) -> bool:
    return teks.isupper() and sum(h.isalpha() for h in teks) > 2


def kecil_semua(teks: str) -> bool:
    return teks.islower() and sum(h.isalpha() for h in teks) > 2


def judulkan(teks: str, *, singkatan: bool = True) -> str:
    """'BIDANG SDM DAN UMUM' -> 'Bidang SDM dan Umum'."""
    kata = teks.split(" ")
    return " ".join(_judulkan_kata(k, nomor, singkatan) for nomor, k in enumerate(kata))


def _judulkan_kata(kata: str, nomor: int, singkatan: bool) -> str:
    if singkatan and kata.strip("(),.").upper() in SINGKATAN:
        return kata.upper()
    if singkatan and nomor and kata.casefold() in KECIL:
        return kata.lower()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda m: _awal_besar(m[0]), kata.lower())


def _awal_besar(kata: str) -> str:
    return kata[:1].upper() + kata[1:]


def kunci(teks: str) -> str:
    """What two spellings of a name have in common."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", rapi(teks))).strip().casefold()


def mirip_rumus(teks: str) -> bool:
    """A spreadsheet would run it."""
    return unicodedata.normalize("NFKC", rapi(teks)).startswith(("=", "+", "-", "@"))
