"""A life as a table: which verb leads from where to where, and in whose mouth. Each room keeps its own table."""

from collections.abc import Mapping
from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah


class Langkah(NamedTuple):
    """One row: allowed states, the state it leads to, the role that may say it, and its name on the button."""

    dari: frozenset[Istilah]
    ke: Istilah
    pelaku: str
    sebutan: str


def tersedia(tabel: Mapping[str, Langkah], status: str, peran: set[str]) -> list[str]:
    """The verbs of the table that these roles may say in this state."""
    return [nama for nama, langkah in tabel.items() if status in langkah.dari and langkah.pelaku in peran]
