"""How long a stored document is kept, and what holds it longer. Nothing is destroyed here: a list says what is due.

The classes are the instansi's own JRA, as the Ketentuan `retensi_dokumen`: {class: years after the year it was made
for}; a class without a number is kept for good. A legal hold (Ketentuan `penahanan_dokumen`) names codes of documents.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple


class Retensi(NamedTuple):
    """`sampai` is the last day on which it must be kept, None for good; `ditahan` by a legal hold."""

    kelas: str
    sampai: date | None
    ditahan: bool

    def jatuh_tempo(self, hari: date) -> bool:
        """May its destruction be proposed?"""
        return not self.ditahan and self.sampai is not None and hari > self.sampai


def kelas(kode_format: str) -> str:
    """'rencana' for A.x, 'hasil' for C.x, 'dokumen_evaluasi' for D.x, 'keberatan' for D.1.3 and its decision."""
    if kode_format in {"D.1.3", "F-PUTUSAN"}:
        return "keberatan"
    return {"A": "rencana", "C": "hasil", "D": "dokumen_evaluasi"}.get(kode_format[0], "lain")


def retensi(
    kode_format: str, tahun: int, jadwal: Mapping[str, int | None], kode: str, tahan: Collection[str]
) -> Retensi:
    """For a document about the year `tahun`; an unknown class is kept for good."""
    milik = kelas(kode_format)
    lama = jadwal.get(milik)
    return Retensi(milik, None if lama is None else date(tahun + lama, 12, 31), kode in tahan)
