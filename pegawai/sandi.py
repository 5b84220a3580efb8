"""The door: who an account is, whether a password fits, and how long somebody who guesses has to wait."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

import structlog
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from pegawai.alur.akun import sidik_kode
from pegawai.aturan.masuk import kata_pribadi, keberatan_sandi, lipat
from pegawai.models import KodeAktivasi, Penempatan, Pengguna

keamanan = structlog.get_logger("keamanan")
DARI_PERMINTAAN = ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR")


class Pintu(ModelBackend):
    """Django's own backend; the person is read together with the account."""

    def get_user(self, user_id):
        pengguna = Pengguna.objects.select_related("pegawai").filter(pk=user_id).first()
        return pengguna if pengguna and self.user_can_authenticate(pengguna) else None


def cocokkan(request, masuk, sandi):
    """The account that this name and password open, or None; failures are counted and, at the limit, paused."""
    return _cocokkan(request, masuk, password=sandi)


def _cocokkan(request, masuk, **bukti):
    """The counter keeps what a request carried, so it gets one that carries nothing but the network."""
    tamu = HttpRequest()
    tamu.META = {nama: request.META[nama] for nama in DARI_PERMINTAAN if nama in request.META}
    pengguna = authenticate(tamu, masuk=lipat(masuk), **bukti)
    request.kegagalan = getattr(tamu, "axes_failures_since_start", None) or 0
    request.axes_locked_out = getattr(tamu, "axes_locked_out", False)
    request.axes_credentials = {"masuk": masuk}
    if pengguna is None:
        keamanan.warning("sandi_keliru", dijeda=request.axes_locked_out)
    return pengguna


class KodeSekali(BaseBackend):
    """The activation code instead of a password; it opens nothing but the choice of one (alur/akun.aktifkan)."""

    def authenticate(self, request, masuk=None, token=None):
        sidik = sidik_kode(token or "")
        milik = KodeAktivasi.objects.filter(pengguna__masuk=masuk, pengguna__is_active=True)
        kode = milik.filter(berlaku_sampai__gt=timezone.now()).select_related("pengguna__pegawai").first()
        return kode.pengguna if constant_time_compare(kode.sidik if kode else "", sidik) else None


def cocokkan_kode(request, masuk, kode):
    """The account whose activation code this is, or None; a wrong code counts like a wrong password."""
    return _cocokkan(request, masuk, token=kode)


def sisa_percobaan(request):
    """How many wrong passwords are left before the pause, after one was counted."""
    return max(0, settings.AXES_FAILURE_LIMIT - request.kegagalan)


def hapus_hitungan(request, masuk):
    """The right password was typed: earlier slips no longer count."""
    AxesProxyHandler.reset_attempts(username=lipat(masuk), ip_address=jaringan(request))


def sisa_jeda(request, kredensial):
    """Seconds until this name may be tried again from this network."""
    percobaan = AccessAttempt.objects.filter(username=nama_terlipat(request, kredensial), ip_address=jaringan(request))
    terakhir = percobaan.aggregate(pada=Max("attempt_time"))["pada"] or timezone.now()
    sisa = terakhir + get_cool_off(request) - timezone.now()
    return max(1, round(max(sisa, timedelta(0)).total_seconds()))


def nama_terlipat(request, credentials):
    """axes: count all spellings of a name as one."""
    return lipat((credentials or {}).get("masuk") or "")[:255]


def jaringan(request):
    """axes: where a guess comes from. One IPv6 household is one /64; our proxy's word counts only when we have one."""
    teks = request.META.get("REMOTE_ADDR", "")
    if settings.DI_BALIK_PROKSI:
        teks = request.META.get("HTTP_X_FORWARDED_FOR", teks).rpartition(",")[2].strip()
    try:
        alamat = ip_address(teks)
    except ValueError:
        return None
    if isinstance(alamat, IPv6Address):
        return str(ip_network((alamat, 64), strict=False).network_address)
    return str(alamat)


class BukanDataDiri:
    """Password validator: what others know about a person is no secret."""

    def validate(self, password, user=None):
        pegawai = getattr(user, "pegawai", None)
        sebutan = [getattr(user, "masuk", "")]
        if pegawai:
            unit = Penempatan.objects.pada(timezone.localdate()).filter(pegawai=pegawai)
            sebutan += [pegawai.nama, *unit.values_list("unit__nama", flat=True)]
        kata = kata_pribadi(pegawai.nip or "" if pegawai else "", sebutan, timezone.localdate().year)
        if alasan := keberatan_sandi(password, kata):
            raise ValidationError(alasan, code="data_diri")

    def get_help_text(self):
        return "Jangan memakai nama, NIP, tanggal lahir, nama unit, atau tahun."
