from django.db import models
from django.db.models import F, Q

from pegawai.aturan.perbaikan import WARNA, Hal, Status
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from pegawai.models.pegawai import Pegawai
from pegawai.models.unit import UnitKerja

PANJANG_URAIAN = 1000
TERJAWAB = (Status.DIJAWAB, Status.DITOLAK)


class PermintaanPerbaikan(models.Model):
    """A person says that something recorded about him is wrong; the pengelola of his unit or the BKD answers."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="permintaan_perbaikan")
    # Where he sat when he asked: whose pengelola answers. None for who is not placed; then the BKD does.
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")
    hal = models.CharField(max_length=12, choices=Hal.pilihan())
    uraian = models.CharField(max_length=PANJANG_URAIAN)
    bukti = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    status = models.CharField(max_length=12, choices=Status.pilihan(), default=Status.DIAJUKAN)
    diajukan_pada = models.DateTimeField(auto_now_add=True)
    jawaban = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    dijawab_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "permintaan perbaikan data"
        ordering = ["-diajukan_pada", "-id"]
        constraints = [
            hanya("hal", Hal, "perbaikan_hal_dikenal"),
            hanya("status", Status, "perbaikan_status_dikenal"),
            models.UniqueConstraint(
                fields=["pegawai", "hal"], condition=Q(status=Status.DIAJUKAN), name="perbaikan_satu_terbuka"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="perbaikan_beruraian"),
            models.CheckConstraint(
                condition=Q(status__in=TERJAWAB, dijawab_oleh__isnull=False, dijawab_pada__isnull=False)
                & ~Q(jawaban="")
                | ~Q(status__in=TERJAWAB) & Q(dijawab_oleh=None, dijawab_pada=None, jawaban=""),
                name="perbaikan_jawaban_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dijawab_oleh=None) | ~Q(dijawab_oleh=F("pegawai")), name="perbaikan_dijawab_orang_lain"
            ),
        ]

    def __str__(self):
        return f"{self.hal}: {self.status}"

    @property
    def warna(self):
        return WARNA[Status(self.status)]
