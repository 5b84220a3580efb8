from django.db import models
from django.db.models import F, Q

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.kuadran import Rating
from evaluasi.aturan.usulan_capaian import WARNA_PERUBAHAN, CapaianPk, StatusPerubahan
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.models import PeriodeEvaluasi


class Komponen(models.Model):
    """The two components of a yearly figure (SE 3/2023); how they make one word is the setting official's choice."""

    nilai_pk = models.CharField("capaian perjanjian kinerja", max_length=8, choices=CapaianPk.pilihan(), blank=True)
    nilai_ekspektasi = models.CharField("ekspektasi", max_length=8, choices=Rating.pilihan(), blank=True)

    class Meta:
        abstract = True


def komponen_dikenal(awalan):
    return [
        models.CheckConstraint(condition=Q(nilai_pk__in=["", *CapaianPk]), name=f"{awalan}_nilai_pk_dikenal"),
        models.CheckConstraint(condition=Q(nilai_ekspektasi__in=["", *Rating]), name=f"{awalan}_ekspektasi_dikenal"),
    ]


class CapaianOrganisasi(Komponen):
    """The capaian kinerja organisasi of one unit in one period: who set it, on what basis, who recorded it."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="capaian")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    predikat = models.CharField(max_length=16, choices=Capaian.pilihan())
    dasar = models.CharField("dasar keputusan", max_length=300)
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True, db_default="")
    ditetapkan_oleh = models.CharField("pejabat yang menetapkan", max_length=200)
    # The leader of the level above when he set it here himself; empty when the BKD wrote down a decision on paper.
    penetap = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    alasan = models.CharField(max_length=1000, blank=True, db_default="")  # why it is not what the unit proposed
    tanggal = models.DateField("tanggal penetapan")
    direkam_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "capaian organisasi"
        constraints = [
            hanya("predikat", Capaian, "capaian_predikat_dikenal"),
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="capaian_satu_per_unit_periode"),
            models.CheckConstraint(condition=~Q(dasar=""), name="capaian_punya_dasar"),
            *komponen_dikenal("capaian"),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_predikat_display()}"


class PerubahanCapaian(models.Model):
    """A figure on which a set evaluation rests is changed by two people: one asks with a reason, another agrees.

    `versi` is the version of the capaian that the request was about; what was signed keeps the figure it had.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    capaian = models.ForeignKey(CapaianOrganisasi, models.PROTECT, related_name="perubahan")
    dari = models.CharField(max_length=16, choices=Capaian.pilihan())
    predikat = models.CharField(max_length=16, choices=Capaian.pilihan())
    dasar = models.CharField("dasar keputusan", max_length=300)
    nomor = models.CharField("nomor keputusan", max_length=100, blank=True)
    ditetapkan_oleh = models.CharField("pejabat yang menetapkan", max_length=200)
    tanggal = models.DateField("tanggal penetapan")
    alasan = models.CharField(max_length=1000)
    versi = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=StatusPerubahan.pilihan(), default=StatusPerubahan.MENUNGGU)
    peminta = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diminta_pada = models.DateTimeField(auto_now_add=True)
    pemutus = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.CharField(max_length=500, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "perubahan capaian"
        ordering = ["-diminta_pada", "-id"]
        constraints = [
            hanya("status", StatusPerubahan, "perubahan_capaian_status_dikenal"),
            hanya("predikat", Capaian, "perubahan_capaian_predikat_dikenal"),
            models.UniqueConstraint(
                fields=["capaian"], condition=Q(status=StatusPerubahan.MENUNGGU), name="perubahan_capaian_satu_terbuka"
            ),
            models.CheckConstraint(condition=~Q(predikat=F("dari")), name="perubahan_capaian_mengubah"),
            models.CheckConstraint(condition=~Q(alasan="") & ~Q(dasar=""), name="perubahan_capaian_beralasan"),
            models.CheckConstraint(
                condition=Q(pemutus=None) | ~Q(pemutus=F("peminta")), name="perubahan_capaian_orang_kedua"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[StatusPerubahan.MENUNGGU, StatusPerubahan.DICABUT], pemutus=None)
                | Q(status__in=[StatusPerubahan.DISETUJUI, StatusPerubahan.DITOLAK], pemutus__isnull=False),
                name="perubahan_capaian_diputus_orang",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPerubahan.MENUNGGU, berakhir_pada=None)
                | ~Q(status=StatusPerubahan.MENUNGGU) & Q(berakhir_pada__isnull=False),
                name="perubahan_capaian_berakhir",
            ),
        ]

    def __str__(self):
        return f"{self.capaian.unit}: {self.get_dari_display()} menjadi {self.get_predikat_display()}"

    @property
    def warna(self):
        return WARNA_PERUBAHAN[StatusPerubahan(self.status)]

    def peran(self, pegawai):
        return {"peminta"} if pegawai.pk == self.peminta_id else {"orang_kedua"}
