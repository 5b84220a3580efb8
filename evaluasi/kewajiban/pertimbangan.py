"""Pertimbangan that the penilai asked of a ketua tim or of who gave a penugasan (Lampiran p. 89 A.4)."""

from datetime import date

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse

from evaluasi.models import Pertimbangan
from skp_app.kewajiban import Jenis, baris, nama
from skp_app.models import PenutupanPeriode

PEMISAH = "~"


def alamat(kode: str) -> str:
    return reverse("evaluasi:beri_pertimbangan", args=kode.split(PEMISAH))


def alamat_penilai(kode: str) -> str:
    return reverse("evaluasi:nilai", args=kode.split(PEMISAH))


def diminta(hari: date) -> QuerySet:
    """Asked for, not given, and the result of the period not set."""
    ditutup = PenutupanPeriode.objects.filter(
        skp__rangkaian=OuterRef("skp__rangkaian"), periode_evaluasi=OuterRef("periode_evaluasi")
    )
    terbuka = Pertimbangan.objects.filter(
        ~Exists(ditutup), diberikan_pada=None, periode_evaluasi__periode__tahun__gte=hari.year - 1
    )
    return baris(
        terbuka, "pertimbangan", pemilik="pemberi", penunggu="diminta_oleh", sejak="diminta_pada",
        tenggat="periode_evaluasi__jendela_selesai", tentang=nama("skp__pegawai"),
        rincian="periode_evaluasi__nama",
        kode=Concat("periode_evaluasi__kode", Value(PEMISAH), "skp__kode", output_field=CharField()),
    )  # fmt: skip


JENIS: tuple[Jenis, ...] = (
    Jenis(
        "pertimbangan", "Beri pertimbangan penilaian {tentang}, {rincian}", "Diminta {sejak} oleh {penunggu}",
        "Penilai menilai tanpa pertimbangan Anda.", "Tulis pertimbangan", alamat, "Sebagai ketua tim",
        diminta, banyak="Beri pertimbangan penilaian {n} orang", ditunggu="Pertimbangan {pemilik} tentang {tentang}",
        alamat_penunggu=alamat_penilai, tombol_penunggu="Buka penilaian", netral="Beri pertimbangan penilaian",
        belum="belum memberi pertimbangan penilaian",
    ),
)  # fmt: skip
