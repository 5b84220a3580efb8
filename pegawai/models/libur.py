from django.db import models

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya


class JenisLibur(Istilah):
    NASIONAL = "nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    DAERAH = "daerah", "Libur daerah"


class HariLibur(models.Model):
    """A day that is no hari kerja, with the decision that says so."""

    tanggal = models.DateField(unique=True)
    nama = models.CharField(max_length=120)
    jenis = models.CharField(max_length=12, choices=JenisLibur.pilihan())
    sumber = models.CharField(max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        ordering = ["tanggal"]
        constraints = [hanya("jenis", JenisLibur, "libur_jenis_dikenal")]

    def __str__(self):
        return f"{self.tanggal} {self.nama}"
