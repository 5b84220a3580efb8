from django.db import models
from django.db.models import Q
from guardian.managers import UserObjectPermissionManager
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from pegawai.models.batas import urut_waktu
from pegawai.models.kode import kode_acak


class UnitKerjaQuerySet(models.QuerySet):
    def di_bawah(self, jalur):
        """The units with these paths and everything below them."""
        if not jalur:
            return self.none()
        return self.filter(Q(*[("jalur__startswith", j) for j in jalur], _connector=Q.OR))


class UnitKerja(models.Model):
    """A unit organisasi. `jalur` is the path of primary keys from the root, e.g. '00001.00042.'."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    kode_unor = models.CharField("id unor SIASN", max_length=64, unique=True, null=True, blank=True)
    nama = models.CharField(max_length=255)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    jalur = models.CharField(max_length=255, unique=True, db_index=False, editable=False)
    mandiri = models.BooleanField("unit kerja mandiri", default=False)
    # Of a root only: a kepala daerah leads it, who sets the SKP of its JPT (Lampiran p. 65 C.3).
    daerah = models.BooleanField("instansi daerah", default=False, db_default=False)
    unit_cetak = models.BooleanField("tercetak sebagai UNIT KERJA", default=True)
    tempat = models.CharField("tempat penandatanganan", max_length=80, blank=True)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, db_default=1)  # grows with each saved edit

    objects = UnitKerjaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "unit kerja"
        ordering = ["jalur"]
        indexes = [models.Index(fields=["jalur"], name="unit_jalur_awalan", opclasses=["varchar_pattern_ops"])]
        constraints = [
            urut_waktu("unit_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(induk=models.F("id")), name="unit_bukan_induk_sendiri"),
            models.CheckConstraint(condition=Q(daerah=False) | Q(induk=None), name="unit_daerah_di_puncak"),
        ]
        permissions = [
            ("kelola_kinerja", "Pengelola kinerja unit"),
            ("awasi_kinerja", "Auditor unit"),
            ("admin_opd", "Admin perangkat daerah"),
        ]

    def __str__(self):
        return self.nama

    @property
    def id_leluhur(self):
        """Primary keys from the root down to this unit itself."""
        return [int(p) for p in self.jalur.rstrip(".").split(".")]


class IzinUnitQuerySet(models.QuerySet):
    def pada(self, hari):
        """Grants in force that day; one without days is in force until it is revoked."""
        return self.filter(Q(mulai=None) | Q(mulai__lte=hari)).filter(Q(selesai=None) | Q(selesai__gte=hari))


class UnitKerjaUserObjectPermission(UserObjectPermissionBase):
    """A mandate of one account over one unit and what lies below, with its days and what it rests on."""

    content_object = models.ForeignKey(UnitKerja, models.CASCADE)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)
    dasar = models.CharField(max_length=200, blank=True, default="", db_default="")

    objects = UserObjectPermissionManager.from_queryset(IzinUnitQuerySet)()

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        constraints = [urut_waktu("mandat_selesai_setelah_mulai")]


class UnitKerjaGroupObjectPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(UnitKerja, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
