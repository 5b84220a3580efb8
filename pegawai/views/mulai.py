"""The one place where a session of a person begins, whichever door he came through."""

import structlog
from django.contrib.auth import login
from django.shortcuts import redirect

from pegawai import pastikan, sandi, sesi, setengah, titipan
from pegawai.alur import faktor
from pegawai.alur import sesi as alur_sesi

keamanan = structlog.get_logger("keamanan")
PINTU = "pegawai.sandi.Pintu"


def lanjut(request, pengguna, tujuan, *, lewat, segar=True):
    """Who has a second factor shows it first; everybody else is in."""
    punya = faktor.punya(pengguna)
    if punya.ada:
        setengah.tahan(request, pengguna, tujuan, lewat=lewat, segar=segar)
        return redirect("pegawai:masuk_kode")
    return mulai(request, pengguna, tujuan, punya, lewat=lewat, segar=segar)


def mulai(request, pengguna, tujuan, punya, *, lewat, segar=True):
    """A new session key; then the kept form of this person, or the page asked for.

    `segar`: he has just shown that it is he himself, so a decision of the next minutes need not ask again.
    """
    login(request, pengguna, backend=PINTU)
    setengah.lepas(request)
    sesi.kenali(request, sandi.jaringan(request))
    tandai_faktor(request, pengguna, punya)
    if segar:
        pastikan.tandai(request)
    alur_sesi.catat_perangkat(pengguna, request.session[sesi.PERANGKAT], request.session[sesi.JARINGAN])
    keamanan.info("masuk", akun=pengguna.pk, lewat=lewat)
    return redirect("pegawai:isian") if titipan.ada(request) else redirect(tujuan)


def tandai_faktor(request, pengguna, punya):
    """What later pages of this session need to know without asking again."""
    request.session[sesi.PUNYA_KODE] = punya.aplikasi
    request.session[sesi.PUNYA_KUNCI] = bool(punya.kunci)
    sampai = None if punya.ada else faktor.tenggat(pengguna)
    request.session[sesi.FAKTOR_SAMPAI] = sampai and int(sampai.timestamp())
