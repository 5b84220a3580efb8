from django.db import models

from pegawai.models.batas import hanya
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import JenisLampiran
from skp_app.models.skp import Skp

PANJANG_BUTIR = 1000


class EkspektasiKhusus(models.Model):
    """One special expectation of the Pimpinan for one of the seven values (Pasal 10; Lampiran p. 54)."""

    skp = models.ForeignKey(Skp, models.CASCADE, related_name="ekspektasi")
    nilai = models.CharField(max_length=24, choices=NilaiPerilaku.pilihan())
    urutan = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=PANJANG_BUTIR)

    class Meta:
        verbose_name = verbose_name_plural = "ekspektasi khusus"
        ordering = ["nilai", "urutan"]
        constraints = [
            hanya("nilai", NilaiPerilaku, "ekspektasi_nilai_dikenal"),
            models.UniqueConstraint(fields=["skp", "nilai", "urutan"], name="ekspektasi_satu_per_urutan"),
        ]

    def __str__(self):
        return self.teks[:80]


class LampiranSkp(models.Model):
    """One numbered line of the Lampiran SKP, Format A.1.8 (Pasal 11-13)."""

    skp = models.ForeignKey(Skp, models.CASCADE, related_name="lampiran")
    jenis = models.CharField(max_length=12, choices=JenisLampiran.pilihan())
    urutan = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=PANJANG_BUTIR)

    class Meta:
        verbose_name = verbose_name_plural = "lampiran SKP"
        ordering = ["jenis", "urutan"]
        constraints = [
            hanya("jenis", JenisLampiran, "lampiran_jenis_dikenal"),
            models.UniqueConstraint(fields=["skp", "jenis", "urutan"], name="lampiran_satu_per_urutan"),
        ]

    def __str__(self):
        return self.teks[:80]
