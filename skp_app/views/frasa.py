"""Phrases that an SKP offers while it is written: those of the application, and those of the instansi."""

from typing import NamedTuple

from pegawai import teks_instansi
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import JenisLampiran
from skp_app.aturan.lampiran import SARAN


class Tawaran(NamedTuple):
    """A line for one part of the lampiran."""

    kunci: str
    jenis: str
    baris: str


def lampiran(request):
    """{part: [phrase of the instansi]}"""
    return {
        j.value: [Tawaran(f"{j.value}-{t.awal}", j.value, t.isi) for t in _frasa(request, j)] for j in JenisLampiran
    }


def tawaran_lampiran(request):
    """{key: line} of everything that may be put in."""
    milik = [t for semua in lampiran(request).values() for t in semua]
    return {t.kunci: t for t in [*SARAN, *milik]}


def ekspektasi(request):
    """{value: [phrase of the instansi]}"""
    return {n.value: _frasa(request, n) for n in NilaiPerilaku}


def pilih_ekspektasi(request, kunci):
    """(value, phrase) that was clicked, or None."""
    semua = ((nilai, t) for nilai, daftar in ekspektasi(request).items() for t in daftar)
    return next(((nilai, t.isi) for nilai, t in semua if str(t.awal) == kunci), None)


def _frasa(request, tempat):
    return teks_instansi.frasa(request, f"frasa_{tempat.value}")
