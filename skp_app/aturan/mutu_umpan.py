"""Help while feedback is written (Lampiran p. 69 C.2: information that is needed to perform better).

It names what is missing, never blocks, and says nothing about the person who writes.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pegawai.aturan.masuk import tanpa_tanda

PENDEK = 60  # letters below which a fact hardly fits
SERUPA = 0.8  # share of common letter triples from which two texts say the same
BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
FAKTA = (
    re.compile(r"\d"),
    re.compile(rf"\b({BULAN}|senin|selasa|rabu|kamis|jumat|sabtu|minggu|kemarin|tadi|triwulan|semester)\b"),
    re.compile(r"\b(saat|ketika|sewaktu|dalam rapat|pada rapat|di (kantor|lapangan|lokasi|desa|kecamatan|loket))\b"),
)


class Petunjuk(NamedTuple):
    """One hint; `beres` when there is nothing to add."""

    beres: bool
    kalimat: str


def petunjuk(isi: str, *, berbukti: bool, serupa: int) -> list[Petunjuk]:
    """What the text has and what it still could have. `serupa`: for how many other people much the same was written."""
    rapi = " ".join(isi.split())
    daftar = [
        Petunjuk(
            len(rapi) >= PENDEK,
            "Cukup panjang untuk dipahami." if len(rapi) >= PENDEK else "Masih pendek. Tambahkan satu kalimat.",
        ),
        Petunjuk(
            konkret(rapi),
            "Menyebut kejadian yang nyata." if konkret(rapi) else "Sebutkan kapan, di mana, atau berapa.",
        ),
        Petunjuk(berbukti, "Ada bukti dukungnya." if berbukti else "Bukti dukung boleh ditambahkan."),
    ]
    if serupa:
        kalimat = f"Kalimat ini dipakai untuk {serupa + 1} orang. Tambahkan satu hal yang khas."
        daftar.append(Petunjuk(False, kalimat))
    return daftar


def konkret(isi: str) -> bool:
    """Does the text name a date, a number, or a place?"""
    kecil = isi.casefold()
    return any(pola.search(kecil) for pola in FAKTA)


def lipat(isi: str) -> str:
    """The words alone: no case, no accents, no punctuation, single blanks."""
    return " ".join(re.findall(r"\w+", tanpa_tanda(isi)))


def tripel(terlipat: str) -> frozenset[str]:
    """The letter triples of each word, padded as pg_trgm does."""
    return frozenset(f"  {kata} "[i : i + 3] for kata in terlipat.split() for i in range(len(kata) + 1))


def mirip(a: frozenset[str], b: frozenset[str]) -> bool:
    """Do two texts share so many triples that they say the same? Sets of very different size cannot."""
    if not a or not b or min(len(a), len(b)) < SERUPA * max(len(a), len(b)):
        return False
    sama = len(a & b)
    return sama >= SERUPA * (len(a) + len(b) - sama)


def untuk_orang_lain(isi: str, tulisan: Mapping[int, Iterable[str]]) -> int:
    """How many people were told much the same; `tulisan` are the giver's texts by receiver."""
    terlipat = lipat(isi)
    if not terlipat:
        return 0
    pola = tripel(terlipat)
    return sum(
        any(terlipat == lipat(lain) or mirip(pola, tripel(lipat(lain))) for lain in semua) for semua in tulisan.values()
    )
