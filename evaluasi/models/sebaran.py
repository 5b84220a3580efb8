from django.db import models

from evaluasi.aturan.capaian import Capaian
from pegawai.models import Pekerjaan, UnitKerja
from skp_app.models import PeriodeEvaluasi


class SebaranUnit(models.Model):
    """The spread of predikat among the people whose penilai leads this unit, held against the guide.

    Computed by the job; `masukan` keeps what it was computed from, so that it can be checked again.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="sebaran")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    capaian = models.CharField(max_length=16, choices=Capaian.pilihan(), blank=True)
    jumlah = models.JSONField(default=dict)
    belum_dinilai = models.PositiveIntegerField(default=0)
    bendera = models.JSONField(default=list)
    masukan = models.JSONField(default=dict)
    pekerjaan = models.ForeignKey(Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+")
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "sebaran predikat unit"
        constraints = [
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="sebaran_satu_per_unit_periode"),
        ]

    def __str__(self):
        return f"sebaran {self.unit}"
