"""Counts of predikat that must not lead to a person (profil kinerja, pola penilai; Pasal 30, Lampiran p. 117)."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def disatukan(jumlah: Mapping[T, int], terkecil: int) -> set[T]:
    """The groups that are only shown as one, so that none below `terkecil` follows from the total less the others.

    Small groups are pooled; while the pool itself is too small the next larger group joins it.
    """
    kolam = {k for k, n in jumlah.items() if 0 < n < terkecil}
    sisa = sorted((k for k, n in jumlah.items() if n >= terkecil), key=lambda k: jumlah[k])
    while kolam and sisa and sum(jumlah[k] for k in kolam) < terkecil:
        kolam.add(sisa.pop(0))
    return kolam


def persen(bagian: int, semua: int) -> int:
    """Whole per cent, rounded; 0 of nothing."""
    return round(100 * bagian / semua) if semua else 0
