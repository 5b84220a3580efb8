from django.db import models
from django.db.models import Q

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import WARNA, Masukan, Status
from evaluasi.models.capaian import Komponen, komponen_dikenal
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from skp_app.models import IndikatorUnit, PeriodeEvaluasi
from skp_app.models.organisasi import PANJANG_SASARAN


class UsulanCapaian(Komponen):
    """What a unit proposes as its own capaian in a period, with the achievement of its indicators (p. 92-94)."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="usulan_capaian")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.pilihan(), default=Status.DRAF)
    predikat = models.CharField(max_length=16, choices=Capaian.pilihan(), blank=True)
    alasan = models.TextField(max_length=3000, blank=True)
    catatan_kembali = models.CharField(max_length=500, blank=True)  # why it was last returned
    pengirim = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dikirim_pada = models.DateTimeField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "usulan capaian"
        constraints = [
            hanya("status", Status, "usulan_capaian_status_dikenal"),
            models.CheckConstraint(condition=Q(predikat__in=["", *Capaian]), name="usulan_capaian_predikat_dikenal"),
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="usulan_capaian_satu"),
            models.CheckConstraint(
                condition=Q(status=Status.DRAF)
                | Q(pengirim__isnull=False, dikirim_pada__isnull=False) & ~Q(predikat="") & ~Q(alasan=""),
                name="usulan_capaian_dikirim_lengkap",
            ),
            *komponen_dikenal("usulan_capaian"),
        ]

    def __str__(self):
        return f"usulan {self.unit}, {self.periode_evaluasi}"

    @property
    def warna(self):
        return WARNA[Status(self.status)]


class IndikatorUsulan(models.Model):
    """One indicator of the plan with what was achieved; its words are kept as the unit saw them."""

    usulan = models.ForeignKey(UsulanCapaian, models.CASCADE, related_name="indikator")
    asal = models.ForeignKey(IndikatorUnit, models.SET_NULL, null=True, blank=True, related_name="+")
    urutan = models.PositiveIntegerField()
    sasaran = models.CharField(max_length=PANJANG_SASARAN, blank=True)
    teks = models.CharField(max_length=PANJANG_SASARAN)
    target = models.CharField(max_length=300, blank=True)
    realisasi = models.CharField(max_length=300, blank=True)
    keterangan = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "capaian indikator"
        ordering = ["urutan", "id"]
        constraints = [models.UniqueConstraint(fields=["usulan", "asal"], name="indikator_usulan_satu")]

    def __str__(self):
        return self.teks[:80]


class PemberiMasukan(models.Model):
    """Whom the BKD named to advise on capaian, for all units of the instansi, until it is taken back."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=Masukan.pilihan())
    ditunjuk_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ditunjuk_pada = models.DateTimeField(auto_now_add=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemberi masukan capaian"
        ordering = ["jenis", "pegawai__nama", "id"]
        constraints = [
            hanya("jenis", Masukan, "pemberi_masukan_jenis_dikenal"),
            models.UniqueConstraint(
                fields=["pegawai", "jenis"], condition=Q(dicabut_pada=None), name="pemberi_masukan_satu"
            ),
        ]

    def __str__(self):
        return f"{self.pegawai}: {self.get_jenis_display()}"


class MasukanCapaian(models.Model):
    """What one of the three units recommends about one unit in one period; only advice, always optional."""

    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="masukan_capaian")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=12, choices=Masukan.pilihan())
    predikat = models.CharField(max_length=16, choices=Capaian.pilihan(), blank=True)
    isi = models.TextField(max_length=2000)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "masukan capaian"
        ordering = ["jenis"]
        constraints = [
            hanya("jenis", Masukan, "masukan_capaian_jenis_dikenal"),
            models.CheckConstraint(condition=Q(predikat__in=["", *Capaian]), name="masukan_capaian_predikat_dikenal"),
            models.CheckConstraint(condition=~Q(isi=""), name="masukan_capaian_berisi"),
            models.UniqueConstraint(fields=["unit", "periode_evaluasi", "jenis"], name="masukan_capaian_satu"),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()}: {self.unit}"
