from django.db import models

from evaluasi.models.evaluasi import Evaluasi
from skp_app.models import PeriodeEvaluasi, Skp


class HasilDisepakati(models.Model):
    """A periodic result of the unit a person came from, used again by agreement (Lampiran p. 91 A.13 a).

    The new penilai proposes it, the pegawai agrees; then the period needs no rating in the new unit.
    """

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="hasil_disepakati")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="dipakai_lagi")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    disetujui_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "hasil yang disepakati"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["skp", "periode_evaluasi"], name="disepakati_satu_per_periode")]

    def __str__(self):
        return f"{self.periode_evaluasi}: {self.evaluasi}"
