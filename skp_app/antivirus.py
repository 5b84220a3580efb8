"""The hook for a virus scanner: clamd (or what speaks its INSTREAM protocol) by setting, nothing by default."""

import socket
import struct
from pathlib import Path

import structlog
from django.conf import settings

BERSIH, VIRUS, TAK_TERJAWAB = "bersih", "virus", "tak_terjawab"
TUNGGU_DETIK = 15
POTONG = 64 * 1024
catatan = structlog.get_logger("antivirus")


def terpasang() -> bool:
    return bool(settings.ANTIVIRUS)


def periksa(jalan: Path) -> str:
    """BERSIH, VIRUS, or TAK_TERJAWAB when the configured scanner cannot be asked. Without a scanner: BERSIH."""
    if not terpasang():
        return BERSIH
    try:
        jawaban = _tanya(jalan)
    except OSError as galat:
        catatan.warning("antivirus_tidak_menjawab", galat=type(galat).__name__)
        return TAK_TERJAWAB
    if jawaban.endswith("OK"):
        return BERSIH
    return VIRUS if jawaban.endswith("FOUND") else TAK_TERJAWAB


def _tanya(jalan: Path) -> str:
    with _sambung() as saluran, jalan.open("rb") as isi:
        saluran.sendall(b"zINSTREAM\0")
        while potong := isi.read(POTONG):
            saluran.sendall(struct.pack("!L", len(potong)) + potong)
        saluran.sendall(struct.pack("!L", 0))
        return saluran.recv(4096).decode(errors="replace").rstrip("\0\r\n ")


def _sambung() -> socket.socket:
    """`unix:/run/clamd.sock` or `host:3310`."""
    jenis, _, tujuan = settings.ANTIVIRUS.partition(":")
    if jenis == "unix":
        saluran = socket.socket(socket.AF_UNIX)
        saluran.settimeout(TUNGGU_DETIK)
        saluran.connect(tujuan)
        return saluran
    return socket.create_connection((jenis, int(tujuan)), timeout=TUNGGU_DETIK)
