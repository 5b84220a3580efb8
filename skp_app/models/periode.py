from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang


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

    class Meta:
        verbose_name = verbose_name_plural = "periode"
        ordering = ["-tahun"]
        constraints = [urut_waktu("periode_selesai_setelah_mulai")]

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
    def tahunan(self):
        return self.jenis == JenisEvaluasi.TAHUNAN

    def jendela_terbuka(self, hari: date) -> bool:
        return self.jendela_mulai <= hari <= self.jendela_selesai
