"""RHK with their IKI as plain data, on the way into an SKP (Pasal 9)."""

from typing import NamedTuple

from skp_app.aturan.hasil_kerja import JenisRhk


class RencanaIki(NamedTuple):
    teks: str
    target: str = ""
    aspek: tuple[str, ...] = ()
    perspektif: str = ""


class RencanaRhk(NamedTuple):
    teks: str
    iki: tuple[RencanaIki, ...] = ()
    jenis: str = JenisRhk.UTAMA
    penugasan_dari: str = ""


def kunci(teks: str) -> str:
    """What makes two RHK the same one: their words, whatever the case and the blanks between them."""
    return " ".join(teks.split()).casefold()
