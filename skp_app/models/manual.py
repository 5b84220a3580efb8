from django.db import models
from django.db.models import Q

from skp_app.aturan.hasil_kerja import Kendali, PeriodePelaporan
from skp_app.models.rhk import Iki

KENDALI_JPT = (Kendali.OUTCOME, Kendali.OUTCOME_ANTARA, Kendali.KENDALI_RENDAH)


class ManualIndikator(models.Model):
    """Format A.1.3: what one IKI of a JPT or pimpinan unit kerja mandiri means and how it is counted (p. 37-38)."""

    iki = models.OneToOneField(Iki, models.CASCADE, related_name="manual")
    tujuan = models.TextField(max_length=2000, blank=True)
    definisi = models.TextField(max_length=4000, blank=True)
    formula = models.TextField(max_length=4000, blank=True)
    satuan = models.CharField("satuan pengukuran", max_length=200, blank=True)
    kendali = models.CharField(
        "kualitas dan tingkat kendali", max_length=24, choices=[(k.value, k.cetak) for k in KENDALI_JPT], blank=True
    )
    sumber_data = models.TextField(max_length=2000, blank=True)
    periode_pelaporan = models.CharField(max_length=12, choices=PeriodePelaporan.pilihan(), blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "manual indikator kinerja"
        constraints = [
            models.CheckConstraint(condition=Q(kendali__in=["", *KENDALI_JPT]), name="manual_kendali_jpt"),
            models.CheckConstraint(
                condition=Q(periode_pelaporan__in=["", *PeriodePelaporan]), name="manual_pelaporan_dikenal"
            ),
        ]

    def __str__(self):
        return f"Manual: {self.iki}"
