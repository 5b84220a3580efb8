"""Decisions want that the person has just shown himself (settings.STEP_UP_DETIK): by password, code or passkey."""

import time
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.shortcuts import resolve_url

from pegawai import akses, sandi, titipan
from pegawai.alur import faktor, kunci_sandi
from pegawai.aturan.kode_waktu import berbentuk_kode
from pegawai.penolakan import IsianKeliru

KUNCI = "pastikan_pada"


def segar(request):
    return time.time() - request.session.get(KUNCI, 0) < settings.STEP_UP_DETIK


def tandai(request):
    request.session[KUNCI] = int(time.time())


def coba(request, kata_sandi):
    """Was that the person's own password, or the code of his app? If so it counts as fresh from now.

    No password is as short as a code, so one field takes both.
    """
    if berbentuk_kode(kata_sandi) and faktor.punya(request.user).aplikasi:
        return _segarkan_bila(request, faktor.cocok(request.user, kata_sandi))
    return coba_sandi(request, kata_sandi)


def coba_sandi(request, kata_sandi):
    """The same for the password alone."""
    if not kata_sandi or sandi.cocokkan(request, request.user.masuk, kata_sandi) != request.user:
        return False
    sandi.hapus_hitungan(request, request.user.masuk)
    return _segarkan_bila(request, True)


def coba_kunci(request, tantangan, jawaban):
    """Did a passkey of this very account sign the challenge?"""
    try:
        pemilik = kunci_sandi.pemilik(tantangan, jawaban)
    except IsianKeliru:
        return False
    return _segarkan_bila(request, pemilik == request.user)


def _segarkan_bila(request, benar):
    if benar:
        tandai(request)
    return benar


def perlu_pastikan(view):
    """Under the access rule. A form may bring the field `sandi`; without it the password page comes in between."""

    @wraps(view)
    def terjaga(request, *args, **kwargs):
        kata_sandi = request.POST.get("sandi", "")
        if segar(request) or coba(request, kata_sandi):
            return view(request, *args, **kwargs)
        if kata_sandi:
            messages.error(request, "Kata sandi keliru. Belum ada yang berubah; isian Anda masih ada.")
        if request.method != "POST":
            return akses.pindah(request, resolve_url("pegawai:pastikan"), kembali_ke=request.get_full_path())
        titipan.titip(request, request.user.pk)
        return akses.pindah(request, resolve_url("pegawai:pastikan"), kembali_ke=resolve_url("pegawai:isian"))

    return terjaga
