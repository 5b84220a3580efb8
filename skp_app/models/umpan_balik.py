from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.rhk import Iki
from skp_app.models.skp import Skp


class Hubungan(Istilah):
    PIMPINAN = "pimpinan", "Pimpinan"
    REKAN_SETINGKAT = "rekan_setingkat", "Rekan kerja setingkat"
    BAWAHAN = "bawahan", "Pegawai di bawahnya"
    PIHAK_LAIN = "pihak_lain", "Pihak lain"


class Nada(Istilah):
    POSITIF = "positif", "Positif"
    NETRAL = "netral", "Netral"
    TIDAK_POSITIF = "tidak_positif", "Perlu perbaikan"


class UmpanBalik(models.Model):
    """Feedback on one IKI or one perilaku (Pasal 17-19). Once sent it is never changed."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="umpan_balik")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    iki = models.ForeignKey(Iki, models.PROTECT, null=True, blank=True, related_name="umpan_balik")
    perilaku = models.CharField(max_length=24, choices=NilaiPerilaku.pilihan(), blank=True)
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    hubungan = models.CharField(max_length=16, choices=Hubungan.pilihan())
    # How the Format prints the giver: "Pimpinan", "Pegawai di bawahnya (nama)".
    sebutan = models.CharField(max_length=200)
    nada = models.CharField(max_length=16, choices=Nada.pilihan())
    isi = models.CharField(max_length=1000)
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "umpan balik"
        ordering = ["dikirim_pada", "id"]
        indexes = [models.Index(fields=["skp", "periode_evaluasi"], name="umpan_balik_skp_periode")]
        constraints = [
            hanya("hubungan", Hubungan, "umpan_balik_hubungan_dikenal"),
            hanya("nada", Nada, "umpan_balik_nada_dikenal"),
            models.CheckConstraint(
                condition=Q(iki__isnull=False, perilaku="") | Q(iki__isnull=True, perilaku__in=list(NilaiPerilaku)),
                name="umpan_balik_satu_sasaran",
            ),
        ]

    def __str__(self):
        return f"{self.sebutan}: {self.isi}"
