"""Planning: from an SKP that is not there yet to one that is set, and what may hang on it during the year."""

from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, ExtractYear, Greatest
from django.urls import reverse

from pegawai.aturan.kepegawaian import JenisPegawai
from pegawai.hitungan import banyaknya
from pegawai.models import BebasSkp, Penempatan
from skp_app.alur.intervensi import perlu_dikonfirmasi
from skp_app.aturan.dialog import TERBUKA
from skp_app.aturan.status import BELUM_DITETAPKAN, DAPAT_DISUSUN, MENUNGGU, TIDAK_DIHITUNG, Status
from skp_app.kewajiban import Jenis, baris, nama
from skp_app.models import (
    KesepakatanDialog,
    Penugasan,
    PeranHasil,
    Periode,
    Perpanjangan,
    Rhk,
    Skp,
    StatusPenugasan,
    Tahap,
)

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
ATASAN = "Sebagai atasan pejabat penilai"
DIALOG_DEKAT, DIALOG_LAMA = timedelta(days=7), timedelta(days=60)  # so long an agreed date is a task
TAHUN = Cast(ExtractYear("mulai"), CharField())


def alamat_skp(kode: str) -> str:
    return reverse("skp_app:detail", args=[kode])


def alamat_daftar(_kode: str) -> str:
    return reverse("skp_app:daftar")


def alamat_dialog(kode: str) -> str:
    return reverse("skp_app:dialog", args=[kode])


def alamat_matriks(kode: str) -> str:
    return reverse("skp_app:isi_matriks", args=[kode])


def alamat_penugasan(kode: str) -> str:
    return reverse("skp_app:rinci_penugasan", args=[kode])


# Deadlines --------------------------------------------------------------------------------------------


class AkhirBulanDepan(Func):
    """The last day of the month that follows."""

    template = "(date_trunc('month', %(expressions)s) + interval '2 months' - interval '1 day')::date"
    output_field = DateField()


def perpanjangan(periode: str, pegawai: str, jalur: str) -> Subquery:
    """The longest extension in force for this person, or for his unit or one above it."""
    berlaku = Perpanjangan.objects.filter(periode=OuterRef(periode), tahap=Tahap.PENETAPAN, dicabut_pada=None)
    berlaku = berlaku.alias(di=ExpressionWrapper(OuterRef(jalur), CharField()))
    untuk = berlaku.filter(Q(pegawai=OuterRef(pegawai)) | Q(di__startswith=F("unit__jalur")))
    return Subquery(untuk.order_by("-sampai").values("sampai")[:1])


def tenggat_skp() -> Case:
    """`alur.peran.tenggat_penetapan` as an expression; the draft of a change has no day of its own."""
    dasar = Case(When(mulai=F("periode__mulai"), then="periode__tenggat_penetapan"), default=AkhirBulanDepan("mulai"))
    lebih = perpanjangan("periode", "pegawai", "unit__jalur")
    return Case(When(menggantikan=None, then=Greatest(dasar, lebih)), default=None, output_field=DateField())


# Rows -------------------------------------------------------------------------------------------------


def susun(hari: date, tahun: int, kunci: str) -> QuerySet:
    """Who has a post today and no SKP of an opened year; not those to whom planning does not apply."""
    punya = Skp.objects.filter(pegawai=OuterRef("pegawai"), periode__tahun=tahun).exclude(status__in=TIDAK_DIHITUNG)
    bebas = BebasSkp.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    dibuka = Periode.objects.filter(tahun=tahun, dibuka_pada__isnull=False, selesai__gte=hari)
    duduk = Penempatan.objects.pada(hari).filter(jenis="definitif").exclude(pegawai__jenis=JenisPegawai.NON_ASN)
    duduk = duduk.alias(tahun=Subquery(dibuka.values("pk"))).filter(~Exists(punya), ~Exists(bebas), tahun__isnull=False)
    return baris(
        duduk, kunci, pemilik="pegawai_id", kode=Value(str(tahun)), tentang=Value(str(tahun)),
        sejak=Greatest(Subquery(dibuka.values("dibuka_pada__date")), F("mulai")),
        tenggat=Greatest(
            Subquery(dibuka.values("tenggat_penetapan")), perpanjangan("tahun", "pegawai", "unit__jalur")
        ),
    )  # fmt: skip


def susun_kini(hari: date) -> QuerySet:
    return susun(hari, hari.year, "susun_skp")


def susun_depan(hari: date) -> QuerySet:
    return susun(hari, hari.year + 1, "susun_skp_depan")


def skp_pada(hari: date, *status: str) -> QuerySet[Skp]:
    return Skp.objects.filter(status__in=status, periode__tahun__gte=hari.year - 1)


def draf(hari: date) -> QuerySet:
    """The draft is its owner's secret; that no SKP was submitted is not."""
    belum = skp_pada(hari, Status.DRAF).filter(menggantikan=None, periode__selesai__gte=hari)
    return baris(
        belum, "draf_skp", pemilik="pegawai_id", sejak="dibuat_pada", kode="kode", tentang=TAHUN, tenggat=tenggat_skp()
    )  # fmt: skip


def perubahan(hari: date) -> QuerySet:
    """Also where nobody owes an SKP: who began a change gives it up or goes on. It has no term of its own."""
    draf = skp_pada(hari, Status.DRAF).exclude(menggantikan=None)
    return baris(draf, "perubahan_skp", pemilik="pegawai_id", sejak="dibuat_pada", kode="kode", tentang=TAHUN)


def sebutan_skp() -> Concat:
    awal = Case(When(menggantikan=None, then=Value("")), default=Value("perubahan "))
    return Concat(awal, Value("SKP "), TAHUN, output_field=CharField())


def perbaiki(hari: date) -> QuerySet:
    return baris(
        skp_pada(hari, Status.DIKEMBALIKAN), "perbaiki_skp", pemilik="pegawai_id", penunggu="penilai_id",
        sejak="diajukan_pada", kode="kode", tentang=sebutan_skp(), rincian="catatan_pengembalian",
        tenggat=tenggat_skp(),
    )  # fmt: skip


def peran_menunggu(hari: date) -> QuerySet:
    """Roles of the matrix that pimpinan shared and that no RHK of this draft uses yet."""
    peran = PeranHasil.objects.filter(
        sel__baris__pegawai=OuterRef("pegawai"), sel__kolom__matriks__periode=OuterRef("periode"), rhk=None
    ).exclude(dibagikan_pada=None)
    ada = skp_pada(hari, *DAPAT_DISUSUN).filter(Exists(peran))
    return baris(
        ada, "peran_matriks", pemilik="pegawai_id", sejak="dibuat_pada", kode="kode",
        tentang=banyaknya(peran), rincian=TAHUN, tenggat=tenggat_skp(),
    )  # fmt: skip


def tautan_berubah(hari: date) -> QuerySet:
    """Links of a draft whose RHK pimpinan says something else by now; a set SKP says so on its own page."""
    berubah = perlu_dikonfirmasi(Rhk.objects.filter(skp=OuterRef("pk")))
    ada = skp_pada(hari, *DAPAT_DISUSUN).filter(Exists(berubah))
    return baris(
        ada, "konfirmasi_tautan", pemilik="pegawai_id", sejak="dibuat_pada", kode="kode",
        tentang=banyaknya(berubah), tenggat=tenggat_skp(),
    )  # fmt: skip


def periksa(hari: date) -> QuerySet:
    return baris(
        Skp.objects.filter(status__in=MENUNGGU), "periksa_skp", pemilik="penilai_id", penunggu="pegawai_id",
        sejak="diajukan_pada", kode="kode", tentang=sebutan_skp(), tenggat=tenggat_skp(),
        rincian=Case(When(menggantikan=None, then=Value("SKP")), default=Value("perubahan SKP")),
    )  # fmt: skip


def gantikan(hari: date) -> QuerySet:
    """Lampiran p. 65 C.5: after the deadline the dialog about the SKP passes to the atasan penilai."""
    di_atas = Skp.objects.filter(status__in=MENUNGGU, menggantikan=None, atasan_penilai__isnull=False)
    lewat = di_atas.exclude(atasan_penilai=F("penilai")).alias(batas=tenggat_skp()).filter(batas__lt=hari)
    return baris(
        lewat, "gantikan_penilai", pemilik="atasan_penilai_id", sejak="diajukan_pada", kode="kode",
        tentang=nama("pegawai"), rincian=nama("penilai"), tenggat=tenggat_skp(),
    )  # fmt: skip


def penugasan(hari: date) -> QuerySet:
    """Lampiran p. 45-46: the penilai agrees before the work enters the SKP."""
    menunggu = Penugasan.objects.filter(status=StatusPenugasan.DIUSULKAN)
    return baris(
        menunggu, "putuskan_penugasan", pemilik="penilai_id", penunggu="pegawai_id", sejak="dibuat_pada",
        kode="kode", tentang="uraian",
    )  # fmt: skip


def tanggal_dialog(hari: date) -> Subquery:
    """The agreed date of the outer SKP, in whichever of its versions; a newer record takes its place."""
    semua = KesepakatanDialog.objects.filter(skp__rangkaian=OuterRef("rangkaian")).order_by("-tanggal", "-pk")
    dekat = Q(tanggal_berikutnya__range=(hari - DIALOG_LAMA, hari + DIALOG_DEKAT))
    return Subquery(semua.values(b=Case(When(dekat, then=F("tanggal_berikutnya"))))[:1])


def dialog(hari: date, kunci: str, pemilik: str, lawan: str) -> QuerySet:
    """Dates on which the two agreed to talk again, as the task of one of them."""
    terbuka = Skp.objects.filter(status__in=TERBUKA)
    terbuka = terbuka.exclude(menggantikan__isnull=False, status__in=BELUM_DITETAPKAN)
    ada = terbuka.alias(berikutnya=tanggal_dialog(hari)).exclude(berikutnya=None)
    return baris(
        ada, kunci, pemilik=f"{pemilik}_id", kode="kode", tentang=nama(lawan), tenggat=F("berikutnya"),
        sejak=F("berikutnya"),
    )  # fmt: skip


def dialog_pegawai(hari: date) -> QuerySet:
    return dialog(hari, "dialog", "pegawai", "penilai")


def dialog_penilai(hari: date) -> QuerySet:
    return dialog(hari, "dialog_bawahan", "penilai", "pegawai")


JUDUL_SUSUN, SEBAB_SUSUN = "Susun SKP {tentang}", "Susun, lalu ajukan kepada pimpinan sebelum tenggat penetapan."
BELUM_ADA = "SKP tahun ini belum ada, jadi kinerja belum dapat dinilai."
SEBAB_DIALOG = "Tanggalnya disepakati pada dialog terakhir; catat hasilnya sesudah berlangsung."

JENIS: tuple[Jenis, ...] = (
    Jenis(
        "susun_skp", JUDUL_SUSUN, SEBAB_SUSUN, BELUM_ADA, "Mulai menyusun", alamat_daftar, PEGAWAI, susun_kini,
        netral="Susun dan ajukan SKP", belum="belum mengajukan SKP",
    ),
    Jenis(
        "susun_skp_depan", JUDUL_SUSUN, SEBAB_SUSUN, BELUM_ADA, "Mulai menyusun", alamat_daftar, PEGAWAI, susun_depan,
        netral="Susun dan ajukan SKP tahun depan", belum="belum mengajukan SKP tahun depan",
    ),
    Jenis(
        "draf_skp", "Selesaikan SKP {tentang}", SEBAB_SUSUN, BELUM_ADA, "Lanjutkan menyusun", alamat_skp, PEGAWAI,
        draf, netral="Susun dan ajukan SKP", belum="belum mengajukan SKP",
    ),
    Jenis(
        "perubahan_skp", "Lanjutkan perubahan SKP {tentang}",
        "SKP yang ditetapkan tetap berlaku sampai perubahannya ditetapkan.", "Perubahan SKP belum diajukan.",
        "Lanjutkan menyusun", alamat_skp, PEGAWAI, perubahan, netral="Lanjutkan perubahan SKP", rahasia=True,
    ),
    Jenis(
        "perbaiki_skp", "Perbaiki {tentang}", "{penunggu}: {rincian}", BELUM_ADA, "Buka catatan", alamat_skp, PEGAWAI,
        perbaiki, ditunggu="Perbaikan {tentang} {pemilik}", netral="Perbaiki SKP", siapa=True,
        belum="belum memperbaiki SKP",
    ),
    Jenis(
        "peran_matriks", "{tentang} peran dari matriks belum dipakai di SKP {rincian}",
        "Dibagikan pimpinan; yang dipilih menjadi RHK dan langsung terhubung.", "Peran itu belum menjadi RHK.",
        "Pilih peran", alamat_matriks, PEGAWAI, peran_menunggu, netral="Pakai peran dari matriks di SKP",
        belum="belum memakai peran dari matriks",
    ),
    Jenis(
        "konfirmasi_tautan", "{tentang} RHK perlu dikonfirmasi ulang",
        "RHK pimpinan yang Anda dukung berubah. Pakai yang baru, atau biarkan.", "RHK menunjuk kalimat yang lama.",
        "Lihat perbedaannya", alamat_skp, PEGAWAI, tautan_berubah, netral="Konfirmasi ulang RHK yang terhubung",
        belum="belum mengonfirmasi RHK yang berubah",
    ),
    Jenis(
        "periksa_skp", "Periksa {rincian} {penunggu}", "Diajukan {sejak}.",
        "SKP belum berlaku, juga bagi yang SKP-nya mendukung RHK ini.", "Periksa SKP", alamat_skp, PENILAI, periksa,
        banyak="Periksa SKP {n} bawahan", ditunggu="{tentang} Anda", tombol_penunggu="Buka SKP",
        netral="Periksa SKP bawahan",
        siapa=True, belum="belum menetapkan SKP", tertahan_oleh=("periksa_skp",),
    ),
    Jenis(
        "gantikan_penilai", "SKP {tentang} menunggu lewat tenggat", "Belum ditetapkan {rincian}",
        "SKP belum berlaku; keputusan beralih kepada atasan pejabat penilai.", "Periksa SKP", alamat_skp, ATASAN,
        gantikan, banyak="{n} SKP menunggu lewat tenggat", netral="Putuskan SKP yang lewat tenggat",
        belum="belum memutuskan SKP yang lewat tenggat",
    ),
    Jenis(
        "putuskan_penugasan", "Putuskan penugasan {penunggu}", "{tentang}",
        "Pekerjaan itu belum dapat masuk SKP.", "Lihat penugasan", alamat_penugasan, PENILAI, penugasan,
        banyak="Putuskan {n} penugasan", ditunggu="Penugasan Anda: {tentang}", netral="Putuskan penugasan bawahan",
        siapa=True, belum="belum memutuskan penugasan",
    ),
    Jenis(
        "dialog", "Dialog kinerja dengan {tentang}", SEBAB_DIALOG, "Kesepakatan dialog belum ditindaklanjuti.",
        "Buka dialog", alamat_dialog, PEGAWAI, dialog_pegawai, netral="Dialog kinerja",
        belum="belum mencatat dialog kinerja",
    ),
    Jenis(
        "dialog_bawahan", "Dialog kinerja dengan {tentang}", SEBAB_DIALOG, "Kesepakatan dialog belum ditindaklanjuti.",
        "Buka dialog", alamat_dialog, PENILAI, dialog_penilai, banyak="Dialog kinerja dengan {n} bawahan",
        netral="Dialog kinerja dengan bawahan", belum="belum mencatat dialog kinerja",
    ),
)  # fmt: skip
