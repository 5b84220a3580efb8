"""Rows of the permission matrix: Sari's yearly result from before the application was used. No address of its own."""

from evaluasi.models import PredikatTerdahulu
from pegawai.models import Impor
from tests.halaman.matriks.dasar import LIHAT

RAHASIA = {"KENARI-JABATAN-DAHULU": LIHAT["sari"]}


def siapkan(d):
    admin = d.orang.admin
    impor = Impor.objects.create(jenis="predikat", nama_berkas="lama.xlsx", sidik="0" * 64, diunggah_oleh=admin)
    PredikatTerdahulu.objects.create(
        pegawai=d.orang.sari, tahun=d.tahun - 2, rating_hasil="sesuai", rating_perilaku="sesuai", predikat="baik",
        jabatan="KENARI-JABATAN-DAHULU", impor=impor,
    )  # fmt: skip


def baris(d):
    return []
