"""Fetch a matrix: invisible is 404, visible but somebody else's to write is 403."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from pegawai.penolakan import BukanHak
from skp_app.alur.matriks import PIHAK
from skp_app.models import Matriks

TERBESAR = 2**63 - 1


def matriks_terbaca(saya, kode):
    return get_object_or_404(Matriks.objects.visible_to(saya).select_related(*PIHAK), kode=kode)


def matriks_disusun(saya, kode):
    """His own, or of the leader he drafts for: one query for those; else the reader learns why not."""
    milik = Matriks.objects.boleh_disusun(saya).select_related(*PIHAK).filter(kode=kode).first()
    if milik is None:
        matriks_terbaca(saya, kode)
        raise BukanHak("Matriks ini hanya dapat diubah oleh pimpinan yang menyusunnya dan pendampingnya.")
    return milik


def baris_matriks(matriks, pk):
    sertai = ("pegawai", "penempatan__jabatan", "penempatan__unit", "penugasan__penilai")
    return get_object_or_404(matriks.baris.select_related(*sertai), pk=_angka(pk))


def kolom_matriks(matriks, pk):
    return get_object_or_404(matriks.kolom, pk=_angka(pk))


def _angka(pk):
    """A number that a key may have."""
    if pk > TERBESAR:
        raise Http404
    return pk
