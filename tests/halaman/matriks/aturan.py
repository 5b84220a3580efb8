"""Rows of the permission matrix: rules are read with a mandate; the BKD proposes, a second officer decides."""

from datetime import timedelta

from django.utils.timezone import localdate

from pegawai.alur import ketentuan, libur
from pegawai.models import HariLibur
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

PEMBACA = frozenset({"dewi", "admin"})
BKD = frozenset({"admin"})
RAHASIA: dict = {"KENARI-ATURAN-BARU": PEMBACA}


def siapkan(d):
    """The head of the BKD proposed a new term; Admin may decide."""
    besok = localdate() + timedelta(days=1)
    pengusul = pembuat.buat_pegawai("Wira Nugraha")
    pembuat.jadikan_bkd(pengusul)
    d.usulan_aturan = ketentuan.usulkan(
        "keberatan_hari_kerja", 10, besok, sumber="Uji", alasan="KENARI-ATURAN-BARU", oleh=pengusul
    )
    libur.catat([libur.Hari(besok, "Hari jadi kabupaten", "daerah")], sumber="Keputusan bupati", oleh=pengusul)
    d.libur = HariLibur.objects.get(tanggal=besok)


def baris(d):
    usulan = (d.usulan_aturan.pk,)
    return [
        Baris("pegawai:aturan", (), PEMBACA),
        Baris("pegawai:aturan_rinci", ("keberatan_hari_kerja",), PEMBACA, post=422, pelaku=BKD),
        Baris("pegawai:setujui_usulan_aturan", usulan, PEMBACA, None, 302, BKD),  # the password comes in between
        Baris("pegawai:tolak_usulan_aturan", usulan, PEMBACA, None, 422, BKD),
        Baris("pegawai:libur", (), PEMBACA, post=422, pelaku=BKD),
        Baris("pegawai:hapus_libur", (d.libur.pk,), PEMBACA, None, 302, BKD),
    ]
