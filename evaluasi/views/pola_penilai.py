"""Pola penilai for the BKD: to coach with, in the order of names and without a score."""

from django import forms
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime

from evaluasi.alur import pola_penilai as alur
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.profil import persen
from evaluasi.views import periode as kalender
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.formulir import SaringForm
from pegawai.models import Ketentuan, Pegawai

KOLOM = [
    ("Penilai", lambda b: b["nama"]),
    ("Unit", lambda b: b["unit"]),
    ("Capaian unit", lambda b: Capaian(b["capaian_unit"]).cetak),
    ("Dinilai", lambda b: b["dinilai"]),
    *((p.cetak, lambda b, p=p: b[p]) for p in Predikat),
    ("Penilaian pertama", lambda b: localtime(b["awal"])),
    ("Penilaian terakhir", lambda b: localtime(b["akhir"])),
]


class SaringPola(SaringForm):
    q = forms.CharField(label="Nama penilai atau unit", max_length=100, required=False)


@untuk_pengelola(mandat.INSTANSI)
def kini(request):
    return redirect("evaluasi:pola_penilai", kalender.kode_kini())


@untuk_pengelola(mandat.INSTANSI)
def daftar(request, periode):
    periode, setahun = kalender.ambil(periode)
    saring = SaringPola.baca(request)
    terkecil = Ketentuan.objects.nilai("pola_penilai_terkecil", localdate())
    semua = alur.per_penilai(periode, terkecil)
    if saring["q"]:
        semua = semua.filter(Q(nama__icontains=saring["q"]) | Q(unit__icontains=saring["q"]))
    if unduhan := unduh.jawab(request, f"pola-penilai-{periode.kode}", KOLOM, semua):
        return unduhan
    isi = halaman.ambil(request, semua)
    baris = list(isi)
    kembar = alur.catatan_kembar(periode, {b["penilai"] for b in baris})
    rekan = alur.rekan(periode)
    orang = Pegawai.objects.in_bulk([b["penilai"] for b in baris])
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": isi,
        "baris": [_baris(b, orang[b["penilai"]], kembar, rekan) for b in baris],
        "predikat": list(Predikat),
        "terkecil": terkecil,
        "sedikit": alur.sedikit(periode, terkecil),
        "saring": SaringPola(initial=saring),
    }
    return render(request, "evaluasi/pola_penilai.html", konteks)


def _baris(b, orang, kembar, rekan):
    """Shares in per cent beside those of all units with the same capaian; pace in minutes."""
    n, sejawat = b["dinilai"], rekan[b["capaian_unit"]]
    menit = round((b["akhir"] - b["awal"]).total_seconds() / 60)
    return b | {
        "orang": orang,
        "capaian": Capaian(b["capaian_unit"]),
        "bagian": [
            {"predikat": p, "persen": persen(b[p], n), "rekan": persen(sejawat[p], sejawat["dinilai"])}
            for p in Predikat
        ],
        "kembar": kembar.get((b["penilai"], b["unit_capaian"]), 0),
        "menit": menit,
        "hari": menit // 1440,
        "jam": menit // 60,
    }
