"""Who assesses whom on a given day (Pasal 1 angka 9; Lampiran p. 65 C.2-3, p. 89 A.1-A.7), from plain placements."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pegawai.aturan.kepegawaian import JPT, JenisJabatan, JenisPenempatan

# Who may set the SKP of a JPT pratama in an instansi pusat, and of those whose own penilai is missing (p. 65 C.2c).
PUNCAK = frozenset({JenisJabatan.JPT_MADYA, JenisJabatan.JPT_UTAMA, JenisJabatan.PEJABAT_NEGARA})
MENGOORDINASIKAN = JPT | {JenisJabatan.PEJABAT_NEGARA}
URUTAN = {JenisPenempatan.DEFINITIF: 0, JenisPenempatan.PLT: 1, JenisPenempatan.PLH: 2}


@dataclass(frozen=True)
class Duduk:
    """One placement as the rule needs it. `selesai` is the last day, None while it lasts."""

    id: int
    pegawai: int
    unit: int
    jenis: str
    jenis_jabatan: str
    memimpin: bool
    mulai: date
    selesai: date | None = None
    ditunjuk: int | None = None  # placement of the official to whom the authority was delegated
    mandiri: bool = False  # leads a unit kerja mandiri

    @property
    def khusus(self) -> bool:
        """JPT and pimpinan unit kerja mandiri: the table of p. 65 names who sets their SKP."""
        return self.jenis_jabatan in JPT or (self.memimpin and self.mandiri)

    def berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)


@dataclass(frozen=True)
class Penunjukan:
    duduk: Duduk | None
    alasan: str


class Calon(NamedTuple):
    """A leader above; `terlewat`: levels below him without one; `akar`: his is the root unit."""

    duduk: Duduk
    terlewat: int
    akar: bool


def pimpinan(unit: int, daftar: Iterable[Duduk], hari: date, kecuali: Collection[int] = ()) -> Duduk | None:
    """Who leads the unit that day: the definitive head, else Plt, else Plh; never one of the people in `kecuali`.

    A JF leads only by delegation, when he heads a unit kerja (p. 89 A.7): then `memimpin` is that fact.
    """
    calon = [d for d in daftar if d.unit == unit and d.memimpin and d.berlaku(hari) and d.pegawai not in kecuali]
    return min(calon, key=lambda d: (URUTAN[JenisPenempatan(d.jenis)], d.id), default=None)


def penilai(
    untuk: Duduk,
    di_unit: Callable[[int], Iterable[Duduk]],
    induk: Callable[[int], int | None],
    hari: date,
    delegasi: Duduk | None = None,
    kecuali: Collection[int] = (),
    *,
    daerah: bool = False,
) -> Penunjukan:
    """Pejabat penilai of one placement: the delegate, or whom p. 65 C names, else the nearest leader above.

    `daerah`: the tree is that of an instansi daerah, whose root the kepala daerah leads. `di_unit(unit)` gives the
    placements of one unit, `induk(unit)` its parent unit or None. Nobody assesses himself; `kecuali` names more
    people who may not be chosen.
    """
    kecuali = {untuk.pegawai, *kecuali}
    if delegasi and delegasi.berlaku(hari) and delegasi.pegawai not in kecuali:
        return Penunjukan(delegasi, "Kewenangan menilai didelegasikan.")
    calon = list(_ke_atas(untuk, di_unit, induk, hari, kecuali))
    if not untuk.khusus:
        return _terdekat(calon)
    return _menurut_jabatan(untuk, calon, daerah)


def _ke_atas(
    untuk: Duduk,
    di_unit: Callable[[int], Iterable[Duduk]],
    induk: Callable[[int], int | None],
    hari: date,
    kecuali: Collection[int],
) -> Iterator[Calon]:
    """The leaders above, nearest first."""
    unit = induk(untuk.unit) if untuk.memimpin else untuk.unit
    terlewat = 0
    while unit is not None:
        di_atas = induk(unit)
        if kepala := pimpinan(unit, di_unit(unit), hari, kecuali):
            yield Calon(kepala, terlewat, di_atas is None)
        else:
            terlewat += 1
        unit = di_atas


def _terdekat(calon: list[Calon]) -> Penunjukan:
    if not calon:
        return Penunjukan(None, "Tidak ada pimpinan di atas unit ini.")
    return Penunjukan(calon[0].duduk, _alasan(calon[0].duduk, calon[0].terlewat))


def _menurut_jabatan(untuk: Duduk, calon: list[Calon], daerah: bool) -> Penunjukan:
    """The table of p. 65 C.2 (instansi pusat) and C.3 (instansi daerah)."""
    if daerah and untuk.jenis_jabatan in JPT:
        return _puncak(calon, "Kepala daerah")
    if untuk.jenis_jabatan == JenisJabatan.JPT_MADYA:
        return _puncak(calon, "Pimpinan instansi")
    if untuk.jenis_jabatan == JenisJabatan.JPT_UTAMA:
        menteri = [c for c in calon if c.duduk.jenis_jabatan == JenisJabatan.PEJABAT_NEGARA]
        return _terpilih(menteri, calon) or Penunjukan(
            None, "SKP JPT utama ditetapkan menteri yang mengoordinasikan; tunjuk penempatannya sebagai penilai."
        )
    if untuk.jenis_jabatan in JPT:
        cocok = [c for c in calon if c.duduk.jenis_jabatan in PUNCAK]
    else:
        cocok = [c for c in calon if _mengoordinasikan(c.duduk, daerah)]
    return _terpilih(cocok, calon) or _terdekat(calon)


def _mengoordinasikan(kepala: Duduk, daerah: bool) -> bool:
    """Of a pimpinan unit kerja mandiri: a menteri, kepala daerah or JPT; in a daerah the head of any perangkat daerah.

    A kecamatan is a perangkat daerah, though its head is no JPT.
    """
    return kepala.jenis_jabatan in MENGOORDINASIKAN or (daerah and kepala.mandiri)


def _puncak(calon: list[Calon], sebutan: str) -> Penunjukan:
    """The leader of the root, whoever stands between."""
    if not calon or not calon[-1].akar:
        return Penunjukan(None, f"{sebutan} belum tercatat pada unit puncak.")
    return _terpilih(calon[-1:], calon) or _terdekat(calon)


def _terpilih(cocok: list[Calon], calon: list[Calon]) -> Penunjukan | None:
    """The nearest one that fits; who is not the nearest of all sets it by the table."""
    if not cocok:
        return None
    if cocok[0] == calon[0]:
        return _terdekat(calon)
    return Penunjukan(cocok[0].duduk, "Menetapkan SKP jabatan ini menurut Lampiran Permenpan RB 6/2022 hlm. 65.")


def _alasan(kepala: Duduk, terlewat: int) -> str:
    sebutan = {"definitif": "Atasan langsung", "plt": "Plt. pimpinan unit", "plh": "Plh. pimpinan unit"}[kepala.jenis]
    naik = f"; {terlewat} jenjang di bawahnya sedang tanpa pimpinan" if terlewat else ""
    return f"{sebutan}{naik}."
