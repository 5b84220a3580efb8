"""Rows of the permission matrix: the words of the instansi are read with a mandate and written by the BKD.

A phrase is offered to everybody who writes; the basis it rests on is for those who keep the rules.
"""

from django.utils.timezone import localdate

from pegawai.alur import teks_instansi
from tests.halaman.matriks.dasar import Baris

PEMBACA = frozenset({"dewi", "admin"})
BKD = frozenset({"admin"})
RAHASIA: dict = {"KENARI-DASAR-FRASA": PEMBACA}


def siapkan(d):
    d.frasa = teks_instansi.tulis(
        "frasa_loyal", "Menjaga rahasia pasien", oleh=d.orang.admin, mulai=localdate(), sumber="KENARI-DASAR-FRASA"
    )


def baris(d):
    return [
        Baris("pegawai:teks_instansi", (), PEMBACA),
        Baris("pegawai:teks_tempat", ("frasa_loyal",), PEMBACA, post=422, pelaku=BKD),
        Baris("pegawai:akhiri_teks", (d.frasa.pk,), PEMBACA, None, 302, BKD),
    ]
