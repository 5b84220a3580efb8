"""Rows of the permission matrix: help-desk, and what somebody can see."""

from pegawai.alur import bantuan_layar
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
RAHASIA: dict = {"KENARI-ALASAN-BANTUAN": frozenset({"admin", "wati"})}


def siapkan(d):
    """The BKD asks to see Wati's screens; nobody has agreed yet."""
    d.bantuan = bantuan_layar.minta(d.orang.wati, oleh=d.orang.admin, alasan="KENARI-ALASAN-BANTUAN")


def baris(d):
    satu, pihak = (d.bantuan.kode,), frozenset({"admin", "wati"})
    return [
        Baris("pegawai:bantuan_saya"),
        Baris("pegawai:bantuan_layar", (), BKD),
        Baris("pegawai:minta_bantuan", (d.orang.sari.kode,), BKD, post=422),
        Baris("pegawai:setujui_bantuan", satu, pihak, None, 302),  # the password comes in between
        Baris("pegawai:buka_bantuan", satu, BKD, None, 302),
        Baris("pegawai:tutup_bantuan", satu, pihak, None, 302),
        Baris("evaluasi:simulasi", (d.orang.sari.kode,), BKD),
    ]
