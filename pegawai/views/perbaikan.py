"""Perbaikan atasan/data: what a person asks about himself, and the one place where it is answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import atasan, halaman, mandat
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.alur import perbaikan as alur
from pegawai.aturan.perbaikan import Status
from pegawai.forms.perbaikan import JawabanForm, PerbaikanForm, SaringPerbaikan, SaringTentang
from pegawai.models import Pegawai
from pegawai.views.langkah import jalankan, status
from pegawai.views.unit import menulis


@untuk_pegawai("GET", "POST")
def saya(request):
    hal = SaringTentang.baca(request)["tentang"]
    formulir = PerbaikanForm(request.POST if request.method == "POST" else None, initial={"hal": hal or "atasan"})
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.ajukan, request.saya, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Permintaan dikirim. Jawabannya muncul di halaman ini.")
            return redirect("pegawai:perbaikan_saya")
    kini = request.saya.penempatan.pada(localdate()).filter(jenis="definitif").select_related("jabatan", "unit").first()
    milik = request.saya.permintaan_perbaikan.select_related("dijawab_oleh")
    konteks = {
        "formulir": formulir,
        "halaman": halaman.ambil(request, milik),
        "kini": kini,
        "susunan": atasan.tentukan(kini, localdate()) if kini else None,
    }
    return render(request, "pegawai/perbaikan_saya.html", konteks, status=status(formulir))


@untuk_pegawai("POST")
def tarik(request, kode):
    permintaan = get_object_or_404(request.saya.permintaan_perbaikan, kode=kode)
    alur.tarik(permintaan, oleh=request.saya)
    messages.info(request, "Permintaan ditarik.")
    return redirect("pegawai:perbaikan_saya")


@untuk_pengelola(mandat.KELOLA)
def antrean(request):
    saring = SaringPerbaikan.baca(request)
    daftar = alur.dapat_dijawab(request.saya).filter(status=saring["status"] or Status.DIAJUKAN)
    if saring["tentang"]:
        daftar = daftar.filter(hal=saring["tentang"])
    if saring["q"]:
        daftar = daftar.filter(pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    urut = ("diajukan_pada", "pk") if not saring["status"] else ("-dijawab_pada", "-pk")
    konteks = {
        "halaman": halaman.ambil(request, daftar.select_related("pegawai", "unit", "dijawab_oleh").order_by(*urut)),
        "saring": SaringPerbaikan(initial=saring),
        "tersaring": any(saring.values()),
    }
    return render(request, "pegawai/antrean_perbaikan.html", konteks)


def satu(request, kode):
    semua = alur.dapat_dijawab(request.saya).select_related("pegawai__pengguna", "unit", "dijawab_oleh")
    return get_object_or_404(semua, kode=kode)


@untuk_pengelola(mandat.KELOLA)
def rinci(request, kode):
    return _tampilkan(request, satu(request, kode), JawabanForm())


def _tampilkan(request, permintaan, formulir):
    orang = permintaan.pegawai
    kini = orang.penempatan.pada(localdate()).filter(jenis="definitif").select_related("jabatan", "unit").first()
    konteks = {
        "m": permintaan,
        "orang": orang,
        "kini": kini,
        "susunan": atasan.tentukan(kini, localdate()) if kini else None,
        "diragukan": getattr(kini, "atasan_diragukan", None),
        "formulir": formulir,
        "menulis": menulis(request),
        "menu": "pegawai:antrean_perbaikan",
    }
    return render(request, "pegawai/perbaikan.html", konteks, status=status(formulir))


@untuk_pengelola(mandat.KELOLA, "POST")
def jawab(request, kode):
    return _putuskan(request, satu(request, kode), alur.jawab, "Jawaban dikirim kepada pegawai.")


@untuk_pengelola(mandat.KELOLA, "POST")
def tolak(request, kode):
    return _putuskan(request, satu(request, kode), alur.tolak, "Penolakan dan sebabnya dikirim kepada pegawai.")


def _putuskan(request, permintaan, langkah, kalimat):
    formulir = JawabanForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, langkah, permintaan, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, kalimat)
            return redirect("pegawai:antrean_perbaikan")
    return _tampilkan(request, permintaan, formulir)
