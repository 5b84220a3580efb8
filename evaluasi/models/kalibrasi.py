from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length

from evaluasi.aturan.kalibrasi import TERJAWAB, WARNA, StatusPerubahan
from evaluasi.aturan.kuadran import Rating, predikat
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models.evaluasi import Evaluasi
from pegawai import mandat
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.models import PeriodeEvaluasi


def dipimpin(pegawai, hari):
    """EXISTS: does this person lead the unit of the outer row that day, or one above it?"""
    duduk = Penempatan.objects.pada(hari).filter(pegawai=pegawai, memimpin=True)
    return Exists(duduk.filter(unit__jalur=Left(OuterRef("jalur"), Length("unit__jalur"))))


def unit_segaris(pegawai, hari):
    """The units in whose line this person stands that day: those he leads, and everything below them."""
    return UnitKerja.objects.filter(dipimpin(pegawai, hari))


class KalibrasiQuerySet(models.QuerySet):
    def visible_to(self, pegawai, hari):
        """Who made or took part in it, and the line of the unit; who else reads results only once all are set."""
        ikut = Q(oleh=pegawai) | Q(peserta=pegawai) | Q(perubahan__penilai=pegawai)
        boleh = [self.filter(ikut), self.filter(unit__in=unit_segaris(pegawai, hari))]
        if pegawai.pengguna:
            terbuka = PerubahanKalibrasi.objects.exclude(evaluasi__status__in=TERTETAPKAN)
            tetap = self.filter(~Exists(terbuka.filter(kalibrasi=OuterRef("pk"))))
            if pegawai.pengguna.has_perm(mandat.INSTANSI):
                boleh.append(tetap)
            else:
                terjangkau = mandat.unit_di_bawah_mandat(pegawai.pengguna, (mandat.KELOLA,))
                boleh.append(tetap.filter(unit__in=terjangkau))
        pk = boleh[0].order_by().values("pk").union(*[b.order_by().values("pk") for b in boleh[1:]])
        # Never about oneself before it is set: a moved person does not read the minutes that move him.
        sendiri = PerubahanKalibrasi.objects.filter(kalibrasi=OuterRef("pk"), evaluasi__skp__pegawai=pegawai)
        return self.filter(~Exists(sendiri.exclude(evaluasi__status__in=TERTETAPKAN)), pk__in=pk)


class Kalibrasi(models.Model):
    """One calibration that was applied or proposed: minutes with names and posts of the day. Never changed."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="kalibrasi")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    peserta = models.ManyToManyField(Pegawai, related_name="+", blank=True)
    tanggal = models.DateField()
    tempat = models.CharField(max_length=120)
    kunci = models.CharField(max_length=32)  # of the form that was sent: a second click is the first
    nomor = models.CharField(max_length=40, unique=True)
    salinan = models.JSONField()
    sidik = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = KalibrasiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kalibrasi"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [models.Index(fields=["unit", "periode_evaluasi"], name="kalibrasi_unit_periode")]
        constraints = [
            models.UniqueConstraint(fields=["oleh", "kunci"], name="kalibrasi_sekali_kirim"),
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="kalibrasi_bersidik"),
            models.CheckConstraint(condition=~Q(tempat="") & ~Q(kunci=""), name="kalibrasi_bertempat"),
        ]

    def __str__(self):
        return f"{self.nomor} {self.unit}"


RATING = [r.value for r in Rating]
DIJAWAB = sorted(s.value for s in TERJAWAB)
TAK_DIJAWAB = sorted(s.value for s in StatusPerubahan if s not in TERJAWAB)


class PerubahanKalibrasi(models.Model):
    """One person of a calibration: from which cell to which, and why.

    The penilai's own change is applied at once; that of a leader above him waits for the penilai's answer.
    """

    kalibrasi = models.ForeignKey(Kalibrasi, models.PROTECT, related_name="perubahan")
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="kalibrasi")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dari_hasil = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    dari_perilaku = models.CharField(max_length=8, choices=Rating.pilihan(), blank=True)
    ke_hasil = models.CharField(max_length=8, choices=Rating.pilihan())
    ke_perilaku = models.CharField(max_length=8, choices=Rating.pilihan())
    versi = models.PositiveIntegerField()  # of the evaluasi that was looked at
    alasan = models.CharField(max_length=500)
    status = models.CharField(max_length=12, choices=StatusPerubahan.pilihan())
    jawaban = models.CharField(max_length=500, blank=True)
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "perubahan kalibrasi"
        ordering = ["kalibrasi", "id"]
        indexes = [
            models.Index(fields=["penilai"], name="kalibrasi_usulan_terbuka", condition=Q(status="menunggu")),
        ]
        constraints = [
            hanya("status", StatusPerubahan, "perubahan_status_dikenal"),
            hanya("ke_hasil", Rating, "perubahan_hasil_dikenal"),
            hanya("ke_perilaku", Rating, "perubahan_perilaku_dikenal"),
            models.CheckConstraint(
                condition=Q(dari_hasil="", dari_perilaku="") | Q(dari_hasil__in=RATING, dari_perilaku__in=RATING),
                name="perubahan_asal_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(dari_hasil=F("ke_hasil"), dari_perilaku=F("ke_perilaku")), name="perubahan_berpindah"
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="perubahan_beralasan"),
            models.CheckConstraint(
                condition=Q(status__in=DIJAWAB, dijawab_pada__isnull=False)
                | Q(status__in=TAK_DIJAWAB, dijawab_pada=None, jawaban=""),
                name="perubahan_dijawab_lengkap",
            ),
            models.CheckConstraint(condition=~Q(status="ditolak") | ~Q(jawaban=""), name="perubahan_tolak_beralasan"),
            models.UniqueConstraint(fields=["kalibrasi", "evaluasi"], name="perubahan_sekali_per_kalibrasi"),
            models.UniqueConstraint(
                fields=["evaluasi"],
                condition=Q(status="menunggu"),
                name="perubahan_satu_usulan_terbuka",
            ),
        ]

    def __str__(self):
        return f"{self.kalibrasi.nomor}: {self.evaluasi_id}"

    @property
    def warna(self):
        return WARNA[StatusPerubahan(self.status)]

    @property
    def menunggu(self):
        return self.status == StatusPerubahan.MENUNGGU

    @property
    def predikat_lama(self):
        """The predikat of the old cell in the regulation's words, empty for somebody who was not rated."""
        return predikat(self.dari_hasil, self.dari_perilaku).cetak if self.dari_hasil else ""

    @property
    def predikat_baru(self):
        return predikat(self.ke_hasil, self.ke_perilaku).cetak
