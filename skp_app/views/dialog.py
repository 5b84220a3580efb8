"""Dialog kinerja as a page of its own, and its verbs; the panel beside the SKP posts to the same addresses."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai import alamat, halaman
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import dialog as alur
from skp_app.alur.isi import baris_rhk
from skp_app.alur.peran import peran_pihak
from skp_app.aturan.dialog import StatusUsulan
from skp_app.forms import AlasanForm, KesepakatanForm
from skp_app.models import KesepakatanDialog, UjarDialog
from skp_app.views.ambil import DIALOG, skp_pihak
from skp_app.views.dialog_samping import Samping, formulir, lengkapi, pilihan

BERIKUT = {
    StatusUsulan.DITERAPKAN: (messages.success, "Usulan diterapkan."),
    StatusUsulan.USANG: (messages.warning, "Tidak diterapkan: teksnya sudah lain dari saat diusulkan. Bandingkan."),
    StatusUsulan.DITOLAK: (messages.success, "Usulan tidak diterapkan. Pimpinan mendapat kabar."),
}


@untuk_pegawai("GET", "POST")
def dialog(request, kode):
    if request.method != "POST":
        return _tampilkan(request, _skp(request, kode))
    skp = _skp_ditulis(request, kode)
    baris = baris_rhk(skp)
    ujar = formulir(skp, request.saya, baris, request.POST)
    try:
        return _ujarkan(request, skp, baris, ujar)
    except IsianKeliru as alasan:
        return _tampilkan(request, skp, ujar=ujar, alasan=alasan)


def _ujarkan(request, skp, baris, ujar):
    if not ujar.is_valid():
        raise IsianKeliru("Pesan belum terkirim.")
    isi = ujar.cleaned_data
    sasaran, bidang = pilihan(baris, isi.get("usul") or isi["sasaran"])
    alur.ujarkan(
        skp, oleh=request.saya, isi=isi["isi"], sasaran=sasaran, bidang=bidang, menjadi=isi.get("menjadi") or ""
    )
    messages.success(request, "Terkirim dan tercatat sebagai dialog kinerja.")
    return _kembali(request, skp)


@untuk_pegawai("POST")
def terapkan(request, kode, pk):
    skp = _skp(request, kode)
    return _jawab(request, skp, alur.terapkan(_usulan(skp, pk), oleh=request.saya))


@untuk_pegawai("POST")
def tolak(request, kode, pk):
    skp = _skp(request, kode)
    usulan, alasan = _usulan(skp, pk), AlasanForm(request.POST)
    if not alasan.is_valid():
        raise IsianKeliru("Belum dijawab. " + " ".join(alasan.errors["alasan"]))
    return _jawab(request, skp, alur.tolak(usulan, oleh=request.saya, alasan=alasan.cleaned_data["alasan"]))


@untuk_pegawai("POST")
def kesepakatan(request, kode):
    skp = _skp_ditulis(request, kode)
    catatan = KesepakatanForm(request.POST)
    try:
        if not catatan.is_valid():
            raise IsianKeliru("Kesepakatan belum tercatat.")
        alur.catat_kesepakatan(skp, oleh=request.saya, **catatan.cleaned_data)
    except IsianKeliru as alasan:
        return _tampilkan(request, skp, catatan=catatan, alasan=alasan)
    messages.success(request, "Dialog tercatat. Pihak lain diminta mengonfirmasi.")
    return _kembali(request, skp)


@untuk_pegawai("POST")
def konfirmasi(request, kode, pk):
    skp = _skp(request, kode)
    alur.konfirmasi(get_object_or_404(KesepakatanDialog.objects.filter(skp=skp), pk=pk), oleh=request.saya)
    messages.success(request, "Dialog dikonfirmasi.")
    return _kembali(request, skp)


def _skp(request, kode):
    return skp_pihak(request.saya, kode, DIALOG)


def _skp_ditulis(request, kode):
    skp = _skp(request, kode)
    if not {"pemilik", "penilai"} & peran_pihak(skp, request.saya):
        raise BukanHak(alur.BUKAN_PIHAK)
    return skp


def _usulan(skp, pk):
    return get_object_or_404(UjarDialog.objects.filter(skp=skp).select_related("skp"), pk=pk)


def _jawab(request, skp, ujar):
    kabarkan, kalimat = BERIKUT[StatusUsulan(ujar.status)]
    kabarkan(request, kalimat)
    return _kembali(request, skp)


def _kembali(request, skp):
    """To the page the form stood on: the SKP with its panel, or the page of the dialog."""
    detail = reverse("skp_app:detail", args=[skp.kode])
    dari_skp = alamat.halaman_asal(request) == detail
    return redirect(f"{detail}#dialog" if dari_skp else reverse("skp_app:dialog", args=[skp.kode]))


def _tampilkan(request, skp, *, ujar=None, catatan=None, alasan=None):
    """Newest first; a form that was refused stands there again with what was typed."""
    dialog = Samping(skp, request.saya, baris_rhk(skp))
    daftar = UjarDialog.objects.filter(skp=skp).select_related("oleh", "rhk", "iki").order_by("-pk")
    lembar = halaman.ambil(request, daftar)
    lengkapi(skp, dialog.baris, lembar.object_list)
    konteks = {
        "skp": skp,
        "dialog": dialog,
        "halaman": lembar,
        "ujar": ujar or dialog.formulir,
        "catatan": catatan or KesepakatanForm(),
        "formulir": ujar or catatan,
        "alasan": alasan,
        "menu": "" if skp.pegawai_id == request.saya.pk else "skp_app:tim",
    }
    return render(request, "skp_app/dialog.html", konteks, status=alasan.status if alasan else 200)
