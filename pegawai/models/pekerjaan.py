from django.db import models
from django.db.models import Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from pegawai.models.pegawai import Pegawai


class StatusPekerjaan(Istilah):
    ANTRE = "antre", "Antre"
    JALAN = "jalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


WARNA = {
    StatusPekerjaan.ANTRE: "netral",
    StatusPekerjaan.JALAN: "biru",
    StatusPekerjaan.SELESAI: "hijau",
    StatusPekerjaan.GAGAL: "merah",
    StatusPekerjaan.DIBATALKAN: "netral",
}


class PekerjaanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Own jobs; the BKD sees the whole ledger."""
        if pegawai.pengguna and pegawai.pengguna.has_perm("pegawai.kelola_instansi"):
            return self
        return self.filter(peminta=pegawai)


class Pekerjaan(models.Model):
    """The ledger of background work. The queue is only a bell: what is to be done stands here."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    tugas = models.CharField(max_length=80)  # name of the Celery task
    kunci = models.CharField(max_length=160)  # business key: one open job per key
    judul = models.CharField(max_length=200)
    peminta = models.ForeignKey(Pegawai, models.PROTECT, null=True, related_name="+")
    masukan = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=StatusPekerjaan.pilihan(), default=StatusPekerjaan.ANTRE)
    selesai_bagian = models.PositiveIntegerField(default=0)
    jumlah_bagian = models.PositiveIntegerField(default=0)
    hasil = models.JSONField(default=dict)
    galat = models.CharField(max_length=500, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    ulangi = models.BooleanField(default=False)  # asked for again while it was running
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    berakhir_pada = models.DateTimeField(null=True, blank=True)

    objects = PekerjaanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pekerjaan"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            hanya("status", StatusPekerjaan, "pekerjaan_status_dikenal"),
            models.UniqueConstraint(
                fields=["tugas", "kunci"],
                condition=Q(status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN]),
                name="pekerjaan_satu_yang_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(selesai_bagian__lte=models.F("jumlah_bagian")),
                name="pekerjaan_tidak_lebih_dari_semua",
            ),
        ]

    def __str__(self):
        return self.judul

    @property
    def warna(self):
        return WARNA[StatusPekerjaan(self.status)]

    @property
    def persen(self):
        if self.status == StatusPekerjaan.SELESAI:
            return 100
        return 100 * self.selesai_bagian // self.jumlah_bagian if self.jumlah_bagian else 0

    @property
    def terbuka(self):
        return self.status in {StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN}
