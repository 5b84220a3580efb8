"""The declared access rule of each view: written on the view, enforced there, demanded by a system check.

@terbuka("GET", "POST")                 anybody
@untuk_pegawai                          a person with an account; gives request.saya (GET only)
@untuk_pegawai("POST")                  the same for a verb
@untuk_pengelola(mandat.KELOLA, "GET")  a mandate with this permission, or the BKD; others get 404
@dengan_token(periksa)                  a program with a token, never a session: `periksa(request)` says who it is
"""

from functools import wraps
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from pegawai import alamat, mandat
from pegawai.penolakan import BukanHak
from pegawai.views import galat

TANPA_PEGAWAI = "Akun ini belum terhubung dengan data pegawai. Laporkan kepada pengelola kepegawaian (BKD)."


class Aturan(NamedTuple):
    untuk: str  # umum, pegawai, pengelola, token
    metode: tuple[str, ...]
    izin: str | tuple[str, ...] = ()


def terbuka(*metode):
    return _nyatakan(lambda request, izin: None, "umum", metode)


def untuk_pegawai(*metode):
    return _nyatakan(_pegawai, "pegawai", metode)


def untuk_pengelola(izin, *metode):
    return _nyatakan(_pengelola, "pengelola", metode, izin)


def dengan_token(periksa, *metode):
    """`periksa(request)` gives None for a client that may pass, else the response that refuses it."""
    return _nyatakan(lambda request, izin: periksa(request), "token", metode)


def _nyatakan(jaga, untuk, metode, izin=()):
    """The decorator of one rule. Without methods a view is a page: it answers GET and HEAD."""
    if metode and callable(metode[0]):
        return _nyatakan(jaga, untuk, (), izin)(metode[0])
    aturan = Aturan(untuk, tuple(metode) or ("GET",), izin)

    def bungkus(view):
        @wraps(view)
        def terjaga(request, *args, **kwargs):
            if ("GET" if request.method == "HEAD" else request.method) not in aturan.metode:
                return galat.metode(request, aturan.metode)
            return jaga(request, aturan.izin) or view(request, *args, **kwargs)

        terjaga.akses = aturan
        return terjaga

    return bungkus


def _pegawai(request, izin):
    """None when the person may pass, else the response that sends him to the door."""
    if not request.user.is_authenticated:
        return ke_masuk(request)
    request.saya = getattr(request.user, "pegawai", None)
    if request.saya is None:
        raise BukanHak(TANPA_PEGAWAI)
    return None


def _pengelola(request, izin):
    if pergi := _pegawai(request, izin):
        return pergi
    if not bermandat(request.user, izin):
        raise Http404
    return None


def bermandat(pengguna, izin):
    """Does this account hold the permission on any unit, or manage the whole instansi?"""
    if pengguna.has_perm(mandat.INSTANSI):
        return True
    return izin != mandat.INSTANSI and mandat.unit_bermandat(pengguna, izin).exists()


def ke_masuk(request):
    """To the login page and back afterwards."""
    return pindah(request, resolve_url("pegawai:masuk"), kembali_ke=_halaman_ini(request))


def pindah(request, tujuan, *, kembali_ke):
    """Move the whole window to a page that sends back afterwards; htmx needs to be told."""
    tujuan = f"{tujuan}?{urlencode({'next': kembali_ke})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": tujuan})
    return HttpResponseRedirect(tujuan)


def _halaman_ini(request):
    """The page to come back to: this one, or the page a fragment or form was sent from."""
    if request.headers.get("HX-Request") or request.method not in {"GET", "HEAD"}:
        return alamat.halaman_asal(request)
    return request.get_full_path()
