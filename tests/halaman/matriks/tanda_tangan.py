"""Rows of the permission matrix: signatures, and the public page that anybody may open with the code of a document."""

from evaluasi.alur import arsip
from pegawai.alur import pekerjaan as buku
from skp_app.alur import pencetakan, tanda_tangan_massal
from tests.halaman.matriks.dasar import LIHAT, Baris
from tests.pdf_uji import kertas

PIHAK = frozenset({"sari", "budi"})
RAHASIA: dict = {}


def siapkan(d):
    """The SKP of Sari is stored and waits for her signature."""
    skp = d.skp["sari"]
    d.dokumen = pencetakan.arsipkan(
        skp, "A.1.7", skp.sidik_ditetapkan, lambda _: kertas("pegawai", "penilai", judul="matriks")
    )
    d.massal = buku.pesan(tanda_tangan_massal.TUGAS, "matriks", "Tanda tangan", d.orang.budi, dokumen=[d.dokumen.kode])
    d.arsip = arsip.pesan(d.orang.sari)


def baris(d):
    kode, bkd, pihak = d.dokumen.kode, frozenset({"admin"}), frozenset({"sari", "budi", "admin"})
    return [
        Baris("skp_app:tanda_tangan"),
        Baris("skp_app:tandatangani_banyak", get=None, post=422),
        Baris("skp_app:hasil_tanda_tangan", (d.massal.kode,), frozenset({"budi"})),
        Baris("skp_app:kunci_tanda_tangan", post=302),
        Baris("skp_app:cabut_kunci", get=None, post=302),
        Baris(
            "skp_app:tandatangani", (kode,), pihak, post=422, pelaku=pihak - bkd, khusus={("budi", "POST"): 409}
        ),  # Sari signs first
        Baris("skp_app:tandatangani_skp", (d.skp["sari"].kode,), LIHAT["sari"], 302, pembaca=PIHAK),
        Baris("skp_app:tandatangani_skp", (d.skp["joko"].kode,), LIHAT["joko"], 409),
        Baris("skp_app:dokumen_pdf", (kode,), pihak),
        Baris("skp_app:berkas_tanda_tangan", (kode, 0), pihak),
        Baris("skp_app:berkas_tanda_tangan", (kode, 1), frozenset()),
        Baris("skp_app:tarik_dokumen", (kode,), bkd, None, 302),
        Baris("evaluasi:arsip"),
        Baris("evaluasi:buat_arsip", get=None, post=302),
        Baris("evaluasi:unduh_arsip", (d.arsip.kode,), frozenset({"sari"}), get=409),
        Baris("cek_berkas", umum=True, post=422),
        Baris("cek", (d.dokumen.kode,), umum=True),
        Baris("cek", ("tidakada",), umum=True, get=404),
    ]
