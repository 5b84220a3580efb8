from django.db import models

from pegawai.models.pegawai import Pegawai


class Pemberitahuan(models.Model):
    """A message to one person: shown in the inbox at once, mailed by the worker. The row is the outbox."""

    penerima = models.ForeignKey(Pegawai, models.PROTECT, related_name="pemberitahuan")
    kunci = models.CharField(max_length=120)
    judul = models.CharField(max_length=160)
    isi = models.CharField(max_length=500, blank=True)
    tautan = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibaca_pada = models.DateTimeField(null=True, blank=True)
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            # A repeated step must not tell the same person the same thing twice.
            models.UniqueConstraint(fields=["penerima", "kunci"], name="pemberitahuan_sekali"),
        ]
        indexes = [
            models.Index(fields=["id"], name="pemberitahuan_antre", condition=models.Q(dikirim_pada__isnull=True)),
            models.Index(fields=["penerima"], name="pemberitahuan_baru", condition=models.Q(dibaca_pada__isnull=True)),
        ]

    def __str__(self):
        return self.judul

    @classmethod
    def kirim(cls, penerima, kunci, judul, isi="", tautan=""):
        """Leave a message in the running transaction; a second one with the same key is the first one.

        Long names and notes are cut to fit: the page behind the link has them in full.
        """
        pesan = cls(penerima=penerima, kunci=kunci, judul=judul[:160], isi=isi[:500], tautan=tautan)
        cls.objects.bulk_create([pesan], ignore_conflicts=True)
