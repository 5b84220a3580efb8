from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak
from skp_app.aturan.pembinaan import (
    BANYAK_KRITERIA,
    TERLAKSANA,
    TERLAPOR,
    WARNA,
    Kegiatan,
    Kelompok,
    Metode,
    Penyesuaian,
    Status,
)
from skp_app.models.rhk import PANJANG_TARGET, PANJANG_TEKS, Iki
from skp_app.models.skp import Skp

PANJANG_ISI = 2000
PANJANG_URAIAN = 4000
PANJANG_PENDEK = 200


def _menyangkut(orang):
    umpan_balik = TandaTanganBimbingan.objects.berlaku().filter(bimbingan=OuterRef("pk"), kode_format="B.1.8")
    sampai = Q(status__in=TERLAPOR) | (Q(status__in=TERLAKSANA) & Exists(umpan_balik))
    pihak = Q(pegawai=orang) | Q(pembimbing=orang) | Q(penilai=orang) | Q(pengusul=orang)
    return pihak | (Q(atasan_penilai=orang) & sampai)


class BimbinganQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Those who guide and are guided; the penilai; above him what reached him (Lampiran p. 83 g, 85 i-k)."""
        if mandat.memimpin_kepegawaian(pegawai.pengguna):
            return self.filter(_menyangkut(pegawai) | Q(status__in=TERLAPOR))
        return self.menyangkut(pegawai)

    def menyangkut(self, orang):
        """The part of `visible_to` that the facts of the row decide; `orang` may be an expression."""
        return self.filter(_menyangkut(orang))

    def terlaksana(self):
        return self.filter(status__in=TERLAKSANA)


class Bimbingan(models.Model):
    """One bimbingan kinerja of a pegawai (Lampiran p. 78-85): by the penilai, or by somebody he names for it."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="bimbingan")
    # The people of the day it began; a later mutasi changes nothing about who was reported to.
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    atasan_penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    pembimbing = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pengusul = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dasar_penugasan = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    metode = models.CharField(max_length=12, choices=Metode.pilihan())
    nama_metode = models.CharField(max_length=80, blank=True)  # of a method of the instansi
    alasan = models.CharField(max_length=1000)
    jadwal = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=Status.pilihan(), default=Status.DIUSULKAN)
    catatan = models.CharField(max_length=1000, blank=True)  # why it was declined or cancelled
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    terlaksana_pada = models.DateTimeField(null=True, blank=True)
    dilaporkan_pada = models.DateTimeField(null=True, blank=True)
    putusan = models.CharField(max_length=PANJANG_ISI, blank=True)
    putusan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    putusan_sebagai = models.CharField(max_length=16, blank=True)
    putusan_pada = models.DateTimeField(null=True, blank=True)

    objects = BimbinganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bimbingan kinerja"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [
            models.Index(fields=["pegawai", "status"], name="bimbingan_pegawai"),
            models.Index(fields=["pembimbing", "status"], name="bimbingan_pembimbing"),
            models.Index(fields=["penilai", "status"], name="bimbingan_penilai"),
            models.Index(fields=["atasan_penilai", "status"], name="bimbingan_atasan"),
            models.Index(fields=["status"], name="bimbingan_status"),
        ]
        constraints = [
            hanya("metode", Metode, "bimbingan_metode_dikenal"),
            hanya("status", Status, "bimbingan_status_dikenal"),
            models.CheckConstraint(condition=~Q(pembimbing=F("pegawai")), name="bimbingan_bukan_diri_sendiri"),
            # The atasan penilai receives what the pegawai says about the one who guided (p. 83 g.1).
            models.CheckConstraint(
                condition=Q(atasan_penilai__isnull=True) | ~Q(atasan_penilai=F("pembimbing")),
                name="bimbingan_pembimbing_bukan_atasan",
            ),
            models.CheckConstraint(
                condition=Q(metode=Metode.LAIN) ^ Q(nama_metode=""), name="bimbingan_metode_lain_bernama"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="bimbingan_beralasan"),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(TERLAKSANA)) | Q(terlaksana_pada__isnull=False),
                name="bimbingan_terlaksana_bertanggal",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DITINDAKLANJUTI)
                | (Q(putusan_oleh__isnull=False, putusan_pada__isnull=False) & ~Q(putusan="")),
                name="bimbingan_putusan_lengkap",
            ),
        ]

    def __str__(self):
        return f"{self.sebutan_metode} {self.pegawai}"

    @property
    def sebutan_metode(self):
        return self.nama_metode or self.get_metode_display()

    @property
    def warna(self):
        return WARNA[Status(self.status)]

    @property
    def oleh_penilai(self):
        return self.pembimbing_id == self.penilai_id


class IsiBimbingan(models.Model):
    """The free texts of one bimbingan, as one row of its sheet: the goal, PELUANG of B.1.6, a training."""

    bimbingan = models.OneToOneField(Bimbingan, models.PROTECT, related_name="isi")
    versi = models.PositiveIntegerField(default=1)
    tujuan = models.CharField(max_length=PANJANG_ISI, blank=True)
    peluang = models.CharField(max_length=PANJANG_URAIAN, blank=True)
    penyelenggara = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)
    hasil = models.CharField(max_length=PANJANG_ISI, blank=True)
    bukti = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "isi bimbingan"
        constraints = [urut_waktu("bimbingan_selesai_setelah_mulai")]

    def __str__(self):
        return f"Isi {self.bimbingan_id}"


class BarisLembar(models.Model):
    """A row of a sheet of pembinaan, typed upon a version."""

    urutan = models.PositiveSmallIntegerField(default=1)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ["urutan", "id"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.urutan}"


class BarisCoaching(BarisLembar):
    """TUJUAN and FAKTA of B.1.6 for one IKI, filled in by the pegawai (Lampiran p. 80)."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="baris_coaching")
    iki = models.ForeignKey(Iki, models.SET_NULL, null=True, blank=True, related_name="+")
    indikator = models.CharField(max_length=PANJANG_TEKS, blank=True)
    baseline = models.CharField(max_length=PANJANG_TARGET, blank=True)
    target = models.CharField(max_length=PANJANG_TARGET, blank=True)
    strategi = models.CharField(max_length=PANJANG_ISI, blank=True)
    target_skp = models.CharField(max_length=PANJANG_TARGET, blank=True)
    progres = models.CharField(max_length=PANJANG_ISI, blank=True)
    masalah = models.CharField(max_length=PANJANG_ISI, blank=True)
    penyebab = models.CharField(max_length=PANJANG_ISI, blank=True)

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "baris coaching"
        constraints = [models.UniqueConstraint(fields=["bimbingan", "iki"], name="coaching_satu_per_iki")]


class LangkahCoaching(BarisLembar):
    """LANGKAH KE DEPAN of B.1.6 for one IKI, recommended by the coach and agreed (Lampiran p. 80)."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="langkah_coaching")
    iki = models.ForeignKey(Iki, models.SET_NULL, null=True, blank=True, related_name="+")
    indikator = models.CharField(max_length=PANJANG_TEKS, blank=True)
    strategi = models.CharField(max_length=PANJANG_ISI, blank=True)
    penyesuaian = models.CharField(max_length=8, choices=Penyesuaian.pilihan(), blank=True)

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "langkah coaching"
        constraints = [
            models.CheckConstraint(
                condition=Q(penyesuaian__in=["", *[p.value for p in Penyesuaian]]), name="coaching_ya_atau_tidak"
            ),
            models.UniqueConstraint(fields=["bimbingan", "iki"], name="langkah_satu_per_iki"),
        ]


class RencanaMentoring(BarisLembar):
    """TUJUAN of B.1.7 (Lampiran p. 82); the steps belong to the plan of p. 81 (1).c, the Format does not print them."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="rencana_mentoring")
    keahlian = models.CharField(max_length=PANJANG_ISI, blank=True)
    langkah = models.CharField(max_length=PANJANG_ISI, blank=True)
    jangka_waktu = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    perubahan = models.CharField(max_length=PANJANG_ISI, blank=True)
    ukuran = models.CharField(max_length=PANJANG_ISI, blank=True)

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "rencana mentoring"


class SesiBimbingan(BarisLembar):
    """One meeting, written by either side; of a mentoring it is a line of the JURNAL of B.1.7 (Lampiran p. 82)."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="sesi")
    waktu = models.DateField(null=True, blank=True)
    tempat = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    kegiatan = models.CharField(max_length=16, choices=Kegiatan.pilihan(), blank=True)
    materi = models.CharField(max_length=PANJANG_ISI, blank=True)
    rencana_aksi = models.CharField(max_length=PANJANG_ISI, blank=True)
    target_waktu = models.DateField(null=True, blank=True)
    ditulis_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "sesi bimbingan"
        constraints = [
            models.CheckConstraint(
                condition=Q(kegiatan__in=["", *[k.value for k in Kegiatan]]), name="sesi_kegiatan_dikenal"
            )
        ]


class JawabanBimbingan(BarisLembar):
    """The answer of the pegawai to one of the nine criteria of B.1.8; `urutan` is its number (Lampiran p. 83)."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="jawaban")
    teks = models.CharField(max_length=PANJANG_ISI, blank=True)

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "umpan balik bimbingan"
        constraints = [
            models.UniqueConstraint(fields=["bimbingan", "urutan"], name="jawaban_satu_per_kriteria"),
            models.CheckConstraint(
                condition=Q(urutan__gte=1, urutan__lte=BANYAK_KRITERIA), name="jawaban_kriteria_dikenal"
            ),
        ]


class NilaiKompetensi(BarisLembar):
    """One competence of B.1.9 with its mark and the reason for it (Lampiran p. 84)."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="kompetensi")
    kelompok = models.CharField(max_length=16, choices=Kelompok.pilihan())
    nama = models.CharField(max_length=PANJANG_PENDEK, blank=True)
    nilai = models.PositiveSmallIntegerField(null=True, blank=True)
    alasan = models.CharField(max_length=PANJANG_ISI, blank=True)

    class Meta(BarisLembar.Meta):
        verbose_name = verbose_name_plural = "nilai kompetensi"
        constraints = [
            hanya("kelompok", Kelompok, "kompetensi_kelompok_dikenal"),
            models.CheckConstraint(
                condition=Q(nilai__isnull=True) | Q(nilai__gte=1, nilai__lte=5), name="kompetensi_1_5"
            ),
            models.UniqueConstraint(fields=["bimbingan", "urutan"], name="kompetensi_satu_urutan"),
        ]


class EvaluasiKompetensi(models.Model):
    """REKOMENDASI of B.1.9 (Lampiran p. 84)."""

    bimbingan = models.OneToOneField(Bimbingan, models.PROTECT, related_name="evaluasi_kompetensi")
    versi = models.PositiveIntegerField(default=1)
    rekomendasi = models.CharField(max_length=PANJANG_URAIAN, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "evaluasi kompetensi"

    def __str__(self):
        return f"Evaluasi kompetensi {self.bimbingan_id}"


class TanggalTindakLanjut(models.Model):
    """Something agreed for a later day, and who sees to it."""

    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="tindak_lanjut")
    tanggal = models.DateField()
    uraian = models.CharField(max_length=500)
    penanggung = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)
    hasil = models.CharField(max_length=1000, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut bimbingan"
        ordering = ["tanggal", "id"]
        indexes = [
            models.Index(fields=["penanggung"], name="tindak_lanjut_terbuka", condition=Q(selesai_pada__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["bimbingan", "tanggal", "uraian", "penanggung"], name="tindak_lanjut_sekali"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="tindak_lanjut_bertulisan"),
        ]

    def __str__(self):
        return f"{self.tanggal} {self.uraian}"


class TandaTanganQuerySet(models.QuerySet):
    def berlaku(self):
        return self.filter(ditarik_pada=None)


class TandaTangan(models.Model):
    """One signature as an event: who, in which role, on which content (SHA-256), when. It may lapse, never change."""

    kode_format = models.CharField(max_length=12)
    peran = models.CharField(max_length=16)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    pada = models.DateTimeField(auto_now_add=True)
    ditarik_pada = models.DateTimeField(null=True, blank=True)

    objects = TandaTanganQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pada", "id"]

    def __str__(self):
        return f"{self.kode_format} {self.peran}"


class TandaTanganBimbingan(TandaTangan):
    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="tanda_tangan")

    class Meta(TandaTangan.Meta):
        verbose_name = verbose_name_plural = "tanda tangan bimbingan"
        constraints = [
            models.UniqueConstraint(
                fields=["bimbingan", "kode_format", "peran"],
                condition=Q(ditarik_pada=None),
                name="ttd_bimbingan_sekali",
            ),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="ttd_bimbingan_bersidik"),
        ]


class Formulir(models.Model):
    """A signed Format: the frozen copy of that day, and its PDF once somebody has asked for it."""

    kode_format = models.CharField(max_length=12)
    salinan = models.JSONField()
    sidik = models.CharField(max_length=64)  # of the signed content
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    berkas = models.FileField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveIntegerField(null=True, blank=True)  # bytes

    class Meta:
        abstract = True
        ordering = ["dibuat_pada", "id"]

    def __str__(self):
        return self.kode_format


class FormulirBimbingan(Formulir):
    bimbingan = models.ForeignKey(Bimbingan, models.PROTECT, related_name="formulir")

    class Meta(Formulir.Meta):
        verbose_name = verbose_name_plural = "formulir bimbingan"
        constraints = [
            models.UniqueConstraint(fields=["bimbingan", "kode_format"], name="formulir_bimbingan_sekali"),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="formulir_bimbingan_bersidik"),
        ]
