"""Pemantauan: follow-ups of notes, adjustments that were asked for, conclusions that are still to be drawn."""

from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields import CharField
from django.db.models.functions import Cast, Concat, ExtractYear
from django.urls import reverse

from skp_app.alur.pengambilalihan import masih_wajib
from skp_app.aturan.kemajuan import PENYESUAIAN
from skp_app.aturan.status import BERLAKU, MENUNGGU
from skp_app.kewajiban import Jenis, baris, nama
from skp_app.models import (
    CatatanPemantauan,
    Iki,
    KesimpulanKemajuan,
    PenutupanPeriode,
    PeriodeDokumentasi,
    Realisasi,
    Skp,
    TindakKemajuan,
)
from skp_app.models.periode import JenisEvaluasi

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"


def alamat_orang(kode: str) -> str:
    tahun, _, skp = kode.partition("/")
    return reverse("skp_app:pemantauan_orang", args=[tahun, skp])


def alamat_simpulkan(kode: str) -> str:
    tahun, _, skp = kode.partition("/")
    return reverse("skp_app:simpulkan", args=[tahun, skp])


def alamat_perubahan(kode: str) -> str:
    return reverse("skp_app:perubahan", args=[kode.partition("/")[2]])


def _kode(jalan: str = "") -> Concat:
    """'2026/<kode>' of the SKP behind this path."""
    awal = f"{jalan}__" if jalan else ""
    tahun = Cast(ExtractYear(f"{awal}mulai"), CharField())
    return Concat(tahun, Value("/"), F(f"{awal}kode"), output_field=CharField())


def tindak_lanjut(hari: date) -> QuerySet:
    """From the day that the writer of a note set for himself."""
    terbuka = CatatanPemantauan.objects.filter(tindak_lanjut__lte=hari, ditindaklanjuti_pada=None)
    return baris(
        terbuka, "tindak_lanjut_catatan", pemilik="oleh", sejak="tindak_lanjut", tenggat="tindak_lanjut",
        kode=_kode("skp"), tentang=nama("skp__pegawai"), rincian="sebutan",
    )  # fmt: skip


def penyesuaian(_hari: date) -> QuerySet:
    """The Pimpinan asked for an adjustment, and no change of the SKP was submitted since."""
    diminta = TindakKemajuan.objects.filter(
        kesimpulan=OuterRef("pk"), jenis__in=[t.value for t in PENYESUAIAN], selesai_pada=None, ditarik_pada=None
    )
    diajukan = Skp.objects.filter(rangkaian=OuterRef("skp__rangkaian"), status__in=MENUNGGU)
    terbuka = KesimpulanKemajuan.objects.filter(Exists(diminta), ~Exists(diajukan), skp__status__in=BERLAKU)
    return baris(
        terbuka, "penyesuaian_skp", pemilik="skp__pegawai", penunggu="oleh", kode=_kode("skp"),
        sejak=Subquery(diminta.order_by("pada").values("pada")[:1]), tentang=nama("oleh"),
    )  # fmt: skip


def belum_disimpulkan(hari: date) -> QuerySet:
    """In the evaluation window: realisasi is missing, and the penilai has not said what he makes of it."""
    milik = {"skp__rangkaian": OuterRef("rangkaian"), "periode_evaluasi": OuterRef("masa")}
    ada = Realisasi.objects.filter(
        iki__garis=OuterRef("garis"), iki__rhk__skp__rangkaian=OuterRef("rhk__skp__rangkaian"),
        periode_evaluasi=OuterRef(OuterRef("masa")),
    )  # fmt: skip
    iki = masih_wajib(Iki.objects.filter(rhk__skp=OuterRef("pk")), OuterRef(OuterRef("masa__selesai")))
    setahun = PenutupanPeriode.objects.filter(
        skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN
    )
    jendela = Q(
        periode__evaluasi__jenis=JenisEvaluasi.PERIODIK, periode__evaluasi__selesai__lt=hari,
        periode__evaluasi__jendela_selesai__gte=hari,
    )  # fmt: skip
    berjalan = Skp.objects.dihitung().alias(masa=FilteredRelation("periode__evaluasi", condition=jendela))
    terbuka = berjalan.filter(
        Exists(iki.filter(~Exists(ada))),
        Exists(PeriodeDokumentasi.objects.filter(periode_evaluasi=OuterRef("masa"))),
        ~Exists(KesimpulanKemajuan.objects.filter(**milik)),
        ~Exists(PenutupanPeriode.objects.filter(**milik)),
        ~Exists(setahun),  # the year was set already
        status__in=BERLAKU, masa__mulai__gte=F("mulai"), masa__selesai__lte=F("selesai"),
    )  # fmt: skip
    return baris(
        terbuka, "simpulkan_kemajuan", pemilik="penilai", sejak="masa__selesai", tenggat="masa__jendela_selesai",
        kode=_kode(), tentang=nama("pegawai"), rincian="masa__nama",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "tindak_lanjut_catatan", "Tindak lanjuti pengamatan atas {tentang}", "Catatan Anda tentang {rincian}.",
        "Pengamatan itu belum ditindaklanjuti.", "Buka catatan", alamat_orang, PENILAI, tindak_lanjut,
        banyak="Tindak lanjuti {n} pengamatan", rahasia=True,
    ),
    Jenis(
        "penyesuaian_skp", "Sesuaikan SKP Anda", "{tentang} meminta penyesuaian; alasannya sudah diisikan.",
        "SKP masih memuat ekspektasi atau dukungan yang lama.", "Ajukan perubahan SKP", alamat_perubahan, PEGAWAI,
        penyesuaian, ditunggu="Penyesuaian SKP {pemilik}", alamat_penunggu=alamat_orang,
        netral="Ajukan penyesuaian SKP", belum="belum mengajukan penyesuaian SKP",
    ),
    Jenis(
        "simpulkan_kemajuan", "Lihat kemajuan {tentang}", "Realisasi {rincian} belum lengkap dan belum disimpulkan.",
        "Pegawai belum tahu apa yang Anda simpulkan.", "Simpulkan kemajuan", alamat_simpulkan, PENILAI,
        belum_disimpulkan, banyak="Lihat kemajuan {n} bawahan yang realisasinya belum lengkap", rahasia=True,
    ),
)  # fmt: skip
