from django.db import models
from django.db.models import Q

from evaluasi.aturan.kuadran import Rating
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.models import PeriodeEvaluasi, Rhk, Skp

PANJANG_ISI = 2000


class PertimbanganQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Who gives it, and the penilai. Nobody else, the pegawai included: it is a word to the penilai."""
        return self.filter(Q(pemberi=pegawai) | Q(skp__penilai=pegawai))


class Pertimbangan(models.Model):
    """What a ketua tim or a Pimpinan who is not the penilai has to say of one person's work in one period

    (Lampiran p. 89 A.4). Asked for by the penilai or given unasked; a help for him, never printed.
    """

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="pertimbangan")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dasar = models.CharField(max_length=300)  # what he is to the person, of that day
    isi = models.CharField(max_length=PANJANG_ISI, blank=True)
    versi = models.PositiveIntegerField(default=0)
    diminta_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    diminta_pada = models.DateTimeField(null=True, blank=True)
    diberikan_pada = models.DateTimeField(null=True, blank=True)

    objects = PertimbanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pertimbangan penilaian"
        ordering = ["diberikan_pada", "id"]
        constraints = [
            models.UniqueConstraint(fields=["skp", "periode_evaluasi", "pemberi"], name="pertimbangan_satu_per_orang"),
            models.CheckConstraint(
                condition=Q(diminta_oleh__isnull=True, diminta_pada__isnull=True)
                | Q(diminta_oleh__isnull=False, diminta_pada__isnull=False),
                name="pertimbangan_diminta_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(diberikan_pada__isnull=True, diminta_pada__isnull=False, isi="")
                | Q(diberikan_pada__isnull=False) & ~Q(isi=""),
                name="pertimbangan_diberikan_berisi",
            ),
        ]

    def __str__(self):
        return self.isi[:80] or "diminta"


class PertimbanganRhk(models.Model):
    """How he sees one RHK that he assigned, in the words of the ratings."""

    pertimbangan = models.ForeignKey(Pertimbangan, models.CASCADE, related_name="rhk")
    rhk = models.ForeignKey(Rhk, models.PROTECT, related_name="+")
    nilai = models.CharField(max_length=8, choices=Rating.pilihan())

    class Meta:
        verbose_name = verbose_name_plural = "pertimbangan per RHK"
        ordering = ["rhk_id"]
        constraints = [
            hanya("nilai", Rating, "pertimbangan_nilai_dikenal"),
            models.UniqueConstraint(fields=["pertimbangan", "rhk"], name="pertimbangan_satu_per_rhk"),
        ]

    def __str__(self):
        return self.nilai
