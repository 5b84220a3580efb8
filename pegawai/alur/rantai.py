"""Reading the chain of traces from end to end: what was altered, removed or put in between shows.

Whoever owns the tables can rewrite the whole chain so that it fits again. Therefore its head is written down outside
from time to time (an anchor), and a chain that no longer holds that head was rewritten.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pegawai.models import Jejak
from pegawai.models.jejak import GENESIS

SEKALI_BACA = 2000


class Jangkar(NamedTuple):
    """The head of the chain as it stood one day."""

    hari: date
    nomor: int
    sidik: str

    def __str__(self) -> str:
        return f"{self.hari.isoformat()} {self.nomor} {self.sidik}"

    @classmethod
    def baca(cls, baris: str) -> "Jangkar":
        """One line of a file of anchors. Raises ValueError when it is none."""
        hari, nomor, sidik = baris.split()
        return cls(date.fromisoformat(hari), int(nomor), sidik)


class Temuan(NamedTuple):
    nomor: int
    kalimat: str


def ujung() -> tuple[int, str]:
    """Number and hash of the last trace; 0 and zeros while there is none."""
    return Jejak.objects.order_by("-nomor").values_list("nomor", "sidik").first() or (0, GENESIS)


def periksa(jangkar: Iterable[Jangkar] = ()) -> Iterator[Temuan]:
    """Every break of the chain, oldest first, and every anchor that it no longer holds."""
    dijangkar = {j.nomor: j for j in jangkar}
    nomor, sidik = 0, GENESIS
    for jejak in Jejak.objects.order_by("nomor").iterator(chunk_size=SEKALI_BACA):
        yield from _putus(jejak, nomor, sidik)
        nomor, sidik = jejak.nomor, jejak.sidik
        if (ada := dijangkar.pop(nomor, None)) and ada.sidik != sidik:
            yield Temuan(nomor, f"tidak sama dengan jangkar {ada.hari:%d-%m-%Y}: rantai ditulis ulang sesudahnya")
    for hilang in dijangkar.values():
        yield Temuan(hilang.nomor, f"jejak yang dijangkar pada {hilang.hari:%d-%m-%Y} tidak ada lagi")


def _putus(jejak: Jejak, nomor: int, sidik: str) -> Iterator[Temuan]:
    if jejak.nomor != nomor + 1:
        yield Temuan(jejak.nomor, f"nomor {nomor + 1} sampai {jejak.nomor - 1} hilang")
    elif jejak.sidik_sebelum != sidik:
        yield Temuan(jejak.nomor, "tidak menyambung dari jejak sebelumnya")
    if jejak.sidik != jejak.hitung_sidik():
        yield Temuan(jejak.nomor, "isinya tidak sesuai dengan sidiknya: jejak ini diubah")
