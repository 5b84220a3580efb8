"""/akun/keamanan/: the second factor of the own account."""

import segno
from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import tantangan
from pegawai.akses import untuk_pegawai
from pegawai.alur import faktor
from pegawai.alur import kunci_sandi as alur_kunci
from pegawai.aturan import kode_waktu
from pegawai.forms.faktor import KunciBaruForm, PasangKodeForm
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan, status
from pegawai.views.mulai import tandai_faktor

UNTUK = "daftar"
PENERBIT = "Aplikasi SKP"


@untuk_pegawai
def keamanan(request):
    punya = faktor.punya(request.user)
    konteks = {
        "punya": punya,
        "kunci": list(request.user.kunci_sandi.all()),
        "tenggat": None if punya.ada else faktor.tenggat(request.user),
    }
    return render(request, "pegawai/keamanan.html", konteks)


@untuk_pegawai("GET", "POST")
@perlu_pastikan
def pasang_kode(request):
    """The secret as QR and as text; the first right code puts it in force."""
    rahasia = faktor.siapkan(request.user)
    formulir = PasangKodeForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        kode = formulir.cleaned_data["kode_sandi"]
        beres, pemulihan = jalankan(formulir, faktor.aktifkan, request.user, kode, **_pelaku(request))
        if beres:
            return _selesai(request, "Aplikasi autentikator aktif.", pemulihan)
    alamat = kode_waktu.alamat(rahasia, PENERBIT, request.user.masuk)
    konteks = {
        "formulir": formulir,
        "qr": segno.make(alamat, error="m").svg_data_uri(scale=5, border=2),
        "rahasia": kode_waktu.tertulis(rahasia),
    }
    return render(request, "pegawai/pasang_kode.html", konteks, status=status(formulir))


def _pelaku(request):
    return {"sesi_ini": request.session.session_key, "oleh": request.saya}


def _selesai(request, kalimat, pemulihan):
    """Back to the list, over the recovery codes when there are new ones: they are shown this once."""
    tandai_faktor(request, request.user, faktor.punya(request.user))
    if pemulihan:
        return render(request, "pegawai/kode_pemulihan.html", {"kode": pemulihan, "kalimat": kalimat})
    messages.success(request, kalimat)
    return redirect("pegawai:keamanan")


@untuk_pegawai("POST")
@perlu_pastikan
def matikan_kode(request):
    faktor.matikan(request.user, **_pelaku(request))
    return _selesai(request, "Aplikasi autentikator dimatikan.", [])


@untuk_pegawai("POST")
@perlu_pastikan
def pemulihan_baru(request):
    kode = faktor.pemulihan_baru(request.user, oleh=request.saya)
    return _selesai(request, "Kode pemulihan yang lama tidak berlaku lagi.", kode)


@untuk_pegawai("GET", "POST")
@perlu_pastikan
def kunci_baru(request):
    formulir = KunciBaruForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (isi := tantangan.ambil(request, UNTUK)) and formulir.is_valid():
        masukan = formulir.cleaned_data
        langkah, pengguna = alur_kunci.daftarkan, request.user
        beres, pemulihan = jalankan(
            formulir, langkah, pengguna, isi, masukan["kredensial"], masukan["nama"], **_pelaku(request)
        )
        if beres:
            return _selesai(request, f"Kunci sandi “{masukan['nama']}” siap dipakai.", pemulihan)
    elif request.method == "POST":
        formulir.add_error(None, alur_kunci.GAGAL)
    return render(request, "pegawai/kunci_baru.html", {"formulir": formulir}, status=status(formulir))


@untuk_pegawai("POST")
@perlu_pastikan
def mulai_kunci(request):
    pilihan, isi = alur_kunci.tawarkan(request.user, request.saya.nama_lengkap)
    tantangan.simpan(request, UNTUK, isi)
    return JsonResponse(pilihan)


@untuk_pegawai("POST")
def hapus_kunci(request, kode):
    return _hapus(request, get_object_or_404(request.user.kunci_sandi.select_related("pengguna"), kode=kode))


@perlu_pastikan
def _hapus(request, kunci):
    alur_kunci.hapus(kunci, **_pelaku(request))
    return _selesai(request, f"Kunci sandi “{kunci.nama}” dihapus.", [])
