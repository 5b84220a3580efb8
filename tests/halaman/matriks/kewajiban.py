"""Rows of the permission matrix: kewajiban."""

from tests.halaman.matriks.dasar import Baris

PEMANTAU = frozenset({"budi", "rina", "tono", "bupati", "dewi", "admin"})
RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return [
        Baris("evaluasi:menunggu", lihat=PEMANTAU),
        Baris("evaluasi:ingatkan", get=None, post=422),
        Baris("evaluasi:tunda", get=422, post=422),
    ]
