"""Verbs of the sheet of a plan. Each one first saves whatever the form brought, so that nothing typed is lost."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import rencana as langkah
from skp_app.forms.rencana import CariForm, IndukForm
from skp_app.models import IndikatorUnit
from skp_app.views import rencana as tampilan
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.lembar_rencana import bentuk
from skp_app.views.rencana import MENU, rencana_ditulis

CALON_PER_HALAMAN = 20


def setelah_menyimpan(view):
    """view(request, rencana, ...) runs when everything is saved; a mistake shows the sheet again."""

    @wraps(view)
    def jalan(request, kode, **kwargs):
        rencana = rencana_ditulis(request.saya, kode)
        kiriman = KirimanBaris(request.POST, bentuk(rencana))
        try:
            kiriman.simpan(_penyimpan(request, rencana))
            return view(request, rencana, **kwargs)
        except (IsianKeliru, VersiBasi) as alasan:
            rencana.refresh_from_db()
            return tampilan.sunting(request, rencana, kiriman=kiriman, alasan=alasan)

    return jalan


def _penyimpan(request, rencana):
    return lambda **baris: langkah.simpan_isi(rencana, oleh=request.saya, **baris)


def ke_sasaran(rencana, pk):
    return redirect(f"{reverse('skp_app:rencana_unit', args=[rencana.kode])}#sasaran-{pk}")


@untuk_pegawai("POST")
def simpan(request, kode):
    if not request.htmx:
        return _simpan(request, kode)
    rencana = rencana_ditulis(request.saya, kode)
    kiriman = KirimanBaris(request.POST, bentuk(rencana))
    return kiriman.jawab_otomatis(request, _penyimpan(request, rencana))


@setelah_menyimpan
def _simpan(request, rencana):
    messages.success(request, "Rencana tersimpan.")
    return redirect("skp_app:rencana_unit", rencana.kode)


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah_sasaran(request, rencana):
    return ke_sasaran(rencana, langkah.tambah_sasaran(rencana, oleh=request.saya).pk)


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus_sasaran(request, rencana, pk):
    langkah.hapus_sasaran(_sasaran(rencana, pk), oleh=request.saya)
    messages.info(request, "Sasaran dihapus.")
    return redirect("skp_app:rencana_unit", rencana.kode)


@untuk_pegawai("POST")
@setelah_menyimpan
def pindah_sasaran(request, rencana, pk, arah):
    langkah.pindah_sasaran(_sasaran(rencana, pk), oleh=request.saya, arah=arah)
    return ke_sasaran(rencana, pk)


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah_indikator(request, rencana, pk):
    langkah.tambah_indikator(_sasaran(rencana, pk), oleh=request.saya)
    return ke_sasaran(rencana, pk)


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus_indikator(request, rencana, pk):
    indikator = _indikator(rencana, pk)
    langkah.hapus_indikator(indikator, oleh=request.saya)
    return ke_sasaran(rencana, indikator.sasaran_id)


@untuk_pegawai("POST")
@setelah_menyimpan
def pindah_indikator(request, rencana, pk, arah):
    indikator = _indikator(rencana, pk)
    langkah.pindah_indikator(indikator, oleh=request.saya, arah=arah)
    return ke_sasaran(rencana, indikator.sasaran_id)


def _sasaran(rencana, pk):
    return get_object_or_404(rencana.sasaran.select_related("rencana__unit"), pk=pk)


def _indikator(rencana, pk):
    milik = IndikatorUnit.objects.filter(sasaran__rencana=rencana)
    return get_object_or_404(milik.select_related("sasaran__rencana__unit"), pk=pk)


# The indicator above -------------------------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def induk(request, kode, pk):
    """Choose the indicator of a plan above that this one breaks down."""
    rencana = rencana_ditulis(request.saya, kode)
    indikator = _indikator(rencana, pk)
    cari = CariForm.baca(request)["cari"]
    calon = langkah.calon_induk(rencana)
    if cari:
        calon = calon.filter(teks__icontains=cari)
    calon = halaman.ambil(request, calon, CALON_PER_HALAMAN)
    formulir = IndukForm(
        request.POST if request.method == "POST" else None,
        calon=[c.pk for c in calon],
        initial={"induk": str(indikator.induk_id or IndukForm.TANPA)},
    )
    if request.method == "POST" and formulir.is_valid():
        return _pasang(request, indikator, formulir, calon)
    konteks = {"menu": MENU, "rencana": rencana, "indikator": indikator, "halaman": calon, "formulir": formulir,
               "cari": CariForm(initial={"cari": cari}), "dipilih": formulir["induk"].value()}  # fmt: skip
    return render(request, "skp_app/rencana_induk.html", konteks, status=422 if formulir.errors else 200)


def _pasang(request, indikator, formulir, calon):
    pilihan = formulir.cleaned_data["induk"]
    terpilih = next((c for c in calon if str(c.pk) == pilihan), None)
    langkah.pasang_induk(indikator, oleh=request.saya, induk=terpilih)
    return ke_sasaran(indikator.sasaran.rencana, indikator.sasaran_id)
