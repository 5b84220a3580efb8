"""/aktivasi/: the one-time code and the first password. The code is asked for before anything is said of it."""

from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.shortcuts import render, resolve_url

from pegawai import sandi
from pegawai.akses import terbuka
from pegawai.alur import akun as alur
from pegawai.forms.aktivasi import AktivasiForm
from pegawai.views.langkah import jalankan, status
from pegawai.views.mulai import lanjut


@terbuka("GET", "POST")
def aktivasi(request):
    formulir = AktivasiForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid() and (pengguna := _pemilik(request, formulir)):
        kode, baru = formulir.cleaned_data["kode_sandi"], formulir.cleaned_data["sandi_baru"]
        beres, _ = jalankan(formulir, alur.aktifkan, pengguna, kode, baru)
        if beres:
            return _mulai(request, pengguna)
    return render(request, "pegawai/aktivasi.html", {"formulir": formulir}, status=status(formulir))


def _pemilik(request, formulir):
    """The account whose code this is and whose owner may take this password; else the form says why."""
    isi = formulir.cleaned_data
    pengguna = sandi.cocokkan_kode(request, isi["masuk"], isi["kode_sandi"])
    if pengguna is None:
        formulir.add_error(None, _keliru(request))
        return None
    try:
        password_validation.validate_password(isi["sandi_baru"], pengguna)
    except ValidationError as salah:
        formulir.add_error("sandi_baru", salah)
        return None
    return pengguna


def _mulai(request, pengguna):
    pengguna.refresh_from_db()
    sandi.hapus_hitungan(request, pengguna.masuk)
    return lanjut(request, pengguna, resolve_url("beranda"), lewat="aktivasi")


def _keliru(request):
    sisa, jeda = sandi.sisa_percobaan(request), round(settings.AXES_COOLOFF_TIME * 60)
    return (
        "NIP dan kode aktivasi tidak cocok, atau kodenya sudah dipakai atau kedaluwarsa. "
        f"Tersisa {sisa} percobaan sebelum dijeda {jeda} menit."
    )
