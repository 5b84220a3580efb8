"""Links into the room of the SKP, in one place."""


def daftar_skp():
    return "/skp/"


def skp(skp):
    return f"/skp/{skp.kode}/"


def skp_tim(tahun):
    return f"/skp/tim/{tahun}/"


def realisasi(skp, periode):
    return f"/realisasi/{skp.kode}/{periode.kode}/"


def umpan_balik(skp):
    return f"/umpan-balik/?skp={skp.kode}"
