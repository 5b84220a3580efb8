"""/masuk/sso/: to the provider and back. Links and not forms, because a form may only send to this site."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url

from pegawai import alamat, laju, oidc, pastikan, sandi
from pegawai.akses import terbuka, untuk_pegawai
from pegawai.alur import identitas_luar
from pegawai.forms import MasukForm
from pegawai.penolakan import Ditolak, KeadaanMenolak
from pegawai.views.mulai import lanjut

KETUKAN, DALAM = 600, 300  # departures of one network, perhaps a whole office, in so many seconds
MASUK, PASTIKAN = "masuk", "pastikan"


@terbuka
def berangkat(request):
    return _berangkat(request, MASUK)


@untuk_pegawai
def pastikan_sso(request):
    """Instead of the password here: the provider asks for it, and says when."""
    return _berangkat(request, PASTIKAN)


def _berangkat(request, untuk):
    _pastikan_tersedia()
    laju.hitung("sso", sandi.jaringan(request), KETUKAN, DALAM, "Terlalu banyak permintaan dari jaringan ini.")
    tujuan = alamat.lokal(request.GET.get("next"), resolve_url("beranda"))
    try:
        return redirect(oidc.berangkat(request, tujuan, untuk))
    except oidc.GagalSso as gagal:
        return _kembali_ke_masuk(request, gagal)


def _pastikan_tersedia():
    if not oidc.tersedia():
        raise Http404


@terbuka
def kembali(request):
    _pastikan_tersedia()
    try:
        hasil = oidc.kembali(request)
        pengguna = identitas_luar.kenali(
            settings.OIDC_PENERBIT, hasil.klaim["sub"], hasil.klaim.get(settings.OIDC_KLAIM_NIP)
        )
        if hasil.untuk == PASTIKAN:
            return _dipastikan(request, hasil, pengguna)
    except Ditolak as tolak:
        return _kembali_ke_masuk(request, tolak)
    return lanjut(request, pengguna, hasil.tujuan, lewat="sso", segar=hasil.baru_dipastikan)


def _dipastikan(request, hasil, pengguna):
    """Only the very person of this session, and only when the provider asked just now."""
    if pengguna != request.user or not hasil.baru_dipastikan:
        raise KeadaanMenolak("Layanan masuk instansi tidak memastikan bahwa ini Anda. Ketik kata sandi Anda.")
    pastikan.tandai(request)
    return redirect(hasil.tujuan)


def _kembali_ke_masuk(request, tolak):
    if request.user.is_authenticated:
        messages.error(request, tolak.kalimat)
        return redirect("pegawai:pastikan")
    konteks = {"formulir": MasukForm(), "next": "/", "gagal_sso": tolak.kalimat, "sso": settings.OIDC_NAMA}
    return render(request, "pegawai/masuk.html", konteks, status=422)


@terbuka
def keluar(request):
    """After the session here has ended: end that of the provider as well."""
    _pastikan_tersedia()
    try:
        ujung = oidc.alamat_keluar()
    except oidc.GagalSso:
        ujung = None
    return redirect(ujung or "pegawai:masuk")
