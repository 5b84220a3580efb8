"""The kinds of files that can be imported. Each room registers its own when the application starts.

The judging of cells is pure (`pegawai.aturan.impor`); a `Penerap` knows the tables: what a clean row would change,
and how it is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, runtime_checkable

from django.db import models

from pegawai.alur.impor.pena import Pena
from pegawai.aturan.impor.dasar import TOLAK, Acuan, Jenis
from pegawai.models import BarisImpor, Impor
from pegawai.models.impor import KeadaanBaris, Tindakan


@dataclass
class Rencana:
    """What would become of one row. `bekal` is whatever the kind wants to find again when it writes."""

    tindakan: str
    perubahan: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    konflik: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    alasan: str = ""
    bekal: Any = None


class Penerap(Protocol):
    """One kind of file. Rows come in pieces of a few hundred; each method asks the database once per piece.

    A kind may also have `rapikan(impor)`, called when all rows were looked at.
    """

    jenis: Jenis
    bidang: Mapping[str, str]  # field -> its name for people

    def acuan(self, impor: Impor) -> Acuan:
        """What is known before the file is judged."""

    def sebutan(self, isi: Mapping[str, str | None]) -> tuple[str, str]:
        """Key and name of a row, for people to find it."""

    def rencanakan(self, impor: Impor, baris: Sequence[BarisImpor], *, kunci: bool = False) -> list[Rencana]:
        """One plan per row. With `kunci` what would be changed is locked first."""

    def urutan(self, baris: BarisImpor, rencana: Rencana) -> int:
        """Rows with a lower number are applied first."""

    def tulis(self, pena: Pena, pasangan: Sequence[tuple[BarisImpor, Rencana]]) -> None:
        """Write rows whose plan still holds. What fits no longer gets `baris.alasan`."""

    def tandai_hilang(self, pena: Pena, baris: Sequence[BarisImpor]) -> None:
        """Remember that the newest file no longer holds these."""


class Lingkup(NamedTuple):
    """What a file is about and does not say itself, such as its period. `usulan` is '' when nothing speaks for one."""

    nama: str
    pilihan: Sequence[tuple[str, str]]
    usulan: str
    bantuan: str


@runtime_checkable
class Berlingkup(Protocol):
    """A kind that asks this when the columns are mapped; the answer is `impor.lingkup`."""

    def lingkup(self, impor: Impor) -> Lingkup:
        """What can be answered."""


class Tulisan(NamedTuple):
    """One object as a row of the import wrote it, and the fields that would get their old values, or go with it."""

    baris: int
    objek: models.Model
    bidang: frozenset[str]


@runtime_checkable
class Penjaga(Protocol):
    """A kind whose rows mean more than their table: asked before they are taken back, and told afterwards."""

    def penahan(self, impor: Impor, tulisan: Sequence[Tulisan]) -> dict[int, str]:
        """{row: why it stays}. The objects are locked."""

    def ditarik(self, impor: Impor, tulisan: Sequence[Tulisan]) -> None:
        """In the same transaction, after the rows are as they were."""


PENERAP: dict[str, Penerap] = {}


def daftarkan(penerap: Iterable[Penerap]) -> None:
    PENERAP.update({p.jenis.kode: p for p in penerap})


def penerap(impor: Impor) -> Penerap:
    return PENERAP[impor.jenis]


def lingkup(impor: Impor) -> Lingkup | None:
    """What the mapping of this import also asks, None when its kind asks nothing."""
    kini = penerap(impor)
    return kini.lingkup(impor) if isinstance(kini, Berlingkup) else None


def jenis() -> list[Jenis]:
    return [p.jenis for p in PENERAP.values()]


def nilai(baris: BarisImpor) -> dict[str, str | None]:
    """The values of a row after the clicks: a proposal counts once somebody confirmed it."""
    isi = dict(baris.nilai)
    for catatan in baris.catatan:
        if catatan["perlu_klik"]:
            isi.pop(catatan["kolom"], None)
            if baris.pilihan.get(catatan["kolom"]) == "ya":
                isi |= dict(catatan["isian"]) or {catatan["kolom"]: catatan["bersih"]}
    return isi


def menunggu(baris: BarisImpor) -> bool:
    """Does a proposal of this row still wait for somebody?"""
    return any(c["perlu_klik"] and c["kolom"] not in baris.pilihan for c in baris.catatan)


def pakai(baris: BarisImpor, rencana: Rencana) -> None:
    """Write the plan into the row, to be shown and compared. A refused row is left out; it may still be answered."""
    ditolak = rencana.tindakan == Tindakan.TOLAK
    baris.tindakan = rencana.tindakan
    baris.keadaan = KeadaanBaris.DILEWATI if ditolak else KeadaanBaris.MENUNGGU
    baris.perubahan = {b: list(p) for b, p in rencana.perubahan.items()}
    baris.konflik = {b: list(k) for b, k in rencana.konflik.items()}
    baris.alasan = (rencana.alasan or (sebab(baris) if ditolak else ""))[:500]
    baris.menunggu_pilihan = baris.putusan != TOLAK and menunggu(baris)


def sebab(baris: BarisImpor) -> str:
    """What the judging said against the row."""
    return " ".join(c["kalimat"] for c in baris.catatan if c["tingkat"] == TOLAK)
