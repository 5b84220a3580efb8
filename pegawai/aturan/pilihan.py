"""Turn a framework-free enum with printed labels into what a form or a column wants."""

from enum import StrEnum


class Istilah(StrEnum):
    """An official term: the value is what we store, `cetak` is the regulation's spelling."""

    cetak: str

    def __new__(cls, nilai: str, cetak: str = "") -> "Istilah":
        anggota = str.__new__(cls, nilai)
        anggota._value_ = nilai
        anggota.cetak = cetak
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """[(stored value, printed label)] in the order of the regulation."""
        return [(a.value, a.cetak) for a in cls]
