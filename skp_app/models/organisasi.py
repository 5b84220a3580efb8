from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from pegawai.models import UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.jabatan import Titik
from pegawai.models.kode import kode_acak
from skp_app.aturan.hasil_kerja import Cascading, JenisRencana, Perspektif, TingkatStrategi

PANJANG_SASARAN = 1000


class RentangTahun(Func):
    """int4range(first year, last year, '[]')."""

    function = "int4range"
    output_field = IntegerRangeField()


def _satu_per_tahun(jenis):
    """One plan of this kind per unit and year."""
    return ExclusionConstraint(
        name=f"rencana_satu_{jenis.value}_per_tahun",
        expressions=[
            (Titik(F("unit_id")), RangeOperators.OVERLAPS),
            (
                RentangTahun(
                    F("tahun_mulai"), F("tahun_selesai"), RangeBoundary(inclusive_lower=True, inclusive_upper=True)
                ),
                RangeOperators.OVERLAPS,
            ),
        ],
        condition=Q(jenis=jenis.value),
    )


class RencanaUnitQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Everybody in the instansi: each Pegawai must understand what the organisation is after (Lampiran p. 159)."""
        return self


class RencanaUnit(models.Model):
    """The Renstra, Perjanjian Kinerja or RKT of one unit (Lampiran p. 26-27); a draft may already be used."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="rencana")
    jenis = models.CharField(max_length=8, choices=JenisRencana.pilihan())
    judul = models.CharField(max_length=200, blank=True)
    tahun_mulai = models.PositiveSmallIntegerField()
    tahun_selesai = models.PositiveSmallIntegerField()
    rancangan = models.BooleanField("masih rancangan", default=False)  # p. 27: until the second week of January
    versi = models.PositiveIntegerField(default=1)

    objects = RencanaUnitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rencana unit"
        ordering = ["-tahun_mulai", "jenis", "id"]
        constraints = [
            hanya("jenis", JenisRencana, "rencana_jenis_dikenal"),
            models.CheckConstraint(condition=Q(tahun_selesai__gte=F("tahun_mulai")), name="rencana_tahun_urut"),
            models.CheckConstraint(
                condition=Q(jenis=JenisRencana.RENSTRA) | Q(tahun_selesai=F("tahun_mulai")),
                name="rencana_tahunan_satu_tahun",
            ),
            *(_satu_per_tahun(jenis) for jenis in JenisRencana),
        ]

    def __str__(self):
        return self.judul or f"{self.get_jenis_display()} {self.tahun_mulai}"

    @property
    def masa(self):
        """'2025–2029', or its one year."""
        awal, akhir = self.tahun_mulai, self.tahun_selesai
        return f"{awal}" if awal == akhir else f"{awal}–{akhir}"


class SasaranUnit(models.Model):
    """One sasaran of a Renstra or Perjanjian Kinerja."""

    rencana = models.ForeignKey(RencanaUnit, models.CASCADE, related_name="sasaran")
    urutan = models.PositiveIntegerField()
    teks = models.CharField(max_length=PANJANG_SASARAN)
    sebutan = models.CharField("tingkat", max_length=80, blank=True)  # Sasaran Strategis #3, Sasaran Program
    perspektif = models.CharField(max_length=20, choices=Perspektif.pilihan(), blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "sasaran"
        ordering = ["urutan", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(perspektif__in=["", *Perspektif]), name="sasaran_perspektif_dikenal")
        ]

    def __str__(self):
        return self.teks[:80]


class IndikatorUnit(models.Model):
    """An indikator kinerja utama of one sasaran. `induk` is the indicator of a higher plan that it breaks down."""

    sasaran = models.ForeignKey(SasaranUnit, models.CASCADE, related_name="indikator")
    urutan = models.PositiveIntegerField()
    nomor = models.CharField(max_length=10, blank=True)  # as printed
    teks = models.CharField(max_length=PANJANG_SASARAN)
    satuan = models.CharField(max_length=60, blank=True)
    baseline = models.CharField(max_length=100, blank=True)
    sumber_data = models.CharField(max_length=300, blank=True)
    metode = models.TextField("metode penghitungan", max_length=4000, blank=True)
    induk = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="anak")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "indikator"
        ordering = ["urutan", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")), name="indikator_bukan_induk_sendiri"
            )
        ]

    def __str__(self):
        return self.teks[:80]


class TargetIndikator(models.Model):
    """The target of one indicator in one year, as text."""

    indikator = models.ForeignKey(IndikatorUnit, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "target indikator"
        ordering = ["tahun"]
        constraints = [models.UniqueConstraint(fields=["indikator", "tahun"], name="target_satu_per_tahun")]

    def __str__(self):
        return f"{self.tahun}: {self.teks}"


class Strategi(models.Model):
    """A strategi pencapaian hasil kerja of one IKI of the leader: outcome antara, output or layanan (p. 39-43).

    Strategies may break down further (`induk`): together they are the pohon kinerja below that IKI. The link is to
    the line of the IKI (`garis`), so it survives a new version of the SKP.
    """

    skp = models.ForeignKey("Skp", models.CASCADE, related_name="strategi")
    garis_iki = models.UUIDField(db_index=True)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    urutan = models.PositiveIntegerField()
    tingkat = models.CharField(max_length=16, choices=TingkatStrategi.pilihan())
    cascading = models.CharField(max_length=16, choices=Cascading.pilihan(), blank=True)
    teks = models.CharField(max_length=PANJANG_SASARAN)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "strategi pencapaian hasil kerja"
        ordering = ["urutan", "id"]
        constraints = [
            hanya("tingkat", TingkatStrategi, "strategi_tingkat_dikenal"),
            models.CheckConstraint(condition=Q(cascading__in=["", *Cascading]), name="strategi_cascading_dikenal"),
            models.CheckConstraint(
                condition=Q(induk__isnull=True) | ~Q(induk=F("id")), name="strategi_bukan_induk_sendiri"
            ),
        ]

    def __str__(self):
        return self.teks[:80]


class Workblock(models.Model):
    """Format A.1.4: how the strategy for one IKI was found (Lampiran p. 43). Lists hold one item per line."""

    skp = models.ForeignKey("Skp", models.CASCADE, related_name="workblock")
    garis_iki = models.UUIDField(null=True, blank=True)
    urutan = models.PositiveIntegerField()
    judul = models.CharField("judul inisiatif strategi", max_length=500)
    pemilik = models.CharField("pemilik strategi", max_length=300, blank=True)
    waktu = models.CharField("waktu penyelesaian", max_length=100, blank=True)
    tujuan = models.CharField(max_length=1000, blank=True)
    indikator = models.CharField("indikator dan target yang diintervensi", max_length=1000, blank=True)
    pihak = models.CharField("pihak yang terlibat", max_length=500, blank=True)
    penerima = models.CharField("penerima manfaat", max_length=500, blank=True)
    anggaran = models.CharField(max_length=200, blank=True)
    strategi_rutin = models.TextField(max_length=4000, blank=True)
    strategi_transformatif = models.TextField(max_length=4000, blank=True)
    keluaran_rutin = models.TextField(max_length=4000, blank=True)
    keluaran_transformatif = models.TextField(max_length=4000, blank=True)
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "workblock"
        ordering = ["urutan", "id"]

    def __str__(self):
        return self.judul[:80]
