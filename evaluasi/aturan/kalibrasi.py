"""Calibration of predikat: people compared inside one unit, as a help for the penilai (Lampiran p. 94-97).

The regulation gives the curve of the unit as a guide and leaves each rating to the penilai; who moves a person here
says why. Nothing in this module blocks because of the guide.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from evaluasi.aturan.kuadran import Predikat
from pegawai.aturan.pilihan import Istilah

Sel = tuple[str, str]  # rating hasil kerja, rating perilaku kerja; ("", "") while the person is not rated
Orang = TypeVar("Orang")
KOSONG: Sel = ("", "")
ALASAN_TERPANJANG = 500


class StatusPerubahan(Istilah):
    DITERAPKAN = "diterapkan", "Diterapkan penilai"
    MENUNGGU = "menunggu", "Menunggu jawaban penilai"
    DITERIMA = "diterima", "Usulan diterima penilai"
    DITOLAK = "ditolak", "Usulan tidak diterima"


WARNA = {
    StatusPerubahan.DITERAPKAN: "hijau",
    StatusPerubahan.MENUNGGU: "kuning",
    StatusPerubahan.DITERIMA: "hijau",
    StatusPerubahan.DITOLAK: "netral",
}
TERJAWAB = frozenset({StatusPerubahan.DITERIMA, StatusPerubahan.DITOLAK})


def lengkap(sel: Sel) -> bool:
    """Are both ratings there, so that a predikat follows?"""
    return all(sel)


def sebaran(predikat: Iterable[str]) -> dict[str, int]:
    """Head count per predikat, best predikat first; an empty one is somebody who is not rated."""
    hitungan = {str(p): 0 for p in Predikat}
    for satu in predikat:
        if satu:
            hitungan[satu] += 1
    return hitungan


def bagian(jumlah: Mapping[str, int]) -> dict[str, float]:
    """Shares in percent; all zero for nobody."""
    n = sum(jumlah.values())
    return {p: 100 * b / n if n else 0.0 for p, b in jumlah.items()}


def bagi_luar_garis(tetap: Sequence[Orang], terbuka: Sequence[Orang], ambang: int) -> list[Orang] | None:
    """Whom somebody outside the line of the unit may count of one group; None when it is too small to be shown.

    `tetap` are people whose rating was set, `terbuka` those rated but not set. A rating that is not set is known to
    the penilai and his line alone, so fewer than `ambang` of them are left out: nobody can be told from the difference
    to what was set, which he may read anyway.
    """
    terhitung = [*tetap, *(terbuka if len(terbuka) >= ambang else [])]
    return terhitung if len(terhitung) >= ambang else None


def alasan_keliru(alasan: str, terpendek: int) -> str:
    """Why this reason cannot stand, as a sentence; empty when it can."""
    panjang = len(alasan.strip())
    if panjang < terpendek:
        return f"Tulis alasan sedikitnya {terpendek} huruf. Sekarang {panjang}."
    if panjang > ALASAN_TERPANJANG:
        return f"Alasan paling panjang {ALASAN_TERPANJANG} huruf. Sekarang {panjang}; pendekkan."
    return ""
