"""Middleware: what happens to every request before and after its view."""

import time
from secrets import token_hex

import structlog
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.http import UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import resolve_url

from pegawai import akses, pembacaan, sesi, titipan
from pegawai.alur import bantuan_layar as alur_bantuan
from pegawai.bantuan_layar import KUNCI_SESI, TERLIHAT, layar
from pegawai.penolakan import Ditolak, VersiBasi
from pegawai.views import galat

catatan = structlog.get_logger("permintaan")
keamanan = structlog.get_logger("keamanan")

TETAP_TERBUKA = ("akun/", "keluar/", "livez", "readyz", "pemberitahuan/")
KEPALA = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
}
HANYA_DIBACA = "Anda sedang melihat layar orang lain: tidak ada yang dapat diubah dari sini."
DI_LUAR_BANTUAN = "Halaman ini tidak dibuka dalam bantuan layar. Akhiri bantuan untuk kembali ke layar Anda."
TAHUN_TERKUNCI = "KT001"  # SQLSTATE of the triggers of a locked year
TAK_TERBACA = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError, LookupError, ValueError)


class JejakPermintaan:
    """A code for every request, shown on error pages and found again in the log. No query, no body, no name."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.kode = token_hex(4).upper()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(permintaan=request.kode)
        mulai = time.perf_counter()
        response = self.get_response(request)
        response["X-Kode-Permintaan"] = request.kode
        if not request.path.startswith((settings.STATIC_URL, "/livez", "/readyz")):
            self.catat(request, response, time.perf_counter() - mulai)
        return response

    def catat(self, request, response, detik):
        rute = request.resolver_match.route if request.resolver_match else ""
        catatan.info(
            "permintaan", metode=request.method, rute=rute, status=response.status_code, ms=round(1000 * detik)
        )


class KepalaAman:
    """Headers of every response, errors and files included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for nama, isi in KEPALA.items():
            response.headers.setdefault(nama, isi)
        # Static files carry their own; everything else may hold somebody's data.
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class IsianAman:
    """Refuse text that no field can hold, before anything tries to store or search it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            aman = all(map(terbaca, teks_permintaan(request)))
        except RequestDataTooBig:
            return galat.tampilkan(request, 413)
        except TAK_TERBACA:
            aman = False
        return self.get_response(request) if aman else galat.tampilkan(request, 400)


def teks_permintaan(request):
    """Every text that a view might read."""
    yield request.path_info
    for isian in (request.GET, request.POST):
        for nama, semua in isian.lists():
            yield nama
            yield from semua
    for semua in request.FILES.values():
        yield semua.name
    yield from request.COOKIES.values()
    yield from (isi for nama, isi in request.META.items() if nama.startswith("HTTP_"))


def terbaca(teks):
    """Without NUL and without half a character: PostgreSQL and UTF-8 know neither."""
    if "\x00" in teks:
        return False
    try:
        teks.encode()
    except UnicodeEncodeError:
        return False
    return True


class BatasSesi:
    """End sessions that were idle or lasted a working day; what was just being sent is kept for its writer.

    It stands in process_view, after the CSRF check: nobody else can plant a form here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        pengguna = request.session.get(SESSION_KEY)
        if pengguna is None:
            return None
        structlog.contextvars.bind_contextvars(akun=int(pengguna))
        kini = int(time.time())
        if sesi.habis(request.session, kini):
            return self.akhiri(request, view, pengguna)
        if faktor_terlambat(request, kini):
            messages.warning(request, "Pasang faktor kedua dahulu; kewenangan Anda menjangkau data orang lain.")
            return akses.pindah(request, resolve_url("pegawai:keamanan"), kembali_ke="/")
        if sesi.perlu_dicatat(request.session, kini) and "X-Otomatis" not in request.headers:
            request.session.modified = True  # saving stamps the time
        titipan.terkirim(request)
        return None

    def akhiri(self, request, view, pengguna):
        keamanan.info("sesi_habis")
        request.session.flush()
        request.user = AnonymousUser()
        if getattr(view, "akses", None) and view.akses.untuk == "umum":
            return None
        if request.method == "POST":
            titipan.titip(request, pengguna)
        return akses.ke_masuk(request)


def faktor_terlambat(request, kini):
    """The days of grace for a second factor are over: only the own account is open, until there is one."""
    sampai = request.session.get(sesi.FAKTOR_SAMPAI)
    return bool(sampai) and kini > sampai and not request.resolver_match.route.startswith(TETAP_TERBUKA)


def keluar_dari_bantuan(alamat):
    """Ending the help, and logging out, are the officer's own."""
    return alamat == "/keluar/" or (alamat.startswith("/bantuan-layar/") and alamat.endswith("/tutup/"))


class LihatSebagai:
    """While an officer helps (pegawai/alur/bantuan_layar.py) his requests are answered as if the person had sent them.

    Only those addresses that the rooms have listed, only reading: another method is refused here, for every view, and
    whatever a page would write is rolled back. Each page that was shown is written down, without its content.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.bantuan = None
        if KUNCI_SESI not in request.session or keluar_dari_bantuan(request.path_info):
            return self.get_response(request)
        petugas = getattr(request.user, "pegawai", None)
        request.bantuan = alur_bantuan.berjalan(request.session[KUNCI_SESI], petugas)
        if request.bantuan is None:
            del request.session[KUNCI_SESI]
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            transaction.set_rollback(True)
        if response.status_code == 200:
            alur_bantuan.catat_dilihat(request.bantuan, TERLIHAT[request.resolver_match.view_name].sebutan)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.bantuan is None:
            return None
        if request.method not in {"GET", "HEAD"}:
            return galat.tampilkan(request, 403, HANYA_DIBACA)
        if layar(request.resolver_match.view_name, request.bantuan.pegawai, kwargs) is None:
            return galat.tampilkan(request, 403, DI_LUAR_BANTUAN)
        request.user = request.bantuan.pegawai.pengguna
        return None


class AksesDinyatakan:
    """A view without a declared rule is closed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return None if hasattr(view, "akses") else galat.bukan_hak(request)


class CatatPembacaan:
    """What this answer showed of other people is written down for them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        pembacaan.tuliskan(request, response)
        return response


def tahun_terkunci(galat_basis):
    """The sentence with which the database refuses a change to a year that was locked; '' for any other error."""
    diag = getattr(galat_basis.__cause__, "diag", None)
    terkunci = isinstance(galat_basis, DatabaseError) and getattr(diag, "sqlstate", "") == TAHUN_TERKUNCI
    return f"{diag.message_primary}." if terkunci else ""


class Penolakan:
    """A refusal that no view caught becomes its page; a busy database becomes a polite 503."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, VersiBasi):
            return galat.konflik(request, exception)
        if isinstance(exception, Ditolak):
            kesalahan = getattr(exception, "kesalahan", None)
            kepala = {"Retry-After": str(exception.detik)} if exception.status == 429 else None
            return galat.tampilkan(request, exception.status, exception.kalimat, kesalahan, kepala)
        if kalimat := tahun_terkunci(exception):
            return galat.tampilkan(request, 409, kalimat)
        if isinstance(exception, OperationalError | InterfaceError):
            catatan.error("basis_data_sibuk", exc_info=exception)
            return galat.sibuk(request)
        return None
