"""Addresses for tests of the machinery: views that do nothing but one thing each."""

from django.db import OperationalError
from django.http import HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from pegawai.akses import terbuka, untuk_pegawai, untuk_pengelola
from pegawai.mandat import INSTANSI, KELOLA
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, PermintaanKeliru, VersiBasi

TERCATAT = []  # what the views below have done
GALAT = {
    "bukan-hak": BukanHak("Hanya Budi Santoso yang dapat menetapkan."),
    "keadaan": KeadaanMenolak("SKP ini sudah ditetapkan."),
    "isian": IsianKeliru("Periksa isian.", {"target": "Target belum diisi. Contoh: 12 laporan."}),
    "permintaan": PermintaanKeliru("Nomor halaman paling kecil 1."),
    "basi": VersiBasi("Rina menyimpan 1 menit lalu.", tersimpan={"versi": 5, "teks": "B"}, dikirim={"teks": "A"}),
    "sibuk": OperationalError("canceling statement due to lock timeout DETAIL: rahasia-basis-data"),
    "rusak": RuntimeError("rahasia-di-galat"),
}


@terbuka("GET", "POST")
def gagal(request, sebab):
    raise GALAT[sebab]


@untuk_pegawai("GET", "POST")
@perlu_pastikan
def putuskan(request):
    TERCATAT.append(request.POST.get("teks"))
    return HttpResponse("diputuskan")


@untuk_pegawai("POST")
def simpan(request):
    TERCATAT.append(request.POST.get("teks"))
    return HttpResponse("tersimpan")


@untuk_pegawai("GET", "POST")
def isian(request):
    """A page with a form that saves itself, and one that does not."""
    if request.method == "GET":
        return HttpResponse(Template(HALAMAN_ISIAN).render(RequestContext(request)))
    TERCATAT.append(request.POST.get("teks"))
    return HttpResponse(status=204)


HALAMAN_ISIAN = """{% extends "base.html" %}{% block judul %}Uji{% endblock %}{% block isi %}
<form id="f" method="post" hx-post="/uji/isian/" hx-trigger="change" hx-swap="none">{% csrf_token %}
<input class="isian" id="teks" name="teks"></form>
<form id="g" method="post" action="/uji/simpan/">{% csrf_token %}
<input id="lain" name="teks"><button id="kirim">Kirim</button></form>
{% include "_bilah_simpan.html" %}{% endblock %}"""


@untuk_pengelola(KELOLA)
def kelola(request):
    return HttpResponse("pengelola")


@untuk_pengelola(INSTANSI)
def bkd(request):
    return HttpResponse("bkd")


def lupa_aturan(request):
    return HttpResponse("terbuka lebar")


urlpatterns = [
    path("uji/gagal/<slug:sebab>/", gagal),
    path("uji/putuskan/", putuskan),
    path("uji/simpan/", simpan),
    path("uji/isian/", isian),
    path("uji/kelola/", kelola),
    path("uji/bkd/", bkd),
    path("uji/lupa/", lupa_aturan),
    path("", include("skp_app.config.urls")),
]
handler400 = "pegawai.views.galat.permintaan"
handler403 = "pegawai.views.galat.bukan_hak"
handler404 = "pegawai.views.galat.tidak_ada"
handler500 = "pegawai.views.galat.server"
