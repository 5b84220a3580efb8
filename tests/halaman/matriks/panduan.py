"""Rows of the permission matrix: the guide is for everybody with an account, and says nothing about anybody."""

from evaluasi.views.panduan import TOPIK
from tests.halaman.matriks.dasar import Baris

RAHASIA: dict = {}


def siapkan(d):
    pass


def baris(d):
    return [Baris("evaluasi:panduan"), *[Baris("evaluasi:panduan_topik", (kunci,)) for kunci in TOPIK]]
