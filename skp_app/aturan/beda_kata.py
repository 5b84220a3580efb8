"""What changed between two texts, word by word, for reading side by side."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

KATA = re.compile(r"\s+|[^\s]+")


class Potong(NamedTuple):
    jenis: str  # sama, hapus, tambah
    teks: str


def beda(semula: str, menjadi: str) -> list[Potong]:
    """The pieces of both texts in reading order; equal texts give one piece, empty ones none.

    >>> [tuple(p) for p in beda("95 % layanan", "98 % layanan")]
    [('hapus', '95'), ('tambah', '98'), ('sama', ' % layanan')]
    """
    lama, baru = KATA.findall(semula), KATA.findall(menjadi)
    hasil: list[Potong] = []
    for apa, a, b, c, d in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        if apa == "equal":
            hasil.append(Potong("sama", "".join(lama[a:b])))
            continue
        hasil += [Potong("hapus", "".join(lama[a:b]))] if a < b else []
        hasil += [Potong("tambah", "".join(baru[c:d]))] if c < d else []
    return hasil


def dua_sisi(semula: str, menjadi: str) -> tuple[list[Potong], list[Potong]]:
    """The same as two texts to put side by side: the old one without what came, the new one without what went."""
    potong = beda(semula, menjadi)
    return [p for p in potong if p.jenis != "tambah"], [p for p in potong if p.jenis != "hapus"]
