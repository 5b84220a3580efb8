from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase
from guardian.shortcuts import get_objects_for_user

from evaluasi.aturan.keberatan import TERBUKA, WARNA, Bagian, Keputusan, Pihak, Status
from evaluasi.models.evaluasi import Evaluasi
from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.models import BuktiDukung

PERIKSA = "periksa_keberatan"


class KeberatanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Its three parties, those entrusted with the case, and the BKD; nobody by a mandate."""
        pengguna = pegawai.pengguna
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self
        pihak = Q(evaluasi__skp__pegawai=pegawai) | Q(evaluasi__penilai=pegawai) | Q(pemutus=pegawai)
        if pengguna:
            pihak |= Q(pk__in=dipercayakan(pengguna).order_by().values("pk"))
        return self.filter(pihak)

    def terbuka(self):
        return self.filter(status__in=TERBUKA)


def dipercayakan(pengguna):
    """Cases in which this account helps to examine."""
    if not pengguna.is_active:
        return Keberatan.objects.none()
    return get_objects_for_user(pengguna, PERIKSA, Keberatan, accept_global_perms=False, with_superuser=False)


class Keberatan(models.Model):
    """One objection to one result: reasons, both sides heard, a decision that is final (Lampiran p. 117-119)."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="keberatan")
    pemutus = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    status = models.CharField(max_length=16, choices=Status.pilihan())
    bagian = models.JSONField()  # Bagian values
    alasan = models.TextField()
    alasan_terlambat = models.CharField(max_length=500, blank=True)
    diizinkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    catatan_izin = models.CharField(max_length=500, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)  # received: the 7 hari kerja run from here
    batas_putusan = models.DateField(null=True, blank=True)
    keputusan = models.CharField(max_length=12, choices=Keputusan.pilihan(), blank=True)
    rekomendasi = models.TextField(blank=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)
    nomor = models.CharField(max_length=40, unique=True, null=True, blank=True)
    salinan = models.JSONField(null=True, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "keberatan"
        ordering = ["-dibuat_pada", "-id"]
        permissions = [(PERIKSA, "Membantu memeriksa keberatan")]
        indexes = [models.Index(fields=["pemutus", "status"], name="keberatan_pemutus_status")]
        constraints = [
            hanya("status", Status, "keberatan_status_dikenal"),
            models.CheckConstraint(condition=Q(keputusan__in=["", *Keputusan]), name="keberatan_keputusan_dikenal"),
            models.UniqueConstraint(
                fields=["evaluasi"],
                condition=~Q(status__in=[Status.DICABUT, Status.DITOLAK]),
                name="keberatan_satu_per_hasil",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="keberatan_beralasan"),
            models.CheckConstraint(
                condition=~Q(status=Status.MENUNGGU_IZIN) | ~Q(alasan_terlambat=""),
                name="keberatan_terlambat_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(diajukan_pada=None)
                | Q(alasan_terlambat="", diizinkan_oleh=None)
                | ~Q(alasan_terlambat="") & Q(diizinkan_oleh__isnull=False),
                name="keberatan_terlambat_orang_kedua",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.DIAJUKAN, Status.DIPUTUS])
                | Q(diajukan_pada__isnull=False, batas_putusan__isnull=False),
                name="keberatan_diterima_punya_batas",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DIPUTUS)
                & Q(diputus_pada__isnull=False, salinan__isnull=False, sidik__regex="^[0-9a-f]{64}$")
                & ~Q(keputusan="")
                & ~Q(rekomendasi="")
                | ~Q(status=Status.DIPUTUS) & Q(diputus_pada=None, keputusan="", salinan=None, nomor=None),
                name="keberatan_diputus_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(diizinkan_oleh=None) | ~Q(diizinkan_oleh=F("pemutus")), name="keberatan_izin_bukan_pemutus"
            ),
        ]

    def __str__(self):
        return f"Keberatan {self.evaluasi}"

    @property
    def warna(self):
        return WARNA[Status(self.status)]

    @property
    def terbuka(self):
        return self.status in TERBUKA

    @property
    def daftar_bagian(self):
        return [Bagian(b).cetak for b in self.bagian]

    def peran(self, pegawai):
        """The roles this person holds in the case; 'sisi' the two sides, 'pihak' whoever may add a statement."""
        daftar = {
            "pegawai": self.evaluasi.skp.pegawai_id,
            "penilai": self.evaluasi.penilai_id,
            "pemutus": self.pemutus_id,
        }
        peran = {nama for nama, pemegang in daftar.items() if pemegang == pegawai.pk}
        if peran & {"pegawai", "penilai"}:
            peran.add("sisi")
        if peran:
            peran.add("pihak")
        if pegawai.pengguna and pegawai.pengguna.has_perm(mandat.INSTANSI) and not peran:
            peran.add("bkd")
        return peran


class KeberatanUserObjectPermission(UserObjectPermissionBase):
    """Direct foreign key, so that the rows die with the case."""

    content_object = models.ForeignKey(Keberatan, models.CASCADE)


class KeteranganKeberatan(models.Model):
    """What one side explained, in writing or recorded by who decides. Never changed."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="keterangan")
    pihak = models.CharField(max_length=8, choices=Pihak.pilihan())
    isi = models.TextField()
    lisan = models.BooleanField(default=False)  # heard and written down by the pemutus or who helps him
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "keterangan keberatan"
        ordering = ["dicatat_pada", "id"]
        constraints = [
            hanya("pihak", Pihak, "keterangan_pihak_dikenal"),
            models.CheckConstraint(condition=~Q(isi=""), name="keterangan_berisi"),
        ]

    def __str__(self):
        return f"{self.get_pihak_display()}: {self.isi[:60]}"


class BuktiKeberatan(models.Model):
    """An item of the gudang bukti that one side laid before who decides. Read through the case; never taken back."""

    keberatan = models.ForeignKey(Keberatan, models.PROTECT, related_name="bukti")
    bukti = models.ForeignKey(BuktiDukung, models.PROTECT, related_name="+")
    pihak = models.CharField(max_length=8, choices=Pihak.pilihan())
    dilampirkan_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "bukti keberatan"
        ordering = ["dilampirkan_pada", "id"]
        constraints = [
            hanya("pihak", Pihak, "bukti_keberatan_pihak_dikenal"),
            models.UniqueConstraint(fields=["keberatan", "bukti"], name="bukti_keberatan_sekali"),
        ]

    def __str__(self):
        return f"{self.get_pihak_display()}: {self.bukti}"
