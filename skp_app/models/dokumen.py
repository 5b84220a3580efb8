from django.db import models
from django.db.models import Exists, OuterRef, Q

from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.models.kode import kode_acak
from skp_app.aturan.status import Status
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.skp import Skp

PUTUSAN = "D.1.3"  # the result as a keberatan changed it (Lampiran p. 118): takes the place of what was set first


def _milik(pegawai):
    return Q(skp__pegawai=pegawai) | Q(pemilik=pegawai)


class DokumenQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        return self.filter(skp__in=Skp.objects.visible_to(pegawai))

    def milik_pihak(self, pegawai):
        """Of whom it is, who signs it, and the BKD. A mandate over a unit opens no signed paper."""
        if pegawai.pengguna and pegawai.pengguna.has_perm(mandat.INSTANSI):
            return self
        return self.filter(_milik(pegawai) | Q(penanda__pegawai=pegawai)).distinct()

    def milik(self, pegawai):
        """Of this person: the papers of his SKP, and those that bear his name beside it."""
        return self.filter(_milik(pegawai))

    def berlaku(self):
        """Neither withdrawn nor replaced: by a newer version, or by the decision on a keberatan."""
        baru = Dokumen.objects.filter(perihal=OuterRef("perihal"), versi__gt=OuterRef("versi")).exclude(perihal="")
        putusan = Dokumen.objects.filter(
            skp=OuterRef("skp"), periode_evaluasi=OuterRef("periode_evaluasi"), kode_format=PUTUSAN
        )
        return self.filter(
            Q(periode_evaluasi__isnull=False) | ~Q(skp__status=Status.DIGANTIKAN),
            Q(kode_format=PUTUSAN) | ~Exists(putusan),
            ~Exists(baru),
            penarikan=None,
        )


class Dokumen(models.Model):
    """A printed Format of something that was set: rendered once, stored with its hash, served as stored.

    It belongs to an SKP, or it is a paper of its own about one `perihal` ("konversi-12"); of that, another content is
    another version, and only the newest is in force.
    """

    # Printed on the paper and typed from it: whoever holds the document may look it up, nobody can guess another.
    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, null=True, blank=True, related_name="dokumen")
    perihal = models.CharField(max_length=80, blank=True, db_default="")
    pemilik = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")  # None: of a unit
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, null=True, blank=True, related_name="+")
    kode_format = models.CharField(max_length=16)
    versi = models.PositiveSmallIntegerField(default=1)
    sidik_isi = models.CharField(max_length=64)  # of the frozen content it was made from
    berkas = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    ukuran = models.PositiveIntegerField()  # bytes
    # What is printed on it and anybody may read who holds its code: judul, nomor, nama, instansi, masa, tanggal.
    pokok = models.JSONField(default=dict)
    dibuat_pada = models.DateTimeField(auto_now_add=True)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "dokumen"
        ordering = ["dibuat_pada", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["skp", "periode_evaluasi", "kode_format", "versi"],
                condition=Q(skp__isnull=False),
                name="dokumen_sekali_dibuat",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["perihal", "versi"], condition=~Q(perihal=""), name="dokumen_satu_versi_perihal"
            ),
            models.CheckConstraint(
                condition=Q(skp__isnull=False, perihal="", pemilik__isnull=True) | Q(skp__isnull=True) & ~Q(perihal=""),
                name="dokumen_skp_atau_perihal",
            ),
        ]

    def __str__(self):
        return f"{self.kode_format} versi {self.versi}"

    @property
    def orang(self):
        """Whose paper it is; None for that of a unit."""
        return self.skp.pegawai if self.skp else self.pemilik

    @property
    def tahun(self):
        """The year it is about, from which its retention runs."""
        return self.skp.selesai.year if self.skp else self.dibuat_pada.year

    @property
    def pengganti(self):
        """What took its place, in words, or ''."""
        if self.perihal:
            baru = Dokumen.objects.filter(perihal=self.perihal).order_by("versi").last()
            return f"versi {baru.versi}" if baru.versi > self.versi else ""
        if self.periode_evaluasi_id is None:
            return f"versi {self.skp.nomor_versi + 1}" if self.skp.status == Status.DIGANTIKAN else ""
        if self.kode_format == PUTUSAN:
            return ""
        kunci = {"skp": self.skp_id, "periode_evaluasi": self.periode_evaluasi_id}
        return "putusan keberatan" if Dokumen.objects.filter(**kunci, kode_format=PUTUSAN).exists() else ""
