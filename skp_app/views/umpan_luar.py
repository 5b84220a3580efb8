"""The one page for somebody without an account: who asks, the sentence asked about, who will read the answer."""

from django.shortcuts import redirect, render

from pegawai import laju
from pegawai.akses import terbuka
from pegawai.penolakan import TerlaluSering
from pegawai.sandi import jaringan
from pegawai.views import galat
from pegawai.views.langkah import jalankan, status
from skp_app.alur import permintaan_umpan as alur
from skp_app.forms.umpan_balik import UmumkanForm

DETIK = 600
PER_TAUTAN = 20  # sends within DETIK: enough to mend every mistake, too few to guess with
PER_JARINGAN = 60  # sends and dead links of one network within DETIK: a waiting room shares one
MATI = "Tautan ini keliru atau tidak berlaku lagi. Hubungi orang yang mengirimkannya kepada Anda."
SERING = "Terlalu banyak kiriman. Tulisan Anda masih ada di sini."


@terbuka("GET", "POST")
def luar(request, token):
    """Forged, answered, taken back and late links all get the same answer."""
    p = alur.dari_tautan(token)
    if p is None:
        try:
            laju.hitung("umpan-luar", jaringan(request), PER_JARINGAN, DETIK, "Terlalu banyak percobaan.")
        except TerlaluSering as ditahan:
            return galat.tampilkan(request, 429, ditahan.kalimat, kepala={"Retry-After": str(ditahan.detik)})
        return galat.tampilkan(request, 404, MATI)
    if request.method != "POST":
        return _tampilkan(request, p, UmumkanForm(initial={"diumumkan": alur.sebutan_luar(p)}))
    return _terima(request, p, token, UmumkanForm(request.POST))


def _terima(request, p, token, formulir):
    """One answer, counted per link and per network; who must wait keeps what he wrote."""
    try:
        laju.hitung("umpan-tautan", p.pk, PER_TAUTAN, DETIK, SERING)
        laju.hitung("umpan-luar", jaringan(request), PER_JARINGAN, DETIK, SERING)
    except TerlaluSering as ditahan:
        formulir.add_error(None, ditahan.kalimat)
        formulir.status = ditahan.status
        return _tampilkan(request, p, formulir, tunggu=ditahan.detik)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.jawab_luar, token, **formulir.cleaned_data)
        if beres:
            return redirect("skp_app:umpan_luar_selesai")
    return _tampilkan(request, p, formulir)


@terbuka
def selesai(request):
    return render(request, "skp_app/umpan_luar_selesai.html")


def _tampilkan(request, p, formulir, tunggu=0):
    konteks = {"p": p, "formulir": formulir, "sebutan": alur.sebutan_luar(p)}
    jawaban = render(request, "skp_app/umpan_luar.html", konteks, status=status(formulir))
    if tunggu:
        jawaban["Retry-After"] = str(tunggu)
    return jawaban
