"""Deadlines of the Dokumen Evaluasi in hari kerja (Lampiran p. 114 A.5-A.6, p. 115 A.7)."""

from collections.abc import Collection
from datetime import date

from pegawai.aturan.hari_kerja import tambah_hari_kerja


def penyerahan(ditandatangani: date, hari: int, libur: Collection[date]) -> date:
    """Last day to hand the document over, `hari` working days after the penilai's signature (p. 114 A.5)."""
    return tambah_hari_kerja(ditandatangani, hari, libur)


def pengembalian(diterima: date, hari: int, libur: Collection[date]) -> date:
    """Last day for the Pegawai to sign and return it, counted from receipt (p. 114 A.6)."""
    return tambah_hari_kerja(diterima, hari, libur)


def pelaporan(akhir_jendela: date, hari: int, libur: Collection[date]) -> date:
    """Last day of the report to the PyB, counted from the end of the evaluation window (p. 115 A.7)."""
    return tambah_hari_kerja(akhir_jendela, hari, libur)
