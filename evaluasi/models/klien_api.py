from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.kode import kode_acak


class Lingkup(Istilah):
    """What a client may read."""

    ORGANISASI = "organisasi:baca", "Organisasi: unit dan pegawai"
    SKP = "skp:baca", "SKP yang sudah ditetapkan"
    EVALUASI = "evaluasi:baca", "Hasil evaluasi yang final"


class KlienApiQuerySet(models.QuerySet):
    def berlaku(self):
        return self.filter(dicabut_pada=None, berlaku_sampai__gte=localdate())


class KlienApi(models.Model):
    """A program of another system that may read. Its token was shown once; here stands what recognises it."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    nama = models.CharField(max_length=100)
    keperluan = models.CharField(max_length=200)
    awalan = models.CharField(max_length=16, unique=True)  # the first part of the token, to tell tokens apart
    sidik = models.CharField(max_length=64)
    lingkup = models.JSONField()  # Lingkup values
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")  # None: everybody
    berlaku_sampai = models.DateField()
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    objects = KlienApiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "klien API"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="klien_api_bersidik"),
            models.UniqueConstraint(fields=["nama"], condition=Q(dicabut_pada=None), name="klien_api_satu_nama"),
        ]

    def __str__(self):
        return self.nama

    @property
    def aktif(self):
        return self.dicabut_pada is None and self.berlaku_sampai >= localdate()

    @property
    def daftar_lingkup(self):
        return [Lingkup(nilai).cetak for nilai in self.lingkup]


class AksesApi(models.Model):
    """One request of a client: what it read, how many rows. Never changed."""

    klien = models.ForeignKey(KlienApi, models.PROTECT, related_name="akses")
    pada = models.DateTimeField(auto_now_add=True)
    operasi = models.CharField(max_length=40)
    objek = models.CharField(max_length=16, blank=True)  # kode of a single row
    baris = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "akses API"
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["klien", "-pada"], name="akses_api_klien")]

    def __str__(self):
        return f"{self.klien} {self.operasi}"
