"""Which events other systems are told of, how a note is signed, and how often it is tried.

A note carries the public `kode` of what happened and nothing else of the person; whoever is told reads the rest
through the API, with a token of his own.
"""

import hashlib
import hmac

from pegawai.aturan.pilihan import Istilah


class Peristiwa(Istilah):
    SKP = "skp.ditetapkan", "SKP ditetapkan"
    EVALUASI = "evaluasi.ditetapkan", "Hasil evaluasi ditetapkan"
    KEBERATAN = "keberatan.diputus", "Keberatan diputus"


class StatusKiriman(Istilah):
    ANTRE = "antre", "Menunggu"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal"


WARNA = {StatusKiriman.ANTRE: "kuning", StatusKiriman.TERKIRIM: "hijau", StatusKiriman.GAGAL: "merah"}
# (kind of object, verb of its trace) -> the event.
DARI_JEJAK = {
    ("skp", "tetapkan"): Peristiwa.SKP,
    ("evaluasi", "tetapkan"): Peristiwa.EVALUASI,
    ("keberatan", "putuskan_keberatan"): Peristiwa.KEBERATAN,
}
JEDA = (60, 300, 1800, 7200, 21600, 86400)  # seconds before the next try; afterwards it is given up
BERUNTUN_TERBANYAK = 20  # failures in a row after which an address is left alone


def jeda(percobaan: int) -> int | None:
    """Seconds to wait after so many tries, None when it is given up."""
    return JEDA[percobaan - 1] if percobaan <= len(JEDA) else None


def tanda_tangan(rahasia: str, waktu: int, badan: bytes) -> str:
    """`t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>">`: the time stops an old note from being played again."""
    sidik = hmac.new(rahasia.encode(), f"{waktu}.".encode() + badan, hashlib.sha256).hexdigest()
    return f"t={waktu},v1={sidik}"
