"""Addresses of other systems that are told of events: registered by the BKD, with every note that went there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import webhook as alur
from evaluasi.aturan.webhook import JEDA
from evaluasi.forms_api import SaringKirimanWebhook, WebhookForm
from evaluasi.models import AlamatWebhook
from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan


@untuk_pengelola(mandat.INSTANSI)
def daftar(request):
    return _daftar(request, WebhookForm())


def _daftar(request, formulir):
    konteks = {"halaman": halaman.ambil(request, AlamatWebhook.objects.all()), "formulir": formulir}
    return render(request, "evaluasi/webhook/daftar.html", konteks, status=422 if formulir.errors else 200)


@untuk_pengelola(mandat.INSTANSI, "POST")
@perlu_pastikan
def daftarkan(request):
    """The secret is on this page and nowhere else."""
    formulir = WebhookForm(request.POST)
    if formulir.is_valid():
        beres, hasil = jalankan(formulir, alur.daftarkan, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            alamat, rahasia = hasil
            konteks = {"menu": "evaluasi:webhook", "alamat": alamat, "rahasia": rahasia}
            return render(request, "evaluasi/webhook/rahasia.html", konteks)
    return _daftar(request, formulir)


@untuk_pengelola(mandat.INSTANSI)
def alamat(request, kode):
    alamat, saring = _ambil(kode), SaringKirimanWebhook.baca(request)
    semua = alamat.kiriman.filter(status=saring["status"]) if saring["status"] else alamat.kiriman.all()
    konteks = {
        "menu": "evaluasi:webhook",
        "alamat": alamat,
        "halaman": halaman.ambil(request, semua),
        "saring": SaringKirimanWebhook(initial=saring),
        "terbanyak": len(JEDA) + 1,
    }
    return render(request, "evaluasi/webhook/alamat.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "POST")
def kirim_ulang(request, kode, pk):
    alur.kirim_ulang(get_object_or_404(_ambil(kode).kiriman, pk=pk), oleh=request.saya)
    messages.success(request, "Dikirim ulang.")
    return redirect("evaluasi:satu_webhook", kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def hidupkan(request, kode):
    alur.hidupkan(_ambil(kode), oleh=request.saya)
    messages.success(request, "Pengiriman dihidupkan lagi; yang tertunda menyusul.")
    return redirect("evaluasi:satu_webhook", kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
@perlu_pastikan
def cabut(request, kode):
    alur.cabut(_ambil(kode), oleh=request.saya)
    messages.success(request, "Alamat dicabut. Tidak ada lagi yang dikirim ke sana.")
    return redirect("evaluasi:webhook")


def _ambil(kode):
    return get_object_or_404(AlamatWebhook, kode=kode)
