"""Renstra, Perjanjian Kinerja and RKT of the units: the list, one plan to read or to write, and a new one."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, unduh
from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import rencana as langkah
from skp_app.forms.rencana import BuatRencanaForm, SaringRencanaForm
from skp_app.models import IndikatorUnit, Periode, RencanaUnit, Skp
from skp_app.views.lembar_rencana import LembarRencana
from skp_app.views.rencana_unduhan import KOLOM, satu_rencana

MENU = "skp_app:rencana"


@untuk_pegawai
def daftar(request):
    """Units with the plans that cover a year; the newest opened year at first."""
    saring = SaringRencanaForm.baca(request)
    tahun = saring["tahun"] or tahun_terbaru()
    ditulis = langkah.unit_ditulis(request.saya)
    unit = _unit(saring, tahun, ditulis)
    if unduhan := unduh.jawab(request, f"rencana-unit-{tahun}", KOLOM, unit):
        return unduhan
    isi = halaman.ambil(request, unit)
    konteks = {
        "menu": MENU,
        "tahun": tahun,
        "saring": SaringRencanaForm(initial={**saring, "tahun": tahun}),
        "tersaring": bool(saring["cari"] or saring["isi"]),
        "halaman": isi,
        "ditulis": set(ditulis.filter(pk__in=[u.pk for u in isi]).values_list("pk", flat=True)),
        "skp": Skp.objects.filter(pegawai=request.saya, mulai__year=tahun).order_by("-mulai", "-nomor_versi").first(),
    }
    return render(request, "skp_app/rencana_daftar.html", konteks)


def tahun_terbaru():
    terbuka = Periode.objects.filter(dibuka_pada__isnull=False).order_by("-tahun")
    return terbuka.values_list("tahun", flat=True).first() or localdate().year


def _unit(saring, tahun, ditulis):
    """Units with a plan that year; who may write plans also finds those that have none yet."""
    rencana = RencanaUnit.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun).order_by("jenis", "pk")
    berencana = Q(Exists(rencana.order_by().filter(unit=OuterRef("pk"))))
    unit = UnitKerja.objects.filter(
        berencana if saring["isi"] else berencana | Q(pk__in=ditulis.order_by().values("pk"))
    )
    unit = unit.filter(Q(selesai=None) | Q(selesai__year__gte=tahun)).select_related("induk")
    if saring["cari"]:
        unit = unit.filter(nama__icontains=saring["cari"])
    return unit.prefetch_related(Prefetch("rencana", rencana, to_attr="rencana_setahun")).order_by("jalur")


@untuk_pegawai("GET", "POST")
def buat(request, unit):
    """A new plan of a unit."""
    unit = get_object_or_404(UnitKerja, kode=unit)
    if not langkah.penulis(unit, request.saya):
        raise BukanHak("Rencana unit ini ditulis oleh pimpinan unit, pendampingnya, pengelola kinerja, atau BKD.")
    formulir = BuatRencanaForm(request.POST if request.method == "POST" else None, initial=_awal(request))
    alasan = None
    if request.method == "POST":
        try:
            return _jadi(request, unit, formulir)
        except (IsianKeliru, KeadaanMenolak) as ditolak:
            alasan = ditolak
    konteks = {"menu": MENU, "unit": unit, "formulir": formulir, "alasan": alasan}
    return render(request, "skp_app/rencana_buat.html", konteks, status=alasan.status if alasan else 200)


def _awal(request):
    return {"jenis": "pk", "tahun_mulai": tahun_terbaru()}


def _jadi(request, unit, formulir):
    if not formulir.is_valid():
        raise IsianKeliru("Rencana belum dapat dibuat.")
    try:
        rencana = langkah.buat(unit, oleh=request.saya, **formulir.cleaned_data)
    except IsianKeliru as keliru:
        for bidang, kalimat in keliru.kesalahan.items():
            formulir.add_error(bidang, kalimat)
        raise
    return redirect("skp_app:rencana_unit", rencana.kode)


def rencana_terbaca(saya, kode):
    terlihat = RencanaUnit.objects.visible_to(saya).select_related("unit__induk")
    return get_object_or_404(terlihat, kode=kode)


def rencana_ditulis(saya, kode):
    rencana = rencana_terbaca(saya, kode)
    if not langkah.penulis(rencana.unit, saya):
        raise BukanHak("Rencana ini ditulis oleh pimpinan unit, pendampingnya, pengelola kinerja, atau BKD.")
    return rencana


@untuk_pegawai
def rencana_unit(request, kode):
    rencana = rencana_terbaca(request.saya, kode)
    if unduhan := satu_rencana(request, rencana):
        return unduhan
    if langkah.penulis(rencana.unit, request.saya):
        return sunting(request, rencana)
    return baca(request, rencana)


def sunting(request, rencana, *, kiriman=None, alasan=None):
    """The sheet of a writer; with `kiriman` and `alasan` what was typed is shown again beside the reason."""
    lembar = LembarRencana(rencana, kiriman)
    konteks = {"menu": MENU, "rencana": rencana, "lembar": lembar, "kiriman": kiriman, "alasan": alasan,
               "perbaikan": [(f"id_{nama}", k) for nama, k in (kiriman.salah.items() if kiriman else ())]}  # fmt: skip
    return render(request, "skp_app/rencana_sunting.html", konteks, status=alasan.status if alasan else 200)


def baca(request, rencana):
    konteks = {"menu": MENU, "rencana": rencana, "sasaran": isi_rencana(rencana)}
    return render(request, "skp_app/rencana_baca.html", konteks)


def isi_rencana(rencana):
    """Its sasaran with indicators, targets and the indicator above."""
    indikator = IndikatorUnit.objects.select_related("induk__sasaran__rencana__unit").prefetch_related("target")
    return rencana.sasaran.prefetch_related(Prefetch("indikator", indikator))


@untuk_pegawai("POST")
def hapus(request, kode):
    rencana = rencana_ditulis(request.saya, kode)
    langkah.hapus(rencana, oleh=request.saya)
    messages.info(request, f"{rencana} {rencana.unit.nama} dihapus.")
    return redirect(MENU)
