"""Who assesses whom on a given day (Pasal 1 angka 9; Lampiran p. 89 A.1-A.7), from plain placements."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from pegawai.aturan.kepegawaian import JenisPenempatan

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

    def berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)


@dataclass(frozen=True)
class Penunjukan:
    duduk: Duduk | None
    alasan: str


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
) -> Penunjukan:
    """Pejabat penilai of one placement: the delegate, or the nearest leader above in the unit tree.

    `di_unit(unit)` gives the placements of one unit, `induk(unit)` its parent unit or None. Nobody assesses
    himself; `kecuali` names more people who may not be chosen.
    """
    kecuali = {untuk.pegawai, *kecuali}
    if delegasi and delegasi.berlaku(hari) and delegasi.pegawai not in kecuali:
        return Penunjukan(delegasi, "Kewenangan menilai didelegasikan.")
    unit = induk(untuk.unit) if untuk.memimpin else untuk.unit
    terlewat = 0
    while unit is not None:
        if kepala := pimpinan(unit, di_unit(unit), hari, kecuali):
            return Penunjukan(kepala, _alasan(kepala, terlewat))
        terlewat += 1
        unit = induk(unit)
    return Penunjukan(None, "Tidak ada pimpinan di atas unit ini.")


def _alasan(kepala: Duduk, terlewat: int) -> str:
    sebutan = {"definitif": "Atasan langsung", "plt": "Plt. pimpinan unit", "plh": "Plh. pimpinan unit"}[kepala.jenis]
    naik = f"; {terlewat} jenjang di bawahnya sedang tanpa pimpinan" if terlewat else ""
    return f"{sebutan}{naik}."
