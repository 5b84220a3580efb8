from django.conf import settings
from django.db import models
from django.db.models import Q

from pegawai.aturan.kepegawaian import JenisPegawai, cetak_pangkat
from pegawai.aturan.surel import CaraSurel
from pegawai.models.batas import hanya, urut_waktu
from pegawai.models.kode import kode_acak


class PegawaiQuerySet(models.QuerySet):
    def dengan_nama(self, cari):
        """People whose name contains the words, or whose NIP is exactly the digits typed."""
        angka = "".join(cari.split())
        if angka.isdigit():
            return self.filter(nip=angka)
        return self.filter(nama__icontains=cari)


class Pegawai(models.Model):
    """A person: an ASN, or a political superior (menteri, kepala daerah) who has no NIP."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    pengguna = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    nip = models.CharField("NIP", max_length=18, unique=True, null=True, blank=True)
    # The key of this person in SIASN ("PNS ID"); what is reported there names people by it.
    id_siasn = models.CharField("id SIASN", max_length=64, unique=True, null=True, blank=True)
    nama = models.CharField(max_length=150)
    gelar_depan = models.CharField(max_length=50, blank=True)
    gelar_belakang = models.CharField(max_length=50, blank=True)
    jenis = models.CharField(max_length=20, choices=JenisPegawai.pilihan())
    golongan = models.CharField(max_length=8, blank=True)
    surel = models.EmailField(blank=True)
    cara_surel = models.CharField(
        max_length=10, choices=CaraSurel.pilihan(), default=CaraSurel.LANGSUNG, db_default=CaraSurel.LANGSUNG
    )
    # Of a PPPK: his contract stands beside the expectations of his Pimpinan (Pasal 8(2)).
    nomor_perjanjian = models.CharField("nomor perjanjian kerja", max_length=100, blank=True, default="", db_default="")
    kontrak_mulai = models.DateField("awal perjanjian kerja", null=True, blank=True)
    kontrak_selesai = models.DateField("akhir perjanjian kerja", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, db_default=1)  # grows with each saved edit

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pegawai"
        ordering = ["nama", "id"]
        indexes = [models.Index(fields=["nama"], name="pegawai_nama")]
        constraints = [
            hanya("jenis", JenisPegawai, "pegawai_jenis_dikenal"),
            hanya("cara_surel", CaraSurel, "pegawai_cara_surel_dikenal"),
            urut_waktu("pegawai_kontrak_berurut", "kontrak_mulai", "kontrak_selesai"),
            models.CheckConstraint(
                # Said in full: a comparison with NULL would let a NIP-less ASN pass.
                condition=Q(nip__isnull=False, nip__regex=r"^[0-9]{18}$")
                | Q(nip__isnull=True, jenis=JenisPegawai.NON_ASN),
                name="pegawai_nip_18_angka",
                violation_error_message="NIP harus 18 angka; hanya pejabat negara yang boleh tanpa NIP.",
            ),
        ]
        permissions = [
            ("kelola_instansi", "Pengelola kepegawaian instansi (BKD)"),
            ("pimpin_kepegawaian", "Pimpinan unit kerja yang membidangi pengelolaan kepegawaian"),
        ]

    def __str__(self):
        return self.nama_lengkap

    @property
    def nama_lengkap(self):
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"

    @property
    def inisial(self):
        return "".join(k[0] for k in self.nama.split()[:2]).upper()

    @property
    def pangkat(self):
        return cetak_pangkat(self.golongan)
