"""Rows of the permission matrix: the state of the installation is for the BKD alone."""

from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return [
        Baris("pegawai:operasi", lihat=BKD),
        Baris("pegawai:cadangkan", (), BKD, None, 302),  # the password comes in between
        Baris("pegawai:uji_surel", (), BKD, None, 409),  # she has no address
        Baris("pegawai:metrik", (), frozenset(), umum=True, get=404),
    ]
