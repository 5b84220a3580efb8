"""The BKD and a lost second factor of one person: one officer proposes, another one decides."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from pegawai import terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import pulih_faktor as alur
from pegawai.forms.faktor import PulihFaktorForm
from pegawai.pastikan import perlu_pastikan
from pegawai.views import orang as halaman_orang
from pegawai.views.kewenangan import ditulis
from pegawai.views.langkah import jalankan


@untuk_pengelola(terbaca.PEMBACA, "POST")
def usulkan(request, kode):
    return _usulkan(request, ditulis(request, kode))


@perlu_pastikan
def _usulkan(request, orang):
    formulir = PulihFaktorForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.usulkan, orang, formulir.cleaned_data["alasan"], oleh=request.saya)
        if beres:
            messages.success(request, "Usulan dicatat. Pengelola lain memutuskannya setelah bertemu orangnya.")
            return redirect("pegawai:orang", orang.kode)
    return halaman_orang.tampilkan(request, orang, formulir_faktor=formulir)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def setujui(request, kode, pk):
    return _setujui(request, _usulan(request, kode, pk))


def _usulan(request, kode, pk):
    return get_object_or_404(ditulis(request, kode).pemulihan_faktor.select_related("pegawai"), pk=pk)


@perlu_pastikan
def _setujui(request, usulan):
    alur.setujui(usulan, oleh=request.saya)
    messages.success(request, f"Faktor kedua {usulan.pegawai.nama_lengkap} dilepas, dan semua sesinya diakhiri.")
    return redirect("pegawai:orang", usulan.pegawai.kode)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def tolak(request, kode, pk):
    usulan = _usulan(request, kode, pk)
    alur.tolak(usulan, oleh=request.saya)
    messages.success(request, "Usulan tidak dilanjutkan; faktor kedua tetap terpasang.")
    return redirect("pegawai:orang", usulan.pegawai.kode)
