"""The catatan/rekomendasi of a result, taken up in the plan of the next year (Lampiran p. 100, 103).

The higher room writes the first table when a result is set, as it closes the period; here it is only read.
"""

from django.db import models
from django.db.models import Q

from pegawai.models import Pegawai
from skp_app.models.periode import PeriodeEvaluasi

PANJANG_ALASAN = 500


class Rekomendasi(models.Model):
    """What the result of one person in one period recommends; after a decision on a keberatan, what that says."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="rekomendasi")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    isi = models.TextField()
    ditulis_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "rekomendasi hasil evaluasi"
        ordering = ["-periode_evaluasi__selesai", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "periode_evaluasi"], name="rekomendasi_satu_per_periode"),
            models.CheckConstraint(condition=~Q(isi=""), name="rekomendasi_berisi"),
        ]

    def __str__(self):
        return self.isi[:80]


class TanggapanRekomendasi(models.Model):
    """Taken up by one RHK of an SKP in all its versions, or not, and why not."""

    rekomendasi = models.ForeignKey(Rekomendasi, models.PROTECT, related_name="tanggapan")
    rangkaian = models.UUIDField()  # of the SKP
    garis = models.UUIDField(null=True, blank=True)  # of the RHK that takes it up
    alasan = models.CharField(max_length=PANJANG_ALASAN, blank=True)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ditanggapi_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "tanggapan rekomendasi"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["rekomendasi", "rangkaian"], name="tanggapan_sekali_per_skp"),
            models.CheckConstraint(
                condition=Q(garis__isnull=False, alasan="") | Q(garis=None) & ~Q(alasan=""),
                name="tanggapan_rhk_atau_alasan",
            ),
        ]

    def __str__(self):
        return self.alasan[:80] or "diambil"
