from django.db import models
from django.db.models import Q

from evaluasi.aturan.tahap import TahapEvaluasi, TahapSkp
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from skp_app.models import PeriodeEvaluasi


class TahapPegawai(models.Model):
    """Where one person who owes an SKP stands in one period, and in which unit he sits; written by the job.

    Facts of the other tables, kept together so that a board of the whole instansi is one statement. No predikat.
    """

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.CASCADE, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.CASCADE, related_name="+", db_index=False)
    skp = models.CharField(max_length=12, choices=TahapSkp.pilihan())
    evaluasi = models.CharField(max_length=12, choices=TahapEvaluasi.pilihan())
    realisasi = models.BooleanField()  # every IKI that is owed has one
    umpan_balik = models.BooleanField()  # of the Pimpinan
    keberatan = models.BooleanField()  # an open one
    dilaporkan = models.BooleanField()

    class Meta:
        verbose_name = verbose_name_plural = "tahap pegawai"
        indexes = [models.Index(fields=["unit", "periode_evaluasi"], name="tahap_unit_periode")]
        constraints = [
            models.UniqueConstraint(fields=["periode_evaluasi", "pegawai"], name="tahap_satu_per_periode"),
            hanya("skp", TahapSkp, "tahap_skp_dikenal"),
            hanya("evaluasi", TahapEvaluasi, "tahap_evaluasi_dikenal"),
        ]

    def __str__(self):
        return f"{self.pegawai}: {self.get_skp_display()}"


class HitunganTahap(models.Model):
    """When the rows of a period were brought up to date."""

    periode_evaluasi = models.OneToOneField(PeriodeEvaluasi, models.CASCADE, related_name="+")
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "hitungan tahap"

    def __str__(self):
        return f"{self.periode_evaluasi} {self.dihitung_pada:%d/%m/%Y %H:%M}"


class TugasTerbuka(models.Model):
    """One open obligation as the job last found it, for boards of many people; Tugas saya asks the facts themselves."""

    jenis = models.CharField(max_length=40)
    pemilik = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    penunggu = models.ForeignKey(Pegawai, models.CASCADE, null=True, related_name="+")
    sejak = models.DateField()
    tenggat = models.DateField(null=True)
    kode = models.CharField(max_length=64)
    tentang = models.TextField()
    rincian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "tugas terbuka"
        # The board reads the longest waits first.
        indexes = [models.Index(fields=["sejak", "jenis", "pemilik", "kode"], name="tugas_terbuka_terlama")]

    def __str__(self):
        return f"{self.jenis} {self.kode}"


class HitunganTugas(models.Model):
    """When the open obligations were brought up to date: one row."""

    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "hitungan tugas"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="hitungan_tugas_satu_baris")]

    def __str__(self):
        return f"{self.dihitung_pada:%d/%m/%Y %H:%M}"
