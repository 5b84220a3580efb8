"""Who evaluates somebody in place of the penilai that his SKP names (Lampiran p. 89 A.2-A.6)."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.db.models.lookups import GreaterThanOrEqual

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, Penempatan
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from skp_app.models.perpanjangan import Perpanjangan


class SebabPengganti(Istilah):
    PLT = "plt", "Penugasan sebagai Plt."
    BERHALANGAN = "berhalangan", "Pejabat penilai berhalangan tetap"


class PenggantiQuerySet(models.QuerySet):
    def pada(self, hari: date):
        """Those in force that day."""
        return self.filter(mulai__lte=hari, dicabut_pada=None).filter(Q(selesai=None) | Q(selesai__gte=hari))


class PenggantiPenilai(models.Model):
    """From `mulai` to `selesai` this person is evaluated by the holder of `penempatan`, who acts as his penilai.

    The SKP keeps the penilai who set it; only the pen of the evaluation passes.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pengganti_penilai")
    sebab = models.CharField(max_length=16, choices=SebabPengganti.pilihan())
    pelaksana = models.ForeignKey(Pegawai, models.PROTECT, related_name="menggantikan_penilai")
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, related_name="+")
    # Who stands above him: he decides on a keberatan, and evaluates when the pelaksana is late as well.
    penempatan_atasan = models.ForeignKey(Penempatan, models.PROTECT, null=True, blank=True, related_name="+")
    plt = models.ForeignKey(Penempatan, models.PROTECT, null=True, blank=True, related_name="+")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=300)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")  # None: by the record
    pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    objects = PenggantiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pengganti penilai"
        ordering = ["mulai", "id"]
        constraints = [
            hanya("sebab", SebabPengganti, "pengganti_sebab_dikenal"),
            urut_waktu("pengganti_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(pelaksana=F("pegawai")), name="pengganti_bukan_diri"),
            models.CheckConstraint(condition=~Q(dasar=""), name="pengganti_berdasar"),
            models.CheckConstraint(
                condition=Q(sebab=SebabPengganti.PLT, plt__isnull=False)
                | ~Q(sebab=SebabPengganti.PLT) & Q(plt=None, oleh__isnull=False),
                name="pengganti_plt_atau_ditunjuk",
            ),
            ExclusionConstraint(
                name="pengganti_satu_setiap_hari",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
                condition=Q(dicabut_pada=None),
            ),
        ]

    def __str__(self):
        return f"{self.pelaksana} untuk {self.pegawai}"


def tetap_di_penilai(hari: date, jendela_selesai, periode):
    """SKP whose pen is still with their penilai; the other arguments name window and period in the query."""
    aktif = PenggantiPenilai.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    tanpa_atasan = Q(atasan_penilai=None) | Q(atasan_penilai=F("penilai"))
    lebih = diperpanjang(periode, sejak=hari)
    return ~Exists(aktif) & (tanpa_atasan | GreaterThanOrEqual(jendela_selesai, hari) | Exists(lebih))


def diperpanjang(periode, *, sejak: date | None = None):
    """Extensions of the window of `periode` for the SKP of the outer row: of its pegawai, its unit or one above.

    `periode` is an expression as the outer row would write it. `sejak`: only those that last until that day.
    """
    semua = Perpanjangan.objects.masa_evaluasi().filter(periode_evaluasi=_dari_dalam(periode))
    semua = semua.alias(di=ExpressionWrapper(OuterRef("unit__jalur"), models.CharField()))
    semua = semua.filter(Q(pegawai=OuterRef("pegawai")) | Q(di__startswith=F("unit__jalur")))
    return semua if sejak is None else semua.filter(sampai__gte=sejak)


def akhir_jendela(jendela_selesai: str, periode: str):
    """The last day of the window of the outer row's SKP, extensions included, as an expression."""
    lebih = diperpanjang(F(periode)).order_by("-sampai").values("sampai")[:1]
    return Greatest(jendela_selesai, Subquery(lebih))


def _dari_dalam(ekspresi):
    """The same expression, seen from one query further in."""
    if isinstance(ekspresi, OuterRef):
        return OuterRef(ekspresi)
    return OuterRef(ekspresi.name) if isinstance(ekspresi, F) else ekspresi
