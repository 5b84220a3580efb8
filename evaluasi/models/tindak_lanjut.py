from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from evaluasi.aturan.tindak_lanjut import SUMBER, TERBUKA, WARNA, Jalur, JenisTahap, Keadaan, Status
from evaluasi.models.evaluasi import Evaluasi
from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak
from skp_app.models import Skp


class TindakLanjutQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The person, his penilai and atasan penilai of the result and of today, the personnel unit. No mandate."""
        pengguna = pegawai.pengguna
        if pengguna and (pengguna.has_perm(mandat.INSTANSI) or mandat.memimpin_kepegawaian(pengguna)):
            return self
        kini = Skp.objects.berlaku().filter(pegawai=OuterRef("pegawai"))
        kini = kini.filter(Q(penilai=pegawai) | Q(atasan_penilai=pegawai))
        dulu = Q(evaluasi__penilai=pegawai) | Q(evaluasi__skp__atasan_penilai=pegawai)
        return self.filter(Q(pegawai=pegawai) | dulu | Exists(kini))


class TindakLanjut(models.Model):
    """A case: dates and reminders that other rules provide for after a low yearly predikat. It decides nothing."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    evaluasi = models.OneToOneField(Evaluasi, models.PROTECT, related_name="tindak_lanjut")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="tindak_lanjut")
    jalur = models.CharField(max_length=12, choices=Jalur.pilihan())
    aturan = models.JSONField()  # the months in force when it was opened
    final_pada = models.DateField()
    status = models.CharField(max_length=8, choices=Status.pilihan(), default=Status.TERBUKA)
    catatan = models.CharField(max_length=1000)
    dibuka_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuka_pada = models.DateTimeField()
    # Who acted last looks after it and is reminded.
    petugas = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    catatan_tutup = models.CharField(max_length=1000, blank=True)
    ditutup_pada = models.DateTimeField(null=True, blank=True)

    objects = TindakLanjutQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tindak lanjut"
        ordering = ["-dibuka_pada", "-id"]
        indexes = [models.Index(fields=["petugas"], name="kasus_terbuka_petugas", condition=Q(status=Status.TERBUKA))]
        constraints = [
            hanya("jalur", Jalur, "tindak_lanjut_jalur_dikenal"),
            hanya("status", Status, "tindak_lanjut_status_dikenal"),
            models.CheckConstraint(condition=~Q(catatan=""), name="tindak_lanjut_bercatatan"),
            models.CheckConstraint(
                condition=~Q(dibuka_oleh=F("pegawai")) & ~Q(petugas=F("pegawai")), name="tindak_lanjut_bukan_oleh_diri"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.TERBUKA, ditutup_pada=None, catatan_tutup="")
                | Q(status=Status.DITUTUP, ditutup_pada__isnull=False) & ~Q(catatan_tutup=""),
                name="tindak_lanjut_ditutup_bercatatan",
            ),
        ]

    def __str__(self):
        return f"Tindak lanjut {self.pegawai}"

    @property
    def terbuka(self):
        return self.status == Status.TERBUKA

    @property
    def warna(self):
        return "kuning" if self.terbuka else "netral"

    def peran(self, pegawai):
        """'petugas' for the personnel unit, never in a matter of one's own."""
        pengguna = pegawai.pengguna
        if pengguna is None or pegawai.pk == self.pegawai_id:
            return set()
        return {"petugas"} if pengguna.has_perm(mandat.INSTANSI) or mandat.memimpin_kepegawaian(pengguna) else set()


class TahapTindakLanjut(models.Model):
    """One step of a case: the date proposed by the articles, the date the personnel unit set, what became of it."""

    kasus = models.ForeignKey(TindakLanjut, models.PROTECT, related_name="tahap")
    urutan = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=24, choices=JenisTahap.pilihan())
    usulan_mulai = models.DateField(null=True, blank=True)
    usulan_selesai = models.DateField(null=True, blank=True)
    mulai = models.DateField(null=True, blank=True)
    selesai = models.DateField(null=True, blank=True)
    keadaan = models.CharField(max_length=12, choices=Keadaan.pilihan(), default=Keadaan.USULAN)
    catatan = models.CharField(max_length=1000, blank=True)
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dicatat_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tahap tindak lanjut"
        ordering = ["kasus", "urutan"]
        constraints = [
            hanya("jenis", JenisTahap, "tahap_jenis_dikenal"),
            hanya("keadaan", Keadaan, "tahap_keadaan_dikenal"),
            urut_waktu("tahap_selesai_setelah_mulai"),
            urut_waktu("tahap_usulan_berurut", "usulan_mulai", "usulan_selesai"),
            models.UniqueConstraint(fields=["kasus", "jenis"], name="tahap_sekali_per_kasus"),
            models.UniqueConstraint(fields=["kasus", "urutan"], name="tahap_urutan_sekali"),
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.USULAN, mulai=None, dicatat_pada=None)
                | ~Q(keadaan=Keadaan.USULAN) & Q(dicatat_pada__isnull=False, dicatat_oleh__isnull=False),
                name="tahap_dicatat_seseorang",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=Keadaan.DIJADWALKAN) | Q(mulai__isnull=False), name="tahap_terjadwal_bertanggal"
            ),
            models.CheckConstraint(
                condition=~Q(keadaan__in=[Keadaan.SELESAI, Keadaan.DILEWATI]) | ~Q(catatan=""),
                name="tahap_selesai_bercatatan",
            ),
        ]

    def __str__(self):
        return self.get_jenis_display()

    @property
    def warna(self):
        return WARNA[Keadaan(self.keadaan)]

    @property
    def terbuka(self):
        return self.keadaan in TERBUKA

    @property
    def sumber(self):
        return SUMBER[JenisTahap(self.jenis)].get(Jalur(self.kasus.jalur), "")
