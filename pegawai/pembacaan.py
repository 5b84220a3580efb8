"""Who reads what of whom: fetchers say it, the middleware writes it down once the page was really given.

A fetcher knows the reader and not the request, so the word waits on the reader, who lives as long as the request.
"""

import structlog
from django.core.cache import cache
from django.db import DatabaseError
from django.utils.timezone import localdate
from redis import RedisError

from pegawai.alur.pembacaan import catat
from pegawai.models.pembacaan import JenisBaca

keamanan = structlog.get_logger("keamanan")
DIINGAT = 24 * 3600  # seconds


def tandai(saya, id_pemilik, jenis, peran=()):
    """This person is about to be shown something of that one's. `peran`: his roles towards it, if he has any."""
    if id_pemilik != saya.pk:
        tertanda = saya.__dict__.setdefault("_dibaca", {})
        tertanda[id_pemilik, jenis] = set(peran)


def tuliskan(request, response):
    """Write down what this answer showed of others; what was written today already costs no statement."""
    saya = getattr(request, "saya", None)
    tertanda = saya.__dict__.pop("_dibaca", None) if saya is not None else None
    if not tertanda or request.method != "GET" or response.status_code != 200:
        return
    pdf = response.headers.get("Content-Type", "") == "application/pdf"
    for (id_pemilik, jenis), peran in tertanda.items():
        _sekali(saya, id_pemilik, JenisBaca.DOKUMEN if pdf else jenis, peran)


def _sekali(saya, id_pemilik, jenis, peran):
    kunci = f"baca:{localdate():%Y%m%d}:{saya.pk}:{id_pemilik}:{jenis.value}"
    try:
        if cache.get(kunci):
            return
    except (RedisError, OSError):
        pass  # without a cache it is only written again, which changes nothing
    try:
        catat(saya, id_pemilik, jenis, peran)
        cache.set(kunci, 1, DIINGAT)
    except (DatabaseError, RedisError, OSError) as galat:
        keamanan.error("pembacaan_tidak_tercatat", galat=type(galat).__name__)
