"""Pemantauan (Pasal 17(1), 20): what the Pimpinan observed, what he concluded, and what followed from it."""

from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.kemajuan import PENYESUAIAN, WARNA_KEMAJUAN, Kemajuan, Tindak
from skp_app.models.bimbingan import Bimbingan
from skp_app.models.penugasan import Penugasan
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.rhk import Iki, Rhk
from skp_app.models.skp import Skp
from skp_app.models.umpan_balik import UmpanBalik

PANJANG_CATATAN = 1000


class Sifat(Istilah):
    BERKALA = "berkala", "Berkala"
    INSIDENTIL = "insidentil", "Insidentil"


class CaraAmati(Istilah):
    """Lampiran p. 69 B.3."""

    DOKUMENTASI = "dokumentasi", "Dari dokumentasi kinerja"
    LANGSUNG = "langsung", "Pengamatan langsung"


class CatatanPemantauanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The writer; what he shared also the pegawai and who assesses or stands above him, now or afterwards."""
        dibagikan = self.filter(dibagikan_pada__isnull=False)
        pihak = Q(skp__pegawai=pegawai) | Q(skp__penilai=pegawai) | Q(skp__atasan_penilai=pegawai)
        penerus = dibagikan.filter(skp__in=Skp.objects.dilanjutkan_di_bawah(pegawai))
        boleh = [self.filter(oleh=pegawai), dibagikan.filter(pihak), penerus]
        return self.filter(
            pk__in=boleh[0].order_by().values("pk").union(*[b.order_by().values("pk") for b in boleh[1:]])
        )


class CatatanPemantauan(models.Model):
    """One observation of the Pimpinan (Lampiran p. 69 B). The writer's own until he shares it or makes it feedback."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="catatan_pemantauan")
    tanggal = models.DateField()
    sifat = models.CharField(max_length=10, choices=Sifat.pilihan())
    cara = models.CharField(max_length=12, choices=CaraAmati.pilihan())
    # What it is about: an RHK, one of its IKI, a perilaku, or the work in general. `sebutan` is its place that day.
    rhk = models.ForeignKey(Rhk, models.PROTECT, null=True, blank=True, related_name="catatan_pemantauan")
    iki = models.ForeignKey(Iki, models.PROTECT, null=True, blank=True, related_name="catatan_pemantauan")
    perilaku = models.CharField(max_length=24, choices=NilaiPerilaku.pilihan(), blank=True)
    sebutan = models.CharField(max_length=80, blank=True)
    isi = models.CharField(max_length=PANJANG_CATATAN)
    tindak_lanjut = models.DateField(null=True, blank=True)
    ditindaklanjuti_pada = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    ditulis_pada = models.DateTimeField(auto_now_add=True)
    dibagikan_pada = models.DateTimeField(null=True, blank=True)
    umpan_balik = models.OneToOneField(
        UmpanBalik, models.PROTECT, null=True, blank=True, related_name="catatan_pemantauan"
    )

    objects = CatatanPemantauanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "catatan pemantauan"
        ordering = ["-tanggal", "-id"]
        indexes = [
            models.Index(
                fields=["oleh", "tindak_lanjut"],
                name="catatan_tindak_lanjut",
                condition=Q(tindak_lanjut__isnull=False, ditindaklanjuti_pada__isnull=True),
            )
        ]
        constraints = [
            hanya("sifat", Sifat, "catatan_sifat_dikenal"),
            hanya("cara", CaraAmati, "catatan_cara_dikenal"),
            models.CheckConstraint(condition=~Q(isi=""), name="catatan_tidak_kosong"),
            models.CheckConstraint(
                condition=Q(perilaku="") | Q(perilaku__in=list(NilaiPerilaku), rhk__isnull=True, iki__isnull=True),
                name="catatan_satu_sasaran",
            ),
            models.CheckConstraint(
                condition=Q(iki__isnull=True) | Q(rhk__isnull=False), name="catatan_iki_bersama_rhk"
            ),
            models.CheckConstraint(
                condition=Q(tindak_lanjut__isnull=True) | Q(tindak_lanjut__gte=F("tanggal")),
                name="catatan_tindak_lanjut_sesudahnya",
            ),
            models.CheckConstraint(
                condition=Q(ditindaklanjuti_pada__isnull=True) | Q(tindak_lanjut__isnull=False),
                name="catatan_ditindaklanjuti_bertanggal",
            ),
        ]

    def __str__(self):
        return self.isi[:80]


class KesimpulanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The pegawai, the penilai, who stands above, and who assesses him after a mutasi; never by mandate."""
        pihak = Q(skp__pegawai=pegawai) | Q(skp__penilai=pegawai) | Q(skp__atasan_penilai=pegawai) | Q(oleh=pegawai)
        penerus = self.filter(skp__in=Skp.objects.dilanjutkan_di_bawah(pegawai)).order_by().values("pk")
        return self.filter(pk__in=self.filter(pihak).order_by().values("pk").union(penerus))


class KesimpulanKemajuan(models.Model):
    """Pasal 20(1): the pegawai shows progress in the period, or he does not. The last one of a period counts."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="kesimpulan")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    hasil = models.CharField(max_length=12, choices=Kemajuan.pilihan())
    uraian = models.CharField(max_length=PANJANG_CATATAN)
    # What it rests on, word by word as it stood that day: [{jenis, pk, tentang, teks, sumber, tanggal}].
    dasar = models.JSONField(default=list)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    sebutan_oleh = models.CharField(max_length=300)  # name and post of that day
    pada = models.DateTimeField(auto_now_add=True)
    jawaban = models.CharField(max_length=PANJANG_CATATAN, blank=True)
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    objects = KesimpulanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kesimpulan kemajuan"
        ordering = ["-pada", "-id"]
        indexes = [models.Index(fields=["skp", "periode_evaluasi"], name="kesimpulan_skp_periode")]
        constraints = [
            hanya("hasil", Kemajuan, "kesimpulan_hasil_dikenal"),
            models.CheckConstraint(condition=~Q(uraian=""), name="kesimpulan_beruraian"),
            models.CheckConstraint(
                condition=Q(jawaban="", dijawab_pada__isnull=True) | (~Q(jawaban="") & Q(dijawab_pada__isnull=False)),
                name="kesimpulan_jawaban_bertanggal",
            ),
        ]

    def __str__(self):
        return f"{self.get_hasil_display()}, {self.periode_evaluasi}"

    @property
    def warna(self):
        return WARNA_KEMAJUAN[Kemajuan(self.hasil)]


class TindakKemajuan(models.Model):
    """What followed from a conclusion (Pasal 20(2)-(3)). A request stays open until it is met or taken back."""

    kesimpulan = models.ForeignKey(KesimpulanKemajuan, models.PROTECT, related_name="tindak")
    jenis = models.CharField(max_length=16, choices=Tindak.pilihan())
    isi = models.CharField(max_length=PANJANG_CATATAN, blank=True)
    penugasan = models.OneToOneField(Penugasan, models.PROTECT, null=True, blank=True, related_name="tindak_kemajuan")
    bimbingan = models.OneToOneField(Bimbingan, models.PROTECT, null=True, blank=True, related_name="tindak_kemajuan")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    # An adjustment is met by the version of the SKP that was set after it.
    skp_hasil = models.ForeignKey(Skp, models.PROTECT, null=True, blank=True, related_name="+")
    selesai_pada = models.DateTimeField(null=True, blank=True)
    ditarik_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut kemajuan"
        ordering = ["pada", "id"]
        constraints = [
            hanya("jenis", Tindak, "tindak_jenis_dikenal"),
            models.UniqueConstraint(
                fields=["kesimpulan", "jenis"],
                condition=Q(ditarik_pada__isnull=True) & ~Q(jenis=Tindak.PENUGASAN_BARU),
                name="tindak_sekali",
            ),
            models.CheckConstraint(
                condition=Q(jenis=Tindak.PENUGASAN_BARU, penugasan__isnull=False)
                | ~Q(jenis=Tindak.PENUGASAN_BARU) & Q(penugasan__isnull=True) & ~Q(isi=""),
                name="tindak_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(skp_hasil__isnull=True)
                | Q(jenis__in=[t.value for t in sorted(PENYESUAIAN)], selesai_pada__isnull=False),
                name="tindak_versi_penyesuaian",
            ),
            models.CheckConstraint(
                condition=Q(selesai_pada__isnull=True) | Q(ditarik_pada__isnull=True), name="tindak_satu_akhir"
            ),
            models.CheckConstraint(
                condition=Q(bimbingan__isnull=True) | Q(jenis=Tindak.PEMBINAAN), name="tindak_bimbingan_pembinaan"
            ),
        ]

    def __str__(self):
        return self.get_jenis_display()

    @property
    def terbuka(self):
        return self.selesai_pada is None and self.ditarik_pada is None


class PengambilalihanRhk(models.Model):
    """The Pimpinan took an RHK over (Pasal 20(6)-(8)); its note is a basis of the evaluation. The RHK stays printed."""

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="pengambilalihan")
    rhk = models.ForeignKey(Rhk, models.PROTECT, related_name="+")
    garis = models.UUIDField()  # of the RHK, in every version of the SKP and in the one that carries it on
    kesimpulan = models.ForeignKey(KesimpulanKemajuan, models.PROTECT, related_name="pengambilalihan")
    tanggal = models.DateField()
    catatan = models.CharField(max_length=PANJANG_CATATAN)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    sebutan_oleh = models.CharField(max_length=300)  # name and post of that day
    pada = models.DateTimeField(auto_now_add=True)
    dikembalikan_pada = models.DateTimeField(null=True, blank=True)
    alasan_kembali = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pengambilalihan RHK"
        ordering = ["tanggal", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(catatan=""), name="pengambilalihan_bercatatan"),
            models.UniqueConstraint(
                fields=["garis"], condition=Q(dikembalikan_pada__isnull=True), name="pengambilalihan_sekali"
            ),
            models.CheckConstraint(
                condition=Q(dikembalikan_pada__isnull=True, alasan_kembali="")
                | (Q(dikembalikan_pada__isnull=False) & ~Q(alasan_kembali="")),
                name="pengambilalihan_kembali_beralasan",
            ),
        ]

    def __str__(self):
        return self.tercetak[:80]

    @property
    def tercetak(self):
        """The note as the evaluation shows it with that RHK."""
        return f"Pimpinan: Rencana hasil kerja diambil alih. {self.catatan}"


class RekapPemantauan(models.Model):
    """Counts of one unit (without those below) in one evaluation period; written by the job, read by the board."""

    unit = models.ForeignKey("pegawai.UnitKerja", models.CASCADE, related_name="+")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.CASCADE, related_name="+")
    orang = models.PositiveIntegerField()
    lengkap = models.PositiveIntegerField()  # every IKI that is owed has a realisasi
    kosong = models.PositiveIntegerField()  # none has
    diberi_umpan_balik = models.PositiveIntegerField()
    disimpulkan = models.PositiveIntegerField()
    dihitung_pada = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "rekap pemantauan"
        constraints = [
            models.UniqueConstraint(fields=["unit", "periode_evaluasi"], name="rekap_satu_per_unit_periode"),
        ]

    def __str__(self):
        return f"{self.unit}, {self.periode_evaluasi}"
