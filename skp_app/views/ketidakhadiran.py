"""Days away: written down by the pegawai himself, or by the pengelola kinerja of his unit."""

from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import kalender
from skp_app.aturan.lembar import Bulan
from skp_app.forms.lembar import KetidakhadiranForm
from skp_app.models import Ketidakhadiran

MENU = "skp_app:realisasi"


@untuk_pegawai("GET", "POST")
def saya(request):
    return _halaman(request, request.saya, "skp_app:ketidakhadiran", ())


@untuk_pengelola(mandat.KELOLA, "GET", "POST")
def pegawai(request, kode):
    orang = _orang(request, kode)
    return _halaman(request, orang, "skp_app:ketidakhadiran_pegawai", (orang.kode,))


def _orang(request, kode):
    """A person whom this pengelola may read; writing is for who manages his unit."""
    orang = get_object_or_404(terbaca.orang(request.saya), kode=kode)
    if not kalender.boleh_mencatat(orang, request.saya):
        raise BukanHak(kalender.BUKAN_PENCATAT)
    return orang


def _halaman(request, orang, nama, argumen):
    formulir = KetidakhadiranForm(request.POST if request.method == "POST" else None)
    alasan = None
    if formulir.is_bound:
        try:
            _catat(request, orang, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
        else:
            return redirect(nama, *argumen)
    daftar = Ketidakhadiran.objects.filter(pegawai=orang).select_related("dicatat_oleh").order_by("-mulai")
    hari_ini = localdate()
    konteks = {
        "menu": MENU if orang == request.saya else "pegawai:orang_daftar",
        "orang": orang,
        "milik": orang == request.saya,
        "formulir": formulir,
        "alasan": alasan,
        "halaman": halaman.ambil(request, daftar),
        "bulan": Bulan.dari(hari_ini),
        "tahun_ini": date(hari_ini.year, 1, 1),
    }
    return render(request, "skp_app/ketidakhadiran.html", konteks, status=alasan.status if alasan else 200)


def _catat(request, orang, formulir):
    if not formulir.is_valid():
        raise IsianKeliru("Ketidakhadiran belum dicatat. Perbaiki yang ditandai.")
    try:
        kalender.catat_ketidakhadiran(orang, oleh=request.saya, **formulir.cleaned_data)
    except IsianKeliru as alasan:
        for bidang, kalimat in alasan.kesalahan.items():
            formulir.add_error(bidang, kalimat)
        raise
    messages.success(request, "Ketidakhadiran dicatat. Harinya ditandai di lembar progres.")


@untuk_pegawai("POST")
def hapus(request, pk):
    kalender.hapus_ketidakhadiran(_catatan(request.saya, pk), oleh=request.saya)
    messages.info(request, "Ketidakhadiran dihapus.")
    return redirect("skp_app:ketidakhadiran")


@untuk_pengelola(mandat.KELOLA, "POST")
def hapus_pegawai(request, kode, pk):
    orang = _orang(request, kode)
    kalender.hapus_ketidakhadiran(_catatan(orang, pk), oleh=request.saya)
    messages.info(request, "Ketidakhadiran dihapus.")
    return redirect("skp_app:ketidakhadiran_pegawai", orang.kode)


def _catatan(orang, pk):
    return get_object_or_404(Ketidakhadiran.objects.select_related("pegawai"), pegawai=orang, pk=pk)
