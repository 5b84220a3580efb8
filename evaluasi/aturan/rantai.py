"""Siapa menunggu siapa: from many open obligations to the few that hold the others up.

An SKP of a pegawai rests on that of his pimpinan (Lampiran p. 24, 45-49), so a penilai whose own SKP is not set is not
the one to remind of seventeen others: who has to set his is. The same for a rating that waits for the capaian of the
unit (Lampiran p. 94 g).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

TERDALAM = 8  # steps; an organisation has fewer levels

Kunci = tuple[int, str]  # (who owes, which kind)


class Tumpukan(NamedTuple):
    """What one person owes of one kind: how many, and since when the oldest, whose code is `kode`."""

    pemilik: int
    jenis: str
    banyak: int
    sejak: date
    kode: str = ""


class Tunggu(NamedTuple):
    """Somebody who owes waits himself for `pemilik`, in this kind."""

    penunggu: int
    pemilik: int
    jenis: str
    sejak: date
    kode: str = ""


class Akar(NamedTuple):
    """Who holds up how much: `langsung` waits for him, `tertahan` also what stands still behind that."""

    pemilik: int
    jenis: str
    sejak: date
    langsung: int
    tertahan: int
    tingkat: int  # levels of the longest chain that ends here; 1 when nobody in between waits
    kode: str = ""  # of the oldest


def akar(
    tumpukan: Iterable[Tumpukan], tunggu: Iterable[Tunggu], tertahan_oleh: Mapping[str, tuple[str, ...]]
) -> list[Akar]:
    """The root causes, the heaviest first. A ring of people who wait for each other counts as its longest waiting."""
    ditunggu = list(tunggu)
    semua = _dengan_di_luar({(t.pemilik, t.jenis): t for t in tumpukan}, ditunggu)
    sebab = _sebab(semua, ditunggu, tertahan_oleh)
    di_bawah: dict[Kunci, list[tuple[Tumpukan, int]]] = defaultdict(list)
    for kunci, isi in semua.items():
        ujung, tingkat = _telusuri(kunci, sebab, semua)
        di_bawah[ujung].append((isi, tingkat))
    hasil = [_akar(semua[kunci], isi) for kunci, isi in di_bawah.items()]
    return sorted(hasil, key=lambda a: (-a.tertahan, a.sejak, a.pemilik, a.jenis))


def _dengan_di_luar(semua: dict[Kunci, Tumpukan], tunggu: list[Tunggu]) -> dict[Kunci, Tumpukan]:
    """Those who are only known because somebody waits for them: a superior outside of the branch that is looked at."""
    luar: dict[Kunci, list[tuple[date, str]]] = defaultdict(list)
    for t in tunggu:
        if (t.pemilik, t.jenis) not in semua:
            luar[t.pemilik, t.jenis].append((t.sejak, t.kode))
    return semua | {kunci: Tumpukan(*kunci, len(isi), *min(isi)) for kunci, isi in luar.items()}


def _sebab(
    semua: Mapping[Kunci, Tumpukan], tunggu: list[Tunggu], tertahan_oleh: Mapping[str, tuple[str, ...]]
) -> dict[Kunci, Kunci]:
    """What each is held up by itself: the longest wait of its owner in a kind that excuses it."""
    per_orang: dict[int, list[Tunggu]] = defaultdict(list)
    for t in sorted(tunggu, key=lambda t: (t.sejak, t.pemilik)):
        per_orang[t.penunggu].append(t)
    return {
        kunci: (pertama.pemilik, pertama.jenis)
        for kunci in semua
        if (pertama := next((t for t in per_orang[kunci[0]] if t.jenis in tertahan_oleh.get(kunci[1], ())), None))
    }


def _telusuri(kunci: Kunci, sebab: Mapping[Kunci, Kunci], semua: Mapping[Kunci, Tumpukan]) -> tuple[Kunci, int]:
    """(where the chain of causes ends, how many levels up to there)."""
    jalan = [kunci]
    while (atas := sebab.get(jalan[-1])) and len(jalan) < TERDALAM:
        if atas in jalan:
            lingkar = jalan[jalan.index(atas) :]
            return min(lingkar, key=lambda k: (semua[k].sejak, k)), len(jalan)
        jalan.append(atas)
    return jalan[-1], len(jalan)


def _akar(ini: Tumpukan, isi: list[tuple[Tumpukan, int]]) -> Akar:
    tertahan = sum(t.banyak for t, _ in isi)
    return Akar(ini.pemilik, ini.jenis, ini.sejak, ini.banyak, tertahan, max(tingkat for _, tingkat in isi), ini.kode)
