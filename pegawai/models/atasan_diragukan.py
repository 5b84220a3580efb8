from django.db import models
from django.db.models import Q

from pegawai.aturan.keyakinan import Sebab, Tingkat
from pegawai.models.batas import hanya
from pegawai.models.jabatan import Penempatan
from pegawai.models.pegawai import Pegawai

WARNA = {Tingkat.DILIHAT: "kuning", Tingkat.TIDAK_ADA: "merah", Tingkat.PASTI: "hijau"}


class AtasanDiragukan(models.Model):
    """A placement whose derived penilai a person should look at: derived data, written by the job, one row each."""

    # CASCADE: a row that is only computed never keeps a placement from being mended.
    penempatan = models.OneToOneField(Penempatan, models.CASCADE, related_name="atasan_diragukan")
    tingkat = models.CharField(max_length=16, choices=Tingkat.pilihan())
    sebab = models.JSONField(default=list)  # values of Sebab
    penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    dihitung_pada = models.DateTimeField()
    # Somebody looked and found it right; forgotten as soon as the answer or its reasons change.
    dibenarkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dibenarkan_pada = models.DateTimeField(null=True, blank=True)
    catatan = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "atasan yang diragukan"
        constraints = [
            hanya("tingkat", Tingkat, "atasan_diragukan_tingkat_dikenal"),
            models.CheckConstraint(condition=~Q(tingkat=Tingkat.PASTI), name="atasan_diragukan_tidak_pasti"),
            models.CheckConstraint(
                condition=Q(dibenarkan_oleh=None, dibenarkan_pada=None)
                | Q(dibenarkan_oleh__isnull=False, dibenarkan_pada__isnull=False),
                name="atasan_diragukan_dibenarkan_lengkap",
            ),
        ]

    def __str__(self):
        return f"{self.penempatan_id}: {self.tingkat}"

    @property
    def warna(self):
        return WARNA[Tingkat(self.tingkat)]

    @property
    def daftar_sebab(self):
        return [Sebab(s).cetak for s in self.sebab]
