"""The lembar progres: daily work of one person (Pasal 16; Lampiran p. 68), days away, and what comes back regularly."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q

from pegawai.models import Pegawai
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.jabatan import Titik, rentang
from skp_app.aturan.lembar import DESIMAL, DIGIT, PANJANG, IsiBaris, JenisKetidakhadiran, Pola


class Kaitan(models.Model):
    """To what a row belongs: a line of the SKP (RHK, perhaps one IKI), work outside of it, or words not linked yet."""

    rencana_aksi = models.CharField(max_length=PANJANG["rencana_aksi"], blank=True)
    garis_rhk = models.UUIDField(null=True, blank=True)
    garis_iki = models.UUIDField(null=True, blank=True)
    di_luar_rhk = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def terhubung(self):
        return self.garis_rhk is not None or self.di_luar_rhk


def _kaitan_sah(nama):
    luar = Q(di_luar_rhk=False) | Q(garis_rhk__isnull=True)
    iki = Q(garis_iki__isnull=True) | Q(garis_rhk__isnull=False)
    return models.CheckConstraint(condition=luar & iki, name=nama)


def _jam_urut(nama):
    kosong = Q(jam_mulai__isnull=True, jam_selesai__isnull=True)
    isi = Q(jam_mulai__isnull=False, jam_selesai__isnull=False, jam_mulai__lt=F("jam_selesai"))
    return models.CheckConstraint(condition=kosong | isi, name=nama)


class CatatanHarian(Kaitan):
    """One row of the sheet. It belongs to the SKP whose days hold its day, so a mutasi takes it along.

    `kunci` is given by whoever sends the row first, so that what is sent twice is one row. Hours of two rows may
    overlap: that is for the owner to see, not for us to refuse.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="catatan_harian")
    kunci = models.UUIDField(default=uuid4)
    tanggal = models.DateField()
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    kegiatan = models.CharField(max_length=PANJANG["kegiatan"])
    sumber_data = models.CharField(max_length=PANJANG["sumber_data"], blank=True)
    realisasi = models.DecimalField(max_digits=DIGIT + DESIMAL, decimal_places=DESIMAL, null=True, blank=True)
    satuan = models.CharField(max_length=PANJANG["satuan"], blank=True)
    bukti = models.CharField(max_length=PANJANG["bukti"], blank=True)  # as typed: an address, or where it is kept
    catatan = models.CharField(max_length=PANJANG["catatan"], blank=True)
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diubah_pada = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "catatan harian"
        ordering = ["tanggal", F("jam_mulai").asc(nulls_last=True), "id"]
        indexes = [models.Index(fields=["pegawai", "tanggal"], name="catatan_pegawai_tanggal")]
        constraints = [
            models.UniqueConstraint(fields=["pegawai", "kunci"], name="catatan_sekali"),
            models.CheckConstraint(condition=~Q(kegiatan=""), name="catatan_berisi"),
            models.CheckConstraint(condition=Q(realisasi__isnull=True) | Q(realisasi__gte=0), name="catatan_tak_minus"),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=True) | ~Q(satuan=""), name="catatan_realisasi_bersatuan"
            ),
            _jam_urut("catatan_jam_urut"),
            _kaitan_sah("catatan_satu_kaitan"),
        ]

    def __str__(self):
        return f"{self.tanggal} {self.kegiatan[:60]}"

    @property
    def isi(self):
        return IsiBaris(**{nama: getattr(self, nama) for nama in IsiBaris._fields})


class BarisTertahan(models.Model):
    """A pasted or imported row that could not be stored, as it was sent. It waits in the sheet until it is mended."""

    pegawai = models.ForeignKey(Pegawai, models.CASCADE, related_name="+")
    bulan = models.DateField()  # the first day of the month in whose sheet it waits
    kunci = models.UUIDField(default=uuid4)
    isi = models.JSONField()  # {column: text}
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "baris tertahan"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["pegawai", "kunci"], name="tertahan_sekali")]

    def __str__(self):
        return f"{self.bulan:%Y-%m} {self.isi.get('kegiatan', '')[:60]}"


class Ketidakhadiran(models.Model):
    """Days on which a person was away, with who wrote it down. They grey the sheet; they never block."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="ketidakhadiran")
    jenis = models.CharField(max_length=12, choices=JenisKetidakhadiran.pilihan())
    mulai = models.DateField()
    selesai = models.DateField()
    keterangan = models.CharField(max_length=200, blank=True)
    dicatat_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "ketidakhadiran"
        ordering = ["mulai", "id"]
        constraints = [
            hanya("jenis", JenisKetidakhadiran, "ketidakhadiran_jenis_dikenal"),
            urut_waktu("ketidakhadiran_selesai_setelah_mulai"),
            ExclusionConstraint(
                name="ketidakhadiran_terpisah",
                expressions=[
                    (Titik(F("pegawai_id")), RangeOperators.OVERLAPS),
                    (rentang(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.get_jenis_display()} {self.mulai} sampai {self.selesai}"


class KegiatanRutin(Kaitan):
    """Work that comes back. It is offered on its days and taken with one click, never written by itself."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="kegiatan_rutin")
    pola = models.CharField(max_length=12, choices=Pola.pilihan(), default=Pola.HARI_KERJA)
    nilai = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    jam_mulai = models.TimeField(null=True, blank=True)
    jam_selesai = models.TimeField(null=True, blank=True)
    kegiatan = models.CharField(max_length=PANJANG["kegiatan"])
    sumber_data = models.CharField(max_length=PANJANG["sumber_data"], blank=True)
    realisasi = models.DecimalField(max_digits=DIGIT + DESIMAL, decimal_places=DESIMAL, null=True, blank=True)
    satuan = models.CharField(max_length=PANJANG["satuan"], blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "kegiatan rutin"
        ordering = [F("jam_mulai").asc(nulls_last=True), "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(kegiatan=""), name="rutin_berisi"),
            models.CheckConstraint(
                condition=Q(pola=Pola.HARI_KERJA, nilai=[])
                | Q(pola=Pola.HARI, nilai__contained_by=list(range(7)), nilai__len__gt=0)
                | Q(pola=Pola.TANGGAL, nilai__contained_by=list(range(1, 32)), nilai__len__gt=0),
                name="rutin_nilai_menurut_pola",
            ),
            models.UniqueConstraint(
                fields=["pegawai", "pola", "nilai", "kegiatan", "jam_mulai"],
                nulls_distinct=False,
                name="rutin_sekali",
            ),
            _jam_urut("rutin_jam_urut"),
            _kaitan_sah("rutin_satu_kaitan"),
        ]

    def __str__(self):
        return self.kegiatan[:60]
