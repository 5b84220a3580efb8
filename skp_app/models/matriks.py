from django.db import models
from django.db.models import Q

from pegawai import mandat
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.models.pendamping import Pendamping
from skp_app.models.penugasan import Penugasan
from skp_app.models.periode import Periode
from skp_app.models.rhk import PANJANG_TEKS, Rhk


class TimKerja(models.Model):
    """A tim kerja of one year; its members may come from other units (Lampiran p. 44-47)."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="tim_kerja")
    nama = models.CharField(max_length=200)
    ketua = models.ForeignKey(Pegawai, models.PROTECT, related_name="tim_diketuai")

    class Meta:
        verbose_name = verbose_name_plural = "tim kerja"
        ordering = ["nama", "id"]
        constraints = [models.UniqueConstraint(fields=["periode", "unit", "nama"], name="tim_satu_nama")]

    def __str__(self):
        return self.nama


class MatriksQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Its maker and his pendamping: its columns are rows of his SKP, maybe a draft. Once shared also its people,
        the leader above, for a tim who formed it, mandates and the BKD."""
        dibantu = Pendamping.objects.aktif().filter(pendamping=pegawai).order_by().values("pemimpin")
        milik = Q(pemilik=pegawai) | Q(pemilik__in=dibantu)
        terbagi = Q(dibagikan_pada__isnull=False)
        pengguna = pegawai.pengguna
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self.filter(milik | terbagi)
        anggota = BarisMatriks.objects.filter(pegawai=pegawai).values("matriks")
        atasan = Q(pemilik__skp__periode=models.F("periode"), pemilik__skp__penilai=pegawai)
        atasan |= Q(induk__pemilik=pegawai)
        boleh = [self.filter(milik), self.filter(terbagi, pk__in=anggota), self.filter(terbagi & atasan)]
        if pengguna:
            boleh.append(self.filter(terbagi, unit__in=mandat.unit_di_bawah_mandat(pengguna)))
        return self.filter(
            pk__in=boleh[0].order_by().values("pk").union(*[b.order_by().values("pk") for b in boleh[1:]])
        )

    def boleh_disusun(self, pegawai):
        """What this person may write: his own, and those of the leader he drafts for."""
        dibantu = Pendamping.objects.aktif().filter(pendamping=pegawai).values("pemimpin")
        return self.filter(Q(pemilik=pegawai) | Q(pemilik__in=dibantu))


class Matriks(models.Model):
    """Matriks Pembagian Peran dan Hasil, Format A.1.5: of a leader, or of the ketua of a tim kerja (second level)."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="matriks")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    pemilik = models.ForeignKey(Pegawai, models.PROTECT, related_name="matriks")
    tim = models.OneToOneField(TimKerja, models.PROTECT, null=True, blank=True, related_name="matriks")
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="anak")
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibagikan_pada = models.DateTimeField(null=True, blank=True)

    objects = MatriksQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "matriks pembagian peran dan hasil"
        ordering = ["-periode__tahun", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "unit", "pemilik"], condition=Q(tim__isnull=True), name="matriks_satu_per_pimpinan"
            ),
        ]

    def __str__(self):
        return f"Matriks {self.tim or self.unit}"


class KolomMatriks(models.Model):
    """One result of the leader: an IKI (first level) or an RHK of the ketua tim (second level).

    The link is to the line (`garis`), so a new version of the leader's SKP keeps the column; `teks` is what the
    column said when it was last taken over.
    """

    matriks = models.ForeignKey(Matriks, models.CASCADE, related_name="kolom")
    urutan = models.PositiveIntegerField()
    garis_rhk = models.UUIDField(null=True, blank=True)
    garis_iki = models.UUIDField(null=True, blank=True)
    teks = models.CharField(max_length=PANJANG_TEKS)

    class Meta:
        verbose_name = verbose_name_plural = "kolom matriks"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["matriks", "garis_rhk", "garis_iki"], name="kolom_sekali",
                                    condition=Q(garis_rhk__isnull=False), nulls_distinct=False),
        ]  # fmt: skip

    def __str__(self):
        return self.teks[:80]


class BarisMatriks(models.Model):
    """One person of the matrix; somebody of another instansi is only named."""

    matriks = models.ForeignKey(Matriks, models.CASCADE, related_name="baris")
    urutan = models.PositiveIntegerField()
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="baris_matriks")
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, null=True, blank=True, related_name="+")
    nama_luar = models.CharField(max_length=150, blank=True)
    jabatan_luar = models.CharField(max_length=255, blank=True)
    lintas_unit = models.BooleanField(default=False)
    # Of a person whose penilai is somebody else: that penilai agrees first (p. 46 number 10).
    penugasan = models.ForeignKey(Penugasan, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "baris matriks"
        ordering = ["urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["matriks", "pegawai"], name="baris_satu_per_orang"),
            models.CheckConstraint(
                condition=Q(pegawai__isnull=False, penempatan__isnull=False, nama_luar="")
                | (Q(pegawai__isnull=True, penempatan__isnull=True) & ~Q(nama_luar="")),
                name="baris_orang_dikenal",
            ),
        ]

    def __str__(self):
        return str(self.pegawai or self.nama_luar)


class SelMatriks(models.Model):
    """One cell that was ever written; its version guards against a stale form. The words are its `peran`."""

    baris = models.ForeignKey(BarisMatriks, models.CASCADE, related_name="sel")
    kolom = models.ForeignKey(KolomMatriks, models.CASCADE, related_name="sel")
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "sel matriks"
        constraints = [models.UniqueConstraint(fields=["baris", "kolom"], name="sel_sekali")]

    def __str__(self):
        return f"sel {self.pk}"


class PeranHasil(models.Model):
    """One contribution in a cell, in the language of results: it is the RHK of that person (p. 47 a.5)."""

    sel = models.ForeignKey(SelMatriks, models.CASCADE, related_name="peran")
    urutan = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=PANJANG_TEKS)
    jenis = models.CharField(max_length=10, choices=JenisRhk.pilihan(), default=JenisRhk.UTAMA)
    dibagikan_pada = models.DateTimeField(null=True, blank=True)
    rhk = models.ForeignKey(Rhk, models.SET_NULL, null=True, blank=True, related_name="dari_peran")

    class Meta:
        verbose_name = verbose_name_plural = "peran hasil"
        ordering = ["urutan", "id"]
        constraints = [
            hanya("jenis", JenisRhk, "peran_jenis_dikenal"),
            models.UniqueConstraint(
                fields=["sel", "urutan"], name="peran_satu_per_urutan", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self):
        return self.teks[:80]
