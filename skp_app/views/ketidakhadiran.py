"""Days away: written down by the pegawai himself, or by the pengelola kinerja of his unit."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca, unduh
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.formulir import SaringForm
from pegawai.models import Pegawai, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import kalender
from skp_app.aturan.lembar import Bulan
from skp_app.forms.lembar import KetidakhadiranForm
from skp_app.models import Ketidakhadiran

MENU = "skp_app:realisasi"
KOLOM = [
    ("Nama", lambda o: o.nama_lengkap),
    ("Jabatan", lambda o: "; ".join(p.nama_jabatan for p in o.kini)),
    ("Unit kerja", lambda o: "; ".join(p.unit.nama for p in o.kini)),
    ("Tidak hadir hari ini", lambda o: "; ".join(k.get_jenis_display() for k in o.pergi)),
]


@untuk_pegawai("GET", "POST")
def saya(request):
    return _halaman(request, request.saya, "skp_app:ketidakhadiran", ())


@untuk_pengelola(mandat.KELOLA, "GET", "POST")
def pegawai(request, kode):
    orang = _orang(request, kode)
    return _halaman(request, orang, "skp_app:ketidakhadiran_pegawai", (orang.kode,))


class CariOrang(SaringForm):
    nama = forms.CharField(label="Nama pegawai", required=False, max_length=100)


@untuk_pengelola(mandat.KELOLA)
def daftar(request):
    """The people of the units he manages, with who is away today."""
    saring = CariOrang.baca(request)
    kini = Penempatan.objects.pada(localdate()).select_related("jabatan", "unit").order_by("jenis", "id")
    milik = kini.filter(unit__in=mandat.unit_terjangkau(request.saya.pengguna, (mandat.KELOLA,)).order_by())
    orang = Pegawai.objects.filter(pk__in=milik.order_by().values("pegawai"), nama__icontains=saring["nama"])
    pergi = Ketidakhadiran.objects.filter(mulai__lte=localdate(), selesai__gte=localdate())
    tampil = [Prefetch("penempatan", kini, to_attr="kini"), Prefetch("ketidakhadiran", pergi, to_attr="pergi")]
    orang = orang.order_by("nama", "pk").prefetch_related(*tampil)
    if unduhan := unduh.jawab(request, "ketidakhadiran-hari-ini", KOLOM, orang):
        return unduhan
    konteks = {
        "saring": CariOrang(initial=saring),
        "halaman": halaman.ambil(request, orang),
    }
    return render(request, "skp_app/ketidakhadiran_daftar.html", konteks)


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
        "menu": MENU if orang == request.saya else "skp_app:ketidakhadiran_daftar",
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
    return get_object_or_404(Ketidakhadiran.objects.filter(pegawai=orang).select_related("pegawai"), pk=pk)
