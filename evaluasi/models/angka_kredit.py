from fractions import Fraction

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from evaluasi.aturan.kuadran import Predikat
from evaluasi.models.evaluasi import Evaluasi
from pegawai import mandat
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, Penempatan
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from pegawai.models.kode import kode_acak
from skp_app.models import Skp


class JenisSaldo(Istilah):
    """Rows 1-3 and 5-6 of the Penetapan Angka Kredit: what was there before or beside the conversion."""

    DASAR = "dasar", "AK Dasar yang diberikan"
    LAMA = "lama", "AK JF lama"
    PENYESUAIAN = "penyesuaian", "AK Penyesuaian/ Penyetaraan"
    PENDIDIKAN = "pendidikan", "AK yang diperoleh dari peningkatan pendidikan"
    LAINNYA = "lainnya", "Lainnya"


class BuktiAkQuerySet(models.QuerySet):
    """Rows about one `pegawai`, set by one `oleh`."""

    def visible_to(self, pegawai):
        """His own, what he set, what is of people he assesses today, of units of a mandate; all for the BKD."""
        pengguna = pegawai.pengguna
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self
        syarat = Q(pegawai=pegawai) | Q(oleh=pegawai) | Exists(_dinilai(pegawai))
        if pengguna:
            duduk = Penempatan.objects.filter(
                pegawai=OuterRef("pegawai"), selesai=None, unit__in=mandat.unit_di_bawah_mandat(pengguna)
            )
            syarat |= Exists(duduk)
        return self.filter(syarat)

    def berlaku(self):
        return self.filter(dibatalkan_pada=None)


def _dinilai(penilai):
    return Skp.objects.filter(pegawai=OuterRef("pegawai"), penilai=penilai).berlaku()


class SaldoAk(models.Model):
    """Angka kredit that no predikat brought: recorded by the BKD with its letter. Never changed, only withdrawn."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="saldo_ak")
    jenis = models.CharField(max_length=12, choices=JenisSaldo.pilihan())
    nilai = models.DecimalField(max_digits=9, decimal_places=4)
    jenjang = models.CharField(max_length=40)
    tanggal = models.DateField()
    dasar = models.CharField("dasar atau nomor surat", max_length=300)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)

    objects = BuktiAkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "saldo angka kredit"
        ordering = ["tanggal", "id"]
        constraints = [
            hanya("jenis", JenisSaldo, "saldo_ak_jenis_dikenal"),
            models.CheckConstraint(condition=Q(nilai__gt=0), name="saldo_ak_positif"),
            models.CheckConstraint(condition=~Q(dasar=""), name="saldo_ak_punya_dasar"),
            models.UniqueConstraint(
                fields=["pegawai", "jenis", "jenjang"],
                condition=Q(jenis=JenisSaldo.DASAR, dibatalkan_pada=None),
                name="saldo_ak_dasar_sekali",
            ),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()}: {self.nilai}"


class KonversiAk(models.Model):
    """One predikat turned into angka kredit over consecutive months in one jenjang; the fraction is exact."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="konversi_ak")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="konversi_ak")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jenjang = models.CharField(max_length=40)
    mulai = models.DateField()
    selesai = models.DateField()
    bulan = models.PositiveSmallIntegerField()
    predikat = models.CharField(max_length=16, choices=Predikat.pilihan())
    persen = models.PositiveSmallIntegerField()
    koefisien = models.DecimalField(max_digits=6, decimal_places=2)
    pembilang = models.PositiveBigIntegerField()
    penyebut = models.PositiveIntegerField()
    nomor = models.CharField(max_length=40, unique=True)
    salinan = models.JSONField()
    ditetapkan_pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    alasan_batal = models.CharField(max_length=300, blank=True)

    objects = BuktiAkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "konversi angka kredit"
        ordering = ["mulai", "id"]
        constraints = [
            hanya("predikat", Predikat, "konversi_ak_predikat_dikenal"),
            urut_waktu("konversi_ak_selesai_setelah_mulai"),
            models.CheckConstraint(condition=Q(bulan__gte=1, bulan__lte=12), name="konversi_ak_paling_lama_setahun"),
            models.CheckConstraint(condition=Q(mulai__day=1), name="konversi_ak_bulan_utuh"),
            models.CheckConstraint(condition=~Q(pegawai=F("oleh")), name="konversi_ak_bukan_oleh_diri"),
            # months/12 x percent/100 x koefisien, without dividing.
            models.CheckConstraint(
                condition=Q(pembilang=F("bulan") * F("persen") * F("koefisien") * F("penyebut") / 1200),
                name="konversi_ak_menurut_rumus",
            ),
            models.CheckConstraint(
                condition=Q(dibatalkan_pada=None, alasan_batal="")
                | Q(dibatalkan_pada__isnull=False) & ~Q(alasan_batal=""),
                name="konversi_ak_batal_beralasan",
            ),
            ExclusionConstraint(
                name="konversi_ak_bulan_sekali",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
                condition=Q(dibatalkan_pada=None),
            ),
        ]

    def __str__(self):
        return f"{self.pegawai} {self.mulai:%m/%Y}-{self.selesai:%m/%Y}"

    @property
    def nilai(self):
        return Fraction(self.pembilang, self.penyebut)


class PenetapanAk(models.Model):
    """The Penetapan Angka Kredit (PAK) of one day: what was frozen then is what prints."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penetapan_ak")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jenjang = models.CharField(max_length=40)
    golongan = models.CharField(max_length=8)
    mulai = models.DateField()
    selesai = models.DateField()
    nomor = models.CharField(max_length=40, unique=True)
    salinan = models.JSONField()
    sidik = models.CharField(max_length=64)
    ditetapkan_pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    alasan_batal = models.CharField(max_length=300, blank=True)

    objects = BuktiAkQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penetapan angka kredit"
        ordering = ["-ditetapkan_pada", "-id"]
        constraints = [
            urut_waktu("penetapan_ak_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(pegawai=F("oleh")), name="penetapan_ak_bukan_oleh_diri"),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="penetapan_ak_bersidik"),
            models.CheckConstraint(
                condition=Q(dibatalkan_pada=None, alasan_batal="")
                | Q(dibatalkan_pada__isnull=False) & ~Q(alasan_batal=""),
                name="penetapan_ak_batal_beralasan",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "selesai"], condition=Q(dibatalkan_pada=None), name="penetapan_ak_sekali_per_masa"
            ),
        ]

    def __str__(self):
        return f"PAK {self.nomor}"
