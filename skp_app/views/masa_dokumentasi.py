"""A documentation period in addresses and in words: where its page is, what its window says."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate

from skp_app.alur import pengisian
from skp_app.aturan.pendokumentasian import WARNA_KEADAAN, Keadaan, keadaan
from skp_app.models import PeriodeDokumentasi, Perpanjangan


def ambil_periode(tahun, bagian):
    """The documentation period of an address; 404 when the year is not cut that way."""
    semua = PeriodeDokumentasi.objects.select_related("periode", "periode_evaluasi__periode")
    return get_object_or_404(semua, kode=f"{tahun}-{bagian}")


def alamat(periode, skp=None):
    """(name, arguments) of the page of this period: for its owner, or for the parties of an SKP."""
    orang = [skp.kode] if skp else []
    if periode.setara:
        nama = "skp_app:realisasi_bawahan" if skp else "skp_app:realisasi_periode"
        return nama, [periode.periode_evaluasi.kode, *orang]
    return f"skp_app:progres{'_bawahan' if skp else ''}", [periode.periode.tahun, periode.bagian, *orang]


def tautan(periode, skp, milik):
    nama, isi = alamat(periode, None if milik else skp)
    return reverse(nama, args=isi)


def ke(periode, skp=None):
    nama, isi = alamat(periode, skp)
    return redirect(nama, *isi)


def keadaan_periode(skp, periode, jendela):
    """What the head of a sheet says about its window: state, colour, days late, who opened it, what was sent."""
    kini = keadaan(jendela, localdate())
    return {
        "keadaan": kini,
        "warna_keadaan": WARNA_KEADAAN[kini],
        "lewat_hari": (localdate() - periode.batas).days,
        "jendela": jendela,
        "dibuka_oleh": _dibuka_oleh(skp, periode) if jendela.sampai else None,
        "terkirim": pengisian.terkirim(skp, periode),
    }


def _dibuka_oleh(skp, periode):
    """The personal extension that reaches furthest, or None when it is one of his unit."""
    milik = Perpanjangan.objects.filter(pegawai=skp.pegawai_id, periode_dokumentasi=periode, dicabut_pada=None)
    return milik.filter(sampai__gte=localdate()).select_related("dibuat_oleh").order_by("-sampai").first()


def dapat_dibuka(skp, periode, kini):
    return kini in (Keadaan.DITUTUP, Keadaan.LEWAT) and not skp.tertutup(periode.periode_evaluasi)
