from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.keberatan import TERBUKA as KEBERATAN_TERBUKA
from evaluasi.aturan.kuadran import Predikat, Rating, sel_studi_gagal, semua_sel
from evaluasi.aturan.pelaporan import tanpa_tanda_tangan
from evaluasi.aturan.status import DAPAT_DINILAI, TERTETAPKAN, WARNA, Pemegang, Status
from pegawai import mandat
from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.models import PenggantiPenilai, PeriodeEvaluasi, Rhk, Skp


class EvaluasiQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Who holds the pen always; everybody else only what was set."""
        pengguna = pegawai.pengguna
        tetap = self.filter(status__in=TERTETAPKAN)
        if pengguna and pengguna.has_perm(mandat.INSTANSI):
            return self.filter(Q(penilai=pegawai) | Q(status__in=TERTETAPKAN))
        boleh = [tetap.filter(skp__pegawai=pegawai), tetap.filter(skp__atasan_penilai=pegawai)]
        boleh += [tetap.filter(skp__penilai=pegawai), tetap.filter(penunjukan__penempatan_atasan__pegawai=pegawai)]
        boleh.append(tetap.filter(skp__in=Skp.objects.dilanjutkan_di_bawah(pegawai)))
        if pengguna:
            boleh.append(tetap.filter(skp__unit__in=mandat.unit_di_bawah_mandat(pengguna)))
        sendiri = self.filter(penilai=pegawai).order_by().values("pk")
        return self.filter(pk__in=sendiri.union(*[b.order_by().values("pk") for b in boleh]))

    def tertahan(self):
        """Results about which a keberatan is open: nothing is reported or counted from them until it is decided."""
        return self.filter(keberatan__status__in=KEBERATAN_TERBUKA)

    def dengan_predikat_akhir(self):
        """`akhir` is the predikat that counts, see `predikat_akhir`."""
        return self.annotate(akhir=Coalesce(NullIf("putusan_predikat", Value("")), "predikat"))


def _predikat_dari_kuadran(nilai, rating):
    """The predikat is the cell of the printed table, or empty while a rating is missing.

    After an unfinished tugas belajar it is one of the three cells that are left (Lampiran p. 100 d, 103 d).
    """
    nama_hasil, nama_perilaku = (f"{rating}_{sisi}" for sisi in ("hasil", "perilaku"))
    syarat = Q(**{nilai: ""}) & (Q(**{nama_hasil: ""}) | Q(**{nama_perilaku: ""}))
    for gagal, sel in ((False, semua_sel()), (True, sel_studi_gagal())):
        for hasil, perilaku, predikat in sel:
            syarat |= Q(**{nama_hasil: hasil, nama_perilaku: perilaku, nilai: predikat, "tugas_belajar_gagal": gagal})
    return syarat


class Evaluasi(models.Model):
    """The evaluation of one SKP in one period: two ratings, and the predikat that follows from them."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="evaluasi")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    # Who holds the pen: the penilai of the SKP, or who evaluates in his place (see alur/pengganti.py).
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pemegang = models.CharField(
        max_length=16, choices=Pemegang.pilihan(), default=Pemegang.PENILAI, db_default=Pemegang.PENILAI.value
    )
    penunjukan = models.ForeignKey(PenggantiPenilai, models.PROTECT, null=True, blank=True, related_name="evaluasi")
    unit_capaian = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status.pilihan(), default=Status.TERBUKA)
    rating_hasil = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    predikat = models.CharField(max_length=16, choices=Predikat.pilihan(), blank=True)
    catatan = models.TextField(blank=True)
    # Why the rating hasil kerja is another than the suggested one; never printed.
    alasan_menyimpang = models.CharField(max_length=500, blank=True)
    # His tugas belajar was not finished in this period: the quadrant does not count (Lampiran p. 100 d, 103 d).
    tugas_belajar_gagal = models.BooleanField(default=False, db_default=False)
    # What the atasan penilai decided on a keberatan (Lampiran p. 118 B.7): written once, beside the first result.
    putusan_hasil = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True, db_default="")
    putusan_perilaku = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True, db_default="")
    putusan_predikat = models.CharField(max_length=16, choices=Predikat.pilihan(), blank=True, db_default="")
    # What the computation says; recomputed by the job until the evaluation is set.
    capaian = models.CharField(max_length=16, choices=Capaian.pilihan(), blank=True)
    capaian_tahun_lalu = models.BooleanField(default=False)
    saran_hasil = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    saran_alasan = models.CharField(max_length=500, blank=True)
    versi = models.PositiveIntegerField(default=1)
    salinan = models.JSONField(null=True, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    nomor_dokumen = models.CharField(max_length=40, unique=True, null=True, blank=True)
    dinilai_pada = models.DateTimeField(null=True, blank=True)
    ditetapkan_pada = models.DateTimeField(null=True, blank=True)
    disampaikan_pada = models.DateTimeField(null=True, blank=True)
    diterima_pada = models.DateTimeField(null=True, blank=True)
    batas_penyerahan = models.DateField(null=True, blank=True)
    batas_pengembalian = models.DateField(null=True, blank=True)

    objects = EvaluasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "evaluasi"
        ordering = ["-periode_evaluasi__mulai", "id"]
        indexes = [
            models.Index(fields=["unit_capaian", "periode_evaluasi"], name="evaluasi_unit_periode"),
            models.Index(fields=["penilai", "periode_evaluasi"], name="evaluasi_penilai_periode"),
        ]
        constraints = [
            hanya("status", Status, "evaluasi_status_dikenal"),
            hanya("pemegang", Pemegang, "evaluasi_pemegang_dikenal"),
            models.CheckConstraint(
                condition=Q(pemegang=Pemegang.PENILAI, penunjukan=None)
                | Q(pemegang=Pemegang.PENGGANTI, penunjukan__isnull=False)
                | Q(pemegang=Pemegang.ATASAN_PENILAI),
                name="evaluasi_pengganti_ditunjuk",
            ),
            models.UniqueConstraint(fields=["skp", "periode_evaluasi"], name="evaluasi_satu_per_periode"),
            models.CheckConstraint(
                condition=_predikat_dari_kuadran("predikat", "rating"), name="evaluasi_predikat_dari_kuadran"
            ),
            models.CheckConstraint(
                condition=_predikat_dari_kuadran("putusan_predikat", "putusan"), name="evaluasi_putusan_dari_kuadran"
            ),
            models.CheckConstraint(
                condition=Q(putusan_predikat="") | Q(status__in=[Status.DISAMPAIKAN, Status.DITERIMA]),
                name="evaluasi_putusan_sesudah_disampaikan",
            ),
            models.CheckConstraint(condition=Q(capaian__in=["", *Capaian]), name="evaluasi_capaian_dikenal"),
            models.CheckConstraint(condition=Q(saran_hasil__in=["", *Rating]), name="evaluasi_saran_dikenal"),
            models.CheckConstraint(
                condition=Q(status=Status.TERBUKA) | ~Q(predikat=""), name="evaluasi_dinilai_punya_predikat"
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(DAPAT_DINILAI))
                | Q(ditetapkan_pada__isnull=False, salinan__isnull=False, sidik__regex="^[0-9a-f]{64}$")
                & ~Q(capaian=""),
                name="evaluasi_ditetapkan_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(DAPAT_DINILAI))
                | Q(tugas_belajar_gagal=True)
                | Q(saran_hasil__in=["", F("rating_hasil")])
                | ~Q(alasan_menyimpang=""),
                name="evaluasi_menyimpang_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.DISAMPAIKAN, Status.DITERIMA]) | Q(disampaikan_pada__isnull=False),
                name="evaluasi_disampaikan_punya_waktu",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DITERIMA)
                | Q(diterima_pada__isnull=False, diterima_pada__gte=F("disampaikan_pada")),
                name="evaluasi_diterima_setelah_disampaikan",
            ),
        ]

    def __str__(self):
        return f"{self.periode_evaluasi} {self.skp.pegawai}"

    def peran(self, pegawai):
        """Who holds the pen is 'penilai'; the atasan of a late penilai is 'atasan_penilai' as well."""
        daftar = {"pegawai": self.skp.pegawai_id, "penilai": self.penilai_id}
        peran = {nama for nama, pemegang in daftar.items() if pemegang == pegawai.pk}
        return peran | {"atasan_penilai"} if "penilai" in peran and self.oleh_atasan else peran

    @property
    def oleh_atasan(self):
        """The penilai was late: D.1.2, final."""
        return self.pemegang == Pemegang.ATASAN_PENILAI

    def tidak_ditandatangani(self, hari):
        """Did the pegawai let the term to return the document pass? It is reported with that mark."""
        return tanpa_tanda_tangan(self.status, self.batas_pengembalian, hari)

    @property
    def duduk_penilai(self):
        """The placement of the penilai whom the Dokumen Evaluasi names in block 2."""
        return self.penunjukan.penempatan if self.penunjukan else self.skp.penempatan_penilai

    @property
    def duduk_atasan(self):
        """The placement of the atasan penilai in block 3, or None."""
        return self.penunjukan.penempatan_atasan if self.penunjukan else self.skp.penempatan_atasan

    @property
    def warna(self):
        return WARNA[Status(self.status)]

    @property
    def dapat_dinilai(self):
        return self.status in DAPAT_DINILAI

    @property
    def predikat_akhir(self):
        """The predikat that counts: of the decision on a keberatan, else of the penilai."""
        return self.putusan_predikat or self.predikat

    @property
    def menyimpang(self):
        """Does the penilai's rating hasil kerja differ from what the criteria suggest?"""
        return not self.tugas_belajar_gagal and self.saran_hasil not in ("", self.rating_hasil)

    @property
    def tertetapkan(self):
        return self.status in TERTETAPKAN


class TandaRhk(models.Model):
    """The penilai's mark on one RHK: only a help for the suggestion, never printed (Lampiran p. 97)."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="tanda")
    rhk = models.ForeignKey(Rhk, models.PROTECT, related_name="+")
    nilai = models.CharField(max_length=8, choices=Rating.pilihan())

    class Meta:
        verbose_name = verbose_name_plural = "tanda RHK"
        constraints = [
            hanya("nilai", Rating, "tanda_nilai_dikenal"),
            models.UniqueConstraint(fields=["evaluasi", "rhk"], name="tanda_satu_per_rhk"),
        ]

    def __str__(self):
        return self.nilai
