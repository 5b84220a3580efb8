"""What was done about an obligation that is still open: put off by its owner, or told to those above him."""

from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya


class TundaPengingat(models.Model):
    """The owner wants no reminder of this one before `sampai`; for everybody else it stays what it is."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=40)  # Jenis.kunci
    kode = models.CharField(max_length=64)  # k_kode of the row
    sampai = models.DateField()

    class Meta:
        verbose_name = verbose_name_plural = "tunda pengingat"
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "jenis", "kode"], name="tunda_satu_per_tugas"),
        ]

    def __str__(self):
        return f"{self.jenis} sampai {self.sampai}"


class TingkatEskalasi(Istilah):
    ATASAN = "atasan", "Atasan"
    ATASAN_KEDUA = "atasan_kedua", "Atasan dari atasan"


class Eskalasi(models.Model):
    """A superior was told that somebody below him is late with an obligation; once for each level and deadline."""

    pemilik = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    atasan = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    tingkat = models.CharField(max_length=12, choices=TingkatEskalasi.pilihan())
    jenis = models.CharField(max_length=40)
    kode = models.CharField(max_length=64)
    tenggat = models.DateField()
    hari = models.DateField()

    class Meta:
        verbose_name = verbose_name_plural = "eskalasi"
        indexes = [models.Index(fields=["hari", "atasan"], name="eskalasi_hari_atasan")]
        constraints = [
            hanya("tingkat", TingkatEskalasi, "eskalasi_tingkat_dikenal"),
            models.UniqueConstraint(fields=["pemilik", "jenis", "kode", "tenggat", "tingkat"], name="eskalasi_sekali"),
            models.CheckConstraint(condition=~Q(atasan=F("pemilik")), name="eskalasi_bukan_diri"),
            models.CheckConstraint(condition=Q(hari__gt=F("tenggat")), name="eskalasi_sesudah_tenggat"),
        ]

    def __str__(self):
        return f"{self.jenis} {self.kode}: {self.tingkat}"
