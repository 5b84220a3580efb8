"""The closed 360 survey. Who was asked and what was said stand apart, and nothing leads from one to the other.

There is no row for an answer. An answer is one more in the counts of its group (`HitunganSurvei`), and its comments
go into one box per person (`KotakKomentar`) that is shuffled anew each time; so an answer has no key, no place in an
order and no time that could be laid beside the invitation (`UndanganSurvei`), and the seven values of one respondent
cannot be put together again. The trail is silent about answering for the same reason.

Nobody answers twice: in one transaction the invitation is spent, the counts grow by one, the draft goes. The database
holds the number of answers of a group equal to the number of its spent invitations and lets counts only grow, by one
answer, while the survey runs (migration `survei_dibekukan`).

What this cannot do: before it is sent a draft is the respondent's own row. Whoever administers the server itself can
watch the counts between two answers, in memory, in the write-ahead log, in dead rows before vacuum or by laying two
backups side by side; `xmin` names the transaction of the last answer of a group. Against its own superuser no
installation without a second, independent party is anonymous. The application shows nothing before the survey is
closed and nothing under the minimum after.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from pegawai.models import Pegawai, UnitKerja
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak
from skp_app.aturan.survei import PANJANG_HITUNGAN, TERBANYAK, TERENDAH, WARNA, Kelompok, Status
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.skp import Skp

PANJANG_PENGUMUMAN = 2000
PANJANG_KOMENTAR = 500


def _banyak(bidang):
    return models.CheckConstraint(condition=Q(**{f"{bidang}__lte": TERBANYAK}), name=f"survei_{bidang}_terbanyak")


class Survei(models.Model):
    """One survey of the whole instansi for one evaluation period. Without a row there is none: off is the default."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="survei")
    status = models.CharField(max_length=12, choices=Status.pilihan(), default=Status.DISIAPKAN)
    mulai = models.DateField()
    selesai = models.DateField()
    # How many are drawn of each kind at most; 0: this kind is not asked.
    atasan = models.PositiveSmallIntegerField(default=1)
    rekan = models.PositiveSmallIntegerField(default=8)
    bawahan = models.PositiveSmallIntegerField(default=8)
    minimum = models.PositiveSmallIntegerField(default=TERENDAH)
    pengumuman = models.CharField(max_length=PANJANG_PENGUMUMAN)
    bibit = models.CharField(max_length=32, editable=False)  # of the draw, so that it can be repeated
    versi = models.PositiveIntegerField(default=1)
    dibuat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diumumkan_pada = models.DateTimeField(null=True, blank=True)
    ditutup_pada = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "survei perilaku 360"
        ordering = ["-mulai", "-id"]
        constraints = [
            hanya("status", Status, "survei_status_dikenal"),
            urut_waktu("survei_selesai_setelah_mulai"),
            models.CheckConstraint(condition=Q(minimum__gte=TERENDAH), name="survei_minimum_lima"),
            models.CheckConstraint(
                condition=Q(minimum__lte=F("atasan") + F("rekan") + F("bawahan")), name="survei_minimum_tercapai"
            ),
            _banyak("atasan"), _banyak("rekan"), _banyak("bawahan"),
            models.CheckConstraint(condition=Q(bibit__regex="^[0-9a-f]{32}$"), name="survei_berbibit"),
            models.CheckConstraint(
                condition=Q(status=Status.DITUTUP, ditutup_pada__isnull=False)
                | (~Q(status=Status.DITUTUP) & Q(ditutup_pada__isnull=True)),
                name="survei_ditutup_bertanggal",
            ),
            models.UniqueConstraint(
                fields=["periode_evaluasi"], condition=~Q(status=Status.DIBATALKAN), name="survei_satu_per_periode"
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Survei perilaku {self.periode_evaluasi}"

    @property
    def warna(self):
        return WARNA[Status(self.status)]

    @property
    def terbanyak(self):
        """{kind: how many are drawn at most}"""
        return {k: getattr(self, k) for k in Kelompok}

    def menerima(self, hari):
        """Are answers taken this day?"""
        return self.status == Status.BERJALAN and self.mulai <= hari <= self.selesai


class SasaranQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Results of a closed survey: of the person himself, and of those above him on his SKP. No mandate, no BKD."""
        pihak = Q(pegawai=pegawai) | Q(penilai=pegawai) | Q(atasan_penilai=pegawai)
        return self.filter(pihak, survei__status=Status.DITUTUP)


class SasaranSurvei(models.Model):
    """A person whom the survey is about, with those who may read the result, as they were on the day of the draw."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    survei = models.ForeignKey(Survei, models.PROTECT, related_name="sasaran")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="+")
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    atasan_penilai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    # Too few respondents: nobody was asked about him.
    terlalu_sedikit = models.BooleanField(default=False)

    objects = SasaranQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "sasaran survei"
        ordering = ["survei", "pegawai__nama", "id"]
        constraints = [models.UniqueConstraint(fields=["survei", "pegawai"], name="sasaran_sekali")]

    def __str__(self):
        return str(self.pegawai)


class UndanganSurvei(models.Model):
    """Who was asked about whom, and whether he has answered; never what, never when."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    survei = models.ForeignKey(Survei, models.PROTECT, related_name="undangan")
    sasaran = models.ForeignKey(SasaranSurvei, models.PROTECT, related_name="undangan")
    penjawab = models.ForeignKey(Pegawai, models.PROTECT, related_name="undangan_survei")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")  # of the respondent, for participation
    kelompok = models.CharField(max_length=8, choices=Kelompok.pilihan())
    dijawab = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "undangan survei"
        ordering = ["sasaran__pegawai__nama", "id"]
        indexes = [models.Index(fields=["survei", "unit", "dijawab"], name="undangan_partisipasi")]
        constraints = [
            hanya("kelompok", Kelompok, "undangan_kelompok_dikenal"),
            models.UniqueConstraint(fields=["sasaran", "penjawab"], name="undangan_sekali"),
        ]

    def __str__(self):
        return f"Undangan {self.kode}"


class DrafSurvei(models.Model):
    """What a respondent has chosen so far: his own, until it is sent or the survey is closed."""

    undangan = models.OneToOneField(UndanganSurvei, models.PROTECT, related_name="draf")
    isi = models.JSONField(default=dict)  # {value: {"skala": "4", "komentar": "..."}}
    versi = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = verbose_name_plural = "draf survei"

    def __str__(self):
        return f"Draf {self.undangan_id}"


class HitunganSurvei(models.Model):
    """How often each step was chosen for each value by one group: seven times five counts. This is all that is kept."""

    sasaran = models.ForeignKey(SasaranSurvei, models.PROTECT, related_name="hitungan")
    kelompok = models.CharField(max_length=8, choices=Kelompok.pilihan())
    banyak = models.PositiveSmallIntegerField(default=0)
    hitungan = ArrayField(models.PositiveSmallIntegerField(), size=PANJANG_HITUNGAN)

    class Meta:
        verbose_name = verbose_name_plural = "hitungan survei"
        ordering = ["sasaran", "id"]
        constraints = [
            hanya("kelompok", Kelompok, "hitungan_kelompok_dikenal"),
            models.UniqueConstraint(fields=["sasaran", "kelompok"], name="hitungan_sekali"),
        ]

    def __str__(self):
        return f"{self.get_kelompok_display()}: {self.banyak}"


class KotakKomentar(models.Model):
    """The comments about one person, shuffled with each answer, without the relation of who wrote them."""

    sasaran = models.OneToOneField(SasaranSurvei, models.PROTECT, related_name="kotak")
    isi = models.JSONField(default=list)  # [{"nilai": ..., "teks": ...}]

    class Meta:
        verbose_name = verbose_name_plural = "kotak komentar survei"

    def __str__(self):
        return f"Komentar {self.sasaran_id}"
