"""Rows of the permission matrix: Sari objects to her result of triwulan I; Tono decides, Rina helps him."""

from django.core.files.uploadedfile import SimpleUploadedFile

from evaluasi.alur import keberatan
from skp_app.alur.unggah_bukti import unggah
from tests.berkas_uji import gambar
from tests.halaman.matriks.dasar import LIHAT, Baris

ALASAN = "KENARI-KEBERATAN: laporan triwulan dinilai kurang padahal lengkap dan tepat waktu."
PEMBACA = frozenset({"sari", "budi", "tono", "admin", "rina"})
RAHASIA = {"KENARI-KEBERATAN": PEMBACA, "KENARI-BUKTI-KEBERATAN": PEMBACA}


def siapkan(d):
    o = d.orang
    berkas = SimpleUploadedFile("surat.jpg", gambar(sisi=(41, 31)))
    d.bukti_kasus = unggah(berkas, oleh=o.sari, judul="KENARI-BUKTI-KEBERATAN")
    isi = {"bagian": ["hasil_kerja"], "alasan": ALASAN, "bukti": [d.bukti_kasus]}
    d.keberatan = keberatan.ajukan(d.tetap, oleh=o.sari, **isi)
    keberatan.tunjuk(d.keberatan, o.rina, oleh=o.tono)


def baris(d):
    kasus = (d.keberatan.kode,)
    tono, sari = frozenset({"tono"}), frozenset({"sari"})
    hasil = LIHAT["evaluasi_tetap"]
    return [
        Baris("evaluasi:ajukan_keberatan", (d.tetap.kode,), hasil, 302, 302, sari, sari),
        Baris("evaluasi:daftar_keberatan"),
        Baris("evaluasi:keberatan", kasus, PEMBACA),
        Baris("evaluasi:terangkan_keberatan", kasus, PEMBACA, None, 422),
        Baris("evaluasi:lampirkan_bukti_keberatan", kasus, PEMBACA, None, 422, frozenset({"sari", "budi"})),
        Baris("evaluasi:bukti_keberatan", (*kasus, d.bukti_kasus.kode), PEMBACA),
        Baris("evaluasi:izinkan_keberatan", kasus, PEMBACA, None, 422),
        Baris("evaluasi:tolak_keberatan", kasus, PEMBACA, None, 422),
        Baris("evaluasi:cabut_keberatan", kasus, PEMBACA, None, 302, sari),
        Baris("evaluasi:tunjuk_pembantu", kasus, PEMBACA, None, 422),
        Baris("evaluasi:lepas_pembantu", (*kasus, d.orang.rina.kode), PEMBACA, None, 302, tono),
        Baris("evaluasi:putuskan_keberatan", kasus, PEMBACA, 200, 302, tono, tono),  # the password comes in between
        Baris("evaluasi:ajuan_pdf", kasus, PEMBACA),
        Baris("evaluasi:putusan_pdf", kasus, PEMBACA, 409),
    ]
