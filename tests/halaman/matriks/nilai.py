"""Rows of the permission matrix: the rating sheet of Sari, whose penilai is Budi."""

from tests.halaman.matriks.dasar import verba

RAHASIA = {}


def siapkan(_d):
    """The people of the matrix are enough."""


def baris(d):
    sari = (f"{d.tahun}-tw2", d.skp["sari"].kode)
    return [verba("evaluasi:saran", sari, "sari", {"budi"}, 302)]
