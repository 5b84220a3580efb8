from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, Penempatan
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak
from skp_app.aturan.tugas_belajar import Studi


class BentukPenugasan(Istilah):
    """Lampiran p. 46 number 8."""

    PENUNJUKAN = "penunjukan", "Penunjukan"
    SUKARELA = "sukarela", "Pengajuan sukarela"


class JenisPenugasan(Istilah):
    BIASA = "biasa", "Penugasan"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    JF_STRUKTURAL = "jf_struktural", "Pejabat fungsional dalam jabatan struktural"
    TUGAS_BELAJAR = "tugas_belajar", "Tugas belajar"


class StatusPenugasan(Istilah):
    DIUSULKAN = "diusulkan", "Menunggu persetujuan penilai"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"


# Always utama, whatever the penilai would prefer (Lampiran p. 50 d).
SELALU_UTAMA = frozenset({JenisPenugasan.PLT, JenisPenugasan.PLH, JenisPenugasan.JF_STRUKTURAL})


class PenugasanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The person, who assigns, and the penilai who decides."""
        return self.filter(Q(pegawai=pegawai) | Q(pemberi=pegawai) | Q(penilai=pegawai))


class Penugasan(models.Model):
    """Work given to a person, also from another unit (Lampiran p. 45-46); the penilai agrees to it first."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="penugasan")
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    pemberi_teks = models.CharField(max_length=200)  # the jabatan that is printed: "(penugasan dari ...)"
    penilai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    bentuk = models.CharField(max_length=12, choices=BentukPenugasan.pilihan())
    jenis = models.CharField(max_length=16, choices=JenisPenugasan.pilihan(), default=JenisPenugasan.BIASA)
    penempatan = models.ForeignKey(Penempatan, models.PROTECT, null=True, blank=True, related_name="+")  # of a Plt/Plh
    uraian = models.CharField(max_length=500)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=StatusPenugasan.pilihan(), default=StatusPenugasan.DIUSULKAN)
    catatan_putusan = models.CharField(max_length=500, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diputus_pada = models.DateTimeField(null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penugasan"
        ordering = ["-mulai", "-id"]
        constraints = [
            hanya("bentuk", BentukPenugasan, "penugasan_bentuk_dikenal"),
            hanya("jenis", JenisPenugasan, "penugasan_jenis_dikenal"),
            hanya("status", StatusPenugasan, "penugasan_status_dikenal"),
            urut_waktu("penugasan_selesai_setelah_mulai"),
            models.CheckConstraint(condition=~Q(penilai=F("pegawai")), name="penugasan_penilai_bukan_diri"),
            models.CheckConstraint(
                condition=Q(status=StatusPenugasan.DIUSULKAN, diputus_pada__isnull=True)
                | (~Q(status=StatusPenugasan.DIUSULKAN) & Q(diputus_pada__isnull=False)),
                name="penugasan_putusan_lengkap",
            ),
        ]

    def __str__(self):
        return self.uraian[:80]


class TugasBelajar(models.Model):
    """The study behind a penugasan tugas belajar; the IPK tables of Lampiran p. 62-65 are chosen by it."""

    penugasan = models.OneToOneField(Penugasan, models.PROTECT, related_name="studi")
    program = models.CharField(max_length=200)
    perguruan = models.CharField("perguruan tinggi", max_length=200)
    jenjang = models.CharField(max_length=8, choices=Studi.pilihan())
    luar_negeri = models.BooleanField(default=False)
    akreditasi_perguruan = models.CharField(max_length=1, choices=[(a, a) for a in "ABC"], blank=True)
    akreditasi_prodi = models.CharField(max_length=1, choices=[(a, a) for a in "ABC"], blank=True)
    # None while it lasts; False: tidak lulus or drop out, then the predikat is Kurang or Sangat Kurang (p. 100).
    lulus = models.BooleanField(null=True, blank=True)
    tanggal_hasil = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tugas belajar"
        constraints = [
            hanya("jenjang", Studi, "studi_jenjang_dikenal"),
            models.CheckConstraint(
                condition=Q(luar_negeri=True) | (Q(akreditasi_perguruan__in=["A", "B", "C"])),
                name="studi_dalam_negeri_terakreditasi",
            ),
            models.CheckConstraint(
                condition=Q(lulus__isnull=True, tanggal_hasil__isnull=True)
                | Q(lulus__isnull=False, tanggal_hasil__isnull=False),
                name="studi_hasil_bertanggal",
            ),
        ]

    def __str__(self):
        return f"{self.program}, {self.perguruan}"
