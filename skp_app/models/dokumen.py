from django.db import models

from pegawai.models.kode import kode_acak
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.skp import Skp


class DokumenQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        return self.filter(skp__in=Skp.objects.visible_to(pegawai))


class Dokumen(models.Model):
    """A printed Format of something that was set: rendered once, stored with its hash, served as stored."""

    # Printed on the paper and typed from it: whoever holds the document may look it up, nobody can guess another.
    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="dokumen")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, null=True, blank=True, related_name="+")
    kode_format = models.CharField(max_length=16)
    versi = models.PositiveSmallIntegerField(default=1)
    sidik_isi = models.CharField(max_length=64)  # of the frozen content it was made from
    berkas = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()  # bytes
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dokumen"
        ordering = ["dibuat_pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "periode_evaluasi", "kode_format", "versi"],
                name="dokumen_sekali_dibuat",
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.kode_format} versi {self.versi}"
