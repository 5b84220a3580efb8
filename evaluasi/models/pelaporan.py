from django.db import models
from django.db.models import Q

from evaluasi.aturan.pelaporan import Bentuk
from evaluasi.models.evaluasi import Evaluasi
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak


class PelaporanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        return self.filter(evaluasi__in=Evaluasi.objects.visible_to(pegawai))


class Pelaporan(models.Model):
    """One report of a Dokumen Evaluasi with its attachments, as sent. Never changed; D.1.3 follows a D.1.1."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="pelaporan")
    bentuk = models.CharField(max_length=8, choices=Bentuk.pilihan())
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    batas = models.DateField()  # 30 hari kerja after the window
    tanpa_tanda_tangan = models.BooleanField(default=False)  # by the pegawai, who let the term pass
    alasan = models.CharField(max_length=500, blank=True)  # why it was not held back while a keberatan was open
    berkas = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()  # bytes

    objects = PelaporanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pelaporan"
        ordering = ["-pada", "-id"]
        constraints = [
            hanya("bentuk", Bentuk, "pelaporan_bentuk_dikenal"),
            models.UniqueConstraint(fields=["evaluasi", "bentuk"], name="pelaporan_sekali"),
            models.CheckConstraint(condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="pelaporan_bersidik"),
        ]

    def __str__(self):
        return f"{self.bentuk} {self.evaluasi}"
