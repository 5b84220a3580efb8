"""Rows of the permission matrix for this part; `siapkan(d)` adds its objects to the world."""

from skp_app.alur import perubahan
from skp_app.models import VersiSkp
from tests.halaman.matriks.dasar import LIHAT, Baris

PEMILIK = frozenset({"sari"})
RAHASIA: dict = {"KENARI-RANCANGAN-SARI": PEMILIK}


def siapkan(d):
    """Sari drafts a change of her SKP, which stays in force; nobody else may know of it."""
    sari = d.skp["sari"]
    d.perubahan_sari = perubahan.buka(sari, oleh=sari.pegawai, alasan="KENARI-RANCANGAN-SARI")
    d.versi_sari = list(VersiSkp.objects.filter(skp=sari).order_by("pk"))


def baris(d):
    sari, lina, baru = d.skp["sari"].kode, d.skp["lina"].kode, d.perubahan_sari.kode
    diajukan, ditetapkan = (v.pk for v in d.versi_sari)
    hanya_lina = frozenset({"lina"})
    return [
        Baris("skp_app:perubahan", (sari,), LIHAT["sari"], 302, 302, PEMILIK, PEMILIK),
        Baris("skp_app:perubahan", (lina,), LIHAT["lina"], 409, 409, hanya_lina, hanya_lina),
        Baris("skp_app:perubahan", (baru,), PEMILIK, 409, 409),
        Baris("skp_app:detail", (baru,), PEMILIK),
        Baris("skp_app:buang_perubahan", (sari,), LIHAT["sari"], None, 409, PEMILIK),
        Baris("skp_app:buang_perubahan", (baru,), PEMILIK, None, 302),
        Baris("skp_app:versi", (sari,), LIHAT["sari"]),
        Baris("skp_app:versi", (baru,), PEMILIK),
        Baris("skp_app:versi_pdf", (sari, diajukan), LIHAT["sari"]),
        Baris("skp_app:versi_pdf", (sari, ditetapkan), LIHAT["sari"]),
        Baris("skp_app:banding", (sari, diajukan, ditetapkan), LIHAT["sari"]),
        Baris("skp_app:banding", (baru, ditetapkan, 0), PEMILIK),
    ]
