"""/katalog/: the examples of RHK, kept by the BKD."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import katalog as alur
from skp_app.aturan import katalog as aturan
from skp_app.forms.katalog import ButirKatalogForm, SaringKatalogForm, UbahButirKatalogForm
from skp_app.models import ButirKatalog


@untuk_pengelola(terbaca.PEMBACA)
def daftar(request):
    saring = SaringKatalogForm.baca(request)
    semua = ButirKatalog.objects.all() if saring["keadaan"] else ButirKatalog.objects.berlaku(localdate())
    if saring["q"]:
        semua = semua.filter(Q(kelompok__icontains=saring["q"]) | Q(teks__icontains=saring["q"]))
    konteks = {
        "halaman": halaman.ambil(request, semua),
        "saring": SaringKatalogForm(initial=saring),
        "menulis": menulis(request),
    }
    return render(request, "skp_app/atur_katalog.html", konteks)


def menulis(request):
    return request.user.has_perm(mandat.INSTANSI)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def tambah(request):
    if not menulis(request):
        raise BukanHak(alur.BUKAN_HAK)
    formulir = ButirKatalogForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        beres, baru = jalankan(formulir, alur.tambah, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, f"Contoh ditambahkan pada {baru.kelompok}.")
            return redirect("skp_app:atur_katalog")
    return _isian(request, formulir, "Tambah contoh RHK")


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def ubah(request, pk):
    butir = get_object_or_404(ButirKatalog, pk=pk)
    if not menulis(request):
        raise BukanHak(alur.BUKAN_HAK)
    awal = {b: getattr(butir, b) for b in (*alur.BIDANG, "versi")} | {"iki": aturan.tulis(butir.iki)}
    formulir = UbahButirKatalogForm(request.POST if request.method == "POST" else None, initial=awal)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.ubah, butir, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Contoh disimpan. SKP yang sudah memakainya tidak berubah.")
            return redirect("skp_app:atur_katalog")
    return _isian(request, formulir, "Ubah contoh RHK")


def _isian(request, formulir, judul):
    konteks = {"formulir": formulir, "judul": judul}
    return render(request, "skp_app/atur_katalog_isian.html", konteks, status=status(formulir))
