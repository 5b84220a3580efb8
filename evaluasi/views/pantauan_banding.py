"""Comparison of years and units, and the ringkasan eksekutif: the same figures as pictures, tables and sentences."""

from django import forms
from django.shortcuts import render
from django.utils.timezone import localdate

from evaluasi import bagan_pantauan as bagan
from evaluasi.alur import cetak_ringkasan, perbandingan, ringkasan
from evaluasi.alur import tahap as alur
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.ringkasan import angka as tulis
from evaluasi.aturan.tahap import KOLOM, persen
from evaluasi.views import periode as kalender
from evaluasi.views.pantauan import MENU, anak, dipantau, memimpin_instansi
from pegawai import halaman, unduh
from pegawai.akses import untuk_pegawai
from pegawai.formulir import SaringForm
from pegawai.models import Ketentuan
from skp_app.pohon import unit_dipantau
from skp_app.views.unduhan import kirim_pdf

DIBANDINGKAN = [k for k in KOLOM if k.arah > 0 and not k.bkd]
UNIT_PER_HALAMAN = 15


class SaringBanding(SaringForm):
    tahap = forms.ChoiceField(
        label="Tahap", required=False, choices=[(k.kunci, f"{k.kelompok}: {k.judul}") for k in DIBANDINGKAN]
    )


@untuk_pegawai
def banding(request, periode, unit):
    periode, setahun = kalender.ambil(periode)
    ini = dipantau(request, unit)
    kunci = SaringBanding.baca(request)["tahap"] or "skp_ditetapkan"
    kolom = next(k for k in DIBANDINGKAN if k.kunci == kunci)
    angka = alur.gulung(alur.per_unit(alur.cabang(ini, periode)))
    baris = [(u, angka[u.jalur]) for u in anak(ini, periode)]
    baris = [(u, a[kunci], a["wajib"], persen(a[kunci], a["wajib"])) for u, a in baris if a["wajib"]]
    baris.sort(key=lambda b: b[3])
    if unduhan := unduh.jawab(request, f"banding-{periode.kode}", _kolom(kolom), baris):
        return unduhan
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "kolom": kolom,
        "halaman": (lembar := halaman.ambil(request, baris, UNIT_PER_HALAMAN)),
        "saring": SaringBanding(initial={"tahap": kunci}),
        "gambar_unit": _gambar_unit(lembar, kolom),
        "atas": unit_dipantau(request.saya).filter(pk=ini.induk_id).first(),
        "pada": alur.terhitung(periode),
        "menu": MENU,
        **_tahun(ini, periode),
        **_capaian(ini, periode),
    }
    return render(request, "evaluasi/pantauan/banding.html", konteks)


def _kolom(kolom):
    return [
        ("Unit", lambda b: b[0].nama),
        (f"{kolom.kelompok}: {kolom.judul}", lambda b: b[1]),
        ("Pegawai wajib SKP", lambda b: b[2]),
        ("Persen", lambda b: b[3]),
    ]


def _gambar_unit(lembar, kolom):
    batang = [bagan.Batang(u.nama, p, f"{tulis(n)} dari {tulis(semua)}") for u, n, semua, p in lembar]
    return batang and bagan.batang(batang, judul=f"{kolom.kelompok}: {kolom.judul} per unit", id="b-unit")


def garis_riwayat(riwayat, judul, id):
    """Two lines over periods: SKP that were set, results that were set."""
    seri = [
        bagan.Garis(nama, [persen(a[k], a["wajib"]) for _, a in riwayat])
        for nama, k in (("SKP ditetapkan", "skp_ditetapkan"), ("Hasil ditetapkan", "ditetapkan"))
    ]
    return bagan.garis(seri, [p.nama for p, _ in riwayat], judul=judul, id=id)


def _tahun(ini, periode):
    riwayat = perbandingan.setahun_setahun(ini, periode)
    tabel = [
        (p, a["wajib"], *((a[k], persen(a[k], a["wajib"])) for k in ("skp_ditetapkan", "realisasi", "ditetapkan")))
        for p, a in riwayat
    ]
    return {
        "tahun": tabel,
        "gambar_tahun": riwayat and garis_riwayat(riwayat, f"{periode.pendek} per tahun", "b-tahun"),
    }


def _capaian(ini, periode):
    terkecil = Ketentuan.objects.nilai("unit_terkecil_panduan", localdate())
    daftar = perbandingan.per_capaian(ini, periode, terkecil)
    tumpukan = [bagan.Tumpukan(_sebut(c), c.jumlah, f"{tulis(c.unit)} unit, {tulis(c.orang)} orang") for c in daftar]
    judul = "Sebaran predikat menurut capaian organisasi"
    return {
        "per_capaian": [(_sebut(c), c) for c in daftar],
        "gambar_capaian": tumpukan and bagan.tumpuk(tumpukan, judul=judul, id="b-capaian"),
        "predikat": list(Predikat),
        "terkecil": terkecil,
    }


def _sebut(c):
    return c.capaian.cetak if c.capaian else "Belum direkam"


@untuk_pegawai
def ringkas(request, periode, unit):
    periode, setahun = kalender.ambil(periode)
    ini = dipantau(request, unit)
    r = ringkasan.susun(ini, periode, bkd=memimpin_instansi(request))
    konteks = {
        "r": r,
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "gambar_arah": r.riwayat and garis_riwayat(r.riwayat, "Kemajuan dari periode ke periode", "r-arah"),
        "gambar_sebaran": any(n for _, n in r.jumlah)
        and bagan.tumpuk([bagan.Tumpukan(ini.nama, r.jumlah)], judul="Sebaran predikat", id="r-sebaran"),
        "menu": MENU,
    }
    return render(request, "evaluasi/pantauan/ringkasan.html", konteks)


@untuk_pegawai
def ringkas_pdf(request, periode, unit):
    periode, _ = kalender.ambil(periode)
    ini, bkd = dipantau(request, unit), memimpin_instansi(request)
    return kirim_pdf(lambda: cetak_ringkasan.cetak(ini, periode, bkd=bkd), f"Ringkasan-{periode.kode}-{ini.kode}")
