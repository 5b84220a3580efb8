from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from skp_app.aturan.pendokumentasian import Frekuensi


class JenisEvaluasi(Istilah):
    PERIODIK = "periodik", "Periodik"
    TAHUNAN = "tahunan", "Tahunan"


class Periode(models.Model):
    """A tahun kinerja: the year of an SKP and the deadline of its penetapan (Pasal 14(1): end of January)."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    mulai = models.DateField()
    selesai = models.DateField()
    tenggat_penetapan = models.DateField()
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    # From then on the database refuses every change to what belongs to the year; nobody opens it again.
    dikunci_pada = models.DateTimeField(null=True, blank=True)
    dikunci_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dasar_kunci = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        verbose_name = verbose_name_plural = "periode"
        ordering = ["-tahun"]
        constraints = [
            urut_waktu("periode_selesai_setelah_mulai"),
            models.CheckConstraint(
                condition=Q(dikunci_pada=None, dikunci_oleh=None, dasar_kunci="")
                | Q(dikunci_pada__isnull=False, dikunci_oleh__isnull=False) & ~Q(dasar_kunci=""),
                name="periode_kunci_lengkap",
            ),
        ]

    def __str__(self):
        return f"Tahun {self.tahun}"


class PeriodeEvaluasi(models.Model):
    """One evaluation period of the year: a triwulan, a month, or the year itself, with its window."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="evaluasi")
    kode = models.CharField(max_length=12, unique=True)  # 2026-tw1, 2026-akhir: part of URLs
    jenis = models.CharField(max_length=10, choices=JenisEvaluasi.pilihan())
    nama = models.CharField(max_length=40)  # on screen: Triwulan I 2026
    label_cetak = models.CharField(max_length=40)  # on the form: TRIWULAN I, AKHIR
    mulai = models.DateField()
    selesai = models.DateField()
    jendela_mulai = models.DateField()
    jendela_selesai = models.DateField()
    # Terms in hari kerja after the window: the atasan of a late penilai evaluates, everything is reported.
    batas_atasan = models.DateField(null=True, blank=True)
    batas_laporan = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "periode evaluasi"
        ordering = ["mulai", "-selesai"]
        constraints = [
            hanya("jenis", JenisEvaluasi, "periode_evaluasi_jenis_dikenal"),
            urut_waktu("periode_evaluasi_selesai_setelah_mulai"),
            urut_waktu("jendela_selesai_setelah_mulai", "jendela_mulai", "jendela_selesai"),
            ExclusionConstraint(
                name="periode_evaluasi_periodik_terpisah",
                expressions=[
                    (rentang(), RangeOperators.OVERLAPS),
                    (Titik(F("periode_id")), RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis=JenisEvaluasi.PERIODIK),
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def pendek(self):
        """'Triwulan I', where the year is said beside it."""
        return self.nama.removesuffix(f" {self.mulai.year}")

    @property
    def tahunan(self):
        return self.jenis == JenisEvaluasi.TAHUNAN

    def jendela_terbuka(self, hari: date) -> bool:
        return self.jendela_mulai <= hari <= self.jendela_selesai


class PeriodeDokumentasi(models.Model):
    """One period in which work is documented (Pasal 16(3)), inside the evaluation period that reads it.

    A harian sheet is a month of days. `batas` is the last day in time; after `tutup` nothing is taken without an
    extension, without one the period stays open until its evaluation is set.
    """

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="dokumentasi")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="dokumentasi")
    frekuensi = models.CharField(max_length=12, choices=Frekuensi.pilihan())
    kode = models.CharField(max_length=12, unique=True)  # 2026-03, 2026-m09, 2026-tw1: part of URLs
    nama = models.CharField(max_length=40)  # on screen: Maret 2026
    mulai = models.DateField()
    selesai = models.DateField()
    batas = models.DateField()
    tutup = models.DateField(null=True, blank=True)
    akhir = models.BooleanField(default=False)  # the final results of the year, beside the periods of the year

    class Meta:
        verbose_name = verbose_name_plural = "periode pendokumentasian"
        ordering = ["mulai", "-selesai"]
        constraints = [
            hanya("frekuensi", Frekuensi, "dokumentasi_frekuensi_dikenal"),
            urut_waktu("dokumentasi_selesai_setelah_mulai"),
            urut_waktu("dokumentasi_batas_setelah_selesai", "selesai", "batas"),
            urut_waktu("dokumentasi_tutup_setelah_batas", "batas", "tutup"),
            ExclusionConstraint(
                name="periode_dokumentasi_terpisah",
                expressions=[
                    (rentang(), RangeOperators.OVERLAPS),
                    (Titik(F("periode_id")), RangeOperators.OVERLAPS),
                ],
                condition=Q(akhir=False),
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def bagian(self):
        """What stands behind the year in an address: 03, m09, tw1."""
        return self.kode.partition("-")[2]

    @property
    def setara(self):
        """Is it the evaluation period itself? Then its realisasi is written without a roll-up."""
        return (self.mulai, self.selesai) == (self.periode_evaluasi.mulai, self.periode_evaluasi.selesai)
