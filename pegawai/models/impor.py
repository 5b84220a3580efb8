"""An import of a table: the file and its mapping, each row with what became of it, and what was imported last."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from pegawai.models.pegawai import Pegawai
from pegawai.models.pekerjaan import Pekerjaan


class StatusImpor(Istilah):
    DIUNGGAH = "diunggah", "Diunggah"
    DIPETAKAN = "dipetakan", "Sedang diperiksa"
    DIPERIKSA = "diperiksa", "Siap dijalankan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    MEMBATALKAN = "membatalkan", "Sedang dibatalkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


WARNA = {
    StatusImpor.DIUNGGAH: "netral",
    StatusImpor.DIPETAKAN: "biru",
    StatusImpor.DIPERIKSA: "kuning",
    StatusImpor.BERJALAN: "biru",
    StatusImpor.SELESAI: "hijau",
    StatusImpor.MEMBATALKAN: "biru",
    StatusImpor.DIBATALKAN: "netral",
    StatusImpor.GAGAL: "merah",
}
MENULIS = (StatusImpor.BERJALAN, StatusImpor.MEMBATALKAN)


class Impor(models.Model):
    """One file on its way in. The file itself is kept until the rows are applied, never longer."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    jenis = models.CharField(max_length=40)
    nama_berkas = models.CharField(max_length=150)  # long numbers in it are masked: it may be somebody's NIP
    sidik = models.CharField(max_length=64)
    berkas = models.CharField(max_length=100, blank=True)  # name in the private store, '' once it is gone
    lembar = models.CharField(max_length=100, blank=True)
    kepala = models.JSONField(default=dict)  # what was found: sheets, header, samples
    pemetaan = models.JSONField(default=dict)  # header text -> canonical column or null
    sekali = models.JSONField(default=dict, db_default={})  # column that the file lacks -> value of every row
    data_per = models.DateField(null=True, blank=True)  # the day a title in the file tells
    lingkup = models.CharField(max_length=24, blank=True, db_default="")  # what it is about and does not say: a period
    status = models.CharField(max_length=12, choices=StatusImpor.pilihan(), default=StatusImpor.DIUNGGAH)
    angka = models.JSONField(default=dict)
    galat = models.CharField(max_length=500, blank=True)
    pekerjaan = models.ForeignKey(Pekerjaan, models.SET_NULL, null=True, blank=True, related_name="+")
    putaran = models.PositiveSmallIntegerField(default=1)  # grows when it is applied again after it was taken back
    diunggah_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dijalankan_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dijalankan_pada = models.DateTimeField(null=True, blank=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "impor"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            hanya("status", StatusImpor, "impor_status_dikenal"),
            # Two writers at once would judge each other's half.
            models.UniqueConstraint(
                Coalesce(Value(1), "id"),
                name="impor_satu_yang_menulis",
                condition=Q(status__in=[s.value for s in MENULIS]),
            ),
            models.CheckConstraint(
                condition=Q(dijalankan_oleh__isnull=False)
                | ~Q(status__in=[s.value for s in (*MENULIS, StatusImpor.SELESAI)]),
                name="impor_dijalankan_seseorang",
            ),
        ]

    def __str__(self):
        return f"{self.jenis} {self.nama_berkas}"

    @property
    def warna(self):
        return WARNA[StatusImpor(self.status)]

    @property
    def menulis(self):
        return self.status in MENULIS


class Tindakan(Istilah):
    BARU = "baru", "Baru"
    BERUBAH = "berubah", "Berubah"
    SAMA = "sama", "Sama"
    HILANG = "hilang", "Tidak ada lagi"
    TOLAK = "tolak", "Ditolak"


class KeadaanBaris(Istilah):
    MENUNGGU = "menunggu", "Menunggu"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DILEWATI = "dilewati", "Dilewati"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    TERTAHAN = "tertahan", "Tidak dapat dibatalkan"


class BarisImpor(models.Model):
    """One row of the file, or somebody whom the file no longer holds (`nomor` empty)."""

    impor = models.ForeignKey(Impor, models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField(null=True, blank=True)  # as the spreadsheet counts
    urutan = models.PositiveIntegerField(default=0)  # in which the rows are applied
    kunci = models.CharField(max_length=64, blank=True)
    sebutan = models.CharField(max_length=200, blank=True)  # the name people know it by
    putusan = models.CharField(max_length=10)
    tindakan = models.CharField(max_length=8, choices=Tindakan.pilihan())
    keadaan = models.CharField(max_length=10, choices=KeadaanBaris.pilihan(), default=KeadaanBaris.MENUNGGU)
    nilai = models.JSONField(default=dict)  # canonical column -> clean value
    mentah = models.JSONField(default=dict)  # canonical column -> text of the file, kept columns only
    catatan = models.JSONField(default=list)
    perubahan = models.JSONField(default=dict)  # field -> [before, after]
    konflik = models.JSONField(default=dict)  # field corrected here -> [here, in the file]
    pilihan = models.JSONField(default=dict)  # what a person chose: column or field -> yes or no
    menunggu_pilihan = models.BooleanField(default=False)
    alasan = models.CharField(max_length=500, blank=True)  # why it was refused, left out or could not be taken back
    batal = models.JSONField(default=list)  # what was written, to be taken back

    class Meta:
        verbose_name = verbose_name_plural = "baris impor"
        ordering = ["urutan", "id"]
        indexes = [
            models.Index(fields=["impor", "keadaan", "urutan"], name="barisimpor_giliran"),
            models.Index(fields=["impor", "tindakan", "urutan"], name="barisimpor_tindakan"),
        ]
        constraints = [
            hanya("tindakan", Tindakan, "barisimpor_tindakan_dikenal"),
            hanya("keadaan", KeadaanBaris, "barisimpor_keadaan_dikenal"),
            models.UniqueConstraint(fields=["impor", "nomor"], name="barisimpor_satu_nomor"),
            models.CheckConstraint(
                condition=Q(nomor__isnull=False) | Q(tindakan=Tindakan.HILANG), name="barisimpor_tanpa_nomor_hilang"
            ),
            models.CheckConstraint(
                condition=~Q(tindakan=Tindakan.TOLAK, keadaan=KeadaanBaris.DITERAPKAN),
                name="barisimpor_ditolak_tidak_diterapkan",
            ),
        ]

    def __str__(self):
        return f"baris {self.nomor}"


class SumberData(models.Model):
    """What the last import said about one object: a field that differs from it was corrected by hand."""

    asal = models.CharField(max_length=40)  # kind of the file
    kunci = models.CharField(max_length=64)  # NIP or id SIASN
    populasi = models.CharField(max_length=24, blank=True)  # whom such a file lists completely, e.g. pppk
    objek_jenis = models.CharField(max_length=40)
    objek_id = models.BigIntegerField()
    kolom = models.JSONField(default=dict)  # canonical column -> value
    bidang = models.JSONField(default=dict)  # field -> value
    data_per = models.DateField()
    hilang_pada = models.DateField(null=True, blank=True)  # day of the file that no longer held it

    class Meta:
        verbose_name = verbose_name_plural = "sumber data"
        ordering = ["asal", "kunci"]
        indexes = [models.Index(fields=["asal", "populasi", "data_per"], name="sumberdata_populasi")]
        constraints = [
            models.UniqueConstraint(fields=["asal", "objek_jenis", "objek_id"], name="sumberdata_satu_per_objek")
        ]

    def __str__(self):
        return f"{self.asal} {self.kunci}"


class RefJabatan(models.Model):
    """An entry of the SIASN references of jabatan. Names repeat among the structural ones; only the id is a key."""

    kode = models.CharField("id jabatan SIASN", max_length=64, unique=True)
    jenis = models.CharField(max_length=12, choices=[("struktural",) * 2, ("fungsional",) * 2, ("pelaksana",) * 2])
    nama = models.CharField(max_length=255)
    jenjang = models.CharField(max_length=40, blank=True)
    eselon = models.CharField(max_length=8, blank=True)
    bup = models.PositiveSmallIntegerField("batas usia pensiun", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "acuan jabatan"
        ordering = ["nama", "kode"]
        indexes = [models.Index(fields=["nama"], name="refjabatan_nama")]
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=["struktural", "fungsional", "pelaksana"]), name="refjabatan_jenis_dikenal"
            )
        ]

    def __str__(self):
        return self.nama
