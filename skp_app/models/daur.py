"""What accompanies the life of an SKP: reviu, staff events, the catalogue."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from pegawai.aturan.kepegawaian import JenisJabatan
from pegawai.models import Jabatan, Pegawai
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak
from skp_app.aturan.peristiwa import JenisPeristiwa
from skp_app.models.rhk import PANJANG_TEKS
from skp_app.models.skp import Skp


class CatatanReviu(models.Model):
    """A note of the pengelola kinerja on one RHK, or on the whole SKP. Append-only; the penilai decides."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="reviu")
    garis_rhk = models.UUIDField(null=True, blank=True)
    sebutan = models.CharField(max_length=60, blank=True)  # "RHK 2": its place on the day of the note
    isi = models.CharField(max_length=1000)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "catatan reviu"
        ordering = ["id"]

    def __str__(self):
        return self.isi[:80]


class Peristiwa(models.Model):
    """One run of Proses Mutasi: what ended, what began, on whose word. Never changed."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="peristiwa")
    jenis = models.CharField(max_length=16, choices=JenisPeristiwa.pilihan())
    tmt = models.DateField("terhitung mulai tanggal")
    dasar = models.CharField("nomor surat keputusan", max_length=200, blank=True)
    skp_lama = models.ForeignKey(Skp, models.PROTECT, null=True, blank=True, related_name="+")
    skp_baru = models.ForeignKey(Skp, models.SET_NULL, null=True, blank=True, related_name="+")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "peristiwa kepegawaian"
        ordering = ["-tmt", "-id"]
        constraints = [
            hanya("jenis", JenisPeristiwa, "peristiwa_jenis_dikenal"),
            models.UniqueConstraint(fields=["pegawai", "tmt", "jenis"], name="peristiwa_sekali"),
            models.CheckConstraint(
                condition=Q(skp_lama__isnull=True) | Q(skp_baru__isnull=True) | ~Q(skp_lama=F("skp_baru")),
                name="peristiwa_dua_skp",
            ),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()} {self.pegawai} {self.tmt}"


class ButirKatalogQuerySet(models.QuerySet):
    def berlaku(self, hari: date):
        """Examples that are offered that day."""
        mulai = Q(mulai=None) | Q(mulai__lte=hari)
        return self.filter(mulai, Q(selesai=None) | Q(selesai__gte=hari), aktif=True)


class ButirKatalog(models.Model):
    """An example RHK with its indicators for a jabatan, or for a kind of jabatan; `sumber` says from where."""

    jabatan = models.ForeignKey(Jabatan, models.CASCADE, null=True, blank=True, related_name="katalog")
    jenis_jabatan = models.CharField(max_length=20, choices=JenisJabatan.pilihan(), blank=True)
    kelompok = models.CharField(max_length=80, blank=True)  # e.g. Bidan, Guru, Pranata Komputer
    teks = models.CharField(max_length=PANJANG_TEKS)
    iki = models.JSONField(default=list)  # [{"teks", "target", "aspek": [...]}]
    sumber = models.CharField(max_length=300)
    aktif = models.BooleanField(default=True)
    mulai = models.DateField(null=True, blank=True)  # offered from that day on; None: always was
    selesai = models.DateField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, db_default=1)

    objects = ButirKatalogQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "katalog RHK"
        ordering = ["kelompok", "teks"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis_jabatan__in=["", *JenisJabatan]), name="katalog_jenis_jabatan_dikenal"
            ),
            models.UniqueConstraint(fields=["kelompok", "teks"], name="katalog_sekali"),
            urut_waktu("katalog_selesai_setelah_mulai"),
        ]

    def __str__(self):
        return self.teks[:80]
