"""Rows of the permission matrix: evaluations that passed to somebody, and reports of results."""

from tests.halaman.matriks.dasar import LIHAT, Baris

RAHASIA = {}


def siapkan(d):
    pass


def baris(d):
    hasil = LIHAT["evaluasi_tetap"]
    return [
        Baris("evaluasi:beralih", (f"{d.tahun}-tw1",)),
        Baris("evaluasi:berhalangan"),
        # Budi assesses; Tono stands above him.
        Baris("evaluasi:catat_berhalangan", (d.orang.budi.kode,), frozenset({"tono"}), 200, 422),
        Baris("evaluasi:akhiri_berhalangan", (d.orang.budi.kode,), frozenset({"tono"}), None, 409),
        Baris("evaluasi:laporan_kini", get=302),
        Baris("evaluasi:laporan", (f"{d.tahun}-tw1",)),
        Baris("evaluasi:laporkan", (d.tetap.kode,), hasil, None, 409, frozenset({"budi"})),
        Baris("evaluasi:laporan_pdf", (d.tetap.kode,), hasil, 404),
    ]
