from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from pegawai.aturan.kepegawaian import AlasanBebasSkp
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from pegawai.models.pegawai import Pegawai


class BebasSkpQuerySet(models.QuerySet):
    def pada(self, hari: date):
        """Exemptions in force that day."""
        return self.beririsan(hari, hari)

    def beririsan(self, mulai: date, selesai: date):
        """Exemptions that share a day with this span."""
        return self.filter(mulai__lte=selesai).filter(Q(selesai__isnull=True) | Q(selesai__gte=mulai))

    def sepanjang(self, mulai, selesai):
        """Exemptions that cover all of this span; dates, or references to those of an outer query."""
        return self.filter(mulai__lte=mulai).filter(Q(selesai__isnull=True) | Q(selesai__gte=selesai))


class BebasSkp(models.Model):
    """The rules of planning do not apply to this person for these days (Lampiran p. 65-66 C.8)."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="bebas_skp")
    alasan = models.CharField(max_length=24, choices=AlasanBebasSkp.pilihan())
    dasar = models.CharField("nomor surat keputusan", max_length=200, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = BebasSkpQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tidak wajib SKP"
        ordering = ["mulai", "id"]
        constraints = [
            hanya("alasan", AlasanBebasSkp, "bebas_alasan_dikenal"),
            urut_waktu("bebas_selesai_setelah_mulai"),
            ExclusionConstraint(
                name="bebas_tidak_tumpang_tindih",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.pegawai}: {self.get_alasan_display()}"
