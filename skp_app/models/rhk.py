from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from pegawai.models.batas import hanya
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Kendali, Perspektif
from skp_app.models.skp import Skp

PANJANG_TEKS = 1000
PANJANG_TARGET = 300


class Rhk(models.Model):
    """A rencana hasil kerja: an outcome, outcome antara, output or layanan (Pasal 9(1))."""

    skp = models.ForeignKey(Skp, models.CASCADE, related_name="rhk")
    jenis = models.CharField(max_length=10, choices=JenisRhk.pilihan(), default=JenisRhk.UTAMA)
    urutan = models.PositiveIntegerField()
    teks = models.CharField(max_length=PANJANG_TEKS, blank=True)
    penugasan_dari = models.CharField(max_length=200, blank=True)
    # RHK pimpinan yang diintervensi: a row of the superior's SKP, own words for it, or both.
    intervensi_rhk = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="bawahan")
    intervensi_iki = models.ForeignKey("Iki", models.SET_NULL, null=True, blank=True, related_name="+")
    intervensi_teks = models.CharField(max_length=PANJANG_TEKS, blank=True)
    intervensi_teks_iki = models.CharField(max_length=PANJANG_TEKS, blank=True)
    # The linked row's words as the owner saw them when he linked or last confirmed; they are what is printed.
    salinan_rhk = models.CharField(max_length=PANJANG_TEKS, blank=True)
    salinan_iki = models.CharField(max_length=PANJANG_TEKS, blank=True)
    # The same RHK in every version of the SKP, and in the SKP that carries it on.
    garis = models.UUIDField(default=uuid4, db_default=RandomUUID(), editable=False, db_index=True)
    penugasan = models.ForeignKey("Penugasan", models.SET_NULL, null=True, blank=True, related_name="rhk")
    # Of a JPT or pimpinan unit kerja mandiri: the sasaran of the Perjanjian Kinerja it comes from (p. 27).
    sasaran = models.ForeignKey("SasaranUnit", models.SET_NULL, null=True, blank=True, related_name="rhk")
    kendali = models.CharField(max_length=24, choices=Kendali.pilihan(), blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "RHK"
        ordering = ["-jenis", "urutan", "id"]  # "utama" before "tambahan"
        constraints = [
            hanya("jenis", JenisRhk, "rhk_jenis_dikenal"),
            models.CheckConstraint(condition=Q(kendali__in=["", *Kendali]), name="rhk_kendali_dikenal"),
            models.UniqueConstraint(fields=["skp", "garis"], name="rhk_satu_garis_per_skp"),
            models.CheckConstraint(
                condition=Q(intervensi_rhk__isnull=True) | ~Q(intervensi_rhk=models.F("id")),
                name="rhk_tidak_mengintervensi_diri",
            ),
        ]

    def __str__(self):
        return self.teks[:80]

    @property
    def intervensi(self):
        """What column (2) of Format A.1.7 says: {'rhk', 'iki'}, or None. Own words win over the linked row's."""
        rhk = self.intervensi_teks or self.salinan_rhk
        return {"rhk": rhk, "iki": self.intervensi_teks_iki or self.salinan_iki} if rhk else None


class Iki(models.Model):
    """An indikator kinerja individu, or an ukuran keberhasilan in a qualitative SKP. The target is text."""

    rhk = models.ForeignKey(Rhk, models.CASCADE, related_name="iki")
    urutan = models.PositiveIntegerField()
    teks = models.CharField(max_length=PANJANG_TEKS, blank=True)
    target = models.CharField(max_length=PANJANG_TARGET, blank=True)
    aspek = ArrayField(models.CharField(max_length=10, choices=Aspek.pilihan()), default=list, blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif.pilihan(), blank=True)
    garis = models.UUIDField(default=uuid4, db_default=RandomUUID(), editable=False, db_index=True)
    indikator = models.ForeignKey("IndikatorUnit", models.SET_NULL, null=True, blank=True, related_name="iki")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "IKI"
        ordering = ["urutan", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(perspektif__in=["", *Perspektif]), name="iki_perspektif_dikenal"),
            models.CheckConstraint(condition=Q(aspek__contained_by=[a.value for a in Aspek]), name="iki_aspek_dikenal"),
        ]

    def __str__(self):
        return self.teks[:80]
