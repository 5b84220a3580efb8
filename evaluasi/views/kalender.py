"""Kalender: the coming days, and the secret address under which a calendar program reads them."""

from hashlib import sha256
from itertools import islice

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.timezone import localdate

from evaluasi.kewajiban import kalender
from pegawai.akses import terbuka, untuk_pegawai
from pegawai.alur import kalender as alur
from pegawai.laju import terlalu_sering
from pegawai.models import LanggananKalender
from pegawai.sandi import jaringan
from pegawai.views import galat

TAMPIL = 30
SEJAM = 3600
DIBACA_SEJAM, KELIRU_SEJAM = 60, 20  # programs ask a few times an hour; who guesses asks often


@untuk_pegawai
def halaman(request):
    return _tampilkan(request)


def _tampilkan(request, alamat=""):
    hari = localdate()
    punya = [(a, True) for a in kalender.tenggat(request.saya, hari)]
    semua = [*punya, *((a, False) for a in kalender.siklus(hari))]
    datang = sorted((a for a in semua if a[0].selesai >= hari), key=lambda a: (a[0].mulai, a[0].judul))
    konteks = {
        "hari": hari,
        "acara": list(islice(datang, TAMPIL)),
        "lewat": sum(a.selesai < hari for a, _ in punya),
        "langganan": LanggananKalender.objects.filter(pegawai=request.saya).first(),
        "alamat": alamat,
    }
    return render(request, "evaluasi/kalender.html", konteks)


@untuk_pegawai("POST")
def buat(request):
    """The new address stands on this answer only; nobody can read it again."""
    rahasia = alur.buat(request.saya)
    return _tampilkan(request, f"{settings.ALAMAT_SITUS}{reverse('evaluasi:kalender_ics', args=[rahasia])}")


@untuk_pegawai("POST")
def cabut(request):
    alur.cabut(request.saya)
    messages.success(request, "Alamat kalender dicabut. Program kalender tidak lagi dapat membacanya.")
    return redirect("evaluasi:kalender")


@terbuka("GET")
def ics(request, rahasia):
    """Without login: the address is the secret. Unknown and revoked ones look the same, and may not be guessed at."""
    pegawai = alur.milik(rahasia)
    siapa, banyak = (alur.sidik(rahasia), DIBACA_SEJAM) if pegawai else (jaringan(request), KELIRU_SEJAM)
    if terlalu_sering("kalender", siapa, banyak, SEJAM):
        return galat.tampilkan(request, 429, kepala={"Retry-After": str(SEJAM)})
    if pegawai is None:
        raise Http404
    isi = kalender.ics(pegawai, localdate())
    tanda = quote_etag(sha256(isi).hexdigest()[:32])
    kepala = {"ETag": tanda, "Cache-Control": "private, no-cache"}
    jawaban = HttpResponse(isi, content_type="text/calendar; charset=utf-8", headers=kepala)
    return get_conditional_response(request, etag=tanda, response=jawaban)
