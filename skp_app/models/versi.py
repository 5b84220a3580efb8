from django.db import models

from pegawai.models import Pegawai
from skp_app.models.skp import Skp


class VersiSkp(models.Model):
    """The content of an SKP as it was submitted or set, with its SHA-256. Append-only."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="versi_isi")
    nomor = models.PositiveSmallIntegerField()
    peristiwa = models.CharField(max_length=20)  # ajukan, tetapkan
    isi = models.JSONField()
    # Which row each RHK and IKI of `isi` was, in its order: [{"rhk": garis, "iki": [garis, ...]}]. It stands beside
    # the content, whose hash both parties signed.
    garis = models.JSONField(default=list)
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "versi SKP"
        ordering = ["nomor"]
        constraints = [models.UniqueConstraint(fields=["skp", "nomor"], name="versi_skp_satu_nomor")]

    def __str__(self):
        return f"versi {self.nomor}"
