"""How often a door without login may be knocked at. The counts live in the cache; without it the door stays open."""

import structlog
from django.core.cache import cache
from redis import RedisError

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
