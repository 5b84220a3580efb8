"""Who assesses whom on a given day (Pasal 1 angka 9; Lampiran p. 89 A.1-A.7), from plain placements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pegawai.aturan.kepegawaian import LAYAK_MENILAI, JenisPenempatan

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


def pimpinan(unit: int, daftar: Iterable[Duduk], hari: date, kecuali: int | None = None) -> Duduk | None:
    """Who leads the unit that day: the definitive head, else Plt, else Plh; never the person asked for."""
    calon = [
        d for d in daftar if d.unit == unit and d.memimpin and d.berlaku(hari) and d.pegawai != kecuali and _layak(d)
    ]
    return min(calon, key=lambda d: (URUTAN[JenisPenempatan(d.jenis)], d.id), default=None)


def _layak(duduk: Duduk) -> bool:
    # A JF leads only by delegation, when he heads a unit kerja (p. 89 A.7): then `memimpin` is that fact.
    return duduk.memimpin or duduk.jenis_jabatan in LAYAK_MENILAI


def penilai(
    untuk: Duduk,
    di_unit: Callable[[int], Iterable[Duduk]],
    induk: Callable[[int], int | None],
    hari: date,
    delegasi: Duduk | None = None,
) -> Penunjukan:
    """Pejabat penilai of one placement: the delegate, or the nearest leader above in the unit tree.

    `di_unit(unit)` gives the placements of one unit, `induk(unit)` its parent unit or None.
    """
    if delegasi and delegasi.berlaku(hari):
        return Penunjukan(delegasi, "Kewenangan menilai didelegasikan.")
    unit = induk(untuk.unit) if untuk.memimpin else untuk.unit
    terlewat = 0
    while unit is not None:
        if kepala := pimpinan(unit, di_unit(unit), hari, kecuali=untuk.pegawai):
            return Penunjukan(kepala, _alasan(kepala, terlewat))
        terlewat += 1
        unit = induk(unit)
    return Penunjukan(None, "Tidak ada pimpinan di atas unit ini.")


def _alasan(kepala: Duduk, terlewat: int) -> str:
    sebutan = {"definitif": "Atasan langsung", "plt": "Plt. pimpinan unit", "plh": "Plh. pimpinan unit"}[kepala.jenis]
    naik = f"; {terlewat} jenjang di bawahnya sedang tanpa pimpinan" if terlewat else ""
    return f"{sebutan}{naik}."
