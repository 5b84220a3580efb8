from django.db import models
from django.db.models import F, Q

from pegawai.models.batas import hanya
from pegawai.models.pegawai import Pegawai
from pegawai.models.usulan_ketentuan import StatusUsulan


class UsulanHak(models.Model):
    """A right over the whole instansi: one officer of the BKD proposes to give it, another one gives it."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="usulan_hak")
    izin = models.CharField(max_length=60)  # a permission of `kewenangan.TANPA_UNIT`
    dasar = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=StatusUsulan.pilihan(), default=StatusUsulan.MENUNGGU)
    diusulkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    diputus_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "usulan kewenangan"
        ordering = ["-diusulkan_pada", "-id"]
        constraints = [
            hanya("status", StatusUsulan, "usulan_hak_status_dikenal"),
            models.UniqueConstraint(
                fields=["pegawai", "izin"], condition=Q(status=StatusUsulan.MENUNGGU), name="usulan_hak_satu_menunggu"
            ),
            models.CheckConstraint(condition=~Q(pegawai=F("diusulkan_oleh")), name="usulan_hak_bukan_diri_sendiri"),
            models.CheckConstraint(
                condition=~Q(status=StatusUsulan.DISETUJUI)
                | ~Q(diputus_oleh=F("diusulkan_oleh")) & ~Q(diputus_oleh=F("pegawai")),
                name="usulan_hak_orang_kedua",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusUsulan.MENUNGGU, diputus_oleh=None, diputus_pada=None)
                | ~Q(status=StatusUsulan.MENUNGGU) & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="usulan_hak_putusan_lengkap",
            ),
        ]

    def __str__(self):
        return f"{self.izin} untuk {self.pegawai_id}"
