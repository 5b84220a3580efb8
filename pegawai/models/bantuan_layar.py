from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

from pegawai.models.kode import kode_acak
from pegawai.models.pegawai import Pegawai

LAMA = timedelta(minutes=30)
IZIN_BERLAKU = timedelta(hours=24)  # an agreement that nobody used lapses


class BantuanLayarQuerySet(models.QuerySet):
    def menunggu(self):
        """Asked for, and neither agreed to nor ended; one that nobody answered for a day is over."""
        return self.filter(disetujui_pada=None, ditutup_pada=None, diminta_pada__gt=now() - IZIN_BERLAKU)

    def siap(self):
        """Agreed to and not opened yet."""
        baru = now() - IZIN_BERLAKU
        return self.filter(disetujui_pada__gt=baru, dibuka_pada=None, ditutup_pada=None)

    def berjalan(self):
        return self.filter(dibuka_pada__isnull=False, berakhir_pada__gt=now(), ditutup_pada=None)


class BantuanLayar(models.Model):
    """An officer of the BKD looks at the own screens of a person for half an hour, to help; never alone.

    The person himself, or a second officer, agrees first. Reading only; every page leaves a trace that he can see.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    petugas = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="bantuan_layar")
    alasan = models.CharField(max_length=300)
    diminta_pada = models.DateTimeField(auto_now_add=True)
    disetujui_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)
    ditutup_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")

    objects = BantuanLayarQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bantuan layar"
        ordering = ["-diminta_pada", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(petugas=F("pegawai")), name="bantuan_orang_lain"),
            models.CheckConstraint(condition=~Q(alasan=""), name="bantuan_beralasan"),
            models.CheckConstraint(
                condition=Q(disetujui_oleh=None, disetujui_pada=None)
                | Q(disetujui_oleh__isnull=False, disetujui_pada__isnull=False) & ~Q(disetujui_oleh=F("petugas")),
                name="bantuan_disetujui_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(dibuka_pada=None, berakhir_pada=None)
                | Q(disetujui_pada__isnull=False, berakhir_pada__gt=F("dibuka_pada")),
                name="bantuan_dibuka_sesudah_disetujui",
            ),
        ]

    def __str__(self):
        return f"{self.petugas_id} melihat layar {self.pegawai_id}"

    @property
    def keadaan(self):
        """(words, colour) for a chip."""
        if self.ditutup_pada:
            return ("Selesai", "netral") if self.dibuka_pada else ("Ditolak atau dibatalkan", "netral")
        if self.dibuka_pada:
            return ("Sedang dilihat", "kuning") if self.berakhir_pada > now() else ("Selesai", "netral")
        batas = now() - IZIN_BERLAKU
        if (self.disetujui_pada or self.diminta_pada) <= batas:
            return "Kedaluwarsa", "netral"
        return ("Disetujui", "hijau") if self.disetujui_pada else ("Menunggu persetujuan", "kuning")
