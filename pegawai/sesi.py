"""Sessions that know whose they are, from where, when they began and when they were last used."""

import time
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from pegawai.aturan.perangkat import sebut_jaringan, sebut_perangkat
from pegawai.models.kode import kode_acak

MULAI, TERAKHIR, KODE = "mulai", "terakhir", "kode_sesi"
PERANGKAT, JARINGAN = "perangkat", "jaringan"
PUNYA_KODE, PUNYA_KUNCI, FAKTOR_SAMPAI = "punya_kode", "punya_kunci", "faktor_sampai"
JEDA_CATAT = 60  # seconds; a visit is written down at most this often


class SessionStore(db.SessionStore):
    """The database session, with both times stamped whenever it is saved."""

    @classmethod
    def get_model_class(cls):
        from pegawai.models import Sesi  # this module is read before the models are

        return Sesi

    def create_model_instance(self, data):
        baris = super().create_model_instance(data)
        baris.kode = data[KODE]
        baris.pengguna_id = data.get(SESSION_KEY)
        baris.perangkat, baris.jaringan = data.get(PERANGKAT, ""), data.get(JARINGAN, "")
        baris.mulai, baris.terakhir = (datetime.fromtimestamp(data[saat], UTC) for saat in (MULAI, TERAKHIR))
        return baris

    def save(self, must_create=False):
        isi = self._get_session(no_load=must_create)
        isi[TERAKHIR] = int(time.time())
        isi.setdefault(MULAI, isi[TERAKHIR])
        isi.setdefault(KODE, kode_acak())
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


def kenali(request, jaringan):
    """Write into the session from where it is used."""
    request.session[PERANGKAT] = sebut_perangkat(request.headers.get("User-Agent", ""))
    request.session[JARINGAN] = sebut_jaringan(jaringan or "")
