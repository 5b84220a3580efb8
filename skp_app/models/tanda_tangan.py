"""Signatures on stored documents: who signs in which order, what was signed, with which key (decisions 7)."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import now

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.models.dokumen import Dokumen

SIDIK = "^[0-9a-f]{64}$"


class Penyedia(Istilah):
    """By which means a signature was given."""

    LOKAL = "lokal", "Sertifikat instansi ini (tidak tersertifikasi)"
    PKCS12 = "pkcs12", "Berkas sertifikat sendiri (.p12)"
    BSRE = "bsre", "BSrE (tersertifikasi)"
    BASAH = "basah", "Tanda tangan basah, pindaian diunggah"

    @property
    def singkat(self):
        """As a tab says it."""
        return {"lokal": "Sertifikat instansi", "pkcs12": "Berkas .p12", "bsre": "BSrE", "basah": "Basah"}[self]


class PenandaTanganQuerySet(models.QuerySet):
    def giliran(self):
        """Those whose turn it is: not signed yet, and everybody before them has."""
        sudah = TandaTangan.objects.filter(penanda=OuterRef("pk"))
        sebelum = PenandaTangan.objects.filter(dokumen=OuterRef("dokumen"), urutan__lt=OuterRef("urutan"), tanda=None)
        return self.filter(~Exists(sudah), ~Exists(sebelum), dokumen__in=Dokumen.objects.berlaku())


class PenandaTangan(models.Model):
    """One who has to sign a document; known, with his place in the order, when it is stored."""

    dokumen = models.ForeignKey(Dokumen, models.PROTECT, related_name="penanda")
    urutan = models.PositiveSmallIntegerField()
    peran = models.CharField(max_length=16)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)  # as printed

    objects = PenandaTanganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penanda tangan"
        ordering = ["dokumen", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "urutan"], name="penanda_satu_per_urutan"),
            models.UniqueConstraint(fields=["dokumen", "peran"], name="penanda_satu_per_peran"),
            models.CheckConstraint(condition=Q(urutan__gte=1), name="penanda_urutan_dari_satu"),
        ]

    def __str__(self):
        return f"{self.urutan}. {self.nama}"


class TandaTangan(models.Model):
    """One signature and the file that it made: an incremental update of the file before, or a scan of the paper."""

    penanda = models.OneToOneField(PenandaTangan, models.PROTECT, related_name="tanda")
    penyedia = models.CharField(max_length=8, choices=Penyedia.pilihan())
    alasan = models.CharField(max_length=120)
    tempat = models.CharField(max_length=120, blank=True)
    pada = models.DateTimeField()
    atas = models.CharField(max_length=64)  # SHA-256 of the file that was signed
    berkas = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    ukuran = models.PositiveIntegerField()  # bytes
    subjek = models.CharField(max_length=200, blank=True)  # of the certificate; empty for a scan
    penerbit = models.CharField(max_length=200, blank=True)
    sidik_sertifikat = models.CharField(max_length=64, blank=True)
    berstempel = models.BooleanField(default=False)  # carries the stamp of a time stamp authority

    class Meta:
        verbose_name = verbose_name_plural = "tanda tangan"
        ordering = ["pada", "id"]
        constraints = [
            hanya("penyedia", Penyedia, "tanda_penyedia_dikenal"),
            # One scan may show the signatures of two people.
            models.UniqueConstraint(fields=["sha256"], condition=~Q(penyedia=Penyedia.BASAH), name="tanda_satu_berkas"),
            models.CheckConstraint(condition=~Q(sha256=F("atas")), name="tanda_mengubah_berkas"),
            models.CheckConstraint(condition=Q(sha256__regex=SIDIK, atas__regex=SIDIK), name="tanda_punya_sidik"),
            models.CheckConstraint(
                condition=Q(penyedia=Penyedia.BASAH, sidik_sertifikat="")
                | ~Q(penyedia=Penyedia.BASAH) & Q(sidik_sertifikat__regex=SIDIK),
                name="tanda_elektronik_punya_sertifikat",
            ),
        ]

    def __str__(self):
        return f"{self.penanda} ({self.penyedia})"

    @property
    def elektronik(self):
        return self.penyedia != Penyedia.BASAH


class PenarikanDokumen(models.Model):
    """A document that must no longer be used, and why; its files stay."""

    dokumen = models.OneToOneField(Dokumen, models.PROTECT, related_name="penarikan")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "penarikan dokumen"
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="penarikan_beralasan")]

    def __str__(self):
        return f"{self.dokumen} ditarik"


class OtoritasLokal(models.Model):
    """The certificate authority of this installation. The newest issues; the older ones stay roots of trust."""

    nomor = models.PositiveSmallIntegerField(unique=True)
    sertifikat = models.TextField()  # PEM
    kunci = models.TextField()  # encrypted with the secret of the installation
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "otoritas lokal"
        ordering = ["nomor"]

    def __str__(self):
        return f"Otoritas {self.nomor}"


class KunciTandaTangan(models.Model):
    """The key with which one person signs, readable only with the passphrase that he alone knows."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kunci_tanda_tangan")
    sertifikat = models.TextField()  # PEM
    kunci = models.TextField()  # encrypted with the passphrase
    garam = models.CharField(max_length=32)  # hexadecimal
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kunci tanda tangan"
        ordering = ["mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"], condition=Q(dicabut_pada__isnull=True), name="kunci_satu_per_orang"
            ),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="kunci_selesai_setelah_mulai"),
        ]

    def __str__(self):
        return f"Kunci {self.pegawai}"

    @property
    def habis(self):
        return self.selesai <= now()
