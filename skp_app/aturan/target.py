"""Read a target as people write it: "95 %", "≤ 4 jam", "7-8 bulan", "3,5 dari skala 5", "paling lambat 31 Maret".

The words stay the target and are what is printed (samples in Anak Lampiran 2); the reading only stands beside them.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah


class Pembanding(Istilah):
    SAMA = "sama", ""
    ANTARA = "antara", "sampai"
    PALING_SEDIKIT = "paling_sedikit", "paling sedikit"
    PALING_BANYAK = "paling_banyak", "paling banyak"


class Batas(NamedTuple):
    """A day ("31 Maret"), a month ("Maret 2026") or a year; what was not said is None."""

    hari: int | None
    bulan: int | None
    tahun: int | None


class Target(NamedTuple):
    """What could be read. `satuan` are the user's own words behind the number."""

    pembanding: Pembanding
    minimum: Decimal | None
    maksimum: Decimal | None
    satuan: str
    batas_waktu: Batas | None = None


class Bacaan(NamedTuple):
    """The quiet line under the field; `curiga` when the number looks mistyped."""

    kalimat: str
    curiga: bool = False


BULAN = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
         "november", "desember")  # fmt: skip
PENGALI = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
KELEWAT_BESAR = 15  # digits; a longer number is not an amount that anybody promises
_BANYAK = (r"≤|<=|<|paling (?:lama|banyak|tinggi|lambat|besar)|maksimal|maksimum|maks\.?|tidak lebih dari|kurang dari"
           r"|di bawah|selambat-lambatnya|selama-lamanya|sebanyak-banyaknya|sampai dengan|s\.?d\.?|hingga")  # fmt: skip
_SEDIKIT = (r"≥|>=|>|paling (?:sedikit|kurang|rendah|kecil)|minimal|minimum|min\.?|sekurang-kurangnya|setidaknya"
            r"|sedikitnya|lebih dari|di atas|tidak kurang dari")  # fmt: skip
_BULAN = "|".join(BULAN)
DEPAN = re.compile(rf"(?:(?P<banyak>{_BANYAK})|(?P<sedikit>{_SEDIKIT}))\s*", re.IGNORECASE)
TANGGAL = re.compile(
    r"(?:^|(?<=\s))(?:paling lambat|selambat-lambatnya|sebelum|sampai dengan|s\.?d\.?|hingga|pada|akhir)?\s*"
    rf"(?:tanggal\s+)?(?:(?P<hari>\d{{1,2}})\s+)?(?P<bulan>{_BULAN})(?![^\s,;.])(?:\s+(?P<tahun>20\d\d)\b)?",
    re.IGNORECASE,
)
TAHUN = re.compile(r"(?:paling lambat |sampai dengan |akhir )?(?:tahun )?(20\d\d)", re.IGNORECASE)
ANGKA = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
ANGKA_LENGKAP = re.compile(ANGKA, re.ASCII)
RENTANG = re.compile(
    rf"(?:Rp\.?\s*)?(?P<a>{ANGKA})(?P<persen>\s*%)?(?:\s*(?:-|–|—|s\.?d\.?|sampai(?: dengan)?|hingga)\s*"
    rf"(?:Rp\.?\s*)?(?P<b>{ANGKA}))?(?![\d.,]*\d|,|\.(?=\S)|[OolI]\d)",
    re.IGNORECASE,
)
SALAH_KETIK = re.compile(r"\d+[.,]+(?:[.,]|\s*%|$)|\d[.,]\d*[.,]{2}|\d[OolI]\d|[.,]\d+\s*%|\d%\d")


def baca(teks: str) -> Target | None:
    """The target in numbers and units, or None when its words say no more than themselves."""
    sisa, batas = _tanpa_tanggal(" ".join(teks.split()))
    if not sisa:
        return Target(Pembanding.SAMA, None, None, "", batas) if batas else None
    depan = DEPAN.match(sisa)
    cocok = RENTANG.match(sisa, depan.end() if depan else 0)
    if cocok is None or len(cocok["a"]) > KELEWAT_BESAR or len(cocok["b"] or "") > KELEWAT_BESAR:
        return Target(Pembanding.SAMA, None, None, sisa, batas) if batas else None
    return _susun(sisa, depan, cocok, batas)


def bacaan(teks: str) -> Bacaan:
    """The sentence under the field; empty when the reading is the words themselves."""
    rapi = " ".join(teks.split())
    if "…" in rapi or "..." in rapi:
        return Bacaan("Ganti “…” dengan angka Anda.", True)
    target = baca(rapi)
    if target is None or target.minimum is None is target.maksimum:
        return _tanpa_angka(rapi, target)
    if target.pembanding is Pembanding.ANTARA and target.minimum > target.maksimum:  # type: ignore[operator]
        return Bacaan("Batas bawahnya lebih besar daripada batas atasnya. Terbalik?", True)
    kalimat = tulis(target)
    return Bacaan("" if _sama(kalimat, rapi) else f"dibaca: {kalimat}")


def tulis(target: Target) -> str:
    """'95 sampai 98 %', 'paling banyak 4 jam', '12 dokumen, batas 31 Maret'."""
    nilai = [n for n in (target.minimum, target.maksimum) if n is not None]
    if target.pembanding is Pembanding.ANTARA:
        angka = " sampai ".join(tulis_angka(n) for n in nilai)
    else:
        angka = f"{target.pembanding.cetak} {tulis_angka(nilai[0])}".strip() if nilai else ""
    kata = " ".join(k for k in (angka, target.satuan) if k)
    return ", ".join(k for k in (kata, _tanggal(target.batas_waktu)) if k)


def _tanpa_tanggal(teks: str) -> tuple[str, Batas | None]:
    """The text without its last day, and that day."""
    if tahun := TAHUN.fullmatch(teks):
        return "", Batas(None, None, int(tahun[1]))
    cocok = TANGGAL.search(teks)
    if cocok is None or int(cocok["hari"] or 1) not in range(1, 32):
        return teks, None
    hari, tahun_ = (int(cocok[n]) if cocok[n] else None for n in ("hari", "tahun"))
    sisa = f"{teks[: cocok.start()]}{teks[cocok.end() :]}".strip(" ,;")
    return sisa, Batas(hari, BULAN.index(cocok["bulan"].lower()) + 1, tahun_)


def _susun(sisa: str, depan: re.Match[str] | None, cocok: re.Match[str], batas: Batas | None) -> Target:
    satuan, pengali = _satuan(sisa, cocok)
    satu = nilai_angka(cocok["a"]) * pengali
    dua = nilai_angka(cocok["b"]) * pengali if cocok["b"] else None
    if dua is not None:
        return Target(Pembanding.ANTARA, satu, dua, satuan, batas)
    if depan and depan["banyak"]:
        return Target(Pembanding.PALING_BANYAK, None, satu, satuan, batas)
    if depan:
        return Target(Pembanding.PALING_SEDIKIT, satu, None, satuan, batas)
    return Target(Pembanding.SAMA, satu, satu, satuan, batas)._replace(maksimum=None)


def _satuan(sisa: str, cocok: re.Match[str]) -> tuple[str, int]:
    """The words behind the number, and what a number word among them multiplies it with."""
    kata = sisa[cocok.end() :].strip()
    if cocok["persen"] and not kata.startswith("%"):
        kata = f"% {kata}".strip()
    elif kata.startswith("%"):
        kata = f"% {kata[1:].strip()}".strip()
    pertama, _, lain = kata.partition(" ")
    pengali = PENGALI.get(pertama.lower(), 1)
    kata = lain if pengali > 1 else kata
    rupiah = cocok[0].lower().startswith("rp") and "rupiah" not in kata.lower()
    return (f"rupiah {kata}".strip() if rupiah else kata), pengali


def nilai_angka(tulisan: str) -> Decimal:
    """'1.250,5' and '3,5' as people write them here; one dot before other than three digits is a decimal point."""
    if "," in tulisan or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", tulisan):
        tulisan = tulisan.replace(".", "").replace(",", ".")
    return Decimal(tulisan)


def _tanpa_angka(rapi: str, target: Target | None) -> Bacaan:
    if SALAH_KETIK.search(rapi):
        return Bacaan("Salah ketik? Tulis mis. 95 % atau paling lama 4 jam.", True)
    return Bacaan(f"dibaca: {tulis(target)}") if target and not target.satuan else Bacaan("")


def tulis_angka(n: Decimal) -> str:
    """1250.50 as it is printed: '1.250,5'."""
    bulat, _, pecahan = f"{n:,f}".partition(".")
    pecahan = pecahan.rstrip("0")
    return bulat.replace(",", ".") + (f",{pecahan}" if pecahan else "")


def _tanggal(batas: Batas | None) -> str:
    if batas is None:
        return ""
    bulan = BULAN[batas.bulan - 1].capitalize() if batas.bulan else ""
    kata = [str(batas.hari or ""), bulan, str(batas.tahun or "")]
    return "batas " + " ".join(k for k in kata if k)


def _sama(kalimat: str, rapi: str) -> bool:
    """Blanks before a percent sign and letters in capitals say nothing new."""
    return re.sub(r"\s", "", kalimat).casefold() == re.sub(r"\s", "", rapi).casefold()
