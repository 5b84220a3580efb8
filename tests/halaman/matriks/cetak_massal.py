"""Rows of the permission matrix: a ZIP that Budi ordered for his team, the rekap of the dinas, the list of evidence."""

from evaluasi.alur import cetak_massal
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.models import PeriodeEvaluasi
from tests.halaman.matriks.dasar import LIHAT, Baris

RAHASIA: dict = {}


def siapkan(d):
    periode = PeriodeEvaluasi.objects.get(kode=f"{d.tahun}-tw2")
    d.cetakan = cetak_massal.pesan(periode, None, oleh=d.orang.budi, jenis=["lampiran"], keperluan="Arsip")
    buku.kerjakan(d.cetakan.pk, cetak_massal.jalankan)
    d.cetakan = Pekerjaan.objects.get(pk=d.cetakan.pk)
    d.unit_rekap = d.orang.tono.penempatan.get().unit


def baris(d):
    budi, pihak = frozenset({"budi"}), frozenset({"sari", "budi", "tono"})
    return [
        Baris("evaluasi:cetak_massal_kini", get=302),
        # The password comes in between.
        Baris("evaluasi:cetak_massal", (f"{d.tahun}-tw2",), post=302),
        Baris("evaluasi:unduh_cetak_massal", (d.cetakan.kode,), frozenset({"budi", "admin"}), pembaca=budi),
        Baris("evaluasi:rekap_pdf", (f"{d.tahun}-tw2", d.unit_rekap.kode), frozenset({"dewi", "admin"})),
        Baris("skp_app:daftar_bukti_pdf", (d.skp["sari"].kode, f"{d.tahun}-tw2"), LIHAT["sari"], pembaca=pihak),
    ]
