"""Which screens an officer may be shown through the eyes of a person: a short list, of the person's own matters only.

A room adds its screens when it is loaded. Whatever is not named stays closed: feedback, keberatan, pembinaan,
signatures, files, the account.
"""

from collections.abc import Callable
from typing import NamedTuple

KUNCI_SESI = "bantuan_layar"


class Layar(NamedTuple):
    """A screen in words for its owner, and whether what its address names (person, arguments) is his own."""

    sebutan: str
    milik: Callable[..., bool] | None = None


TERLIHAT: dict[str, Layar] = {}  # {name of the address: its screen}


def layar(nama, pegawai, argumen):
    """The screen behind this address, None when it is not on the list or not the person's own."""
    ini = TERLIHAT.get(nama)
    if ini is None or ini.milik and not ini.milik(pegawai, **argumen):
        return None
    return ini
