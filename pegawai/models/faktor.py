"""What shows that it is the person himself, besides the password."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from pegawai.models.pegawai import Pegawai
from pegawai.models.usulan_ketentuan import StatusUsulan


class AplikasiKode(models.Model):
    """An authenticator app. Its secret is locked (pegawai/rahasia.py); until `aktif_pada` it opens nothing."""

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="aplikasi_kode")
    rahasia = models.TextField()
    aktif_pada = models.DateTimeField(null=True)
    langkah_terakhir = models.BigIntegerField(default=0)  # a code of this step or an earlier one opens no more
    gagal = models.PositiveIntegerField(default=0)  # wrong codes in a row
    ditahan_sampai = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "aplikasi autentikator"

    def __str__(self):
        return f"Aplikasi autentikator {self.pengguna_id}"


class KunciSandi(models.Model):
    """A passkey: the public half of a key that the phone, the computer or a security key keeps."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kunci_sandi")
    nama = models.CharField(max_length=60)
    sidik_kredensial = models.CharField(max_length=64, unique=True)  # its name may be 1,023 bytes long
    kredensial = models.BinaryField()  # WebAuthn's attested credential data: AAGUID, name of the key, public key
    hitungan = models.BigIntegerField(default=0)  # of signatures; a key that counts and stands still is a copy
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "kunci sandi"
        ordering = ["dibuat_pada", "id"]

    def __str__(self):
        return self.nama


class KodePemulihan(models.Model):
    """One of the codes that stand in for a lost factor. Only its hash is kept; a used one is gone."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kode_pemulihan")
    sidik = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "kode pemulihan"

    def __str__(self):
        return f"Kode pemulihan {self.pengguna_id}"


class PemulihanFaktor(models.Model):
    """A lost second factor: one officer of the BKD proposes to take it away, another one does it."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pemulihan_faktor")
    alasan = models.CharField(max_length=500)
    status = models.CharField(max_length=12, choices=StatusUsulan.pilihan(), default=StatusUsulan.MENUNGGU)
    diusulkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    diputus_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    diputus_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemulihan faktor kedua"
        ordering = ["-diusulkan_pada", "-id"]
        constraints = [
            hanya("status", StatusUsulan, "pemulihan_faktor_status_dikenal"),
            models.UniqueConstraint(
                fields=["pegawai"], condition=Q(status=StatusUsulan.MENUNGGU), name="pemulihan_faktor_satu_menunggu"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="pemulihan_faktor_beralasan"),
            models.CheckConstraint(
                condition=~Q(status=StatusUsulan.DISETUJUI) | ~Q(diputus_oleh=F("diusulkan_oleh")),
                name="pemulihan_faktor_orang_kedua",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusUsulan.DISETUJUI) | ~Q(diputus_oleh=F("pegawai")),
                name="pemulihan_faktor_bukan_diri_sendiri",
            ),
        ]

    def __str__(self):
        return f"Pemulihan faktor kedua {self.pegawai_id}"
