from django.conf import settings
from django.db import models


class IdentitasLuar(models.Model):
    """Who an account is with a provider of single sign-on: its issuer and the name it never gives to another."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="identitas_luar")
    penerbit = models.CharField(max_length=255)
    subjek = models.CharField(max_length=255)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "identitas luar"
        constraints = [
            models.UniqueConstraint(fields=["penerbit", "subjek"], name="identitas_luar_satu_akun"),
            models.UniqueConstraint(fields=["pengguna", "penerbit"], name="identitas_luar_satu_tiap_penerbit"),
        ]

    def __str__(self):
        return f"Identitas akun {self.pengguna_id}"
