from django.db import models
from django.db.models import F, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models.batas import hanya
from pegawai.models.pegawai import Pegawai


class JenisBaca(Istilah):
    DATA = "data", "Data kepegawaian"
    SKP = "skp", "SKP"
    HASIL = "hasil", "Hasil evaluasi kinerja"
    KEBERATAN = "keberatan", "Keberatan"
    PEMBINAAN = "pembinaan", "Pembinaan, konseling, dan tindak lanjut"
    BUKTI = "bukti", "Bukti dukung"
    DOKUMEN = "dokumen", "Dokumen PDF"
    CETAK = "cetak", "Cetak massal dokumen"


class SebagaiPembaca(Istilah):
    PENILAI = "penilai", "Pejabat penilai"
    ATASAN_PENILAI = "atasan_penilai", "Atasan pejabat penilai"
    BKD = "bkd", "Pengelola kepegawaian (BKD)"
    MANDAT = "mandat", "Pengelola kinerja atau auditor unit"
    LAIN = "lain", "Berhak karena tugas"


class Pembacaan(models.Model):
    """Somebody read what belongs to another person: once for each reader, kind and day, without a word of it."""

    pemilik = models.ForeignKey(Pegawai, models.PROTECT, related_name="pembacaan")
    pembaca = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=10, choices=JenisBaca.pilihan())
    hari = models.DateField()
    pada = models.DateTimeField()  # the first time that day
    sebagai = models.CharField(max_length=16, choices=SebagaiPembaca.pilihan())
    keperluan = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembacaan"
        ordering = ["-hari", "-id"]
        constraints = [
            hanya("jenis", JenisBaca, "pembacaan_jenis_dikenal"),
            hanya("sebagai", SebagaiPembaca, "pembacaan_sebagai_dikenal"),
            models.CheckConstraint(condition=~Q(pembaca=F("pemilik")), name="pembacaan_milik_orang_lain"),
            # Also the index for "who saw my data": the owner comes first.
            models.UniqueConstraint(fields=["pemilik", "hari", "pembaca", "jenis"], name="pembacaan_sekali_sehari"),
        ]
        indexes = [models.Index(fields=["pembaca", "hari"], name="pembacaan_oleh")]

    def __str__(self):
        return f"{self.jenis} {self.hari}"
