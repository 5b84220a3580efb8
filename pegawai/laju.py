"""How often a door may be knocked at. The counts live in the cache; without it the door stays open."""

import time

import structlog
from django.core.cache import cache
from redis import RedisError

from pegawai.penolakan import TerlaluSering

catatan = structlog.get_logger("keamanan")


def terlalu_sering(pintu: str, siapa: str, banyak: int, detik: int) -> bool:
    """Counts this knock; True when `siapa` knocked more than `banyak` times within `detik` seconds."""
    kunci = f"laju:{pintu}:{siapa}"
    try:
        cache.add(kunci, 0, detik)
        return cache.incr(kunci) > banyak
    except (RedisError, OSError, ValueError) as galat:  # the cache is away, or the count lapsed between the two
        catatan.warning("laju_tidak_terhitung", pintu=pintu, galat=type(galat).__name__)
        return False


def hitung(pintu: str, siapa: int | str, banyak: int, detik: int, kalimat: str) -> None:
    """Counts one more in the running window of `detik`. Raises TerlaluSering with the seconds until the next."""
    kini = int(time.time())
    if terlalu_sering(pintu, f"{siapa}:{kini // detik}", banyak, detik):
        tunggu = detik - kini % detik
        raise TerlaluSering(f"{kalimat} Coba lagi dalam {-(-tunggu // 60)} menit.", tunggu)
