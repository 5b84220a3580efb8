"""Extended deadlines of penetapan, of documenting, of evaluating."""

from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from skp_app.models.periode import Periode, PeriodeDokumentasi, PeriodeEvaluasi


class Tahap(Istilah):
    PENETAPAN = "penetapan", "Penetapan SKP"
    PENDOKUMENTASIAN = "pendokumentasian", "Pendokumentasian"
    EVALUASI = "evaluasi", "Evaluasi"


class PerpanjanganQuerySet(models.QuerySet):
    def masa_evaluasi(self):
        """Extensions in force of the window of an evaluation period."""
        return self.filter(tahap=Tahap.EVALUASI, dicabut_pada=None)


class Perpanjangan(models.Model):
    """A later deadline for one unit (and what lies below it) or one person, with its reason; it lapses by itself."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="perpanjangan")
    tahap = models.CharField(max_length=16, choices=Tahap.pilihan(), default=Tahap.PENETAPAN)
    # Of a documentation period; for one person it also opens the period again when it was closed.
    periode_dokumentasi = models.ForeignKey(PeriodeDokumentasi, models.PROTECT, null=True, blank=True, related_name="+")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    sampai = models.DateField()
    alasan = models.CharField(max_length=500)
    dicabut_pada = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = PerpanjanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "perpanjangan tenggat"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            hanya("tahap", Tahap, "perpanjangan_tahap_dikenal"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, pegawai__isnull=True) | Q(unit__isnull=True, pegawai__isnull=False),
                name="perpanjangan_satu_sasaran",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="perpanjangan_beralasan"),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.PENDOKUMENTASIAN, periode_dokumentasi__isnull=False)
                | (~Q(tahap=Tahap.PENDOKUMENTASIAN) & Q(periode_dokumentasi__isnull=True)),
                name="perpanjangan_periode_dokumentasi",
            ),
            models.CheckConstraint(
                condition=Q(tahap=Tahap.EVALUASI, periode_evaluasi__isnull=False)
                | (~Q(tahap=Tahap.EVALUASI) & Q(periode_evaluasi__isnull=True)),
                name="perpanjangan_periode_evaluasi",
            ),
        ]

    def __str__(self):
        return f"{self.unit or self.pegawai} sampai {self.sampai}"
