"""Gudang bukti: evidence is an item of its owner, and one item may prove many things (Lampiran p. 68 A.7)."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from pegawai.aturan.pilihan import Istilah
from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.aturan.bukti import GAMBAR, ukuran_terbaca
from skp_app.models.dokumentasi import JenisBukti, Realisasi, RealisasiProgres
from skp_app.models.rhk import Iki
from skp_app.models.skp import RAHASIA, Skp
from skp_app.models.umpan_balik import PermintaanUmpanBalik

# What a piece of evidence can prove: exactly one of these columns of a use is filled.
TUJUAN = ("realisasi", "progres", "harian", "umpan_balik")


class Kesehatan(Istilah):
    """Could the penilai open it? Of a file: was it looked through."""

    BELUM = "belum", "Belum diperiksa"
    PERIKSA = "periksa", "Sedang diperiksa"
    BISA = "bisa", "Bisa dibuka"
    IZIN = "izin", "Meminta izin"
    RUSAK = "rusak", "Belum bisa dibuka"
    UNIT = "unit", "Ada di unit"


GAGAL = ("izin", "rusak")
SIDIK = "^[0-9a-f]{64}$"
WARNA_KESEHATAN = {
    Kesehatan.BELUM: "netral",
    Kesehatan.PERIKSA: "netral",
    Kesehatan.BISA: "hijau",
    Kesehatan.IZIN: "merah",
    Kesehatan.RUSAK: "merah",
    Kesehatan.UNIT: "netral",
}


class BuktiQuerySet(models.QuerySet):
    def ada(self):
        """Not thrown away."""
        return self.filter(dihapus_pada__isnull=True)

    def visible_to(self, pegawai):
        """Its owner; of what it proves: penilai, atasan penilai, the penilai who follows (Lampiran p. 91 A.13), the
        Pimpinan who assigned that RHK, and who is asked for feedback on it or gave it."""
        skp = Skp.objects.exclude(RAHASIA)
        pihak = skp.filter(Q(penilai=pegawai) | Q(atasan_penilai=pegawai)).order_by().values("pk")
        pihak = pihak.union(skp.dilanjutkan_di_bawah(pegawai).order_by().values("pk"))
        iki = Iki.objects.filter(Q(rhk__skp__in=pihak) | _ditugaskan(pegawai) | _ditanya(pegawai)).values("pk")
        milik = Q(pemilik=pegawai)
        pakai = PakaiBukti.objects.filter(
            Q(realisasi__iki__in=iki) | Q(progres__iki__in=iki) | _harian(pihak) | _pada_umpan(pegawai, pihak),
            bukti=OuterRef("pk"),
        )
        return self.ada().filter(milik | Exists(pakai))


def _ditugaskan(pegawai):
    return Q(rhk__penugasan__pemberi=pegawai, rhk__penugasan__status="disetujui")


def _ditanya(pegawai):
    """Asked for feedback, and the question stands or was answered."""
    ditanya = PermintaanUmpanBalik.objects.filter(kepada=pegawai).exclude(status__in=["ditolak", "dicabut"])
    return Q(pk__in=ditanya.exclude(iki=None).values("iki")) | Q(rhk__in=ditanya.exclude(rhk=None).values("rhk"))


def _pada_umpan(pegawai, pihak):
    """What was attached to feedback is read by its giver, by whom it was given to, and by the parties of that SKP."""
    penerima = Q(umpan_balik__skp__pegawai=pegawai) | Q(umpan_balik__skp__in=pihak)
    return Q(umpan_balik__pemberi=pegawai) | penerima


def _harian(pihak):
    """A row of the daily sheet belongs to the SKP whose days hold its day."""
    milik = Skp.objects.filter(
        pk__in=pihak, pegawai=OuterRef("harian__pegawai"), mulai__lte=OuterRef("harian__tanggal"),
        selesai__gte=OuterRef("harian__tanggal"),
    )  # fmt: skip
    return Q(harian__isnull=False) & Exists(milik)


def _sekali(nama, jenis, *bidang):
    """What the same owner keeps twice is one item."""
    ada = Q(jenis=jenis, dihapus_pada__isnull=True)
    return models.UniqueConstraint(fields=["pemilik", *bidang], condition=ada, name=nama)


class BuktiDukung(models.Model):
    """A file, a link, or a document kept in the unit; all three count equally.

    Its content is written once: another content is another item. Thrown away it keeps its row.
    """

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pemilik = models.ForeignKey(Pegawai, models.PROTECT, related_name="bukti")
    jenis = models.CharField(max_length=8, choices=JenisBukti.pilihan())
    judul = models.CharField(max_length=200)
    tautan = models.URLField(max_length=500, blank=True)
    lokasi = models.CharField(max_length=200, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)
    # The receipt of a file: the name it came under, the digest of the bytes that came, and of those that are kept.
    nama_asli = models.CharField(max_length=255, blank=True)
    sidik_asli = models.CharField(max_length=64, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    tipe = models.CharField(max_length=8, blank=True)
    ukuran = models.PositiveIntegerField(default=0)  # bytes kept
    tempat = models.CharField(max_length=120, blank=True)  # name in the storage
    miniatur = models.CharField(max_length=120, blank=True)
    kesehatan = models.CharField(max_length=8, choices=Kesehatan.pilihan(), default="belum")
    alasan_kesehatan = models.CharField(max_length=200, blank=True)
    diperiksa_pada = models.DateTimeField(null=True, blank=True)
    gagal_sejak = models.DateTimeField(null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dihapus_pada = models.DateTimeField(null=True, blank=True)

    baru: bool = False  # set by the step that made the row; what was there already keeps False

    objects = BuktiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "bukti dukung"
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["gagal_sejak"], name="bukti_gagal", condition=Q(kesehatan__in=GAGAL, dihapus_pada__isnull=True)
            ),
            models.Index(
                fields=["diperiksa_pada"],
                name="bukti_tautan_diperiksa",
                condition=Q(jenis="tautan", dihapus_pada__isnull=True),
            ),
        ]
        constraints = [
            hanya("jenis", JenisBukti, "bukti_jenis_dikenal"),
            hanya("kesehatan", Kesehatan, "bukti_kesehatan_dikenal"),
            models.CheckConstraint(
                condition=Q(jenis="tautan", tautan__startswith="https://") | ~Q(jenis="tautan") & Q(tautan=""),
                name="bukti_tautan_https",
            ),
            models.CheckConstraint(
                condition=Q(jenis="berkas", sidik__regex=SIDIK, sidik_asli__regex=SIDIK, ukuran__gt=0)
                & ~Q(nama_asli="")
                & ~Q(tipe="")
                | ~Q(jenis="berkas") & Q(sidik="", sidik_asli="", tempat="", tipe="", nama_asli="", ukuran=0),
                name="bukti_berkas_bersidik",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="berkas", tempat="") | Q(dihapus_pada__isnull=False), name="bukti_berkas_bertempat"
            ),
            _sekali("bukti_berkas_sekali", "berkas", "sidik_asli"),
            _sekali("bukti_tautan_sekali", "tautan", "tautan"),
            _sekali("bukti_unit_sekali", "unit", "judul", "lokasi"),
        ]

    def __str__(self):
        return self.judul

    @property
    def warna(self):
        return WARNA_KESEHATAN[Kesehatan(self.kesehatan)]

    @property
    def gagal(self):
        return self.kesehatan in GAGAL

    @property
    def gambar(self):
        return self.tipe in GAMBAR

    @property
    def dapat_dibuka(self):
        """A file that waits for the virus scanner, or that it refused, is not handed out."""
        return self.jenis == JenisBukti.BERKAS and self.kesehatan == Kesehatan.BISA

    @property
    def besar(self):
        return ukuran_terbaca(self.ukuran)


def _tepat_satu():
    """Exactly one of TUJUAN is filled."""
    satu = Q()
    for nama in TUJUAN:
        satu |= Q(**{f"{lain}__isnull": lain != nama for lain in TUJUAN})
    return satu


class PakaiBukti(models.Model):
    """One use of a piece of evidence."""

    bukti = models.ForeignKey(BuktiDukung, models.PROTECT, related_name="pakai")
    realisasi = models.ForeignKey(Realisasi, models.CASCADE, null=True, blank=True, related_name="pakai_bukti")
    progres = models.ForeignKey(RealisasiProgres, models.CASCADE, null=True, blank=True, related_name="pakai_bukti")
    harian = models.ForeignKey("CatatanHarian", models.CASCADE, null=True, blank=True, related_name="pakai_bukti")
    umpan_balik = models.ForeignKey("UmpanBalik", models.PROTECT, null=True, blank=True, related_name="pakai_bukti")
    dipakai_pada = models.DateTimeField(auto_now_add=True)
    # 'Sudah saya lihat': the penilai has seen the document in the unit.
    dilihat_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dilihat_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemakaian bukti"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=_tepat_satu(), name="pakai_bukti_satu_tujuan"),
            models.CheckConstraint(
                condition=Q(dilihat_oleh__isnull=True, dilihat_pada__isnull=True)
                | Q(dilihat_oleh__isnull=False, dilihat_pada__isnull=False),
                name="pakai_bukti_dilihat_seseorang",
            ),
            *[models.UniqueConstraint(fields=["bukti", nama], name=f"pakai_bukti_sekali_{nama}") for nama in TUJUAN],
        ]

    def __str__(self):
        return f"pemakaian bukti {self.bukti_id}"

    @property
    def tujuan(self):
        """What it proves."""
        return self.realisasi or self.progres or self.harian or self.umpan_balik

    @property
    def skp(self):
        """The SKP below which it stands; None for a row of the daily sheet, which names only the line."""
        iki = (self.realisasi or self.progres) and (self.realisasi or self.progres).iki
        return iki.rhk.skp if iki else None

    @property
    def sebutan(self):
        """'Maret 2026: Jumlah layanan'"""
        if self.realisasi:
            return f"{self.realisasi.periode_evaluasi.nama}: {self.realisasi.iki.teks}"
        if self.progres:
            return f"{self.progres.periode_dokumentasi.nama}: {self.progres.iki.teks}"
        return f"{self.harian.tanggal:%d/%m/%Y}: {self.harian.kegiatan}" if self.harian else "Umpan balik"


# The uses of a realisasi with their items, in one query.
PAKAI_BUKTI = models.Prefetch("pakai_bukti", PakaiBukti.objects.select_related("bukti"))
