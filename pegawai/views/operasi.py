"""Kesehatan sistem: queue, mail, disk, backup and the chain of traces on one page; the same as metrics."""

import hmac

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from pegawai import mandat, operasi
from pegawai.akses import terbuka, untuk_pengelola
from pegawai.alur import pencadangan, rantai, surel_uji
from pegawai.pastikan import perlu_pastikan
from pegawai.views import sehat


@untuk_pengelola(mandat.INSTANSI)
def halaman(request):
    bagian = [(SEBUTAN[nama], sehat.lolos(nama, periksa)) for nama, periksa in sehat.PERIKSA.items()]
    keadaan = operasi.keadaan()
    konteks = {
        "bagian": bagian,
        "keadaan": keadaan,
        "jangkar": rantai.Jangkar(localdate(), keadaan.jejak, keadaan.ujung_jejak),
        "cadangan": pencadangan.terakhir(),
        "cadangan_terlambat": pencadangan.terlambat(),
        "surel_uji": surel_uji.terakhir(request.saya),
    }
    return render(request, "pegawai/operasi.html", konteks)


SEBUTAN = {
    "basis_data": "Basis data",
    "migrasi": "Susunan tabel",
    "penyiar": "Antrean pesan",
    "ruang_simpan": "Ruang simpan",
    "antrean": "Pekerja latar",
}


@untuk_pengelola(mandat.INSTANSI, "POST")
def cadangkan(request):
    return _cadangkan(request)


@perlu_pastikan
def _cadangkan(request):
    pekerjaan = pencadangan.pesan(oleh=request.saya)
    return redirect("pegawai:pekerjaan", pekerjaan.kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def uji_surel(request):
    surel_uji.kirim(oleh=request.saya)
    messages.success(request, f"Surel uji ke {request.saya.surel} masuk antrean; keadaannya tampil di halaman ini.")
    return redirect("pegawai:operasi")


@terbuka
def metrik(request):
    """Only for whoever knows the word; everybody else learns nothing, not even that there is a page."""
    tertulis = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRIK_TOKEN or not hmac.compare_digest(tertulis.encode(), settings.METRIK_TOKEN.encode()):
        raise Http404
    return HttpResponse(operasi.metrik(), content_type="text/plain; version=0.0.4; charset=utf-8")
