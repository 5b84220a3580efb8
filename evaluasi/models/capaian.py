from django.db import models
from django.db.models import Q

from evaluasi.aturan.capaian import Capaian
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from skp_app.models import PeriodeEvaluasi


class CapaianOrganisasi(models.Model):
    """The capaian kinerja organisasi of one unit in one period: who set it, on what basis, who recorded it."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="capaian")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    predikat = models.CharField(max_length=16, choices=Capaian.pilihan())
    dasar = models.CharField("dasar atau nomor keputusan", max_length=300)
    ditetapkan_oleh = models.CharField("pejabat yang menetapkan", max_length=200)
    tanggal = models.DateField("tanggal penetapan")
    direkam_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "capaian organisasi"
        constraints = [
            hanya("predikat", Capaian, "capaian_predikat_dikenal"),
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="capaian_satu_per_unit_periode"),
            models.CheckConstraint(condition=~Q(dasar=""), name="capaian_punya_dasar"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_predikat_display()}"
