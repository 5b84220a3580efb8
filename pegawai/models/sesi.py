from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from pegawai.models.kode import kode_acak


class Sesi(AbstractBaseSession):
    """A session of the site that knows whose it is, so that its owner can see it and end it."""

    kode = models.CharField(max_length=16, default=kode_acak, editable=False, db_index=True)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sesi")
    perangkat = models.CharField(max_length=60, blank=True)
    jaringan = models.CharField(max_length=45, blank=True)
    mulai = models.DateTimeField()
    terakhir = models.DateTimeField()

    objects = BaseSessionManager()

    class Meta:
        verbose_name = verbose_name_plural = "sesi"

    def __str__(self):
        return f"Sesi {self.kode}"

    @classmethod
    def get_session_store_class(cls):
        from pegawai.sesi import SessionStore  # the store asks for this model in turn

        return SessionStore


class PerangkatDikenal(models.Model):
    """From where an account was entered before: the kind of browser and the half of a network, as one hash."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="perangkat_dikenal")
    sidik = models.CharField(max_length=64)
    terakhir_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "perangkat dikenal"
        constraints = [models.UniqueConstraint(fields=["pengguna", "sidik"], name="perangkat_dikenal_sekali")]

    def __str__(self):
        return f"Perangkat akun {self.pengguna_id}"
