"""All kept contents of an SKP through its versions, and any two of them side by side."""

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from skp_app.alur import pencetakan
from skp_app.alur.isi import baris_rhk, isi_skp
from skp_app.alur.versi import garis
from skp_app.aturan.banding import bandingkan
from skp_app.forms.daur import BandingForm
from skp_app.models import Skp, VersiSkp
from skp_app.views.ambil import skp_terbaca
from skp_app.views.rupa_skp import jejak_skp
from skp_app.views.unduhan import jawaban_pdf

KINI = 0  # in an address: the content as it stands now, kept or not
PERISTIWA = {"ajukan": "diajukan", "tetapkan": "ditetapkan"}


class Simpanan(NamedTuple):
    """One content that may be compared."""

    pk: int
    skp: Skp
    sebutan: str
    isi: dict
    garis: list
    versi: VersiSkp | None = None


def tersimpan(skp, saya):
    """The kept contents of all versions that this person may read, oldest first; then the open draft, if it is this."""
    semua = VersiSkp.objects.filter(skp__rangkaian=skp.rangkaian, skp__in=Skp.objects.visible_to(saya))
    hasil = [_simpanan(v) for v in semua.select_related("skp", "oleh").order_by("pk")]
    if skp.dapat_disusun:
        daftar = baris_rhk(skp)
        kini = f"Versi {skp.nomor_versi}, rancangan sekarang"
        hasil.append(Simpanan(KINI, skp, kini, isi_skp(skp, daftar), garis(daftar)))
    return hasil


def _sebelum(lebih_lama):
    """What a content is compared with: the last one that was set before it, else the one before it."""
    ditetapkan = [s for s in lebih_lama if s.versi and s.versi.peristiwa == "tetapkan"]
    return (ditetapkan or lebih_lama or [None])[-1]


def _simpanan(versi):
    sebutan = f"Versi {versi.skp.nomor_versi}, {PERISTIWA.get(versi.peristiwa, versi.peristiwa)}"
    return Simpanan(versi.pk, versi.skp, sebutan, versi.isi, versi.garis, versi)


@untuk_pegawai
def versi(request, kode):
    skp = skp_terbaca(request.saya, kode)
    semua = tersimpan(skp, request.saya)
    pilihan = [(s.pk, f"{n}. {s.sebutan}") for n, s in enumerate(semua, start=1)]
    saring = BandingForm.baca(request, pilihan=pilihan)
    if None not in (saring["dari"], saring["ke"]):
        alamat = reverse("skp_app:banding", args=[skp.kode, saring["dari"], saring["ke"]])
        return redirect(f"{alamat}?hanya=on")
    terpilih = {"dari": _sebelum(semua[:-1]).pk, "ke": semua[-1].pk} if len(semua) > 1 else {}
    konteks = {
        "skp": skp,
        "daftar": [(s, _sebelum(semua[:n])) for n, s in enumerate(semua)],
        "saring": BandingForm(initial=terpilih, pilihan=pilihan),
        **jejak_skp(request, skp),
    }
    return render(request, "skp_app/versi.html", konteks)


@untuk_pegawai
def banding(request, kode, a, b):
    skp = skp_terbaca(request.saya, kode)
    semua = {s.pk: s for s in tersimpan(skp, request.saya)}
    if a not in semua or b not in semua:
        raise Http404
    lama, baru = semua[a], semua[b]
    beda = bandingkan(lama.isi, baru.isi, lama.garis, baru.garis)
    konteks = {
        "skp": skp,
        "lama": lama,
        "baru": baru,
        "beda": beda,
        "jpt": skp.keluarga == "jpt",
        "hanya": BandingForm.baca(request)["hanya"],
        **jejak_skp(request, skp),
    }
    return render(request, "skp_app/banding.html", konteks)


@untuk_pegawai
def versi_pdf(request, kode, pk):
    """The document as it was set, or the Format with the content as it was submitted, marked as a draft."""
    skp = skp_terbaca(request.saya, kode)
    semua = VersiSkp.objects.filter(skp__rangkaian=skp.rangkaian, skp__in=Skp.objects.visible_to(request.saya))
    simpanan = get_object_or_404(semua.select_related("skp"), pk=pk)
    nama = f"SKP-{skp.mulai.year}-versi-{simpanan.skp.nomor_versi}"
    return jawaban_pdf(lambda _: pencetakan.cetak_versi(simpanan), simpanan.skp, nama)
