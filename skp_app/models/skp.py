from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from pegawai.models.kode import kode_acak
from skp_app.aturan.hasil_kerja import Keluarga, Pendekatan
from skp_app.aturan.status import BELUM_DITETAPKAN, BERLAKU, DAPAT_DISUSUN, TIDAK_DIHITUNG, WARNA, Status
from skp_app.models.pendamping import Pendamping
from skp_app.models.pengganti import PenggantiPenilai
from skp_app.models.periode import Periode

# What only its owner, and who drafts with or for him, may know of: a draft, also one that was given up.
RAHASIA = Q(status=Status.DRAF) | Q(status=Status.DIBATALKAN, sidik_diajukan="")


def _disusun_penilai(pegawai):
    return Q(penilai=pegawai, disusun_penilai=True)


class SkpQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """SKP this person may read; a draft is its owner's, and of those who draft it with or for him."""
        pengguna = pegawai.pengguna
        milik = self.boleh_disusun(pegawai)
        terbaca = self.exclude(RAHASIA)
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self.filter(Q(pk__in=milik.values("pk")) | ~RAHASIA)
        bawahan = terbaca.filter(penilai=pegawai)
        di_atas = terbaca.filter(atasan_penilai=pegawai)
        boleh = [bawahan, di_atas, terbaca.dilanjutkan_di_bawah(pegawai), terbaca.dievaluasi_pengganti(pegawai)]
        if pengguna:
            boleh.append(terbaca.filter(unit__in=mandat.unit_di_bawah_mandat(pengguna)))
        pk = milik.order_by().values("pk").union(*[b.order_by().values("pk") for b in boleh])
        return self.filter(pk__in=pk)

    def dilanjutkan_di_bawah(self, pegawai):
        """SKP of an earlier part of the year that ended, of people whom he assesses since (Lampiran p. 91 A.13)."""
        lanjutan = Skp.objects.filter(
            pegawai=OuterRef("pegawai"), periode=OuterRef("periode"), penilai=pegawai,
            melanjutkan__isnull=False, mulai__gt=OuterRef("mulai"),
        ).exclude(status=Status.DIBATALKAN)  # fmt: skip
        return self.filter(Exists(lanjutan), status__in=[Status.BERALIH, Status.DITUTUP, Status.DIGANTIKAN])

    def dievaluasi_pengganti(self, pegawai):
        """SKP of people whom he evaluates in place of their penilai, or stands above who does (Lampiran p. 89)."""
        pengganti = PenggantiPenilai.objects.pada(localdate())
        milik = pengganti.filter(Q(pelaksana=pegawai) | Q(penempatan_atasan__pegawai=pegawai))
        return self.filter(pegawai__in=milik.values("pegawai"))

    def terakhir_setahun(self):
        """Without those of an earlier part of the year: its evaluation belongs to the last SKP (Lampiran p. 91 A.13 b).

        A later SKP takes the year over once it was set.
        """
        return self.filter(~ada_sesudahnya())

    def sebagai_pihak(self, pegawai):
        """The part of `visible_to` that needs no mandate: for one SKP, by its code, a single cheap condition."""
        di_atas = Q(penilai=pegawai) | Q(atasan_penilai=pegawai)
        return self.filter(Q(pegawai=pegawai) | di_atas & ~RAHASIA | _disusun_penilai(pegawai))

    def boleh_disusun(self, pegawai):
        """Whose content this person may write while it is a draft: owner, pendamping, or penilai in his stead."""
        dibantu = Pendamping.objects.aktif().filter(pendamping=pegawai).order_by().values("pemimpin")
        return self.filter(Q(pegawai=pegawai) | Q(pegawai__in=dibantu) | _disusun_penilai(pegawai))

    def berlaku(self):
        return self.filter(status__in=BERLAKU)

    def dihitung(self):
        """One row for each SKP: nothing replaced or cancelled, and no draft of a change."""
        rancangan = Q(menggantikan__isnull=False, status__in=BELUM_DITETAPKAN)
        return self.exclude(rancangan | Q(status__in=TIDAK_DIHITUNG))


def ada_sesudahnya():
    """Did another SKP of the same person and year, set by now, begin after this one?"""
    sesudah = Skp.objects.dihitung().exclude(status__in=BELUM_DITETAPKAN)
    sesudah = sesudah.filter(pegawai=OuterRef("pegawai"), periode=OuterRef("periode"), mulai__gt=OuterRef("mulai"))
    return Exists(sesudah.order_by())


class Skp(models.Model):
    """One SKP: the agreement of one person and one penilai over a span of days."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    periode = models.ForeignKey(Periode, models.PROTECT)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp")
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="skp_dinilai")
    penempatan_penilai = models.ForeignKey(Penempatan, models.PROTECT, related_name="+")
    # The unit led by the penilai, whose capaian counts (Lampiran p. 94 g).
    unit_penilai = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    atasan_penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    penempatan_atasan = models.ForeignKey(Penempatan, models.PROTECT, null=True, blank=True, related_name="+")
    alasan_penilai = models.CharField(max_length=200, blank=True)
    mulai = models.DateField()
    selesai = models.DateField()
    keluarga = models.CharField(max_length=8, choices=Keluarga.pilihan())
    pendekatan = models.CharField(max_length=12, choices=Pendekatan.pilihan(), default=Pendekatan.KUANTITATIF)
    memimpin_unit = models.BooleanField(default=False)
    status = models.CharField(max_length=24, choices=Status.pilihan(), default=Status.DRAF)
    versi = models.PositiveIntegerField(default=1)  # grows with each saved edit; a stale form is refused
    versi_lampiran = models.PositiveIntegerField(default=1)
    catatan_pengembalian = models.TextField(blank=True)
    sidik_diajukan = models.CharField(max_length=64, blank=True)
    sidik_ditetapkan = models.CharField(max_length=64, blank=True)
    salinan = models.JSONField(null=True, blank=True)
    nomor_dokumen = models.CharField(max_length=40, unique=True, null=True, blank=True)
    # One SKP through all its versions (penyesuaian): they share `rangkaian`, each replaces the one before.
    rangkaian = models.UUIDField(default=uuid4, db_default=RandomUUID(), editable=False, db_index=True)
    nomor_versi = models.PositiveSmallIntegerField(default=1)
    menggantikan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    # The SKP of the earlier part of the year, before a mutasi or a new penilai (p. 65 C.6-C.7).
    melanjutkan = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="lanjutan")
    alasan_perubahan = models.CharField(max_length=500, blank=True)
    # Set when the penilai drafts for a pegawai who does not; the pegawai still submits it himself.
    disusun_penilai = models.BooleanField(default=False)
    # The owner lets others lean on his draft: they see its RHK and IKI, marked sementara.
    rancangan_dibagikan_pada = models.DateTimeField(null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)

    objects = SkpQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "SKP"
        ordering = ["-mulai", "id"]
        indexes = [
            models.Index(fields=["penilai", "periode", "status"], name="skp_penilai_periode"),
            models.Index(fields=["unit", "periode", "status"], name="skp_unit_periode"),
            models.Index(fields=["unit_penilai", "periode"], name="skp_unit_penilai"),
            models.Index(fields=["atasan_penilai"], name="skp_atasan"),
        ]
        constraints = [
            hanya("status", Status, "skp_status_dikenal"),
            hanya("keluarga", Keluarga, "skp_keluarga_dikenal"),
            hanya("pendekatan", Pendekatan, "skp_pendekatan_dikenal"),
            urut_waktu("skp_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="skp_penilai_bukan_diri"),
            models.CheckConstraint(
                condition=Q(atasan_penilai__isnull=True) | ~Q(atasan_penilai=F("pegawai")),
                name="skp_atasan_penilai_bukan_diri",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(BELUM_DITETAPKAN))
                | Q(
                    ditetapkan_pada__isnull=False,
                    salinan__isnull=False,
                    sidik_ditetapkan__regex="^[0-9a-f]{64}$",
                ),
                name="skp_ditetapkan_punya_salinan",
            ),
            ExclusionConstraint(
                name="skp_tidak_tumpang_tindih",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
                # The draft of a new version stands beside the SKP in force until it takes its place.
                condition=~Q(status__in=sorted(TIDAK_DIHITUNG))
                & (Q(menggantikan__isnull=True) | ~Q(status__in=sorted(BELUM_DITETAPKAN))),
            ),
            models.CheckConstraint(condition=~Q(menggantikan=F("id")), name="skp_tidak_menggantikan_diri"),
            models.CheckConstraint(condition=~Q(melanjutkan=F("id")), name="skp_tidak_melanjutkan_diri"),
            models.CheckConstraint(
                condition=Q(nomor_versi=1, menggantikan__isnull=True)
                | Q(nomor_versi__gt=1, menggantikan__isnull=False),
                name="skp_versi_menggantikan",
            ),
            models.UniqueConstraint(
                fields=["menggantikan"], condition=~Q(status=Status.DIBATALKAN), name="skp_satu_pengganti"
            ),
            models.UniqueConstraint(
                fields=["rangkaian"],
                condition=Q(status__in=sorted({Status.DITETAPKAN, Status.PENYESUAIAN_DIAJUKAN})),
                name="skp_satu_versi_berlaku",
            ),
        ]

    def __str__(self):
        return f"SKP {self.pegawai} {self.mulai.year}"

    def peran(self, pegawai):
        """The roles this person holds towards this SKP."""
        daftar = {
            "pemilik": self.pegawai_id,
            "penilai": self.penilai_id,
            "atasan_penilai": self.atasan_penilai_id,
        }
        return {nama for nama, pemegang in daftar.items() if pemegang == pegawai.pk}

    def mencakup(self, periode):
        """Does this evaluation period share days with the SKP, in the year of the SKP?"""
        return periode.periode_id == self.periode_id and self.mulai <= periode.selesai and periode.mulai <= self.selesai

    def dinilai_dalam(self, periode):
        """Does this SKP ask for an evaluation in the period? The year of several SKP belongs to the last one."""
        return not periode.tahunan or type(self).objects.filter(pk=self.pk).terakhir_setahun().exists()

    def tertutup(self, periode):
        """Is the documentation of this period closed, because its evaluation was set?"""
        semua_versi = type(self).objects.filter(rangkaian=self.rangkaian).values("pk")
        return self.penutupan.model.objects.filter(skp__in=semua_versi, periode_evaluasi=periode).exists()

    @property
    def terbagi(self):
        """May others lean on its RHK? It was set, or its owner shared the draft."""
        return self.status not in BELUM_DITETAPKAN or self.rancangan_dibagikan_pada is not None

    @property
    def perubahan(self):
        """Is this the draft or proposal of a new version?"""
        return self.menggantikan_id is not None and self.status in BELUM_DITETAPKAN

    @property
    def pengubah(self):
        """The open draft or proposal that would replace this version, or None."""
        return self.pengganti.filter(status__in=BELUM_DITETAPKAN - {Status.DIBATALKAN}).first()

    @property
    def lanjutan_kini(self):
        """The SKP that carries this one on since a mutasi or a new penilai, or None."""
        if self.status != Status.BERALIH:
            return None
        return self.lanjutan.dihitung().select_related("penilai").order_by("mulai", "pk").first()

    @property
    def terkini(self):
        """The version of this SKP that counts now: for a replaced version and for the draft of a change."""
        semua = type(self).objects.filter(rangkaian=self.rangkaian).dihitung()
        return semua.order_by("nomor_versi").last() or self

    @property
    def sebutan_status(self):
        """What the chip says: the name of the status, with the version that took its place."""
        if self.status == Status.DIGANTIKAN:
            return f"Digantikan versi {self.nomor_versi + 1}"
        return self.get_status_display()

    @property
    def warna(self):
        return WARNA[Status(self.status)]

    @property
    def dapat_disusun(self):
        return self.status in DAPAT_DISUSUN

    @property
    def berlaku(self):
        return self.status in BERLAKU
