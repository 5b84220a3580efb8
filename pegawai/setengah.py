"""Half-way in: the password was right, the second factor has still to be shown. Nothing is open yet."""

import time
from typing import NamedTuple

from pegawai.models import Pengguna

KUNCI = "setengah_masuk"
BERLAKU = 5 * 60  # seconds


class Setengah(NamedTuple):
    pengguna: Pengguna
    tujuan: str
    lewat: str
    segar: bool


def tahan(request, pengguna, tujuan, *, lewat, segar):
    """Remember who it is, under a new session key."""
    request.session.cycle_key()
    request.session[KUNCI] = {
        "akun": pengguna.pk, "sidik": pengguna.get_session_auth_hash(), "tujuan": tujuan, "lewat": lewat,
        "segar": segar, "pada": int(time.time()),
    }  # fmt: skip


def ada(request):
    """Who waits here; None after a few minutes, or when the account was closed or its password changed meanwhile."""
    isi = request.session.get(KUNCI)
    if not isi or time.time() - isi["pada"] > BERLAKU:
        return None
    pengguna = Pengguna.objects.select_related("pegawai").filter(pk=isi["akun"], is_active=True).first()
    if pengguna is None or pengguna.get_session_auth_hash() != isi["sidik"]:
        return None
    return Setengah(pengguna, isi["tujuan"], isi["lewat"], isi["segar"])


def lepas(request):
    request.session.pop(KUNCI, None)
