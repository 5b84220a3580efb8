"""Evaluation: capaian of the unit, rating, and the document that is handed over and received."""

from datetime import date
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from evaluasi.aturan.keberatan import Keputusan
from evaluasi.aturan.pelaporan import Bentuk
from evaluasi.aturan.status import TERTETAPKAN, Pemegang, Status
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati, Keberatan, Pelaporan
from pegawai.models import BebasSkp, Pegawai
from skp_app.aturan.status import BERLAKU
from skp_app.kewajiban import Jenis, baris, nama
from skp_app.models import PenggantiPenilai, PenutupanPeriode, SebabPengganti, Skp
from skp_app.models.pengganti import akhir_jendela, diperpanjang, tetap_di_penilai
from skp_app.models.skp import ada_sesudahnya

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
ATASAN = "Sebagai atasan pejabat penilai"
BKD = "Sebagai pengelola kepegawaian"
PEMISAH = "~"
JENDELA = "periode__evaluasi__jendela_selesai"


def alamat_tim(kode: str) -> str:
    return reverse("evaluasi:tim_periode", args=[kode.partition(PEMISAH)[0]])


def alamat_capaian(kode: str) -> str:
    return f"{reverse('evaluasi:capaian_periode', args=[kode.partition(PEMISAH)[0]])}?isi=kosong"


def alamat_evaluasi(kode: str) -> str:
    return reverse("evaluasi:rincian", args=[kode])


def alamat_dokumen(kode: str) -> str:
    return alamat_evaluasi(kode.partition(PEMISAH)[2])


def alamat_beralih(kode: str) -> str:
    return reverse("evaluasi:beralih", args=[kode.partition(PEMISAH)[0]])


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


def belum_ditetapkan(hari: date, *syarat: Any) -> QuerySet[Skp]:
    """Not set, by no version; nor does an earlier result, a yearly one or an exemption stand for the period."""
    serangkai = {"skp__rangkaian": OuterRef("rangkaian")}
    periode = OuterRef("periode__evaluasi")
    tetap = Evaluasi.objects.filter(**serangkai, periode_evaluasi=periode, status__in=TERTETAPKAN)
    disepakati = HasilDisepakati.objects.filter(**serangkai, periode_evaluasi=periode, disetujui_pada__isnull=False)
    setahun = PenutupanPeriode.objects.filter(**serangkai, periode_evaluasi__jenis="tahunan")
    bebas = BebasSkp.objects.sepanjang(OuterRef("periode__evaluasi__mulai"), OuterRef("periode__evaluasi__selesai"))
    bebas = bebas.filter(pegawai=OuterRef("pegawai"))
    sekali = Q(periode__evaluasi__jenis="periodik") | ~ada_sesudahnya()
    return dinilai(hari, ~Exists(tetap), ~Exists(disepakati), ~Exists(setahun), ~Exists(bebas), sekali, *syarat)


def evaluasi(hari: date) -> QuerySet:
    """Says nothing of whether a rating exists: it is the penilai's until he sets it."""
    milik = tetap_di_penilai(hari, F(JENDELA), F("periode__evaluasi"))
    return baris(
        belum_ditetapkan(hari, milik), "evaluasi", pemilik="penilai_id", penunggu="pegawai_id",
        sejak="periode__evaluasi__jendela_mulai", tenggat=akhir_jendela(JENDELA, "periode__evaluasi"),
        kode=Concat("periode__evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
        tentang="periode__evaluasi__nama",
    )  # fmt: skip


def evaluasi_atasan(hari: date) -> QuerySet:
    """Lampiran p. 90 A.11, p. 115-116 A.8: the window is over, the atasan of the late penilai evaluates."""
    ditunjuk = PenggantiPenilai.objects.pada(hari).filter(pegawai=OuterRef("pegawai"))
    lewat = Q(periode__evaluasi__jendela_selesai__lt=hari, atasan_penilai__isnull=False)
    lewat &= ~Exists(diperpanjang(F("periode__evaluasi"), sejak=hari))
    return baris(
        belum_ditetapkan(hari, lewat, ~Q(atasan_penilai=F("penilai")), ~Exists(ditunjuk)), "evaluasi_atasan",
        pemilik="atasan_penilai_id", penunggu="pegawai_id", sejak=akhir_jendela(JENDELA, "periode__evaluasi"),
        tenggat="periode__evaluasi__batas_atasan", rincian=nama("penilai"),
        kode=Concat("periode__evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
        tentang="periode__evaluasi__nama",
    )  # fmt: skip


def evaluasi_pengganti(hari: date) -> QuerySet:
    """Lampiran p. 89 A.2-A.5: who acts as penilai evaluates."""
    jalan = "pegawai__pengganti_penilai"
    aktif = Q(**{f"{jalan}__dicabut_pada": None, f"{jalan}__mulai__lte": hari})
    aktif &= Q(**{f"{jalan}__selesai": None}) | Q(**{f"{jalan}__selesai__gte": hari})
    tetap = Q(periode__evaluasi__jendela_selesai__gte=hari) | Q(**{f"{jalan}__sebab": SebabPengganti.BERHALANGAN})
    tetap |= Q(Exists(diperpanjang(F("periode__evaluasi"), sejak=hari)))
    return baris(
        belum_ditetapkan(hari, aktif, tetap | Q(**{f"{jalan}__penempatan_atasan": None})), "evaluasi_pengganti",
        pemilik=f"{jalan}__pelaksana_id", penunggu="pegawai_id", sejak=f"{jalan}__mulai",
        tenggat=akhir_jendela(JENDELA, "periode__evaluasi"), tentang="periode__evaluasi__nama",
        kode=Concat("periode__evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
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
    return _serahkan("serahkan", Q(pemegang=Pemegang.PENILAI))


def serahkan_beralih(hari: date) -> QuerySet:
    """The same of who evaluated in place of the penilai; D.1.2 within 7 hari kerja (p. 116 A.9)."""
    return _serahkan("serahkan_beralih", ~Q(pemegang=Pemegang.PENILAI))


def _serahkan(jenis: str, syarat: Q) -> QuerySet:
    tetap = Evaluasi.objects.filter(syarat, status=Status.DITETAPKAN)
    return baris(
        tetap, jenis, pemilik="penilai_id", penunggu="skp__pegawai_id", sejak="ditetapkan_pada",
        tenggat="batas_penyerahan", tentang="periode_evaluasi__nama",
        kode=Concat("periode_evaluasi__kode", Value(PEMISAH), "kode", output_field=CharField()),
    )  # fmt: skip


def laporkan(hari: date) -> QuerySet:
    """Lampiran p. 115 A.7, p. 117 A.11: returned, or not signed in time; a keberatan holds it back."""
    kembali = Q(status=Status.DITERIMA) | Q(status=Status.DISAMPAIKAN, batas_pengembalian__lt=hari)
    siap = Evaluasi.objects.filter(
        kembali, pelaporan=None, putusan_predikat="", periode_evaluasi__periode__tahun__gte=hari.year - 1
    ).exclude(pk__in=Evaluasi.objects.tertahan().values("pk"))  # fmt: skip
    return baris(
        siap, "laporkan", pemilik="penilai_id", sejak=Coalesce("diterima_pada", "disampaikan_pada"),
        tenggat="periode_evaluasi__batas_laporan", kode="kode", tentang="periode_evaluasi__nama",
        rincian=nama("skp__pegawai"),
    )  # fmt: skip


def laporkan_putusan(hari: date) -> QuerySet:
    """Lampiran p. 119 B.8: a changed result is reported by who changed it."""
    diubah = Keberatan.objects.filter(
        keputusan=Keputusan.MENGUBAH, evaluasi__periode_evaluasi__periode__tahun__gte=hari.year - 1
    )
    sudah = Pelaporan.objects.filter(evaluasi=OuterRef("evaluasi"), bentuk=Bentuk.KEBERATAN)
    return baris(
        diubah.filter(~Exists(sudah)), "laporkan_putusan", pemilik="pemutus_id", sejak="diputus_pada",
        tenggat="evaluasi__periode_evaluasi__batas_laporan", kode="evaluasi__kode",
        tentang="evaluasi__periode_evaluasi__nama", rincian=nama("evaluasi__skp__pegawai"),
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
        "evaluasi_atasan", "Evaluasi {penunggu}, {tentang}, sebagai atasan penilai",
        "{rincian} belum menetapkannya sampai masa evaluasi berakhir.", "Hasil evaluasi belum dapat diserahkan.",
        "Buka daftar", alamat_beralih, ATASAN, evaluasi_atasan,
        banyak="Evaluasi {n} pegawai yang penilainya terlambat",
        netral="Evaluasi pegawai yang penilainya terlambat",
        siapa=True, belum="belum mengevaluasi pegawai yang penilainya terlambat",
        ditunggu="Evaluasi {tentang} Anda", menunggu="Menunggu {pemilik}, atasan pejabat penilai",
        alamat_penunggu=alamat_hasil, tombol_penunggu="Lihat riwayat", tertahan_oleh=("capaian",),
    ),
    Jenis(
        "evaluasi_pengganti", "Evaluasi {penunggu}, {tentang}, sebagai pengganti penilai",
        "Anda bertindak sebagai pejabat penilai kinerjanya.", "Hasil evaluasi belum dapat diserahkan.",
        "Buka daftar", alamat_beralih, PENILAI, evaluasi_pengganti,
        banyak="Evaluasi {n} pegawai sebagai pengganti penilai",
        netral="Evaluasi pegawai sebagai pengganti penilai",
        siapa=True, belum="belum mengevaluasi sebagai pengganti penilai",
        ditunggu="Evaluasi {tentang} Anda", menunggu="Menunggu penilaian {pemilik}",
        alamat_penunggu=alamat_hasil, tombol_penunggu="Lihat riwayat", tertahan_oleh=("capaian",),
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
        "serahkan_beralih", "Sampaikan dokumen evaluasi {tentang} kepada {penunggu}",
        "Anda mengevaluasinya sebagai pengganti atau atasan pejabat penilai.",
        "Pegawai belum dapat membaca dan menerimanya.", "Buka dokumen", alamat_dokumen, ATASAN, serahkan_beralih,
        netral="Sampaikan dokumen evaluasi yang beralih",
        siapa=True, belum="belum menyampaikan dokumen evaluasi",
        ditunggu="Dokumen evaluasi {tentang} Anda",
        menunggu="Sudah ditetapkan; menunggu diserahkan {pemilik}", alamat_penunggu=alamat_dokumen,
        tombol_penunggu="Lihat hasil",
    ),
    Jenis(
        "terima", "Baca dan terima hasil evaluasi {tentang}", "Disampaikan {sejak} oleh {penunggu}",
        "Dokumen evaluasi belum lengkap; masa keberatan berjalan.", "Lihat hasil", alamat_evaluasi, PEGAWAI, terima,
        ditunggu="Tanda terima evaluasi {tentang} {pemilik}", netral="Baca dan terima hasil evaluasi",
        siapa=True, belum="belum menerima dokumen evaluasi",
    ),
    Jenis(
        "laporkan", "Laporkan dokumen evaluasi {rincian}, {tentang}",
        "Sudah kembali, atau tidak ditandatangani Pegawai sampai batas waktu.",
        "Pejabat yang berwenang belum menerima laporannya.", "Buka dokumen", alamat_evaluasi, PENILAI, laporkan,
        banyak="Laporkan dokumen evaluasi {n} bawahan", netral="Laporkan dokumen evaluasi bawahan",
        siapa=True, belum="belum melaporkan dokumen evaluasi",
    ),
    Jenis(
        "laporkan_putusan", "Laporkan D.1.3 {rincian}, {tentang}",
        "Keputusan Anda mengubah hasil evaluasinya.", "Pejabat yang berwenang belum menerima hasil yang diubah.",
        "Buka dokumen", alamat_evaluasi, ATASAN, laporkan_putusan, rahasia=True,
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
