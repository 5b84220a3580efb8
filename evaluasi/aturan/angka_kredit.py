"""Angka kredit of a pejabat fungsional from his predikat (Permenpan RB 1/2023 Pasal 37, Peraturan BKN 3/2023).

A year brings persen x koefisien, a part of it months/12 of that. Values are exact fractions; only print rounds, so a
sum is never the sum of rounded numbers. A month is counted once in a life, with the jenjang held on its first day.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any, NamedTuple

SETAHUN = 12  # months


class Jenjang(NamedTuple):
    """What a jenjang brings in a year and asks for within it; `golongan` from its first to its last."""

    nama: str
    koefisien: Fraction
    golongan: tuple[str, ...]


class Kebutuhan(NamedTuple):
    """Angka kredit counted from the begin of the jenjang, for one golongan; None where there is no next one."""

    dasar: Fraction  # what counts as reached when one begins in this golongan
    pangkat: Fraction | None
    jenjang: Fraction | None


class Acuan(NamedTuple):
    """The tables of the regulation as they stand on one day."""

    persen: Mapping[str, int]  # predikat -> percent of the koefisien
    jenjang: Mapping[str, Jenjang]
    kebutuhan: Mapping[str, Kebutuhan]  # golongan -> need


class Bagian(NamedTuple):
    """Consecutive months in one jenjang."""

    mulai: date  # first day of the first month
    selesai: date  # last day of the last month
    jenjang: str

    @property
    def bulan(self) -> int:
        return (self.selesai.year - self.mulai.year) * SETAHUN + self.selesai.month - self.mulai.month + 1


class Simpulan(NamedTuple):
    """Surplus over (or, negative, shortfall from) both needs; None where there is nothing above."""

    jumlah: Fraction
    pangkat: Fraction | None
    jenjang: Fraction | None

    @property
    def dapat_pangkat(self) -> bool:
        return self.pangkat is not None and self.pangkat >= 0

    @property
    def dapat_jenjang(self) -> bool:
        return self.jenjang is not None and self.jenjang >= 0


def baca_acuan(persen: Mapping[str, int], jenjang: Iterable[Mapping[str, Any]], kebutuhan: Mapping[str, Any]) -> Acuan:
    """The tables from their JSON form, in which numbers with decimals are text ('12.5')."""
    semua = [Jenjang(j["nama"], Fraction(j["koefisien"]), tuple(j["golongan"])) for j in jenjang]
    butuh = {
        golongan: Kebutuhan(Fraction(k["dasar"]), _atau_tidak(k.get("pangkat")), _atau_tidak(k.get("jenjang")))
        for golongan, k in kebutuhan.items()
    }
    return Acuan(dict(persen), {j.nama: j for j in semua}, butuh)


def _atau_tidak(nilai: str | None) -> Fraction | None:
    return None if nilai is None else Fraction(nilai)


def konversi(persen: int, koefisien: Fraction, bulan: int = SETAHUN) -> Fraction:
    """months/12 x percent x koefisien. ValueError for anything but 1 to 12 months."""
    if not 1 <= bulan <= SETAHUN:
        raise ValueError("Satu konversi memuat 1 sampai 12 bulan.")
    return Fraction(bulan, SETAHUN) * Fraction(persen, 100) * koefisien


def bulan_utuh(mulai: date, selesai: date) -> list[date]:
    """First days of the calendar months that lie wholly between the two days."""
    awal = mulai if mulai.day == 1 else _berikut(mulai)
    hasil = []
    while _berikut(awal) - timedelta(days=1) <= selesai:
        hasil.append(awal)
        awal = _berikut(awal)
    return hasil


def _berikut(hari: date) -> date:
    return date(hari.year + hari.month // SETAHUN, hari.month % SETAHUN + 1, 1)


def bagi(bulan: Iterable[date], terpakai: Iterable[date], jenjang_pada: Callable[[date], str]) -> list[Bagian]:
    """The months not converted yet, in runs of neighbours that share a jenjang; months without one are left out."""
    habis = set(terpakai)
    sisa = [(b, jenjang_pada(b)) for b in sorted(bulan) if b not in habis]
    bernama = [(b, j) for b, j in sisa if j]
    urut = enumerate(bernama)
    runtun = groupby(urut, key=lambda u: (u[1][0].year * SETAHUN + u[1][0].month - u[0], u[1][1]))
    return [_bagian([b for _, (b, _) in isi], jenjang) for (_, jenjang), isi in runtun]


def _bagian(bulan: list[date], jenjang: str) -> Bagian:
    return Bagian(bulan[0], _berikut(bulan[-1]) - timedelta(days=1), jenjang)


def simpulkan(jumlah: Fraction, kebutuhan: Kebutuhan) -> Simpulan:
    """What the sum, AK dasar included, means for the next pangkat and the next jenjang (Peraturan BKN 3/2023)."""
    return Simpulan(
        jumlah,
        None if kebutuhan.pangkat is None else jumlah - kebutuhan.pangkat,
        None if kebutuhan.jenjang is None else jumlah - kebutuhan.jenjang,
    )


def cetak(nilai: Fraction, desimal: int = 2) -> str:
    """'18,75': rounded half up for print, with the comma of Indonesian numbers."""
    teliti = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    bulat = teliti.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    return f"{bulat:,f}".translate(str.maketrans(",.", ".,"))


def cetak_persen(persen: int, bulan: int) -> str:
    """Column 2 of the form: '100%', for a part of the year '9/12 × 100%'."""
    return f"{persen}%" if bulan == SETAHUN else f"{bulan}/{SETAHUN} × {persen}%"


def cetak_koefisien(koefisien: Fraction) -> str:
    """'12,5' and '25': without zeros that say nothing."""
    return cetak(koefisien, 2).rstrip("0").rstrip(",")


def jenjang_jabatan(jenjang: str, nama_jabatan: str, dikenal: Iterable[str]) -> str:
    """The jenjang of a post: what was recorded, else the words its name ends in ('... Ahli Muda'); '' for none."""
    for teks in (jenjang, nama_jabatan):
        for nama in dikenal:
            if teks.casefold().strip().endswith(nama.casefold()):
                return nama
    return ""
