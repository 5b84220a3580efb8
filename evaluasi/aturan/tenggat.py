"""Deadlines of the Dokumen Evaluasi in hari kerja (Lampiran p. 114-117 A.5-A.11)."""

from collections.abc import Collection
from datetime import date

from pegawai.aturan.hari_kerja import tambah_hari_kerja


def penyerahan(ditandatangani: date, hari: int, libur: Collection[date]) -> date:
    """Last day to hand the document over, `hari` working days after the signature (p. 114 A.5, p. 116 A.9)."""
    return tambah_hari_kerja(ditandatangani, hari, libur)


def pengembalian(diterima: date, hari: int, libur: Collection[date]) -> date:
    """Last day for the Pegawai to sign and return it, counted from receipt (p. 114 A.6, p. 116 A.10)."""
    return tambah_hari_kerja(diterima, hari, libur)


def evaluasi_atasan(akhir_jendela: date, hari: int, libur: Collection[date]) -> date:
    """Last day for the atasan of a late penilai to evaluate and sign D.1.2 (p. 115-116 A.8)."""
    return tambah_hari_kerja(akhir_jendela, hari, libur)


def pelaporan(akhir_jendela: date, hari: int, libur: Collection[date]) -> date:
    """Last day of the report to the PyB, counted from the end of the window (p. 115 A.7, p. 117 A.11)."""
    return tambah_hari_kerja(akhir_jendela, hari, libur)
