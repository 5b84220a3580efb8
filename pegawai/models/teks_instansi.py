from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from pegawai.aturan.teks_instansi import PANJANG
from pegawai.models.batas import urut_waktu
from pegawai.models.pegawai import Pegawai

RANGKAIAN = Coalesce("asal_id", "pk")


class TeksInstansiQuerySet(models.QuerySet):
    def berlaku(self, hari: date):
        """What is shown that day, in the order in which it was first written: of each sentence its newest wording."""
        serangkai = self.model.objects.annotate(rangkaian=RANGKAIAN).filter(rangkaian=OuterRef("rangkaian"))
        terbaru = serangkai.filter(mulai__lte=hari).order_by("-mulai", "-pk").values("pk")[:1]
        kini = self.annotate(rangkaian=RANGKAIAN).filter(pk=Subquery(terbaru)).exclude(isi="")
        return kini.filter(Q(selesai=None) | Q(selesai__gte=hari)).order_by("tempat", "rangkaian")


class TeksInstansi(models.Model):
    """A phrase or a help sentence of the instansi, dated and with its source. Another wording is another row.

    `asal` is the first row of the same sentence; an empty one ends it. Of one sentence the row that began last counts.
    """

    tempat = models.CharField(max_length=40)
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="lanjutan")
    isi = models.CharField(max_length=PANJANG, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    sumber = models.CharField("dasar", max_length=300)
    ditulis_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    ditulis_pada = models.DateTimeField(auto_now_add=True)

    objects = TeksInstansiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "teks instansi"
        ordering = ["tempat", "-mulai", "-id"]
        indexes = [models.Index(fields=["tempat", "mulai"], name="teks_instansi_tempat")]
        constraints = [
            models.CheckConstraint(condition=~Q(sumber=""), name="teks_instansi_bersumber"),
            models.CheckConstraint(condition=~Q(isi="") | Q(asal__isnull=False), name="teks_instansi_awal_berisi"),
            models.UniqueConstraint(
                fields=["tempat", "isi", "mulai"], condition=Q(asal=None), name="teks_instansi_sekali"
            ),
            urut_waktu("teks_instansi_selesai_setelah_mulai"),
        ]

    def __str__(self):
        return self.isi or "(diakhiri)"

    @property
    def awal(self):
        """The key of the sentence: that of its first row."""
        return self.asal_id or self.pk
