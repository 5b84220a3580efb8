from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.timezone import localdate

from pegawai import alamat, oidc, tantangan, titipan
from pegawai import pastikan as jaga
from pegawai.akses import untuk_pegawai
from pegawai.alur import akun as alur
from pegawai.alur import kunci_sandi
from pegawai.alur import sesi as alur_sesi
from pegawai.forms import PastikanForm, SandiBaruForm
from pegawai.forms.faktor import KunciForm

SANDI_KELIRU = "Kata sandi keliru."
SESI_DISEBUT = 20
UNTUK = "pastikan"  # what a challenge was asked for


@untuk_pegawai
def akun(request):
    return _halaman(request)


def _halaman(request, sandi_baru=None, sesi=None):
    penempatan = request.saya.penempatan.pada(localdate()).select_related("jabatan", "unit")
    konteks = {
        "penempatan": penempatan,
        "sandi_baru": sandi_baru or SandiBaruForm(request.user),
        "sesi": sesi or PastikanForm(prefix="sesi"),
        "daftar_sesi": list(alur_sesi.terbuka(request.user)[:SESI_DISEBUT]),
        "sesi_ini": request.session.session_key,
    }
    return render(request, "pegawai/akun.html", konteks, status=422 if sandi_baru or sesi else 200)


@untuk_pegawai("POST")
def ganti_sandi(request):
    formulir = SandiBaruForm(request.user, request.POST)
    if formulir.is_valid() and _benar(request, formulir, jaga.coba_sandi):  # a code does not stand in for it here
        alur.ganti_sandi(request.user, formulir.cleaned_data["baru"], request.session.session_key, oleh=request.saya)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi diganti. Sesi di perangkat lain sudah diakhiri.")
        return redirect("pegawai:akun")
    return _halaman(request, sandi_baru=formulir)


@untuk_pegawai("POST")
def akhiri_sesi_lain(request):
    formulir = PastikanForm(request.POST, prefix="sesi")
    if formulir.is_valid() and _benar(request, formulir):
        alur.akhiri_sesi_lain(request.user, request.session.session_key, oleh=request.saya)
        messages.success(request, "Sesi di perangkat lain sudah diakhiri.")
        return redirect("pegawai:akun")
    return _halaman(request, sesi=formulir)


@untuk_pegawai("POST")
def akhiri_sesi(request, kode):
    sesi = get_object_or_404(alur_sesi.terbuka(request.user), kode=kode)
    alur_sesi.akhiri(sesi, oleh=request.saya)
    if sesi.session_key == request.session.session_key:  # a page of an hour ago may still offer it
        logout(request)
        return redirect("pegawai:masuk")
    messages.success(request, f"Sesi {sesi.perangkat or 'itu'} diakhiri.")
    return redirect("pegawai:akun")


@untuk_pegawai("GET", "POST")
def pastikan(request):
    """Type the own password again, then go on where one came from."""
    tujuan = alamat.lokal(request.POST.get("next") or request.GET.get("next"), resolve_url("beranda"))
    formulir = PastikanForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid() and _benar(request, formulir):
        return redirect(tujuan)
    return _halaman_pastikan(request, formulir, tujuan)


def _halaman_pastikan(request, formulir, tujuan):
    konteks = {"formulir": formulir, "next": tujuan, "sso": oidc.tersedia() and settings.OIDC_NAMA}
    return render(request, "pegawai/pastikan.html", konteks, status=422 if formulir.errors else 200)


@untuk_pegawai("POST")
def mulai_pastikan_kunci(request):
    pilihan, isi = kunci_sandi.tantang(request.user)
    tantangan.simpan(request, UNTUK, isi)
    return JsonResponse(pilihan)


@untuk_pegawai("POST")
def pastikan_kunci(request):
    tujuan = alamat.lokal(request.POST.get("next"), resolve_url("beranda"))
    formulir, isi = KunciForm(request.POST), tantangan.ambil(request, UNTUK)
    if formulir.is_valid() and isi and jaga.coba_kunci(request, isi, formulir.cleaned_data["kredensial"]):
        return redirect(tujuan)
    kembali = PastikanForm({})
    kembali.errors["sandi"] = kembali.error_class([kunci_sandi.GAGAL])
    return _halaman_pastikan(request, kembali, tujuan)


def _benar(request, formulir, coba=jaga.coba):
    if coba(request, formulir.cleaned_data["sandi"]):
        return True
    formulir.add_error("sandi", SANDI_KELIRU)
    return False


@untuk_pegawai("GET", "POST")
def isian(request):
    """The kept form: shown with a button that sends it to its address; POST throws it away."""
    if request.method == "POST":
        titipan.buang(request)
        return redirect("beranda")
    kiriman = titipan.ada(request)
    return render(request, "pegawai/isian.html", {"titipan": kiriman}) if kiriman else redirect("beranda")
