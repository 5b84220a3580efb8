"""Rows of the permission matrix: signatures, and the public page that anybody may open with the code of a document."""

from skp_app.alur import pencetakan
from tests.halaman.matriks.dasar import Baris
from tests.pdf_uji import kertas

RAHASIA: dict = {}


def siapkan(d):
    """The SKP of Sari is stored and waits for her signature."""
    skp = d.skp["sari"]
    d.dokumen = pencetakan.arsipkan(
        skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai", judul="matriks")
    )


def baris(d):
    return [
        Baris("cek_berkas", umum=True, post=422),
        Baris("cek", (d.dokumen.kode,), umum=True),
        Baris("cek", ("tidakada",), umum=True, get=404),
    ]
