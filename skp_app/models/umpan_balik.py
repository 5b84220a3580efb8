from django.db import models
from django.db.models import F, Q

from pegawai.models import Pegawai
from pegawai.models.batas import hanya
from pegawai.models.kode import kode_acak
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.umpan_balik import Bentuk, Cara, Hubungan, Irama, Jalur, JenisTanggapan, Nada, StatusPermintaan
from skp_app.models.periode import PeriodeEvaluasi
from skp_app.models.rhk import Iki, Rhk
from skp_app.models.skp import Skp

PANJANG_ISI = 1000
PANJANG_SARAN = 500
PANJANG_TANYA = 300
PANJANG_TANGGAPAN = 500
PANJANG_NAMA = 160

SATU_SASARAN = (
    Q(iki__isnull=False, rhk__isnull=True, perilaku="")
    | Q(iki__isnull=True, rhk__isnull=False, perilaku="")
    | Q(iki__isnull=True, rhk__isnull=True, perilaku__in=list(NilaiPerilaku))
)


class PermintaanQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """Who asks, and who is asked."""
        return self.filter(Q(kepada=pegawai) | Q(skp__pegawai=pegawai))

    def terbuka(self, hari):
        """Waiting for an answer that may still come."""
        return self.filter(status=StatusPermintaan.MENUNGGU, tenggat__gte=hari)


class PermintaanUmpanBalik(models.Model):
    """A Pegawai asks one person for feedback on one thing (Lampiran p. 70 C.9). The question is never changed."""

    kode = models.CharField(max_length=16, unique=True, default=kode_acak, editable=False)
    skp = models.ForeignKey(Skp, models.PROTECT, related_name="permintaan_umpan_balik")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    rhk = models.ForeignKey(Rhk, models.PROTECT, null=True, blank=True, related_name="+")
    iki = models.ForeignKey(Iki, models.PROTECT, null=True, blank=True, related_name="+")
    perilaku = models.CharField(max_length=24, choices=NilaiPerilaku.pilihan(), blank=True)
    pertanyaan = models.CharField(max_length=PANJANG_TANYA)
    # Somebody of the instansi, or an outsider who answers by a link without an account.
    kepada = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="permintaan_umpan_balik")
    nama_luar = models.CharField(max_length=PANJANG_NAMA, blank=True)
    kaitan_luar = models.CharField(max_length=60, blank=True)
    sidik_tautan = models.CharField(max_length=64, unique=True, null=True, blank=True)
    status = models.CharField(max_length=12, choices=StatusPermintaan.pilihan(), default=StatusPermintaan.MENUNGGU)
    alasan_tolak = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    tenggat = models.DateField()
    diputus_pada = models.DateTimeField(null=True, blank=True)

    objects = PermintaanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "permintaan umpan balik"
        ordering = ["-dibuat_pada", "-id"]
        indexes = [
            models.Index(fields=["kepada", "status"], name="permintaan_umpan_kepada"),
            models.Index(fields=["skp"], name="permintaan_umpan_skp"),
        ]
        constraints = [
            hanya("status", StatusPermintaan, "permintaan_umpan_status_dikenal"),
            models.CheckConstraint(condition=SATU_SASARAN, name="permintaan_umpan_satu_sasaran"),
            models.CheckConstraint(
                condition=Q(kepada__isnull=False, nama_luar="", kaitan_luar="", sidik_tautan__isnull=True)
                | (Q(kepada__isnull=True) & ~Q(nama_luar="") & ~Q(kaitan_luar="")),
                name="permintaan_umpan_satu_penerima",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPermintaan.MENUNGGU, diputus_pada__isnull=True)
                | (~Q(status=StatusPermintaan.MENUNGGU) & Q(diputus_pada__isnull=False)),
                name="permintaan_umpan_putusan_lengkap",
            ),
        ]

    def __str__(self):
        return self.pertanyaan[:80]

    @property
    def tentang(self):
        """The one sentence asked about."""
        return self.rhk.teks if self.rhk else self.iki.teks if self.iki else self.get_perilaku_display()


class UmpanBalikQuerySet(models.QuerySet):
    def visible_to(self, pegawai):
        """The giver, and the parties of the SKP; what of the giver each may read is a matter of the page."""
        pihak = Q(skp__pegawai=pegawai) | Q(skp__penilai=pegawai) | Q(skp__atasan_penilai=pegawai)
        return self.filter(Q(pemberi=pegawai) | pihak)

    def berlaku(self):
        """Without the lines that their giver replaced by a corrected one."""
        return self.filter(pengganti__isnull=True)


class UmpanBalik(models.Model):
    """Feedback on one RHK, one IKI or one perilaku (Pasal 17-19). Once sent it is never changed.

    Who mistyped sends a new line that names the old one in `menggantikan`; both stay readable, one is printed.
    """

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="umpan_balik")
    periode_evaluasi = models.ForeignKey(PeriodeEvaluasi, models.PROTECT, related_name="+")
    iki = models.ForeignKey(Iki, models.PROTECT, null=True, blank=True, related_name="umpan_balik")
    rhk = models.ForeignKey(Rhk, models.PROTECT, null=True, blank=True, related_name="umpan_balik")
    perilaku = models.CharField(max_length=24, choices=NilaiPerilaku.pilihan(), blank=True)
    # Who wrote the row: the giver himself, or the penilai who records what he was told. None: an outsider by a link.
    pemberi = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    jalur = models.CharField(max_length=8, choices=Jalur.pilihan(), default=Jalur.SENDIRI, db_default="sendiri")
    hubungan = models.CharField(max_length=16, choices=Hubungan.pilihan())
    # Why it is that relation, from the placements of that day: read by the penilai, who weighs it.
    alasan_hubungan = models.CharField(max_length=300, blank=True, db_default="")
    # The giver's name of that day. The penilai and the giver read it; others only what `sebutan` says.
    nama_pemberi = models.CharField(max_length=PANJANG_NAMA, blank=True, db_default="")
    # How the Format prints the giver: "Pimpinan", "Pegawai di bawahnya (nama)", as announced before he wrote.
    sebutan = models.CharField(max_length=200)
    bentuk = models.CharField(
        max_length=10, choices=Bentuk.pilihan(), default=Bentuk.INSIDENTIL, db_default="insidentil"
    )
    cara = models.CharField(
        max_length=16, choices=Cara.pilihan(), default=Cara.TIDAK_LANGSUNG, db_default="tidak_langsung"
    )
    nada = models.CharField(max_length=16, choices=Nada.pilihan())
    isi = models.CharField(max_length=PANJANG_ISI)
    saran = models.CharField(max_length=PANJANG_SARAN, blank=True, db_default="")
    permintaan = models.ForeignKey(PermintaanUmpanBalik, models.PROTECT, null=True, blank=True, related_name="jawaban")
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    objects = UmpanBalikQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "umpan balik"
        ordering = ["dikirim_pada", "id"]
        indexes = [
            models.Index(fields=["skp", "periode_evaluasi"], name="umpan_balik_skp_periode"),
            models.Index(fields=["pemberi", "-dikirim_pada"], name="umpan_balik_pemberi"),
        ]
        constraints = [
            hanya("hubungan", Hubungan, "umpan_balik_hubungan_dikenal"),
            hanya("nada", Nada, "umpan_balik_nada_dikenal"),
            hanya("bentuk", Bentuk, "umpan_balik_bentuk_dikenal"),
            hanya("cara", Cara, "umpan_balik_cara_dikenal"),
            models.CheckConstraint(condition=SATU_SASARAN, name="umpan_balik_satu_sasaran"),
            models.CheckConstraint(
                condition=Q(jalur__in=[Jalur.SENDIRI, Jalur.DICATAT], pemberi__isnull=False)
                | Q(jalur=Jalur.TAUTAN, pemberi__isnull=True, hubungan=Hubungan.PIHAK_LAIN, permintaan__isnull=False),
                name="umpan_balik_jalur_dikenal",
            ),
            models.CheckConstraint(condition=~Q(menggantikan=F("id")), name="umpan_balik_tidak_menggantikan_diri"),
            # A request is answered once; a correction of the answer names what it replaces.
            models.UniqueConstraint(
                fields=["permintaan"], condition=Q(menggantikan__isnull=True), name="umpan_balik_satu_jawaban"
            ),
        ]

    def __str__(self):
        """As the Formats print it: "Pimpinan: ...", with the advice behind it."""
        return f"{self.sebutan}: {self.isi}{f' Saran: {self.saran}' if self.saran else ''}"

    @property
    def nama_tersembunyi(self):
        """Is the giver's name kept from those who read only the printed label?"""
        return bool(self.nama_pemberi) and self.hubungan != Hubungan.PIMPINAN and self.nama_pemberi not in self.sebutan


class TanggapanUmpanBalik(models.Model):
    """The one reply of the person who received it: thanks, perhaps with words. Never changed."""

    umpan_balik = models.OneToOneField(UmpanBalik, models.PROTECT, related_name="tanggapan")
    jenis = models.CharField(max_length=12, choices=JenisTanggapan.pilihan())
    isi = models.CharField(max_length=PANJANG_TANGGAPAN, blank=True)
    oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dikirim_pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "tanggapan umpan balik"
        constraints = [
            hanya("jenis", JenisTanggapan, "tanggapan_umpan_jenis_dikenal"),
            models.CheckConstraint(
                condition=Q(jenis=JenisTanggapan.TERIMA_KASIH) | ~Q(isi=""), name="tanggapan_umpan_berisi"
            ),
        ]

    def __str__(self):
        return self.isi or self.get_jenis_display()


class JadwalUmpanBalik(models.Model):
    """How often the Pimpinan gives berkala feedback, as agreed with the Pegawai (Pasal 19(2)).

    One of them proposes, the other agrees. It holds for every version of the SKP; the newest agreed one counts.
    """

    skp = models.ForeignKey(Skp, models.PROTECT, related_name="jadwal_umpan_balik")
    irama = models.CharField(max_length=12, choices=Irama.pilihan())
    diusulkan_oleh = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    diusulkan_pada = models.DateTimeField(auto_now_add=True)
    # True: agreed, False: not agreed, None: waits for the other one.
    disepakati = models.BooleanField(null=True, blank=True)
    dijawab_oleh = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    dijawab_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jadwal umpan balik"
        ordering = ["-diusulkan_pada", "-id"]
        constraints = [
            hanya("irama", Irama, "jadwal_umpan_irama_dikenal"),
            models.CheckConstraint(
                condition=Q(disepakati__isnull=True, dijawab_oleh__isnull=True, dijawab_pada__isnull=True)
                | Q(disepakati__isnull=False, dijawab_oleh__isnull=False, dijawab_pada__isnull=False),
                name="jadwal_umpan_jawaban_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(dijawab_oleh__isnull=True) | ~Q(dijawab_oleh=F("diusulkan_oleh")),
                name="jadwal_umpan_dijawab_pihak_lain",
            ),
            models.UniqueConstraint(
                fields=["skp"], condition=Q(disepakati__isnull=True), name="jadwal_umpan_satu_usul"
            ),
        ]

    def __str__(self):
        return self.get_irama_display()
