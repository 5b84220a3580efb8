from django.db import models
from django.db.models import Q

from evaluasi.aturan.webhook import WARNA, Peristiwa, StatusKiriman
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak


class AlamatWebhook(models.Model):
    """An address of another system that is told of events. Its secret lies here encrypted; it was shown once."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    nama = models.CharField(max_length=100)
    url = models.CharField(max_length=500)
    peristiwa = models.JSONField()  # Peristiwa values
    rahasia = models.TextField()
    jejak_terakhir = models.BigIntegerField()  # number of the last trace that was looked at
    gagal_beruntun = models.PositiveIntegerField(default=0)
    dihentikan_pada = models.DateTimeField(null=True, blank=True)  # after too many failures in a row
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "alamat webhook"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(url__startswith="https://"), name="webhook_hanya_https"),
            models.UniqueConstraint(fields=["url"], condition=Q(dicabut_pada=None), name="webhook_satu_alamat"),
        ]

    def __str__(self):
        return self.nama

    @property
    def aktif(self):
        return self.dicabut_pada is None and self.dihentikan_pada is None

    @property
    def daftar_peristiwa(self):
        return [Peristiwa(nilai).cetak for nilai in self.peristiwa]


class KirimanWebhook(models.Model):
    """One note to one address. `kunci` is the same in every try, so that the receiver can tell a repetition."""

    alamat = models.ForeignKey(AlamatWebhook, models.PROTECT, related_name="kiriman")
    kunci = models.CharField(max_length=60)
    peristiwa = models.CharField(max_length=24, choices=Peristiwa.pilihan())
    isi = models.JSONField()
    status = models.CharField(max_length=8, choices=StatusKiriman.pilihan(), default=StatusKiriman.ANTRE)
    percobaan = models.PositiveSmallIntegerField(default=0)
    berikutnya = models.DateTimeField()
    jawaban = models.PositiveSmallIntegerField(null=True, blank=True)  # HTTP status
    galat = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kiriman webhook"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["berikutnya"], name="webhook_antre", condition=Q(status=StatusKiriman.ANTRE.value)),
        ]
        constraints = [
            hanya("status", StatusKiriman, "kiriman_webhook_status_dikenal"),
            models.UniqueConstraint(fields=["alamat", "kunci"], name="kiriman_webhook_sekali"),
        ]

    def __str__(self):
        return f"{self.peristiwa} {self.kunci}"

    @property
    def warna(self):
        return WARNA[StatusKiriman(self.status)]
