"""Steps of a case that have a date. Only who looks after the case is reminded, by a title that names nobody."""

from datetime import date

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse

from evaluasi.aturan.tindak_lanjut import TERBUKA, Status
from evaluasi.models import TahapTindakLanjut
from skp_app.kewajiban import Jenis, baris, nama

PEMISAH = "~"
KEPEGAWAIAN = "Sebagai pengelola kepegawaian"


def alamat(kode: str) -> str:
    return reverse("evaluasi:tindak_lanjut", args=[kode.partition(PEMISAH)[0]])


def tahap(hari: date) -> QuerySet:
    """From the day a step begins; due at its end, or that day when it has none."""
    semua = TahapTindakLanjut.objects.filter(keadaan__in=sorted(TERBUKA), kasus__status=Status.TERBUKA)
    semua = semua.annotate(
        awal=Coalesce("mulai", "usulan_mulai"), batas=Coalesce("selesai", "mulai", "usulan_selesai", "usulan_mulai")
    ).filter(awal__lte=hari)
    return baris(
        semua, "tahap_tindak_lanjut", pemilik="kasus__petugas", sejak="awal", tenggat="batas",
        kode=Concat("kasus__kode", Value(PEMISAH), "urutan", output_field=CharField()), tentang=nama("kasus__pegawai"),
    )  # fmt: skip


JENIS = (
    Jenis(
        "tahap_tindak_lanjut", "Periksa tahap tindak lanjut {tentang}",
        "Tanggalnya usulan menurut peraturan, atau yang sudah dijadwalkan.",
        "Yang bersangkutan menunggu kepastian.", "Buka kasus", alamat, KEPEGAWAIAN, tahap, rahasia=True,
    ),
)  # fmt: skip
