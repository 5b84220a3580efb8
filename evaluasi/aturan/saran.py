"""A suggestion for the rating hasil kerja, with its reasons (criteria: Lampiran p. 97-98 periodik, p. 100-101 tahunan).

"Sebagian besar" is read as more than half and "sebagian kecil" as less than half; the lower of results and
feedback is taken. Both readings are this application's policy: the penilai decides.
"""

from collections.abc import Sequence
from typing import NamedTuple

from evaluasi.aturan.kuadran import Rating

URUTAN = (Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS)
PERIODIK, TAHUNAN = "Lampiran hlm. 97–98", "Lampiran hlm. 100–101"
KEPALA = "SE Menpan RB 3/2023"


class Tanda(NamedTuple):
    """The penilai's mark on one RHK."""

    utama: bool
    nilai: str


class Saran(NamedTuple):
    rating: Rating
    alasan: list[str]
    dasar: str = PERIODIK  # where the guide stands


def dari_hasil(tanda: Sequence[Tanda]) -> Saran:
    """Criterion (a): how many results lie above, at or below the expectation. Needs at least one mark."""
    jumlah = len(tanda)
    atas = sum(t.nilai == Rating.DI_ATAS for t in tanda)
    bawah = sum(t.nilai == Rating.DI_BAWAH for t in tanda)
    utama = [t for t in tanda if t.utama]
    utama_bawah = sum(t.nilai == Rating.DI_BAWAH for t in utama)
    hitungan = f"{atas} dari {jumlah} hasil kerja di atas ekspektasi, {bawah} di bawah"
    rinci = f"{utama_bawah} dari {len(utama)} hasil kerja utama di bawah ekspektasi"
    if atas * 2 > jumlah and not utama_bawah:
        return Saran(Rating.DI_ATAS, [hitungan, "tidak ada hasil kerja utama di bawah ekspektasi"])
    if bawah * 2 > jumlah or (utama and utama_bawah * 2 >= len(utama)):
        return Saran(Rating.DI_BAWAH, [hitungan, rinci])
    return Saran(Rating.SESUAI, [hitungan, rinci])


def dari_umpan_balik(nada: Sequence[str]) -> Saran | None:
    """Criterion (b): whether most feedback on hasil kerja is positive. None when there is no feedback."""
    if not nada:
        return None
    positif = sum(n == "positif" for n in nada)
    tidak = sum(n == "tidak_positif" for n in nada)
    hitungan = [f"{positif} dari {len(nada)} umpan balik positif, {tidak} perlu perbaikan"]
    if positif * 2 > len(nada):
        return Saran(Rating.DI_ATAS, hitungan)
    return Saran(Rating.DI_BAWAH if tidak * 2 > len(nada) else Rating.SESUAI, hitungan)


def sarankan(
    tanda: Sequence[Tanda], nada: Sequence[str], *, tahunan: bool = False, tanpa_akhir: int = 0
) -> Saran | None:
    """The lower of the two criteria; None as long as nothing has been marked.

    The yearly rating looks at realisasi akhir (p. 100): `tanpa_akhir` results that have none are named as a reason
    for care, and change nothing.
    """
    if not tanda:
        return None
    hasil, umpan_balik = dari_hasil(tanda), dari_umpan_balik(nada)
    rating, alasan = hasil.rating, hasil.alasan
    if umpan_balik:
        alasan = alasan + umpan_balik.alasan
        if umpan_balik.rating != rating:
            alasan.append("hasil dan umpan balik berbeda, diambil yang lebih rendah")
        rating = min(rating, umpan_balik.rating, key=URUTAN.index)
    if tanpa_akhir:
        alasan = [*alasan, f"{tanpa_akhir} hasil kerja belum punya realisasi akhir"]
    return Saran(rating, alasan, TAHUNAN if tahunan else PERIODIK)
