"""Rows of the permission matrix: the rating sheet of Sari, and Rina's pertimbangan about her for Budi."""

from django.utils.timezone import localdate

from evaluasi.alur import pertimbangan
from skp_app.alur import penugasan
from tests import pembuat
from tests.halaman.matriks.dasar import LIHAT, Baris, verba

RAHASIA = {"KENARI-PERTIMBANGAN": frozenset({"rina", "budi"})}


def siapkan(d):
    o, sari = d.orang, d.skp["sari"]
    tugas = penugasan.tunjuk(o.sari, oleh=o.rina, uraian="Tim bersama", mulai=localdate().replace(month=1, day=2))
    penugasan.putuskan(tugas, oleh=o.budi, setuju=True)
    pertimbangan.beri(sari, pembuat.triwulan(2), oleh=o.rina, isi="KENARI-PERTIMBANGAN: rapi.")


def baris(d):
    tw2, rina = f"{d.tahun}-tw2", frozenset({"rina"})
    sari = (tw2, d.skp["sari"].kode)
    return [
        verba("evaluasi:saran", sari, "sari", {"budi"}, 302),
        Baris("evaluasi:minta_pertimbangan", sari, LIHAT["sari"], None, 422, frozenset({"budi"})),
        Baris("evaluasi:pertimbangan", get=302),
        Baris("evaluasi:pertimbangan_periode", (tw2,)),
        Baris("evaluasi:beri_pertimbangan", sari, rina, post=422),
    ]
