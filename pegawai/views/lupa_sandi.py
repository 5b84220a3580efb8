"""/masuk/lupa/ and /masuk/sandi/: a new password by mail; /akun/surel/: showing that the mail box is one's own."""

from django.contrib import messages
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from pegawai import laju, sandi
from pegawai.akses import terbuka, untuk_pegawai
from pegawai.alur import lupa_sandi as alur
from pegawai.forms.aktivasi import LupaSandiForm, SandiTautanForm
from pegawai.views.langkah import status

KETUKAN, DALAM = 30, 900  # requests of one network, perhaps a whole office, in so many seconds
UJI = 5
TERLALU_SERING = "Terlalu banyak permintaan."


@terbuka("GET", "POST")
def lupa(request):
    """The same answer, whoever is asked for."""
    formulir = LupaSandiForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        laju.hitung("lupa", sandi.jaringan(request), KETUKAN, DALAM, TERLALU_SERING)
        alur.minta(formulir.cleaned_data["masuk"])
        return render(request, "pegawai/lupa_terkirim.html")
    return render(request, "pegawai/lupa_sandi.html", {"formulir": formulir}, status=status(formulir))


@terbuka("GET", "POST")
def sandi_baru(request, token):
    pengguna = alur.pemilik(token)
    formulir = SandiTautanForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid() and _boleh(formulir, pengguna):
        alur.pakai(token, formulir.cleaned_data["sandi_baru"])
        return render(request, "pegawai/sandi_diganti.html")
    konteks = {"formulir": formulir, "pengguna": pengguna}
    return render(request, "pegawai/sandi_baru.html", konteks, status=status(formulir))


def _boleh(formulir, pengguna):
    try:
        password_validation.validate_password(formulir.cleaned_data["sandi_baru"], pengguna)
    except ValidationError as salah:
        formulir.add_error("sandi_baru", salah)
    return not formulir.errors


@untuk_pegawai("POST")
def minta_uji(request):
    laju.hitung("uji-surel", request.user.pk, UJI, DALAM, TERLALU_SERING)
    alur.minta_uji(request.saya)
    messages.success(request, f"Tautan dikirim ke {request.saya.surel}. Buka dalam 24 jam, di peramban ini.")
    return redirect("pegawai:akun")


@untuk_pegawai("GET", "POST")
def uji(request, token):
    surel = alur.surel_dari(token, request.saya)
    if request.method == "POST":
        alur.catat_teruji(token, request.saya)
        messages.success(request, "Surel Anda teruji. Bila lupa kata sandi, tautannya dikirim ke sana.")
        return redirect("pegawai:akun")
    return render(request, "pegawai/uji_surel.html", {"surel": surel})
