from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.rhk import Iki
from skp_app.models.skp import Skp


class JenisRealisasi(Istilah):
    PROGRES = "progres", "Progres"
    AKHIR = "akhir", "Akhir"


class JenisBukti(Istilah):
    TAUTAN = "tautan", "Tautan"
    UNIT = "unit", "Dokumen ada di unit"


class Realisasi(models.Model):
    """What was achieved on one IKI in one period (Pasal 16); a new period never overwrites an old one."""

    iki = models.ForeignKey(Iki, models.PROTECT, related_name="realisasi")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=8, choices=JenisRealisasi.pilihan(), default=JenisRealisasi.PROGRES)
    teks = models.CharField(max_length=500)
    sumber_data = models.CharField(max_length=300, blank=True)
    kendala = models.CharField(max_length=500, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "realisasi"
        ordering = ["iki__urutan"]
        constraints = [
            hanya("jenis", JenisRealisasi, "realisasi_jenis_dikenal"),
            models.UniqueConstraint(fields=["iki", "periode_evaluasi"], name="realisasi_satu_per_periode"),
        ]

    def __str__(self):
        return self.tercetak[:80]

    @property
    def tercetak(self):
        """'50% berdasarkan hasil penilaian ...', as the samples print it (Lampiran p. 189)."""
        return f"{self.teks} berdasarkan {self.sumber_data}" if self.sumber_data else self.teks


class BuktiDukung(models.Model):
    """Evidence of one realisasi: a link, or a document kept in the unit."""

    realisasi = models.ForeignKey(Realisasi, models.CASCADE, related_name="bukti")
    jenis = models.CharField(max_length=8, choices=JenisBukti.pilihan())
    judul = models.CharField(max_length=200)
    tautan = models.URLField(max_length=500, blank=True)
    lokasi = models.CharField(max_length=200, blank=True)
    diterima_pada = models.DateTimeField(auto_now_add=True)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "bukti dukung"
        ordering = ["id"]
        constraints = [
            hanya("jenis", JenisBukti, "bukti_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(jenis=JenisBukti.TAUTAN, tautan__startswith="https://")
                | Q(jenis=JenisBukti.UNIT, tautan=""),
                name="bukti_tautan_https",
            ),
        ]

    def __str__(self):
        return self.judul


class PenutupanPeriode(models.Model):
    """The documentation of one SKP in one period is closed, because its evaluation was set. Never undone."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="penutupan")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    ditutup_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "penutupan periode"
        constraints = [
            models.UniqueConstraint(fields=["skp", "periode_evaluasi"], name="penutupan_sekali"),
        ]

    def __str__(self):
        return f"{self.periode_evaluasi} ditutup"
