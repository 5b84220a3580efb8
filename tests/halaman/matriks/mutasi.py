"""Rows of the permission matrix: Proses Mutasi, penugasan, results used again. `siapkan(d)` adds their objects."""

from datetime import date

from django.utils.timezone import localdate

from evaluasi.models import HasilDisepakati
from skp_app.alur import mutasi, penugasan
from tests import pembuat
from tests.halaman.matriks.dasar import Baris, verba

PENGELOLA = frozenset({"admin", "dewi"})
TIGA_PIHAK = frozenset({"sari", "budi", "rina"})
PEMIMPIN = frozenset({"budi", "rina", "tono", "bupati"})
RAHASIA = {"KENARI-PENUGASAN": TIGA_PIHAK, "KENARI-SK-MUTASI": PENGELOLA}
STUDI = {"program": "Magister", "perguruan": "Universitas", "jenjang": "lanjut", "luar_negeri": True}


def siapkan(d):
    o = d.orang
    d.penugasan = penugasan.tunjuk(o.sari, oleh=o.rina, uraian="KENARI-PENUGASAN", mulai=localdate())
    d.belajar = penugasan.ajukan(
        oleh=o.joko, pemberi_teks="Kampus", uraian="Tugas belajar", mulai=localdate(), jenis="tugas_belajar",
        studi=STUDI,
    )  # fmt: skip
    d.belajar = penugasan.putuskan(d.belajar, oleh=o.budi, setuju=True)
    pergi = pembuat.buat_pegawai("Umar Bakri", masuk=False)
    pembuat.tempatkan(pergi, o.joko.penempatan.get().unit, "PENGOLAH DATA", "pelaksana")
    pensiun = mutasi.Permintaan(pergi, "pensiun", date(d.tahun, 1, 1), "KENARI-SK-MUTASI")
    d.peristiwa = mutasi.jalankan(pensiun, oleh=o.admin)
    hasil = {"periode_evaluasi": pembuat.triwulan(3), "evaluasi": d.tetap}
    d.hasil_disepakati = HasilDisepakati.objects.create(skp=d.skp["sari"], **hasil)


def baris(d):
    sari, joko, tw2 = d.orang.sari.kode, d.skp["joko"].kode, f"{d.tahun}-tw2"
    tugas, belajar = (d.penugasan.kode,), (d.belajar.kode,)
    dua, sepihak, hasil = frozenset({"joko", "budi"}), frozenset({"sari", "budi"}), (d.hasil_disepakati.pk,)
    return [
        Baris("skp_app:mutasi", lihat=PENGELOLA),
        Baris("skp_app:susun_mutasi", (sari,), PENGELOLA),
        Baris("skp_app:jalankan_mutasi", (sari,), PENGELOLA, get=None, post=422),
        Baris("skp_app:mutasi_bawahan", (sari,), PENGELOLA, post=422),
        Baris("skp_app:peristiwa", (d.peristiwa.kode,), PENGELOLA),
        Baris("skp_app:penugasan"),
        Baris("skp_app:ajukan_penugasan", post=422),
        Baris("skp_app:tunjuk_penugasan", post=422, pelaku=PEMIMPIN, pembaca=PEMIMPIN),
        Baris("skp_app:rinci_penugasan", tugas, TIGA_PIHAK),
        Baris("skp_app:putuskan_penugasan", tugas, TIGA_PIHAK, None, 422, frozenset({"budi"})),
        Baris("skp_app:rhk_studi", belajar, dua, None, 422, frozenset({"joko"})),
        Baris("skp_app:hasil_studi", belajar, dua, None, 422),
        verba("skp_app:pilih_penugasan", (joko, d.rhk.pk), "joko", {"joko"}, 422, get=200),
        verba("evaluasi:pakai_hasil", (tw2, d.skp["sari"].kode), "sari", {"budi"}, 409),
        Baris("evaluasi:setujui_hasil", hasil, sepihak, None, 302, frozenset({"sari"})),
        Baris("evaluasi:akhiri_hasil", hasil, sepihak, get=None, post=302),
    ]
