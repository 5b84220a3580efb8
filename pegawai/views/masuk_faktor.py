"""/masuk/kode/ and /masuk/kunci/: the second step of a login, and the login with a passkey alone."""

import structlog
from django.http import JsonResponse
from django.shortcuts import redirect, render, resolve_url

from pegawai import alamat, laju, sandi, setengah, tantangan
from pegawai.akses import terbuka
from pegawai.alur import faktor, kunci_sandi
from pegawai.forms.faktor import KodeMasukForm, KunciForm
from pegawai.penolakan import IsianKeliru
from pegawai.views.langkah import status
from pegawai.views.mulai import mulai

keamanan = structlog.get_logger("keamanan")
UNTUK = "masuk"
KETUKAN, DALAM = 600, 300  # challenges a network, perhaps a whole office, may ask for, in so many seconds
TERLALU_SERING = "Terlalu banyak permintaan dari jaringan ini."


@terbuka("GET", "POST")
def kode(request):
    """The code of the app, a recovery code, or a passkey of this very account."""
    orang = setengah.ada(request)
    if orang is None:
        setengah.lepas(request)
        return redirect("pegawai:masuk")
    formulir = KodeMasukForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        if faktor.cocok(orang.pengguna, formulir.cleaned_data["kode_sandi"], pemulihan=True):
            return _masukkan(request, orang)
        keamanan.warning("kode_keliru", akun=orang.pengguna.pk)
        formulir.add_error("kode_sandi", "Kode tidak cocok, atau sudah dipakai. Pakai kode yang sedang tampil.")
    return _halaman(request, orang, formulir)


def _halaman(request, orang, formulir):
    konteks = {"formulir": formulir, "punya": faktor.punya(orang.pengguna)}
    return render(request, "pegawai/masuk_kode.html", konteks, status=status(formulir))


def _masukkan(request, orang):
    punya = faktor.punya(orang.pengguna)
    return mulai(request, orang.pengguna, orang.tujuan, punya, lewat=f"{orang.lewat}+faktor", segar=orang.segar)


@terbuka("POST")
def mulai_kunci(request):
    """A challenge for the browser: of the account that waits half-way in, or of whichever key the device offers."""
    laju.hitung("kunci", sandi.jaringan(request), KETUKAN, DALAM, TERLALU_SERING)
    orang = setengah.ada(request)
    pilihan, isi = kunci_sandi.tantang(orang.pengguna if orang else None)
    tantangan.simpan(request, UNTUK, isi)
    return JsonResponse(pilihan)


@terbuka("POST")
def kunci(request):
    orang, formulir = setengah.ada(request), KunciForm(request.POST)
    isi = tantangan.ambil(request, UNTUK)
    if formulir.is_valid() and isi:
        try:
            pengguna = kunci_sandi.pemilik(isi, formulir.cleaned_data["kredensial"])
        except IsianKeliru:
            keamanan.warning("kunci_keliru")
        else:
            return _dengan_kunci(request, orang, pengguna)
    return _keliru(request)


def _dengan_kunci(request, orang, pengguna):
    """The key of somebody else does not complete the login of the one who waits."""
    if orang is None:
        tujuan = alamat.lokal(request.POST.get("next"), resolve_url("beranda"))
        return mulai(request, pengguna, tujuan, faktor.punya(pengguna), lewat="kunci")
    return _masukkan(request, orang) if pengguna == orang.pengguna else _keliru(request)


def _keliru(request):
    return render(request, "pegawai/kunci_gagal.html", {"setengah": setengah.ada(request)}, status=422)
