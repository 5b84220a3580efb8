"""A right over the whole instansi that waits for a second officer: only the BKD knows of it."""

from pegawai import mandat
from pegawai.models import UsulanHak
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
RAHASIA = {"KENARI-HAK-BARU": BKD}


def siapkan(d):
    d.usulan_hak = UsulanHak.objects.create(
        pegawai=d.orang.rina, izin=mandat.INSTANSI, dasar="KENARI-HAK-BARU", diusulkan_oleh=d.orang.tono
    )


def baris(d):
    satu = (d.usulan_hak.pk,)
    return [
        Baris("pegawai:setujui_hak", satu, BKD, None, 302),  # the password comes in between
        Baris("pegawai:tolak_hak", satu, BKD, None, 302),
    ]
