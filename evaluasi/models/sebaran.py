from django.db import models
from django.db.models import Q

from evaluasi.aturan.capaian import Capaian
from pegawai.models import Pegawai, Pekerjaan, UnitKerja
from skp_app.models import PeriodeEvaluasi


class SebaranUnit(models.Model):
    """The spread of predikat among the people whose penilai leads this unit, held against the guide.

    Computed by the job. `masukan` keeps what it was computed from: which evaluations in which version had which
    predikat, how many had none, and the guide with the Ketentuan rows it was read from. `pesanan_pada` says for which
    order of the job, so that an attempt that follows a killed one goes on where that one stopped.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="sebaran")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    capaian = models.CharField(max_length=16, choices=Capaian.pilihan(), blank=True)
    jumlah = models.JSONField(default=dict)
    belum_dinilai = models.PositiveIntegerField(default=0)
    bendera = models.JSONField(default=list)
    masukan = models.JSONField(default=dict)
    pekerjaan = models.ForeignKey(Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+")
    pesanan_pada = models.DateTimeField(null=True, blank=True)
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "sebaran predikat unit"
        constraints = [
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="sebaran_satu_per_unit_periode"),
            models.CheckConstraint(condition=Q(capaian__in=["", *Capaian]), name="sebaran_capaian_dikenal"),
        ]

    def __str__(self):
        return f"sebaran {self.unit}"


class PenjelasanBendera(models.Model):
    """Why a unit differs from the guide in one point, in the words of its penilai. Never changed, only added to.

    It belongs to the rule (`kunci`) under that capaian, not to one computation: as long as the point is raised it
    stands beside it, with the figures of the day on which it was written.
    """

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    capaian = models.CharField(max_length=16, choices=Capaian.pilihan())
    kunci = models.CharField(max_length=100)
    kalimat = models.CharField(max_length=300)  # the flag as it read that day
    isi = models.CharField(max_length=1000)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "penjelasan atas panduan"
        ordering = ["pada", "id"]
        indexes = [models.Index(fields=["unit", "periode_evaluasi"], name="penjelasan_unit_periode")]
        constraints = [
            models.CheckConstraint(condition=Q(capaian__in=list(Capaian)), name="penjelasan_capaian_dikenal"),
            models.CheckConstraint(condition=~Q(isi="") & ~Q(kunci=""), name="penjelasan_berisi"),
        ]

    def __str__(self):
        return f"{self.kunci}: {self.isi[:60]}"
