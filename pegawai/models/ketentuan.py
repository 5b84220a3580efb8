from datetime import date

from django.db import models


class KetentuanQuerySet(models.QuerySet):
    def nilai(self, kunci: str, hari: date):
        """The value in force that day. Raises Ketentuan.DoesNotExist when none was ever set."""
        return self.filter(kunci=kunci, mulai__lte=hari).order_by("-mulai").values_list("nilai", flat=True)[:1].get()

    def semua(self, hari: date) -> dict:
        """Every value in force that day, in one query."""
        return dict(self.filter(mulai__lte=hari).order_by("kunci", "mulai").values_list("kunci", "nilai"))


class Ketentuan(models.Model):
    """A policy number as dated data: deadline, distribution guide, switch. A new value is a new row."""

    kunci = models.CharField(max_length=60)
    nilai = models.JSONField()
    mulai = models.DateField()
    sumber = models.CharField(max_length=300)

    objects = KetentuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ketentuan"
        ordering = ["kunci", "mulai"]
        constraints = [models.UniqueConstraint(fields=["kunci", "mulai"], name="ketentuan_satu_per_tanggal")]

    def __str__(self):
        return f"{self.kunci} sejak {self.mulai}"
