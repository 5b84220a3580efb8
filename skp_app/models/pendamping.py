from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate

from pegawai.models import Pegawai
from pegawai.models.batas import urut_waktu


class PendampingQuerySet(models.QuerySet):
    def aktif(self):
        hari = localdate()
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari)


class Pendamping(models.Model):
    """A penyusun pendamping: drafts SKP and matrix for a leader, and can never submit, set or sign for him."""

    pemimpin = models.ForeignKey(Pegawai, models.PROTECT, related_name="pendamping")
    pendamping = models.ForeignKey(Pegawai, models.PROTECT, related_name="mendampingi")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)  # last day
    ditunjuk_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ditunjuk_pada = models.DateTimeField(auto_now_add=True)

    objects = PendampingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penyusun pendamping"
        ordering = ["-mulai", "id"]
        constraints = [
            urut_waktu("pendamping_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(pemimpin=F("pendamping")), name="pendamping_bukan_diri"),
        ]

    def __str__(self):
        return f"{self.pendamping} mendampingi {self.pemimpin}"
