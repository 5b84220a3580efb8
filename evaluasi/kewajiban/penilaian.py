"""Evaluation: capaian of the unit, rating, and the document that is handed over and received."""

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from evaluasi.aturan.status import TERTETAPKAN, Status
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati
from pegawai.models import BebasSkp, Pegawai
from skp_app.aturan.status import BERLAKU
from skp_app.kewajiban import Jenis, baris
from skp_app.models import PenutupanPeriode, Skp

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
BKD = "Sebagai pengelola kepegawaian"
PEMISAH = "~"


def alamat_tim(kode: str) -> str:
    return reverse("evaluasi:tim_periode", args=[kode.partition(PEMISAH)[0]])


def alamat_capaian(kode: str) -> str:
    return f"{reverse('evaluasi:capaian_periode', args=[kode.partition(PEMISAH)[0]])}?isi=kosong"


def alamat_evaluasi(kode: str) -> str:
    return reverse("evaluasi:rincian", args=[kode])


def alamat_dokumen(kode: str) -> str:
    return alamat_evaluasi(kode.partition(PEMISAH)[2])


def alamat_tim_semua(_kode: str) -> str:
    return reverse("evaluasi:tim")


def alamat_hasil(_kode: str) -> str:
    return reverse("evaluasi:hasil")


def dinilai(hari: date, *syarat: Any) -> QuerySet[Skp]:
    """SKP in force beside each period of theirs whose evaluation has begun, joined in one row each.

    Conditions on the period come along here: a second filter() would join the periods once more.
    """
    return Skp.objects.filter(
        *syarat,
        status__in=BERLAKU,
        periode__tahun__gte=hari.year - 1,
        periode__evaluasi__jendela_mulai__lte=hari,
        periode__evaluasi__selesai__gte=F("mulai"),
        periode__evaluasi__mulai__lte=F("selesai"),
    )


def belum_ditetapkan(hari: date) -> QuerySet[Skp]:
    """Not set, by no version; nor does an earlier result, a yearly one or an exemption stand for the period."""
    serangkai = {"skp__rangkaian": OuterRef("rangkaian")}
    periode = OuterRef("periode__evaluasi")
    tetap = Evaluasi.objects.filter(**serangkai, periode_evaluasi=periode, status__in=TERTETAPKAN)
    disepakati = HasilDisepakati.objects.filter(**serangkai, periode_evaluasi=periode, disetujui_pada__isnull=False)
    setahun = PenutupanPeriode.objects.filter(**serangkai, periode_evaluasi__jenis="tahunan")
    bebas = BebasSkp.objects.sepanjang(OuterRef("periode__evaluasi__mulai"), OuterRef("periode__evaluasi__selesai"))
    bebas = bebas.filter(pegawai=OuterRef("pegawai"))
    return dinilai(hari, ~Exists(tetap), ~Exists(disepakati), ~Exists(setahun), ~Exists(bebas))


def evaluasi(hari: date) -> QuerySet:
    """Says nothing of whether a rating exists: it is the penilai's until he sets it."""
    return baris(
        belum_ditetapkan(hari), "evaluasi", pemilik="penilai_id", penunggu="pegawai_id",
        sejak="periode__evaluasi__jendela_mulai", tenggat="periode__evaluasi__jendela_selesai",
        kode=Concat("periode__evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
        tentang="periode__evaluasi__nama",
    )  # fmt: skip


def bkd() -> Subquery:
    """Who records for the instansi: one of the accounts with the permission, the same one every day."""
    izin = {"codename": "kelola_instansi", "content_type__app_label": "pegawai"}
    langsung = Q(**{f"pengguna__user_permissions__{k}": v for k, v in izin.items()})
    kelompok = Q(**{f"pengguna__groups__permissions__{k}": v for k, v in izin.items()})
    return Subquery(Pegawai.objects.filter(langsung | kelompok).order_by("pk").values("pk")[:1])


def capaian(hari: date) -> QuerySet:
    """Units in which somebody is assessed, and whose capaian of the period nobody has recorded."""
    tercatat = CapaianOrganisasi.objects.filter(
        unit=OuterRef("unit_penilai"), periode_evaluasi=OuterRef("periode__evaluasi")
    )
    tanpa = dinilai(hari, ~Exists(tercatat)).order_by()
    tanpa = tanpa.distinct("unit_penilai", "periode__evaluasi", "penilai")
    return baris(
        tanpa, "capaian", pemilik=bkd(), penunggu="penilai_id", sejak="periode__evaluasi__jendela_mulai",
        tenggat="periode__evaluasi__jendela_selesai", tentang="periode__evaluasi__nama", rincian="unit_penilai__nama",
        kode=Concat("periode__evaluasi__kode", Value(PEMISAH), "unit_penilai__kode", output_field=CharField()),
    )  # fmt: skip


def serahkan(hari: date) -> QuerySet:
    """Lampiran p. 114 A.5."""
    tetap = Evaluasi.objects.filter(status=Status.DITETAPKAN)
    return baris(
        tetap, "serahkan", pemilik="penilai_id", penunggu="skp__pegawai_id", sejak="ditetapkan_pada",
        tenggat="batas_penyerahan", tentang="periode_evaluasi__nama",
        kode=Concat("periode_evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
    )  # fmt: skip


def terima(hari: date) -> QuerySet:
    """Lampiran p. 114 A.6."""
    disampaikan = Evaluasi.objects.filter(status=Status.DISAMPAIKAN)
    return baris(
        disampaikan, "terima", pemilik="skp__pegawai_id", penunggu="penilai_id", sejak="disampaikan_pada",
        tenggat="batas_pengembalian", kode="kode", tentang="periode_evaluasi__nama",
    )  # fmt: skip


def usulan(hari: date) -> QuerySet:
    """Lampiran p. 91 A.13 a: an earlier result stands for the period only when the pegawai agrees."""
    ditutup = PenutupanPeriode.objects.filter(
        periode_evaluasi=OuterRef("periode_evaluasi"), skp__pegawai=OuterRef("skp__pegawai")
    )
    terbuka = HasilDisepakati.objects.filter(
        ~Exists(ditutup), disetujui_pada=None, periode_evaluasi__periode__tahun__gte=hari.year - 1
    )
    return baris(
        terbuka, "jawab_usulan_hasil", pemilik="skp__pegawai_id", penunggu="skp__penilai_id", sejak="diusulkan_pada",
        tenggat="periode_evaluasi__jendela_selesai", kode=Cast("pk", CharField()), tentang="periode_evaluasi__nama",
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "evaluasi", "Nilai dan tetapkan evaluasi {tentang}", "{penunggu} belum mempunyai hasil evaluasi.",
        "Hasil evaluasi belum dapat diserahkan.", "Buka penilaian", alamat_tim, PENILAI, evaluasi,
        banyak="Nilai dan tetapkan evaluasi {n} bawahan", netral="Nilai dan tetapkan evaluasi bawahan",
        siapa=True, belum="belum menetapkan evaluasi",
        ditunggu="Evaluasi {tentang} Anda", menunggu="Menunggu penilaian {pemilik}", alamat_penunggu=alamat_hasil,
        tombol_penunggu="Lihat riwayat", tertahan_oleh=("capaian", "tetapkan_capaian"), beranda=False,
    ),
    Jenis(
        "capaian", "Rekam capaian organisasi {rincian}, {tentang}",
        "Penilaian pegawai di unit itu belum dapat ditetapkan tanpa capaian.",
        "Evaluasi pegawai di unit itu belum dapat ditetapkan.", "Isi capaian", alamat_capaian, BKD, capaian,
        banyak="Rekam capaian organisasi {n} unit", netral="Rekam capaian organisasi",
        siapa=True, belum="belum merekam capaian organisasi", beranda=False,
    ),
    Jenis(
        "serahkan", "Sampaikan dokumen evaluasi {tentang}", "{penunggu} belum menerima dokumen evaluasinya.",
        "Pegawai belum dapat membaca dan menerimanya.", "Buka daftar", alamat_tim, PENILAI, serahkan,
        banyak="Sampaikan dokumen evaluasi {n} bawahan", netral="Sampaikan dokumen evaluasi bawahan",
        siapa=True, belum="belum menyampaikan dokumen evaluasi",
        ditunggu="Dokumen evaluasi {tentang} Anda",
        menunggu="Sudah ditetapkan; menunggu diserahkan {pemilik}", alamat_penunggu=alamat_dokumen,
        tombol_penunggu="Lihat hasil", beranda=False,
    ),
    Jenis(
        "terima", "Baca dan terima hasil evaluasi {tentang}", "Disampaikan {sejak} oleh {penunggu}",
        "Dokumen evaluasi belum lengkap; masa keberatan berjalan.", "Lihat hasil", alamat_evaluasi, PEGAWAI, terima,
        ditunggu="Tanda terima evaluasi {tentang} {pemilik}", netral="Baca dan terima hasil evaluasi",
        siapa=True, belum="belum menerima dokumen evaluasi",
    ),
    Jenis(
        "jawab_usulan_hasil", "Jawab usulan hasil untuk {tentang}",
        "Penilai mengusulkan hasil periode sebelumnya dipakai lagi; berlaku bila Anda menyetujuinya.",
        "Periode itu tetap perlu dinilai.", "Buka usulan", alamat_hasil, PEGAWAI, usulan,
        ditunggu="Jawaban {pemilik} atas usulan hasil {tentang}",
        alamat_penunggu=alamat_tim_semua, netral="Jawab usulan hasil evaluasi",
        siapa=True, belum="belum menjawab usulan hasil",
    ),
)  # fmt: skip
