"""Rows of the permission matrix: the survey of a closed and of a running period.

The canaries: comments about Sari are for her, Budi and Tono; a draft answer is the respondent's own.
"""

from datetime import timedelta

from django.utils.timezone import localdate

from skp_app.alur import survei, survei_jawab
from skp_app.aturan.survei import NILAI, Kelompok, Skala, Status, kosong
from skp_app.models import HitunganSurvei, KotakKomentar, SasaranSurvei, Survei, UndanganSurvei
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

PEMBACA = frozenset({"sari", "budi", "tono"})
BKD = frozenset({"admin"})
PENJAWAB = frozenset({"joko"})
RAHASIA: dict = {
    "KENARI-KOMENTAR-SURVEI": PEMBACA,
    "KENARI-DRAF-SURVEI": PENJAWAB,
}


def siapkan(d):
    p = d.orang
    survei.atur_saklar(True, oleh=p.admin, dasar="SE Bupati")
    tutup, _ = buat(d, 1, (p.joko, p.lina, p.wati, p.rina, p.dewi), "KENARI-KOMENTAR-SURVEI")
    survei.tutup(tutup, oleh=p.admin)
    d.sasaran_survei = tutup.sasaran.get()
    d.survei_jalan, undangan = buat(d, 2, (p.joko,), "")
    d.undangan_survei = undangan[p.joko]
    draf = {"loyal": {"skala": "4", "komentar": "KENARI-DRAF-SURVEI"}}
    survei_jawab.simpan_draf(d.undangan_survei, oleh=p.joko, versi=0, isi=draf)


def buat(d, triwulan, penjawab, komentar):
    """A running survey about Sari; answered by these when there is a comment. (survey, {respondent: invitation})"""
    p = d.orang
    hari = {"mulai": localdate(), "selesai": localdate() + timedelta(days=3)}
    isian = {"atasan": 1, "rekan": 8, "bawahan": 8, "minimum": 5, "pengumuman": "Survei tertutup."}
    baru = survei.susun(pembuat.triwulan(triwulan), oleh=p.admin, **hari, **isian)
    Survei.objects.filter(pk=baru.pk).update(status=Status.DIUNDI)
    pihak = {"pegawai": p.sari, "penilai": p.budi, "atasan_penilai": p.tono}
    sasaran = SasaranSurvei.objects.create(survei=baru, skp=d.skp["sari"], **pihak)
    HitunganSurvei.objects.create(sasaran=sasaran, kelompok=Kelompok.REKAN, hitungan=kosong())
    KotakKomentar.objects.create(sasaran=sasaran)
    milik = {"survei": baru, "sasaran": sasaran, "unit": d.skp["sari"].unit, "kelompok": Kelompok.REKAN}
    undangan = {o: UndanganSurvei.objects.create(penjawab=o, **milik) for o in penjawab}
    Survei.objects.filter(pk=baru.pk).update(status=Status.BERJALAN)
    isi = {n.value: {"skala": Skala.SERING, "komentar": komentar if n == NILAI[0] else ""} for n in NILAI}
    for orang, satu in undangan.items() if komentar else ():
        survei_jawab.kirim(satu, oleh=orang, isi=isi)
    baru.refresh_from_db()
    return baru, undangan


def baris(d):
    tutup, jalan = (s.periode_evaluasi.kode for s in (d.sasaran_survei.survei, d.survei_jalan))
    kosong = pembuat.triwulan(3).kode
    undangan = (d.undangan_survei.kode,)
    return [
        Baris("skp_app:survei"),
        Baris("skp_app:survei_tim"),
        Baris("skp_app:jawab_survei", undangan, PENJAWAB, post=422),
        Baris("skp_app:simpan_survei", undangan, PENJAWAB, None, 422),
        Baris("skp_app:hasil_survei", (d.sasaran_survei.kode,), PEMBACA),
        Baris("skp_app:hasil_survei", (d.survei_jalan.sasaran.get().kode,), frozenset()),
        Baris("skp_app:kelola_survei", (), BKD, post=422),
        Baris("skp_app:atur_survei", (kosong,), BKD, post=422),
        Baris("skp_app:atur_survei", (tutup,), BKD, post=422),
        Baris("skp_app:umumkan_survei", (kosong,), BKD, None, 409),
        Baris("skp_app:tutup_survei", (jalan,), BKD, None, 302),
        Baris("skp_app:batalkan_survei", (jalan,), BKD, None, 422),
        Baris("skp_app:batalkan_survei", (tutup,), BKD, None, 422),
    ]
