"""Siapa menunggu siapa: for pengelola, BKD and leaders, over the units they answer for."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import tugas_terbuka
from evaluasi.forms import SaringMenunggu
from evaluasi.kewajiban.papan import TERBUKA, Papan
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja
from skp_app.alur import pengingat
from skp_app.pohon import unit_dipantau

JENIS = sorted({(j.kunci, j.sebutan) for j in TERBUKA.values()}, key=lambda j: j[1])
KOLOM = [
    ("Pemegang", lambda k: k.nama_pemilik),
    ("Ditunggu", lambda k: k.nama_penunggu if k.jenis.siapa else ""),
    ("Tugas", lambda k: k.jenis.sebutan),
    ("Akibat", lambda k: k.jenis.akibat),
    ("Sejak", lambda k: k.sejak),
    ("Tenggat", lambda k: k.tenggat),
]


@untuk_pegawai
def menunggu(request):
    saring = SaringMenunggu.baca(request, jenis=JENIS)
    unit, dipilih = cakupan(request.saya, saring["unit"])
    papan = Papan(localdate(), unit, saring["jenis"], int(saring["lama"] or 0), bool(saring["lewat"]))
    if unduhan := unduh.jawab(request, "menunggu", KOLOM, papan.terlama()):
        return unduhan
    daftar = halaman.ambil(request, papan.terlama())
    akar = papan.akar()
    disebut = [*daftar.object_list, *(a.pertama for a in akar)]
    diingatkan = pengingat.terkirim({k.hal: k.pemilik for k in disebut})
    konteks = {
        "hari": papan.hari,
        "pada": tugas_terbuka.dihitung_pada(),
        "unit": dipilih,
        "halaman": daftar,
        "baris": [(k, diingatkan.get(k.hal)) for k in daftar.object_list],
        "per_unit": papan.per_unit(),
        "akar": [(a, diingatkan.get(a.pertama.hal)) for a in akar],
        "saring": SaringMenunggu(initial=saring, jenis=JENIS),
        "tersaring": any(saring.values()),
    }
    return render(request, "evaluasi/menunggu.html", konteks)


@untuk_pegawai("POST")
def perbarui(request):
    """Ask the facts now rather than in some minutes."""
    if not unit_dipantau(request.saya).exists() and not request.user.has_perm(mandat.INSTANSI):
        raise Http404
    tugas_terbuka.pesan(oleh=request.saya)
    messages.success(request, "Pembaruan dipesan. Muat ulang halaman ini sebentar lagi.")
    return redirect("evaluasi:menunggu")


def cakupan(saya, kode):
    """(the branch that is shown, None for everything; the unit that was chosen). 404 for who answers for no unit."""
    dipantau = unit_dipantau(saya)
    if kode:
        ini = get_object_or_404(dipantau, kode=kode)
        return UnitKerja.objects.di_bawah([ini.jalur]), ini
    if saya.pengguna.has_perm(mandat.INSTANSI):
        return None, None
    if not dipantau.exists():
        raise Http404
    return dipantau, None
