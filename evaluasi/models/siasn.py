from django.db import models
from django.db.models import Q

from evaluasi.aturan.kuadran import Rating
from evaluasi.models.evaluasi import Evaluasi
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai, Pekerjaan, UnitKerja
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.models import PeriodeEvaluasi


class StatusKiriman(Istilah):
    DIKIRIM = "dikirim", "Belum dijawab"
    DITERIMA = "diterima", "Diterima SIASN"
    DITOLAK = "ditolak", "Ditolak SIASN"


WARNA = {StatusKiriman.DIKIRIM: "netral", StatusKiriman.DITERIMA: "hijau", StatusKiriman.DITOLAK: "merah"}


class PaketSiasn(models.Model):
    """One package for SIASN as it was made: of which results, by whom, what for. Its file lives for some days."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pekerjaan = models.OneToOneField(Pekerjaan, models.PROTECT, related_name="+")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    unit = models.ForeignKey(UnitKerja, models.PROTECT, null=True, blank=True, related_name="+")  # None: everybody
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    keperluan = models.CharField(max_length=200)
    jumlah = models.PositiveIntegerField()
    tertahan = models.PositiveIntegerField()
    sidik = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "paket SIASN"
        ordering = ["-dibuat_pada", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(sidik__regex="^[0-9a-f]{64}$"), name="paket_siasn_bersidik"),
        ]

    def __str__(self):
        return f"Paket SIASN {self.periode_evaluasi} {self.kode}"


class KirimanSiasn(models.Model):
    """One result in a package: what it said of the person, and what SIASN answered."""

    paket = models.ForeignKey(PaketSiasn, models.PROTECT, related_name="kiriman")
    evaluasi = models.ForeignKey(Evaluasi, models.PROTECT, related_name="kiriman_siasn")
    nomor = models.PositiveIntegerField()
    versi = models.PositiveIntegerField()  # of the evaluation
    id_siasn = models.CharField(max_length=64)
    unor = models.CharField(max_length=64)
    rating_hasil = models.CharField(max_length=8, choices=Rating.pilihan())
    rating_perilaku = models.CharField(max_length=8, choices=Rating.pilihan())
    sidik = models.CharField(max_length=64)  # of the row as it was written
    terakhir = models.BooleanField(default=True)  # of its evaluation: an older one no longer counts
    status = models.CharField(max_length=8, choices=StatusKiriman.pilihan(), default=StatusKiriman.DIKIRIM)
    alasan = models.CharField(max_length=300, blank=True)
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kiriman SIASN"
        ordering = ["paket", "nomor"]
        constraints = [
            hanya("status", StatusKiriman, "kiriman_siasn_status_dikenal"),
            models.UniqueConstraint(fields=["paket", "nomor"], name="kiriman_siasn_satu_nomor"),
            models.UniqueConstraint(fields=["paket", "evaluasi"], name="kiriman_siasn_satu_per_paket"),
            models.UniqueConstraint(fields=["paket", "id_siasn"], name="kiriman_siasn_satu_per_orang"),
            models.UniqueConstraint(
                fields=["evaluasi"], condition=Q(terakhir=True), name="kiriman_siasn_satu_terakhir"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKiriman.DIKIRIM, dijawab_pada=None)
                | ~Q(status=StatusKiriman.DIKIRIM) & Q(dijawab_pada__isnull=False),
                name="kiriman_siasn_dijawab_punya_waktu",
            ),
        ]

    def __str__(self):
        return f"{self.paket} {self.nomor}"

    @property
    def warna(self):
        return WARNA[StatusKiriman(self.status)]


class BalasanSiasn(models.Model):
    """An answer file that was read once; the same file again changes nothing."""

    paket = models.ForeignKey(PaketSiasn, models.PROTECT, related_name="balasan")
    sidik = models.CharField(max_length=64)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    diterima = models.PositiveIntegerField()
    ditolak = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "balasan SIASN"
        ordering = ["-pada", "-id"]
        constraints = [models.UniqueConstraint(fields=["paket", "sidik"], name="balasan_siasn_sekali")]

    def __str__(self):
        return f"Balasan {self.paket}"
