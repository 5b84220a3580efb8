"""Rows of the permission matrix: kewajiban."""

from django.utils.timezone import localdate

from pegawai.alur import kalender
from skp_app.alur import penugasan
from tests.halaman.matriks.dasar import Baris

PEMANTAU = frozenset({"budi", "rina", "tono", "bupati", "dewi", "admin"})
RAHASIA: dict = {
    # Work that Rina gives Sari: Sari's, Rina's and Budi's, who decides. On the board only that something waits.
    "KENARI-PENUGASAN": frozenset({"sari", "rina", "budi"}),
}


def siapkan(d):
    o = d.orang
    penugasan.usulkan(
        pegawai=o.sari, pemberi=o.rina, pemberi_teks="Kepala Bidang Statistik", penilai=o.budi,
        uraian="KENARI-PENUGASAN", mulai=localdate(),
    )  # fmt: skip
    d.kalender = kalender.buat(o.sari)


def baris(d):
    return [
        Baris("evaluasi:menunggu", lihat=PEMANTAU),
        Baris("evaluasi:perbarui_menunggu", lihat=PEMANTAU, get=None, post=302),
        Baris("evaluasi:ingatkan", get=None, post=422),
        Baris("evaluasi:tunda", get=422, post=422),
        Baris("evaluasi:bukti_kewajiban", (d.tahun,)),
        Baris("evaluasi:kalender"),
        Baris("evaluasi:buat_kalender", get=None, post=200),
        Baris("evaluasi:cabut_kalender", get=None, post=302),
        Baris("evaluasi:kalender_ics", (d.kalender,), umum=True),
        Baris("pegawai:atur_pemberitahuan", post=422),
    ]
