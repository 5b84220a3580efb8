from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from evaluasi.aturan.impor_nilai import AWAL_KUADRAN
from evaluasi.aturan.kuadran import Predikat, Rating, semua_sel
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models.evaluasi import Evaluasi
from pegawai import mandat
from pegawai.models import Impor, Pegawai, Penempatan
from skp_app.models import Skp
from skp_app.models.periode import JenisEvaluasi


class PredikatTerdahuluQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The person, who assesses him today and the level above, mandates over where he sits today, the BKD."""
        pengguna = pegawai.pengguna
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self
        di_atas = Skp.objects.berlaku().filter(Q(penilai=pegawai) | Q(atasan_penilai=pegawai))
        boleh = Q(pegawai=pegawai) | Q(pegawai__in=di_atas.order_by().values("pegawai"))
        if pengguna:
            unit = mandat.unit_di_bawah_mandat(pengguna).order_by().values("pk")
            boleh |= Q(pegawai__in=Penempatan.objects.pada(localdate()).filter(unit__in=unit).values("pegawai"))
        return self.filter(boleh)

    def dipakai(self):
        """Those that count: a yearly result that was set in the application stands above what a file said."""
        di_sini = Evaluasi.objects.filter(
            skp__pegawai=OuterRef("pegawai"), periode_evaluasi__periode__tahun=OuterRef("tahun"),
            periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN, status__in=TERTETAPKAN,
        )  # fmt: skip
        return self.filter(~Exists(di_sini.order_by()))


def _sel_kuadran():
    """One of the nine cells of the printed table."""
    sel = [Q(rating_hasil=h.value, rating_perilaku=p.value, predikat=n.value) for h, p, n in semua_sel()]
    return Q(*sel, _connector=Q.OR)


class PredikatTerdahulu(models.Model):
    """The yearly result of somebody in a year before the application was used, as an import of the BKD brought it.

    It is nobody's evaluation: it has no SKP, no document, nothing to object to. It is read where years are compared.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="predikat_terdahulu")
    tahun = models.PositiveSmallIntegerField()
    rating_hasil = models.CharField(max_length=8, choices=Rating.pilihan())
    rating_perilaku = models.CharField(max_length=8, choices=Rating.pilihan())
    predikat = models.CharField(max_length=16, choices=Predikat.pilihan())
    jabatan = models.CharField("jabatan saat itu", max_length=255, blank=True)
    nomor = models.CharField("nomor dokumen", max_length=100, blank=True)
    impor = models.ForeignKey(Impor, models.PROTECT, related_name="+")  # which wrote it last

    objects = PredikatTerdahuluQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "predikat terdahulu"
        ordering = ["-tahun", "pegawai"]
        indexes = [models.Index(fields=["tahun", "predikat"], name="terdahulu_tahun_predikat")]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "tahun"], name="terdahulu_satu_per_tahun"),
            models.CheckConstraint(condition=_sel_kuadran(), name="terdahulu_dari_kuadran"),
            models.CheckConstraint(condition=Q(tahun__gte=AWAL_KUADRAN, tahun__lte=2100), name="terdahulu_tahun_wajar"),
        ]

    def __str__(self):
        return f"{self.pegawai} tahun {self.tahun}"

    @property
    def sumber(self):
        """Where it comes from, for people."""
        return f"dari impor {self.impor.nama_berkas}"
