import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect, render, resolve_url

from pegawai import alamat, oidc, sandi
from pegawai.akses import terbuka
from pegawai.forms import MasukForm
from pegawai.views.mulai import lanjut

keamanan = structlog.get_logger("keamanan")


@terbuka("GET", "POST")
def masuk(request):
    tujuan = alamat.lokal(request.POST.get("next") or request.GET.get("next"), resolve_url("beranda"))
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(tujuan)
    formulir = MasukForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        pengguna = sandi.cocokkan(request, **formulir.cleaned_data)
        if pengguna:
            sandi.hapus_hitungan(request, pengguna.masuk)
            return lanjut(request, pengguna, tujuan, lewat="sandi")
        formulir.add_error(None, _keliru(request))
    konteks = {
        "formulir": formulir,
        "next": tujuan,
        "keluar": "keluar" in request.GET,
        "sso": oidc.tersedia() and settings.OIDC_NAMA,
    }
    return render(request, "pegawai/masuk.html", konteks, status=422 if formulir.errors else 200)


def _keliru(request):
    sisa = sandi.sisa_percobaan(request)
    jeda = round(settings.AXES_COOLOFF_TIME * 60)
    return f"NIP atau kata sandi keliru. Tersisa {sisa} percobaan sebelum dijeda {jeda} menit."


@terbuka("POST")
def keluar(request):
    keamanan.info("keluar")
    logout(request)
    jawaban = redirect(f"{resolve_url('pegawai:masuk')}?keluar=1")
    jawaban["Clear-Site-Data"] = '"cookies", "storage"'
    return jawaban
