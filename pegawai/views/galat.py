"""Refusals and failures as pages: in Indonesian, with the code of the request, never with detail.

Only `konflik` knows the person; every other page must work without session and database.
"""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from pegawai import alamat, sandi

KALIMAT = {
    400: (
        "Permintaan tidak terbaca",
        "Alamat atau isian memuat tanda yang tidak dapat dibaca. Periksa, lalu kirim lagi.",
    ),
    403: ("Bukan hak Anda", "Halaman atau tindakan ini tidak tersedia untuk akun Anda."),
    404: ("Halaman tidak ditemukan", "Alamatnya keliru, atau isinya bukan untuk akun Anda."),
    405: ("Halaman tidak dapat dibuka begini", "Buka halaman ini lewat menu atau tombolnya."),
    409: ("Keadaan sudah berubah", "Muat ulang halaman untuk melihat keadaan terbaru."),
    413: ("Kiriman terlalu besar", "Kecilkan berkas atau isian, lalu kirim lagi."),
    422: ("Isian belum benar", "Periksa isian, lalu kirim lagi."),
    429: ("Terlalu banyak percobaan", "Tunggu sebentar, lalu coba lagi."),
    500: ("Ada gangguan pada sistem", "Gangguan ini sudah tercatat. Coba lagi beberapa saat lagi."),
    503: ("Sistem sedang sibuk", "Coba lagi dalam 10 detik. Yang sudah tersimpan tetap aman."),
}
FORMULIR_LAMA = "Formulir ini sudah kedaluwarsa. Kembali, muat ulang halaman, lalu kirim lagi."
TIDAK_DIKIRIM_LAGI = {"csrfmiddlewaretoken", "sandi", "versi"}


def tampilkan(request, status, kalimat="", kesalahan=None, kepala=None):
    """One refusal: a whole page, or a fragment for htmx."""
    judul, bawaan = KALIMAT[status]
    templat = "_galat.html" if request.headers.get("HX-Request") else "pegawai/galat.html"
    konteks = {
        "judul": judul,
        "kalimat": kalimat or bawaan,
        "kesalahan": kesalahan or {},
        "kode": getattr(request, "kode", ""),
        "status": status,
        "bantuan": getattr(request, "bantuan", None),
    }
    return HttpResponse(render_to_string(templat, konteks), status=status, headers=kepala)


def metode(request, boleh):
    return tampilkan(request, 405, kepala={"Allow": ", ".join(boleh)})


def permintaan(request, exception=None):
    return tampilkan(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def bukan_hak(request, exception=None):
    return tampilkan(request, 403)


def tidak_ada(request, exception=None):
    return tampilkan(request, 404)


def csrf(request, reason=""):
    return tampilkan(request, 403, FORMULIR_LAMA)


def sibuk(request):
    return tampilkan(request, 503, kepala={"Retry-After": "10"})


def server(request):
    """The last resort. A database that is away or locked is a matter of waiting, not a fault."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return sibuk(request)
    return tampilkan(request, 500)


def dijeda(request, response=None, credentials=None):
    """Too many wrong passwords: how long to wait."""
    detik = sandi.sisa_jeda(request, credentials)
    menit = -(-detik // 60)
    kalimat = f"Sudah {settings.AXES_FAILURE_LIMIT} kali kata sandi keliru. Coba lagi dalam {menit} menit."
    return tampilkan(request, 429, kalimat, kepala={"Retry-After": str(detik)})


def konflik(request, basi):
    """Somebody saved in between: both texts side by side, and the person chooses."""
    konteks = {
        "kalimat": basi.kalimat,
        "konflik": [
            {"label": nama.replace("_", " ").capitalize(), "dikirim": isi, "tersimpan": basi.tersimpan.get(nama, "")}
            for nama, isi in basi.dikirim.items()
            if nama not in TIDAK_DIKIRIM_LAGI
        ],
        "kirim_lagi": _kirim_lagi(request, basi),
        "aksi": request.path,
        "kembali": alamat.halaman_asal(request, bawaan=request.path),
    }
    templat = "_konflik.html" if request.headers.get("HX-Request") else "pegawai/konflik.html"
    return render(request, templat, konteks, status=basi.status)


def _kirim_lagi(request, basi):
    """The same form once more, resting on the stored version; impossible when nobody said which that is."""
    if "versi" not in basi.tersimpan:
        return []
    isian = [(n, i) for n, semua in request.POST.lists() for i in semua if n not in TIDAK_DIKIRIM_LAGI]
    return [*isian, ("versi", basi.tersimpan["versi"])]
