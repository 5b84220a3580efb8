"""Rows of the permission matrix: importing is for the BKD alone."""

from pegawai.models import BarisImpor, Impor
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
RAHASIA = {"KENARI-BARIS-IMPOR": BKD, "KENARI-BERKAS-IMPOR": BKD}


def siapkan(d):
    d.impor = {status: _impor(d.orang.admin, status) for status in ("diunggah", "diperiksa", "selesai", "dibatalkan")}


def _impor(admin, status):
    kosong = {"lembar": [], "contoh": {}, "tersembunyi": [], "catatan": []}
    kepala = {"judul": ["TANGGAL"], "baris": [1], "jumlah": 1, **kosong}
    impor = Impor.objects.create(
        jenis="hari_libur", nama_berkas="KENARI-BERKAS-IMPOR.xlsx", sidik="0" * 64, status=status,
        berkas="impor/tidak-ada", diunggah_oleh=admin, dijalankan_oleh=admin, kepala=kepala,
        pemetaan={"TANGGAL": "TANGGAL"}, angka={"tolak": 1},
    )  # fmt: skip
    BarisImpor.objects.create(
        impor=impor, nomor=2, sebutan="KENARI-BARIS-IMPOR", putusan="tolak", tindakan="tolak", keadaan="dilewati"
    )
    return impor


def baris(d):
    unggahan, diperiksa, selesai, batal = (d.impor[s].kode for s in ("diunggah", "diperiksa", "selesai", "dibatalkan"))
    return [
        Baris("pegawai:impor", lihat=BKD),
        Baris("pegawai:impor_unggah", (), BKD, 200, 422),
        Baris("pegawai:impor_rinci", (diperiksa,), BKD),
        Baris("pegawai:impor_petakan", (unggahan,), BKD, 200, 422),
        Baris("pegawai:impor_lembar", (selesai,), BKD, None, 409),
        Baris("pegawai:impor_pilih", (diperiksa,), BKD, None, 302),
        Baris("pegawai:impor_jalankan", (diperiksa,), BKD, None, 302),  # the password comes in between
        Baris("pegawai:impor_batalkan", (selesai,), BKD, None, 302),
        Baris("pegawai:impor_ulang", (batal,), BKD, None, 302),
        Baris("pegawai:impor_buang", (unggahan,), BKD, None, 302),
        Baris("pegawai:impor_unduh", (selesai, "csv"), BKD),
    ]
