from django.conf import settings
from django.db import models

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya


class JenisSurat(Istilah):
    SANDI = "sandi", "Tautan kata sandi baru"
    SUREL = "surel", "Tautan uji surel"


class SuratTertutup(models.Model):
    """A mail that holds a secret and therefore never stands in the inbox. Who it is for is locked until it leaves.

    A request for an unknown name leaves the same row as one for a known name: only the worker looks.
    """

    jenis = models.CharField(max_length=8, choices=JenisSurat.pilihan())
    isi = models.TextField()
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "surat tertutup"
        constraints = [hanya("jenis", JenisSurat, "surat_tertutup_jenis_dikenal")]

    def __str__(self):
        return f"Surat {self.jenis}"


class TautanSandi(models.Model):
    """The one link by which an account may be given a new password. Only its hash is kept; a new one replaces it."""

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tautan_sandi")
    sidik = models.CharField(max_length=64, unique=True)
    berlaku_sampai = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "tautan kata sandi"

    def __str__(self):
        return f"Tautan kata sandi {self.pengguna_id}"
