"""Rows of the permission matrix: bukti. A file and a document in the unit of Sari, each for one realisasi of hers."""

from django.core.files.uploadedfile import SimpleUploadedFile

from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.alur import bukti as alur
from skp_app.alur import paket_bukti
from skp_app.alur.rawat_bukti import buat_miniatur
from skp_app.alur.unggah_bukti import unggah
from skp_app.models import PeriodeEvaluasi, Realisasi
from tests.berkas_uji import gambar
from tests.halaman.matriks.dasar import LIHAT, Baris

PEMBACA = frozenset({"sari", "budi", "tono"})
RAHASIA: dict = {
    "KENARI-JUDUL-BUKTI": PEMBACA,
    "KENARI-NAMA-BERKAS": PEMBACA,
    "KENARI-JUDUL-LEPAS": frozenset({"sari"}),
}


def siapkan(d):
    """One picture that is used, one document that is not, a pack ordered by Budi."""
    sari = d.orang.sari
    realisasi = Realisasi.objects.get(iki=d.iki_sari, periode_evaluasi__kode=f"{d.tahun}-tw2")
    berkas = SimpleUploadedFile("KENARI-NAMA-BERKAS.jpg", gambar())
    d.berkas_bukti = unggah(berkas, oleh=sari, judul="KENARI-JUDUL-BUKTI")
    buat_miniatur(d.berkas_bukti)
    alur.pakai(d.berkas_bukti, realisasi, oleh=sari)
    d.bukti_unit = alur.tambah_unit(oleh=sari, judul="Berita acara rapat", lokasi="Lemari")
    d.pakai_unit = alur.pakai(d.bukti_unit, realisasi, oleh=sari)
    d.bukti_lepas = alur.tambah_unit(oleh=sari, judul="KENARI-JUDUL-LEPAS", lokasi="Lemari")
    periode = PeriodeEvaluasi.objects.get(kode=f"{d.tahun}-tw2")
    d.paket = paket_bukti.pesan(d.skp["sari"], periode, oleh=d.orang.budi)
    buku.kerjakan(d.paket.pk, paket_bukti.jalankan)
    d.paket = Pekerjaan.objects.get(pk=d.paket.pk)


def baris(d):
    milik, pembaca_skp = frozenset({"sari"}), LIHAT["sari"]
    berkas, lepas, sari = d.berkas_bukti.kode, d.bukti_lepas.kode, d.skp["sari"].kode

    def verba(nama, kode, post, *lain):
        lihat = PEMBACA if kode == berkas else milik
        return Baris(nama, (kode, *lain), lihat, None, post, milik, pembaca=milik)

    return [
        Baris("skp_app:gudang_bukti"),
        Baris("skp_app:unggah_bukti", get=None, post=422),
        Baris("skp_app:tambah_ke_gudang", get=None, post=422),
        Baris("skp_app:berkas_bukti", (berkas,), PEMBACA),
        Baris("skp_app:miniatur_bukti", (berkas,), PEMBACA),
        Baris("skp_app:rincian_bukti", (berkas,), PEMBACA),
        Baris("skp_app:rincian_bukti", (lepas,), milik),
        verba("skp_app:ganti_bukti", berkas, 422),
        verba("skp_app:ganti_bukti", lepas, 422),
        verba("skp_app:periksa_bukti", berkas, 302),
        verba("skp_app:pakai_bukti", berkas, 422),
        verba("skp_app:lepas_bukti", berkas, 302, d.berkas_bukti.pakai.get().pk),
        verba("skp_app:buang_bukti", lepas, 302),
        Baris("skp_app:bukti_dilihat", (d.pakai_unit.pk,), PEMBACA, None, 302, frozenset({"budi"}),
              pembaca=frozenset({"budi"})),
        Baris("skp_app:paket_bukti", (d.paket.kode,), frozenset({"budi", "admin"}), pembaca=frozenset({"budi"})),
        Baris("skp_app:buat_paket_bukti", (sari, f"{d.tahun}-tw2"), pembaca_skp,
              None, 302, PEMBACA, pembaca=PEMBACA),
    ]  # fmt: skip
