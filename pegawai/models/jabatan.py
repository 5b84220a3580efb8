from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from pegawai.aturan.kepegawaian import JenisJabatan, JenisPenempatan, keluarga_format, sebutan_jabatan
from pegawai.aturan.penilai import Duduk
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.pegawai import Pegawai
from pegawai.models.unit import UnitKerja


class Titik(Func):
    """int8range(x, x, '[]'): equality of an id inside a GiST exclusion constraint, without btree_gist."""

    function = "int8range"
    template = "%(function)s(%(expressions)s, %(expressions)s, '[]')"


class RentangTanggal(Func):
    """daterange(mulai, selesai, '[]'); an open end lasts for ever."""

    function = "daterange"
    output_field = DateRangeField()


def rentang(mulai="mulai", selesai="selesai"):
    return RentangTanggal(F(mulai), F(selesai), RangeBoundary(inclusive_lower=True, inclusive_upper=True))


class Jabatan(models.Model):
    nama = models.CharField(max_length=255)
    jenis = models.CharField(max_length=20, choices=JenisJabatan.pilihan())
    jenjang = models.CharField(max_length=40, blank=True)
    kelas = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jabatan"
        ordering = ["nama"]
        constraints = [
            hanya("jenis", JenisJabatan, "jabatan_jenis_dikenal"),
            models.UniqueConstraint(fields=["nama", "jenis"], name="jabatan_satu_nama"),
        ]

    def __str__(self):
        return self.nama


class PenempatanQuerySet(models.QuerySet):
    def pada(self, hari: date):
        """Placements in force that day."""
        return self.filter(mulai__lte=hari).filter(Q(selesai__isnull=True) | Q(selesai__gte=hari))


class Penempatan(models.Model):
    """Who held which jabatan in which unit, from `mulai` to `selesai` (last day, empty while it lasts)."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penempatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="penempatan")
    jenis = models.CharField(max_length=10, choices=JenisPenempatan.pilihan(), default=JenisPenempatan.DEFINITIF)
    memimpin = models.BooleanField("memimpin unit", default=False)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    penilai_ditunjuk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    # What the form prints as UNIT KERJA when it is not the nearest printed unit (Lampiran p. 134: a Direktur
    # is printed under his Direktorat Jenderal).
    nama_unit_cetak = models.CharField(max_length=255, blank=True)

    objects = PenempatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penempatan"
        ordering = ["mulai", "id"]
        constraints = [
            hanya("jenis", JenisPenempatan, "penempatan_jenis_dikenal"),
            urut_waktu("penempatan_selesai_setelah_mulai"),
            ExclusionConstraint(
                name="penempatan_satu_definitif",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis=JenisPenempatan.DEFINITIF),
            ),
            ExclusionConstraint(
                name="penempatan_satu_kepala_unit",
                expressions=[
                    (Titik(F("unit_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
                condition=Q(jenis=JenisPenempatan.DEFINITIF, memimpin=True),
            ),
        ]

    def __str__(self):
        return f"{self.jabatan} ({self.pegawai})"

    @property
    def nama_jabatan(self):
        return sebutan_jabatan(self.jabatan.nama, self.jenis)

    @property
    def keluarga(self):
        return keluarga_format(self.jabatan.jenis, self.memimpin and self.unit.mandiri)

    @property
    def duduk(self):
        return Duduk(
            self.id, self.pegawai_id, self.unit_id, self.jenis, self.jabatan.jenis, self.memimpin,
            self.mulai, self.selesai, self.penilai_ditunjuk_id, self.memimpin and self.unit.mandiri,
        )  # fmt: skip
