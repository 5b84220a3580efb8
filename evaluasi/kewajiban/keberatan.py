"""A keberatan: the penilai explains, the atasan penilai decides within 7 hari kerja (Lampiran p. 117 B.4-B.6).

Only the parties know of a case: no board shows it and no superior is told.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from evaluasi.aturan.keberatan import Pihak, Status
from evaluasi.models import Keberatan, KeteranganKeberatan
from skp_app.kewajiban import Jenis, baris, nama

PEGAWAI = "evaluasi__skp__pegawai"


def alamat(kode: str) -> str:
    return reverse("evaluasi:keberatan", args=[kode])


def _diperiksa() -> QuerySet[Keberatan]:
    return Keberatan.objects.filter(status=Status.DIAJUKAN)


def putuskan(hari: date) -> QuerySet:
    return baris(
        _diperiksa(), "putuskan_keberatan", pemilik="pemutus", penunggu=PEGAWAI, sejak="diajukan_pada",
        tenggat="batas_putusan", kode="kode", tentang=nama(PEGAWAI),
    )  # fmt: skip


def jelaskan(hari: date) -> QuerySet:
    kata = KeteranganKeberatan.objects.filter(keberatan=OuterRef("pk"), pihak=Pihak.PENILAI)
    return baris(
        _diperiksa().filter(~Exists(kata)), "jelaskan_keberatan", pemilik="evaluasi__penilai", penunggu="pemutus",
        sejak="diajukan_pada", tenggat="batas_putusan", kode="kode", tentang=nama(PEGAWAI),
    )  # fmt: skip


JENIS = (
    Jenis(
        "putuskan_keberatan",
        "Putuskan keberatan {tentang}",
        "Diajukan {sejak}. Dengarkan kedua pihak, lalu putuskan paling lama 7 hari kerja.",
        "Hasil evaluasi belum dapat dilaporkan selama keberatan belum diputus.",
        "Buka keberatan",
        alamat,
        "Sebagai atasan pejabat penilai",
        putuskan,
        banyak="Putuskan {n} keberatan",
        ditunggu="Keberatan Anda",
        tombol_penunggu="Buka berkas",
        rahasia=True,
    ),
    Jenis(
        "jelaskan_keberatan",
        "Jelaskan keberatan {tentang}",
        "Diajukan {sejak} atas hasil yang Anda tetapkan; penjelasan Anda diminta sebelum diputus.",
        "Atasan Anda belum dapat memutus.",
        "Beri penjelasan",
        alamat,
        "Sebagai pejabat penilai kinerja",
        jelaskan,
        banyak="Jelaskan {n} keberatan",
        ditunggu="Penjelasan atas keberatan {tentang}",
        rahasia=True,
    ),
)
