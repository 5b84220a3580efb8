"""Pembinaan: what waits between those who guide and those who are guided, and the closed matters.

All of it is `rahasia`: that somebody is guided, let alone counselled, is told to nobody but whose turn it is.
"""

from collections.abc import Callable
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse

from pegawai import mandat
from skp_app.aturan.pembinaan import TERLAKSANA, Kapasitas, Metode, Status, StatusKonseling
from skp_app.kewajiban import Jenis, baris, nama
from skp_app.models import (
    BarisCoaching,
    Bimbingan,
    Konseling,
    RencanaMentoring,
    TandaTanganBimbingan,
    TanggalTindakLanjut,
)

PEGAWAI = "Sebagai pegawai"
PENILAI = "Sebagai pejabat penilai kinerja"
ATASAN = "Sebagai atasan pejabat penilai"
PEMBIMBING = "Sebagai pembimbing"
TERLIBAT = "Sebagai yang terlibat dalam pembinaan"


def alamat(kode: str) -> str:
    return reverse("skp_app:bimbingan", args=[kode])


def alamat_perihal(kode: str) -> str:
    return reverse("skp_app:perihal", args=[kode])


def _tanda(kode_format: str) -> Exists:
    berlaku = TandaTanganBimbingan.objects.berlaku().filter(bimbingan=OuterRef("pk"), kode_format=kode_format)
    return Exists(berlaku)


def usul(_hari: date) -> QuerySet:
    daftar = Bimbingan.objects.filter(status=Status.DIUSULKAN)
    return baris(daftar, "bimbingan_usul", pemilik="penilai", penunggu="pengusul", sejak="dibuat_pada", kode="kode",
                 tentang=nama("pegawai"))  # fmt: skip


def persiapan(_hari: date) -> QuerySet:
    """Before the session the pegawai reports, before a mentoring he plans (Lampiran p. 79 (a), 81 (a))."""
    tertulis = [Exists(m.objects.filter(bimbingan=OuterRef("pk"))) for m in (BarisCoaching, RencanaMentoring)]
    daftar = Bimbingan.objects.filter(status=Status.BERJALAN, metode__in=[Metode.COACHING, Metode.MENTORING])
    daftar = daftar.exclude(tertulis[0] | tertulis[1])
    return baris(daftar, "bimbingan_persiapan", pemilik="pegawai", penunggu="pembimbing", sejak="dibuat_pada",
                 kode="kode", tenggat="jadwal", tentang=nama("pembimbing"))  # fmt: skip


def tanda_tangan(_hari: date) -> QuerySet:
    ada = TandaTanganBimbingan.objects.berlaku().filter(bimbingan=OuterRef("pk"))
    belum = Case(When(Exists(ada.filter(peran="pegawai")), then=F("pembimbing")), default=F("pegawai"))
    sudah = Case(When(Exists(ada.filter(peran="pegawai")), then=F("pegawai")), default=F("pembimbing"))
    daftar = Bimbingan.objects.filter(status=Status.MENUNGGU_TTD)
    return baris(daftar, "bimbingan_ttd", pemilik=belum, penunggu=sudah, kode="kode", tentang=nama("pegawai"),
                 sejak=Subquery(ada.order_by("pada").values("pada")[:1]))  # fmt: skip


def umpan_balik(_hari: date) -> QuerySet:
    daftar = Bimbingan.objects.filter(~_tanda("B.1.8"), status__in=sorted(TERLAKSANA))
    return baris(daftar, "bimbingan_b18", pemilik="pegawai", penunggu="atasan_penilai", sejak="terlaksana_pada",
                 kode="kode", tentang=nama("pembimbing"))  # fmt: skip


def evaluasi(_hari: date) -> QuerySet:
    daftar = Bimbingan.objects.filter(~_tanda("B.1.9"), status__in=sorted(TERLAKSANA))
    return baris(daftar, "bimbingan_b19", pemilik="pembimbing", penunggu="penilai", sejak="terlaksana_pada",
                 kode="kode", tentang=nama("pegawai"))  # fmt: skip


def laporan(_hari: date) -> QuerySet:
    daftar = Bimbingan.objects.filter(_tanda("B.1.9"), status=Status.SELESAI)
    return baris(daftar, "bimbingan_lapor", pemilik="penilai", penunggu="atasan_penilai", sejak="terlaksana_pada",
                 kode="kode", tentang=nama("pegawai"))  # fmt: skip


def putusan(_hari: date) -> QuerySet:
    daftar = Bimbingan.objects.filter(status=Status.DILAPORKAN, atasan_penilai__isnull=False)
    return baris(daftar, "bimbingan_putus", pemilik="atasan_penilai", penunggu="penilai", sejak="dilaporkan_pada",
                 kode="kode", tentang=nama("pegawai"))  # fmt: skip


def tindak_lanjut(_hari: date) -> QuerySet:
    daftar = TanggalTindakLanjut.objects.filter(selesai_pada=None)
    return baris(daftar, "tindak_lanjut_bimbingan", pemilik="penanggung", penunggu="dicatat_oleh",
                 sejak="dicatat_pada", tenggat="tanggal", kode="bimbingan__kode", tentang="uraian")  # fmt: skip


def perihal(_hari: date) -> QuerySet:
    """Whose turn it is in a konseling: the addressed head, the konselor, or who decides on the record."""
    pejabat = mandat.pimpinan_kepegawaian().order_by().values("pk")
    dialamatkan = Q(status=StatusKonseling.DILAPORKAN) | Q(
        status=StatusKonseling.DIREKAM, kapasitas=Kapasitas.INDEPENDEN
    )
    giliran = [
        When(dialamatkan, then=F("kepada")),
        When(status=StatusKonseling.DITETAPKAN, then=F("konselor")),
        When(status=StatusKonseling.DIREKAM, then=F("atasan_penilai")),
    ]
    sejak = [When(status=StatusKonseling.DIREKAM, then=F("direkam_pada"))]
    daftar = Konseling.objects.filter(
        status__in=[StatusKonseling.DILAPORKAN, StatusKonseling.DITETAPKAN, StatusKonseling.DIREKAM]
    )
    daftar = daftar.exclude(dialamatkan & ~Q(kepada__in=pejabat))
    return baris(daftar, "perihal", pemilik=Case(*giliran), sejak=Case(*sejak, default=F("dilaporkan_pada")),
                 kode="kode")  # fmt: skip


def _jenis(
    kunci: str,
    judul: str,
    sebab: str,
    akibat: str,
    tombol: str,
    peran: str,
    sumber: Callable[[date], QuerySet],
    tujuan: Callable[[str], str] = alamat,
) -> Jenis:
    return Jenis(kunci, judul, sebab, akibat, tombol, tujuan, peran, sumber, rahasia=True)


JENIS: tuple[Jenis, ...] = (
    _jenis("bimbingan_usul", "Putuskan usulan bimbingan {tentang}", "Pimpinan lain mengusulkannya.",
           "Bimbingan belum dimulai.", "Putuskan", PENILAI, usul),
    _jenis("bimbingan_persiapan", "Siapkan bimbingan dengan {tentang}",
           "Kemajuan, hambatan, dan rencana Anda diisi sebelum pertemuan.", "Pertemuan dimulai tanpa bahan.",
           "Isi lembar", PEGAWAI, persiapan),
    _jenis("bimbingan_ttd", "Tanda tangani bimbingan {tentang}", "Pihak lain sudah menandatangani.",
           "Rekaman bimbingan belum sah.", "Periksa dan tanda tangani", TERLIBAT, tanda_tangan),
    _jenis("bimbingan_b18", "Isi umpan balik bimbingan dengan {tentang}", "Bimbingan sudah selesai dilaksanakan.",
           "Atasan pejabat penilai belum mengetahui pendapat Anda.", "Isi umpan balik", PEGAWAI, umpan_balik),
    _jenis("bimbingan_b19", "Isi evaluasi kompetensi {tentang}", "Bimbingan sudah selesai dilaksanakan.",
           "Bimbingan belum dapat dilaporkan.", "Isi evaluasi", PEMBIMBING, evaluasi),
    _jenis("bimbingan_lapor", "Laporkan bimbingan {tentang}", "Evaluasi kompetensi sudah ditandatangani.",
           "Tindak lanjut belum dapat ditentukan.", "Laporkan", PENILAI, laporan),
    _jenis("bimbingan_putus", "Tentukan tindak lanjut bimbingan {tentang}", "Penilai sudah melaporkannya.",
           "Pegawai belum mengetahui tindak lanjutnya.", "Tentukan", ATASAN, putusan),
    _jenis("tindak_lanjut_bimbingan", "{tentang}", "Disepakati sebagai tindak lanjut bimbingan kinerja.",
           "Kesepakatan bimbingan belum dijalankan.", "Catat hasil", TERLIBAT, tindak_lanjut),
    _jenis("perihal", "Perihal tertutup menunggu Anda", "Hanya Anda yang dapat melanjutkannya.",
           "Perihal itu berhenti pada Anda.", "Buka", TERLIBAT, perihal, alamat_perihal),
)  # fmt: skip
