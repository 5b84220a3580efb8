from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya
from pegawai.models.pegawai import Pegawai


class StatusUsulan(Istilah):
    MENUNGGU = "menunggu", "Menunggu orang kedua"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


WARNA = {
    StatusUsulan.MENUNGGU: "kuning",
    StatusUsulan.DISETUJUI: "hijau",
    StatusUsulan.DITOLAK: "merah",
    StatusUsulan.DITARIK: "netral",
}


class UsulanKetentuan(models.Model):
    """A new value of one policy number, written by one officer and put in force by another."""

    kunci = models.CharField(max_length=60)
    nilai = models.JSONField()
    mulai = models.DateField()
    sumber = models.CharField("dasar", max_length=300)
    alasan = models.CharField(max_length=500)
    status = models.CharField(max_length=12, choices=StatusUsulan.pilihan(), default=StatusUsulan.MENUNGGU)
    diusulkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    diputus_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)
    catatan = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "usulan ketentuan"
        ordering = ["-diusulkan_pada", "-id"]
        constraints = [
            hanya("status", StatusUsulan, "usulan_ketentuan_status_dikenal"),
            models.UniqueConstraint(
                fields=["kunci"], condition=Q(status=StatusUsulan.MENUNGGU), name="usulan_ketentuan_satu_menunggu"
            ),
            models.CheckConstraint(condition=~Q(sumber="") & ~Q(alasan=""), name="usulan_ketentuan_beralasan"),
            models.CheckConstraint(
                condition=Q(status=StatusUsulan.MENUNGGU, diputus_oleh=None, diputus_pada=None)
                | ~Q(status=StatusUsulan.MENUNGGU) & Q(diputus_oleh__isnull=False, diputus_pada__isnull=False),
                name="usulan_ketentuan_putusan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusUsulan.DISETUJUI) | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="usulan_ketentuan_orang_kedua",
            ),
        ]

    def __str__(self):
        return f"{self.kunci} mulai {self.mulai}"

    @property
    def warna(self):
        return WARNA[StatusUsulan(self.status)]
