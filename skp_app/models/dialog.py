from django.db import models
from django.db.models import F, Q

from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.aturan.dialog import WARNA_USULAN, Bidang, StatusUsulan
from skp_app.models.rhk import PANJANG_TEKS, Iki, Rhk
from skp_app.models.skp import Skp

PANJANG_UJAR = 1000
PANJANG_KESEPAKATAN = 2000
BELUM_DIPUTUS = [StatusUsulan.TANPA.value, StatusUsulan.MENUNGGU.value]


class UjarDialog(models.Model):
    """One utterance of the dialog kinerja, perhaps with a proposed text. What was said is never changed."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="dialog")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    isi = models.CharField(max_length=PANJANG_UJAR, blank=True)
    # The row it is about, none for the whole SKP. Its owner may still delete the row; `sebutan` remembers its place.
    rhk = models.ForeignKey(Rhk, models.SET_NULL, null=True, blank=True, related_name="dialog")
    iki = models.ForeignKey(Iki, models.SET_NULL, null=True, blank=True, related_name="dialog")
    sebutan = models.CharField(max_length=60, blank=True)
    bidang = models.CharField(max_length=8, choices=Bidang.pilihan(), blank=True)
    semula = models.CharField(max_length=PANJANG_TEKS, blank=True)
    menjadi = models.CharField(max_length=PANJANG_TEKS, blank=True)
    status = models.CharField(max_length=12, choices=StatusUsulan.pilihan(), blank=True)
    versi_skp = models.PositiveIntegerField()
    dikirim_pada = models.DateTimeField(auto_now_add=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "ujaran dialog kinerja"
        ordering = ["id"]
        constraints = [
            hanya("status", StatusUsulan, "ujar_status_dikenal"),
            models.CheckConstraint(
                condition=Q(bidang__in=["", *[b.value for b in Bidang]]), name="ujar_bidang_dikenal"
            ),
            models.CheckConstraint(condition=Q(rhk__isnull=True) | Q(iki__isnull=True), name="ujar_satu_sasaran"),
            models.CheckConstraint(condition=~Q(isi="") | ~Q(bidang=""), name="ujar_tidak_kosong"),
            models.CheckConstraint(
                condition=Q(bidang="", status="", semula="", menjadi="")
                | (~Q(bidang="") & ~Q(status="") & ~Q(menjadi="") & ~Q(menjadi=F("semula"))),
                name="ujar_usulan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BELUM_DIPUTUS, diputus_pada__isnull=True, diputus_oleh__isnull=True)
                | (~Q(status__in=BELUM_DIPUTUS) & Q(diputus_pada__isnull=False, diputus_oleh__isnull=False)),
                name="ujar_putusan_lengkap",
            ),
        ]

    def __str__(self):
        return f"{self.oleh}: {self.isi[:80]}"

    @property
    def menunggu(self):
        return self.status == StatusUsulan.MENUNGGU

    @property
    def warna(self):
        return WARNA_USULAN[StatusUsulan(self.status)]

    @property
    def kini(self):
        """What the proposed field says now; None when its row is gone."""
        baris = self.iki or self.rhk
        return getattr(baris, self.bidang) if baris else None


class KesepakatanDialog(models.Model):
    """A dialog that took place: what was talked about, what was agreed. Each side confirms that it did."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="kesepakatan")
    tanggal = models.DateField()
    agenda = models.CharField(max_length=PANJANG_UJAR)
    kesepakatan = models.CharField(max_length=PANJANG_KESEPAKATAN)
    tanggal_berikutnya = models.DateField(null=True, blank=True)
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)
    konfirmasi_pegawai_pada = models.DateTimeField(null=True, blank=True)
    konfirmasi_penilai_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kesepakatan dialog kinerja"
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tanggal_berikutnya=None) | Q(tanggal_berikutnya__gt=F("tanggal")),
                name="kesepakatan_berikutnya_sesudahnya",
            ),
            models.CheckConstraint(
                condition=Q(konfirmasi_pegawai_pada__isnull=False) | Q(konfirmasi_penilai_pada__isnull=False),
                name="kesepakatan_dikonfirmasi_pencatat",
            ),
        ]

    def __str__(self):
        return f"Dialog kinerja {self.tanggal}"

    @property
    def lengkap(self):
        return bool(self.konfirmasi_pegawai_pada and self.konfirmasi_penilai_pada)
