"""Matriks Pembagian Peran dan Hasil (Lampiran p. 44-50): cells, findings, a pasted block, columns of a page."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.kelengkapan import KATA_KATEGORI, KATA_KEGIATAN
from skp_app.aturan.rencana import kunci

JENIS = re.compile(r"\s*\((utama|tambahan)\)\s*\Z", re.IGNORECASE)
PELURU = re.compile(r"\A\s*[•▪\-–*]\s+")
PER_SEL = 20  # contributions in one cell
KOLOM_PER_HALAMAN = 3  # of the print, beside Pegawai and Jabatan, as Format A.1.5 shows
T = TypeVar("T")


class Peran(NamedTuple):
    """One contribution: a result, as high (utama) or low (tambahan) priority (p. 49-50)."""

    teks: str
    jenis: str = JenisRhk.UTAMA


class Keliru(ValueError):
    """A cell that cannot be kept; the sentence says how to mend it."""


def baca_sel(teks: str, terpanjang: int) -> list[Peran]:
    """One contribution per line; "(tambahan)" behind it says its priority, a bullet before it is left out."""
    baris = [PELURU.sub("", b).strip() for b in teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    semua = list({kunci(p.teks): p for p in map(_peran, reversed(list(filter(None, baris)))) if p.teks}.values())[::-1]
    if len(semua) > PER_SEL:
        raise Keliru(f"Satu sel memuat paling banyak {PER_SEL} peran. Sekarang {len(semua)}.")
    if panjang := next((len(p.teks) for p in semua if len(p.teks) > terpanjang), 0):
        raise Keliru(f"Satu peran paling panjang {terpanjang} huruf. Sekarang {panjang}; pendekkan.")
    return semua


def _peran(baris: str) -> Peran:
    cocok = JENIS.search(baris)
    if not cocok:
        return Peran(" ".join(baris.split()))
    return Peran(" ".join(baris[: cocok.start()].split()), JenisRhk(cocok[1].lower()))


def tulis_sel(semua: Sequence[Peran]) -> str:
    """The text of a cell as it is typed: the other way of `baca_sel`."""
    return "\n".join(f"{p.teks} (tambahan)" if p.jenis == JenisRhk.TAMBAHAN else p.teks for p in semua)


def pasangkan(lama: Sequence[str], baru: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Which old line each new one continues: [(old, new)]; a line that was reworded is still the same one.

    Lines with the same words belong together wherever they stand now; of those in between, what came in the place of
    the other is its new wording.
    """
    di_lama = {kunci(t): n for n, t in enumerate(lama)}
    sama = {n: di_lama[kunci(t)] for n, t in enumerate(baru) if kunci(t) in di_lama}
    sisa_lama = [n for n in range(len(lama)) if n not in sama.values()]
    sisa_baru = [n for n in range(len(baru)) if n not in sama]
    pasangan: list[tuple[int | None, int | None]] = [(lama_ke, baru_ke) for baru_ke, lama_ke in sama.items()]
    pasangan += _mirip(lama, baru, sisa_lama, sisa_baru)
    return pasangan


def _mirip(
    lama: Sequence[str], baru: Sequence[str], sisa_lama: list[int], sisa_baru: list[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair each new line with the most similar old one left; with one on either side there is nothing to choose."""
    bebas = list(sisa_lama)
    for b in sisa_baru:
        satu = len(sisa_lama) == len(sisa_baru) == 1
        dekat = max(bebas, key=lambda n: _kemiripan(lama[n], baru[b]), default=None)
        if dekat is None or not (satu or _kemiripan(lama[dekat], baru[b]) >= 0.5):
            yield None, b
            continue
        bebas.remove(dekat)
        yield dekat, b
    yield from ((n, None) for n in bebas)


def _kemiripan(satu: str, dua: str) -> float:
    return SequenceMatcher(None, kunci(satu), kunci(dua), autojunk=False).ratio()


# Findings -----------------------------------------------------------------------------------------
class Temuan(NamedTuple):
    """Nothing here blocks: each is a number with the rows it speaks of (p. 24 number 4, p. 46 h, p. 47 i)."""

    kolom_kosong: list[int]
    baris_kosong: list[int]
    kegiatan: list[tuple[int, int, str]]  # row, column, the word it begins with


def temuan(baris: Sequence[int], kolom: Sequence[int], sel: Mapping[tuple[int, int], Collection[str]]) -> Temuan:
    """Columns that nobody takes up, people without any contribution, activities instead of results."""
    terisi = {letak for letak, isi in sel.items() if isi}
    return Temuan(
        [k for k in kolom if not any((b, k) in terisi for b in baris)],
        [b for b in baris if not any((b, k) in terisi for k in kolom)],
        [(b, k, kata) for b in baris for k in kolom for t in sel.get((b, k), ()) if (kata := kata_kegiatan(t))],
    )


def kata_kegiatan(teks: str) -> str:
    """The word it begins with when that names an activity or a category (Anak Lampiran 1 p. 120-122); else ''."""
    awal = teks.split(maxsplit=1)[0].strip(",./") if teks.strip() else ""
    return awal if awal.lower() in {*KATA_KEGIATAN, *KATA_KATEGORI} else ""


# A pasted block and a printed page --------------------------------------------------------------------
def letakkan(
    tabel: Sequence[Sequence[str]], baris: Sequence[int], kolom: Sequence[int], awal: tuple[int, int]
) -> tuple[dict[tuple[int, int], str], int]:
    """Where each filled cell of the block falls, counted from cell `awal`; and how many fall outside.

    An empty cell of the block leaves the cell under it alone: nothing is erased by pasting.
    """
    ke_bawah, ke_kanan = baris[baris.index(awal[0]) :], kolom[kolom.index(awal[1]) :]
    terisi = [(n, m, isi) for n, deret in enumerate(tabel) for m, isi in enumerate(deret) if isi]
    di_dalam = [(n, m, isi) for n, m, isi in terisi if n < len(ke_bawah) and m < len(ke_kanan)]
    return {(ke_bawah[n], ke_kanan[m]): isi for n, m, isi in di_dalam}, len(terisi) - len(di_dalam)


def per_halaman(kolom: Sequence[T], per: int = KOLOM_PER_HALAMAN) -> list[list[T]]:
    """Groups of columns of about the same size, so that none prints one lonely column."""
    banyak = max(1, -(-len(kolom) // per))
    lebar = max(1, -(-len(kolom) // banyak))
    return [list(kolom[n : n + lebar]) for n in range(0, len(kolom), lebar)] or [[]]
