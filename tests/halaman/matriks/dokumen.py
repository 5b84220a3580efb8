"""Rows of the permission matrix for the planning sheets as PDF: whoever reads the SKP prints them."""

from skp_app.models import Iki, ManualIndikator, Workblock
from tests.halaman.matriks.dasar import LIHAT, Baris

RAHASIA: dict = {}


def siapkan(d):
    """The draft of Joko bears both sheets, the SKP of Sari a workblock only."""
    ManualIndikator.objects.create(iki=Iki.objects.filter(rhk__skp=d.skp["joko"]).first(), tujuan="Mengetahui layanan")
    d.workblock = {
        nama: Workblock.objects.create(skp=d.skp[nama], urutan=1, judul=f"Layanan {nama}") for nama in ("joko", "sari")
    }


def baris(d):
    sari, joko = d.skp["sari"].kode, d.skp["joko"].kode
    return [
        Baris("skp_app:manual_pdf", (joko,), LIHAT["joko"]),
        Baris("skp_app:manual_pdf", (sari,), LIHAT["sari"], get=409),
        Baris("skp_app:workblock_pdf", (joko, d.workblock["joko"].pk), LIHAT["joko"]),
        Baris("skp_app:workblock_pdf", (sari, d.workblock["sari"].pk), LIHAT["sari"]),
        Baris("skp_app:workblock_pdf", (sari, d.workblock["joko"].pk), frozenset()),
    ]
