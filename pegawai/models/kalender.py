from django.db import models

from pegawai.models.pegawai import Pegawai


class LanggananKalender(models.Model):
    """The secret address under which a calendar program reads one person's dates. Only its hash is kept."""

    pegawai = models.OneToOneField(Pegawai, models.PROTECT, related_name="langganan_kalender")
    sidik = models.CharField(max_length=64, unique=True)
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True, blank=True)  # when a program last asked, to the hour

    class Meta:
        verbose_name = verbose_name_plural = "langganan kalender"
        constraints = [
            models.CheckConstraint(condition=models.Q(sidik__regex="^[0-9a-f]{64}$"), name="kalender_hanya_sidik"),
        ]

    def __str__(self):
        return f"Kalender {self.pegawai_id}"
