"""SKP of the person who is logged in, and the one page on which an SKP is written, examined and read."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from skp_app.alur import perencanaan
from skp_app.aturan.status import Status
from skp_app.forms import TahunForm
from skp_app.models import Periode, Skp
from skp_app.views import rupa
from skp_app.views.ambil import skp_terbaca
from skp_app.views.kelola import periode_terbuka


@untuk_pegawai
def daftar(request):
    """All own SKP by year, and the opened years that have none yet."""
    milik = tanpa_versi_lama(Skp.objects.filter(pegawai=request.saya).select_related("periode", "penilai", "unit"))
    punya = [s.periode_id for s in milik if s.status != Status.DIBATALKAN]
    bebas = request.saya.bebas_skp.sepanjang(OuterRef("mulai"), OuterRef("selesai"))
    dibuka = Periode.objects.filter(dibuka_pada__isnull=False).annotate(bebas=Exists(bebas))
    konteks = {"daftar": milik, "tanpa_skp": dibuka.exclude(pk__in=punya), "sisa": _sisa(request.saya, milik)}
    return render(request, "skp_app/daftar.html", konteks)


def _sisa(saya, milik):
    """[(year, first day)] of which a prolonged perjanjian kerja left the rest without an SKP."""
    terakhir = {}
    for skp in milik:  # the newest comes first
        if skp.status != Status.DIBATALKAN:
            terakhir.setdefault(skp.periode_id, skp)
    semua = [(s.periode, perencanaan.sisa_tahun(saya, s)) for s in terakhir.values()]
    return [(periode, mulai) for periode, mulai in semua if mulai]


def tanpa_versi_lama(semua):
    """One line for each SKP; an open change stands beside the version in force as `rancangan`."""
    semua = list(semua)
    terbuka = {s.menggantikan_id: s for s in semua if s.perubahan and s.status != Status.DIBATALKAN}
    tampil = [s for s in semua if s.status != Status.DIGANTIKAN and not s.perubahan]
    for skp in tampil:
        skp.rancangan = terbuka.get(skp.pk)
    return tampil


@untuk_pegawai("POST")
def buat(request):
    periode = periode_terbuka(TahunForm.baca(request))
    skp = perencanaan.buat(request.saya, periode, oleh=request.saya)
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai
def tahun(request, tahun):
    """The address people remember: their SKP of that year."""
    milik = Skp.objects.filter(pegawai=request.saya, periode__tahun=tahun).order_by("-mulai", "-pk")
    skp = milik.dihitung().first() or milik.first()
    if skp is None:
        messages.info(request, f"Anda belum punya SKP {tahun}.")
        return redirect("skp_app:daftar")
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai
def detail(request, kode):
    return rupa.tampilkan(request, skp_terbaca(request.saya, kode))
