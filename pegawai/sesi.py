"""Sessions that know when they began and when they were last used."""

import time

from django.conf import settings
from django.contrib.sessions.backends import db

MULAI, TERAKHIR = "mulai", "terakhir"
JEDA_CATAT = 60  # seconds; a visit is written down at most this often


class SessionStore(db.SessionStore):
    """The database session, with both times stamped whenever it is saved."""

    def save(self, must_create=False):
        isi = self._get_session(no_load=must_create)
        isi[TERAKHIR] = int(time.time())
        isi.setdefault(MULAI, isi[TERAKHIR])
        super().save(must_create)

    def cycle_key(self):
        self._session.pop(MULAI, None)  # a login begins a new working day
        super().cycle_key()


def habis(sesi, kini):
    """Idle for too long, or older than a working day."""
    return (
        kini - sesi.get(TERAKHIR, kini) > settings.SESI_DIAM_DETIK
        or kini - sesi.get(MULAI, kini) > settings.SESI_PENUH_DETIK
    )


def perlu_dicatat(sesi, kini):
    return kini - sesi.get(TERAKHIR, kini) >= JEDA_CATAT
