from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from pegawai.aturan.masuk import lipat


class PenggunaManager(BaseUserManager):
    def create_user(self, masuk, password=None, **lain):
        pengguna = self.model(masuk=lipat(masuk), **lain)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def create_superuser(self, masuk, password=None, **lain):
        return self.create_user(masuk, password, is_superuser=True, **lain)


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """An account. `masuk` is the NIP, or a chosen name for people without one."""

    masuk = models.CharField("NIP atau nama masuk", max_length=32, unique=True)
    is_active = models.BooleanField("aktif", default=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    # The first login in which a second factor was demanded of this account; the days of grace begin here.
    faktor_diminta_pada = models.DateTimeField(null=True, blank=True)
    # The address that its owner showed to be his own; when the BKD records another one, it is not proven any more.
    surel_teruji = models.EmailField(blank=True, default="", db_default="")

    USERNAME_FIELD = "masuk"
    objects = PenggunaManager()

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self):
        return self.masuk


class KodeAktivasi(models.Model):
    """The one code that lets a person choose a first password. Only its hash is kept; a new one replaces it."""

    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kode_aktivasi")
    sidik = models.CharField(max_length=64)
    berlaku_sampai = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "kode aktivasi"

    def __str__(self):
        return f"Kode aktivasi {self.pengguna_id}"
