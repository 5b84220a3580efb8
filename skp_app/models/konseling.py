from django.db import models
from django.db.models import F, Q

from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.aturan.pembinaan import (
    KONSELING_SELESAI,
    PENERIMA,
    SUDAH_DILAPORKAN,
    SUDAH_DIREKAM,
    SUDAH_DITETAPKAN,
    Kapasitas,
    Penyesuaian,
    StatusKonseling,
)
from skp_app.models.bimbingan import PANJANG_ISI, PANJANG_PENDEK, PANJANG_URAIAN, Formulir, TandaTangan
from skp_app.models.skp import Skp
from skp_app.models.umpan_balik import UmpanBalik


def _menyangkut(orang):
    berdua = Q(penilai=orang) | Q(pegawai=orang)
    konselor = Q(konselor=orang, status__in=SUDAH_DITETAPKAN)
    menerima = [k.value for k in Kapasitas if "atasan_penilai" in PENERIMA[k]]
    return berdua | konselor | Q(atasan_penilai=orang, status__in=SUDAH_DIREKAM, kapasitas__in=menerima)


class KonselingQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Only those whom the law names, from the moment it names them (Lampiran p. 86-88). No mandate opens it."""
        alamat = self.model.objects.dialamatkan(pegawai).order_by().values("pk")
        return self.filter(_menyangkut(pegawai) | Q(pk__in=alamat))

    def menyangkut(self, orang):
        """The part of `visible_to` that the facts of the row decide; `orang` may be an expression."""
        return self.filter(_menyangkut(orang))

    def dialamatkan(self, pegawai):
        """Reports addressed to him as head of the personnel unit; also those whose addressee is that no longer."""
        if not mandat.memimpin_kepegawaian(pegawai.pengguna):
            return self.none()
        pejabat = mandat.pimpinan_kepegawaian().order_by().values("pk")
        return self.filter(Q(kepada=pegawai) | ~Q(kepada__in=pejabat), status__in=SUDAH_DILAPORKAN)


class Konseling(models.Model):
    """One case of konseling kinerja (Lampiran p. 85-88): told to the pegawai, reported, counselled, recorded."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    atasan_penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    kepada = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=20, choices=StatusKonseling.pilihan(), default=StatusKonseling.DISAMPAIKAN)
    # What the penilai told the pegawai before anything else, and the feedback it rests on (p. 86 (c)).
    disampaikan = models.DateField()
    penyampaian = models.CharField(max_length=PANJANG_ISI)
    bukti = models.ManyToManyField(UmpanBalik, related_name="+", blank=True)
    alasan = models.CharField(max_length=1000, blank=True)  # why it ended without konseling
    kapasitas = models.CharField(max_length=12, choices=Kapasitas.pilihan(), blank=True)
    konselor = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dasar = models.CharField(max_length=PANJANG_PENDEK, blank=True)  # certificate or decree of the konselor
    arahan = models.CharField(max_length=PANJANG_ISI, blank=True)  # what the konselor is told of the matter
    waktu = models.DateTimeField(null=True, blank=True)
    tempat = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    putusan = models.CharField(max_length=PANJANG_ISI, blank=True)
    putusan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    putusan_sebagai = models.CharField(max_length=16, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dilaporkan_pada = models.DateTimeField(null=True, blank=True)
    direkam_pada = models.DateTimeField(null=True, blank=True)
    putusan_pada = models.DateTimeField(null=True, blank=True)

    objects = KonselingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konseling kinerja"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [
            models.Index(fields=["penilai"], name="konseling_penilai"),
            models.Index(fields=["pegawai"], name="konseling_pegawai"),
            models.Index(fields=["konselor"], name="konseling_konselor"),
            models.Index(fields=["kepada", "status"], name="konseling_kepada"),
        ]
        constraints = [
            hanya("status", StatusKonseling, "konseling_status_dikenal"),
            models.CheckConstraint(
                condition=Q(kapasitas__in=["", *[k.value for k in Kapasitas]]), name="konseling_kapasitas_dikenal"
            ),
            models.CheckConstraint(condition=~Q(penyampaian=""), name="konseling_disampaikan_dulu"),
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="konseling_penilai_bukan_pegawai"),
            models.CheckConstraint(
                condition=Q(konselor__isnull=True) | ~Q(konselor=F("pegawai")), name="konseling_konselor_bukan_pegawai"
            ),
            models.CheckConstraint(
                condition=Q(kepada__isnull=True) | ~Q(kepada=F("pegawai")), name="konseling_bukan_kepada_pegawai"
            ),
            models.CheckConstraint(
                condition=Q(konselor__isnull=True)
                | Q(kapasitas=Kapasitas.PENILAI, konselor=F("penilai"))
                | (Q(kapasitas__in=[Kapasitas.INDEPENDEN, Kapasitas.FUNGSI]) & ~Q(konselor=F("penilai"))),
                name="konseling_konselor_sesuai_kapasitas",
            ),
            models.CheckConstraint(
                condition=Q(konselor__isnull=True) | Q(atasan_penilai__isnull=True) | ~Q(konselor=F("atasan_penilai")),
                name="konseling_konselor_bukan_atasan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(SUDAH_DILAPORKAN))
                | Q(kepada__isnull=False, dilaporkan_pada__isnull=False),
                name="konseling_dilaporkan_beralamat",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(SUDAH_DITETAPKAN))
                | (Q(konselor__isnull=False, waktu__isnull=False) & ~Q(tempat="") & ~Q(kapasitas="")),
                name="konseling_ditetapkan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKonseling.DITINDAKLANJUTI)
                | (Q(putusan_oleh__isnull=False, putusan_pada__isnull=False) & ~Q(putusan="")),
                name="konseling_putusan_lengkap",
            ),
            # A second click, or a second tab, finds the case that is open.
            models.UniqueConstraint(
                fields=["skp", "penilai"],
                condition=~Q(status__in=sorted(KONSELING_SELESAI)),
                name="konseling_satu_terbuka",
            ),
        ]

    def __str__(self):
        return self.kode  # never a name: this may end in a log


class LaporanPerilaku(models.Model):
    """B.1.10, written by the penilai (Lampiran p. 86-87)."""

    konseling = models.OneToOneField(Konseling, models.PROTECT, related_name="laporan")
    versi = models.PositiveIntegerField(default=1)
    ekspektasi = models.CharField(max_length=PANJANG_ISI, blank=True)
    uraian = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    serupa = models.CharField(max_length=8, choices=Penyesuaian.pilihan(), blank=True)
    retrospektif = models.CharField(max_length=PANJANG_URAIAN, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "laporan permasalahan perilaku"
        constraints = [
            models.CheckConstraint(
                condition=Q(serupa__in=["", *[p.value for p in Penyesuaian]]), name="laporan_ya_atau_tidak"
            )
        ]

    def __str__(self):
        return f"Laporan {self.konseling_id}"


class RekamanKonseling(models.Model):
    """The record of the konseling, written by the konselor (Lampiran p. 87 (c))."""

    konseling = models.OneToOneField(Konseling, models.PROTECT, related_name="rekaman")
    versi = models.PositiveIntegerField(default=1)
    tanggal = models.DateField(null=True, blank=True)
    tempat = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    masalah = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    hasil = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    rekomendasi = models.CharField(max_length=PANJANG_URAIAN, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "rekaman konseling"

    def __str__(self):
        return f"Rekaman {self.konseling_id}"


class TandaTanganKonseling(TandaTangan):
    konseling = models.ForeignKey(Konseling, models.PROTECT, related_name="tanda_tangan")

    class Meta(TandaTangan.Meta):
        verbose_name = verbose_name_plural = "tanda tangan konseling"
        constraints = [
            models.UniqueConstraint(
                fields=["konseling", "kode_format", "peran"],
                condition=Q(ditarik_pada=None),
                name="ttd_konseling_sekali",
            ),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="ttd_konseling_bersidik"),
        ]


class FormulirKonseling(Formulir):
    konseling = models.ForeignKey(Konseling, models.PROTECT, related_name="formulir")

    class Meta(Formulir.Meta):
        verbose_name = verbose_name_plural = "formulir konseling"
        constraints = [
            models.UniqueConstraint(fields=["konseling", "kode_format"], name="formulir_konseling_sekali"),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="formulir_konseling_bersidik"),
        ]
