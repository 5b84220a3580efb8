"""Accounts of the demo: one known password, so that a newcomer can be everybody. Never used outside the demo."""

from django.contrib.auth.hashers import make_password

from pegawai.models import Pengguna

SANDI_DEMO = "mencoba-aplikasi-skp"


def buat_akun(masuk: str) -> Pengguna:
    return Pengguna.objects.create(masuk=masuk, password=make_password(SANDI_DEMO))
