"""Units as a row names them: by id, by a name that is the only one, or by the name within a perangkat daerah."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property

from pegawai.aturan.impor.dasar import Acuan, Unit
from pegawai.aturan.impor.teks import kunci

TERDALAM = 40  # a tree of units has about five levels; a circle would have no end
AWAL_MANDIRI = frozenset({"uptd", "upt", "puskesmas", "sd", "sdn", "smp", "smpn", "sma", "smk", "tk", "rsud"})
PENCARIAN_TERBANYAK = 2_000  # of one file: a table of invented names must not cost hours
KATA_UNIT = 8  # longer names have no abbreviation


class PetaUnit:
    """The tree with its ways in. Every name is looked up once."""

    def __init__(self, acuan: Acuan):
        self.unit = acuan.unit
        self.ditolak = acuan.unit_ditolak
        self._usulan: dict[str, str | None] = {}

    @cached_property
    def nama(self) -> dict[str, list[str]]:
        """Name -> ids of the units in use."""
        peta: dict[str, list[str]] = {}
        for satu in self.unit.values():
            if satu.aktif:
                peta.setdefault(kunci(satu.nama), []).append(satu.id)
        return peta

    @cached_property
    def _ditolak(self) -> set[str]:
        return {kunci(nama) for nama in self.ditolak.values()}

    @cached_property
    def berlayanan(self) -> set[str]:
        """Units with a unit kerja mandiri right below them: a dinas with its schools and puskesmas."""
        return {satu.induk for satu in self.unit.values() if satu.induk and mandiri(satu)}

    def leluhur(self, id_unit: str) -> Iterator[str]:
        """The unit itself and what stands above it."""
        satu: str | None = id_unit
        for _ in range(TERDALAM):
            if satu is None or satu not in self.unit:
                return
            yield satu
            satu = self.unit[satu].induk

    def di_dalam(self, id_unit: str, atas: str) -> bool:
        return atas in self.leluhur(id_unit)

    def bernama(self, nama: str, opd: str = "") -> list[str]:
        """Units of this name, of one perangkat daerah if it is given and known."""
        semua = self.nama.get(kunci(nama), [])
        atas = self.nama.get(kunci(opd), []) if opd else []
        return [s for s in semua if any(self.di_dalam(s, a) for a in atas)] if atas else semua

    def pernah_ditolak(self, nama: str) -> bool:
        return kunci(nama) in self._ditolak and kunci(nama) not in self.nama

    def usulan(self, nama: str) -> str | None:
        """The one unit that may be meant by a short or misspelled name."""
        cari = kunci(nama)
        if cari not in self._usulan:
            self._usulan[cari] = self._mirip(cari) if cari else None
        return self._usulan[cari]

    def _mirip(self, cari: str) -> str | None:
        if " " not in cari and 3 <= len(cari) <= 20:
            singkat = [n for n in self.nama if _singkatan(cari, n.split())]
            if len(singkat) == 1:
                return self._satu(singkat[0])
        if len(self._usulan) >= PENCARIAN_TERBANYAK:
            return None
        dekat = get_close_matches(cari, self.nama, n=1, cutoff=0.85)
        return self._satu(dekat[0]) if dekat else None

    def _satu(self, nama: str) -> str | None:
        semua = self.nama[nama]
        return semua[0] if len(semua) == 1 else None


def mandiri(unit: Unit) -> bool:
    """A puskesmas, a school, a hospital: people work there, whatever their unor says."""
    kata = kunci(unit.nama).split(" ")
    return unit.mandiri or kata[0] in {
        "uptd",
        "upt",
        "puskesmas",
        "sd",
        "sdn",
        "smp",
        "smpn",
        "sma",
        "smk",
        "tk",
        "rsud",
    }


def _singkatan(huruf: str, kata: list[str]) -> bool:
    """'dinkes' takes a beginning of each word of 'dinas kesehatan'."""
    if not huruf:
        return not kata
    if not kata or len(kata) > KATA_UNIT:
        return False
    return any(
        huruf.startswith(kata[0][:n]) and _singkatan(huruf[n:], kata[1:]) for n in range(1, min(5, len(kata[0])) + 1)
    )
