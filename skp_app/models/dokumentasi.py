from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.aturan.pendokumentasian import CaraGulung
from skp_app.models.periode import PeriodeDokumentasi, PeriodeEvaluasi
from skp_app.models.rhk import PANJANG_TARGET, Iki
from skp_app.models.skp import Skp


class JenisRealisasi(Istilah):
    PROGRES = "progres", "Progres"
    AKHIR = "akhir", "Akhir"


class AsalRealisasi(Istilah):
    """Typed by hand, or rolled up from the entries of the documentation periods."""

    ISIAN = "isian", "Diisi sendiri"
    GULUNGAN = "gulungan", "Gulungan isian"


class SumberIsian(Istilah):
    MANUAL = "manual", "Diisi sendiri"
    LEMBAR = "lembar", "Dari lembar progres"


class JenisBukti(Istilah):
    BERKAS = "berkas", "Berkas"
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
    # What was typed by hand is never overwritten by a roll-up.
    asal = models.CharField(
        max_length=10, choices=AsalRealisasi.pilihan(), default=AsalRealisasi.ISIAN, db_default=AsalRealisasi.ISIAN
    )
    versi = models.PositiveIntegerField(default=1)
    bukti = models.ManyToManyField("BuktiDukung", through="PakaiBukti", related_name="realisasi")
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "realisasi"
        ordering = ["iki__urutan"]
        constraints = [
            hanya("asal", AsalRealisasi, "realisasi_asal_dikenal"),
            hanya("jenis", JenisRealisasi, "realisasi_jenis_dikenal"),
            models.UniqueConstraint(fields=["iki", "periode_evaluasi"], name="realisasi_satu_per_periode"),
        ]

    def __str__(self):
        return self.tercetak[:80]

    @property
    def tercetak(self):
        """'50% berdasarkan hasil penilaian ...', as the samples print it (Lampiran p. 189)."""
        return f"{self.teks} berdasarkan {self.sumber_data}" if self.sumber_data else self.teks


class RealisasiProgres(models.Model):
    """What was achieved on one IKI in one documentation period; the entries of a year roll up into Realisasi."""

    iki = models.ForeignKey(Iki, models.PROTECT, related_name="progres")
    periode_dokumentasi = models.ForeignKey(PeriodeDokumentasi, models.PROTECT, related_name="progres")
    angka = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    teks = models.CharField(max_length=500, blank=True)
    sumber_data = models.CharField(max_length=300, blank=True)
    kendala = models.CharField(max_length=500, blank=True)
    catatan = models.CharField(max_length=500, blank=True)
    sumber = models.CharField(max_length=8, choices=SumberIsian.pilihan(), default=SumberIsian.MANUAL)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "realisasi progres"
        ordering = ["periode_dokumentasi__mulai", "iki__urutan"]
        constraints = [
            hanya("sumber", SumberIsian, "progres_sumber_dikenal"),
            models.UniqueConstraint(fields=["iki", "periode_dokumentasi"], name="progres_satu_per_periode"),
            models.CheckConstraint(condition=Q(angka__isnull=False) | ~Q(teks=""), name="progres_tidak_kosong"),
            models.CheckConstraint(condition=Q(angka__isnull=True) | Q(angka__gte=0), name="progres_angka_positif"),
        ]

    def __str__(self):
        return self.teks[:80] or str(self.angka)


class CaraGulungIki(models.Model):
    """How the entries of one IKI roll up, where its pegawai chose other than the preset; for all versions of an SKP."""

    rangkaian = models.UUIDField()
    garis_iki = models.UUIDField()
    cara = models.CharField(max_length=10, choices=CaraGulung.pilihan())
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "cara gulung"
        constraints = [
            hanya("cara", CaraGulung, "cara_gulung_dikenal"),
            models.UniqueConstraint(fields=["rangkaian", "garis_iki"], name="cara_gulung_satu_per_iki"),
        ]

    def __str__(self):
        return self.get_cara_display()


class PengirimanRealisasi(models.Model):
    """The entries of a period were sent to the penilai; what changes afterwards is said to him, nothing is locked."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="pengiriman")
    rangkaian = models.UUIDField()
    periode_dokumentasi = models.ForeignKey(PeriodeDokumentasi, models.PROTECT, related_name="pengiriman")
    dikirim_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(null=True, blank=True)
    ditarik_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pengiriman realisasi"
        ordering = ["-dikirim_pada", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rangkaian", "periode_dokumentasi"],
                condition=Q(ditarik_pada__isnull=True),
                name="pengiriman_satu_per_periode",
            ),
        ]

    def __str__(self):
        return f"{self.periode_dokumentasi} dikirim"


class RencanaAksi(models.Model):
    """One step towards an RHK, or one IKI of it, in an evaluation period (Format B.1.1, p. 67); for every version."""

    rangkaian = models.UUIDField()
    garis_rhk = models.UUIDField()
    garis_iki = models.UUIDField(null=True, blank=True)
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="rencana_aksi")
    urutan = models.PositiveIntegerField()
    teks = models.CharField(max_length=200)
    target = models.CharField(max_length=PANJANG_TARGET, blank=True)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "rencana aksi"
        ordering = ["periode_evaluasi__mulai", "urutan", "id"]
        indexes = [models.Index(fields=["rangkaian", "periode_evaluasi"], name="rencana_aksi_per_periode")]
        constraints = [models.CheckConstraint(condition=~Q(teks=""), name="rencana_aksi_tidak_kosong")]

    def __str__(self):
        return self.teks[:80]


class SepakatRencanaAksi(models.Model):
    """The penilai agreed to the rencana aksi of one RHK in one period, as it then stood (p. 67 A.2-A.3)."""

    rangkaian = models.UUIDField()
    garis_rhk = models.UUIDField()
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "kesepakatan rencana aksi"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["rangkaian", "garis_rhk", "periode_evaluasi", "sidik"], name="sepakat_rencana_aksi_sekali"
            ),
        ]

    def __str__(self):
        return f"Rencana aksi disepakati {self.pada:%d/%m/%Y}"


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
