"""Links into the room of the SKP, in one place."""

from django.urls import reverse


def daftar_skp():
    return reverse("skp_app:daftar")


def skp(skp):
    return reverse("skp_app:detail", args=[skp.kode])


def skp_tim(tahun):
    return reverse("skp_app:tim", args=[tahun])


def realisasi(periode):
    return reverse("skp_app:realisasi_periode", args=[periode.kode])


def beri_umpan_balik(skp):
    return reverse("skp_app:beri_umpan_balik", args=[skp.kode])
