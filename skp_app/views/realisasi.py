"""Realisasi and evidence of one evaluation period: the owner writes, penilai and atasan penilai read (Pasal 16)."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import Ditolak, IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bukti as gudang
from skp_app.alur import lembar_jumlah, pengisian, progres
from skp_app.alur.peran import peran_pihak
from skp_app.forms.pendokumentasian import BukaKunciForm
from skp_app.models import PakaiBukti, PeriodeDokumentasi, PeriodeEvaluasi, Realisasi, Skp
from skp_app.views.ambil import iki_milik, skp_pada, skp_pihak
from skp_app.views.capaian import Capaian, KirimanRealisasi
from skp_app.views.lembar import banding
from skp_app.views.masa_dokumentasi import dapat_dibuka, ke, keadaan_periode, tautan


@untuk_pegawai
def kini(request):
    """To the running period of the SKP in force, else a page that says what comes first."""
    skp = Skp.objects.filter(pegawai=request.saya).berlaku().order_by("-mulai", "-pk").first()
    if skp is None:
        terakhir = Skp.objects.filter(pegawai=request.saya).order_by("-mulai", "-pk").first()
        return render(request, "skp_app/realisasi_belum.html", {"skp": terakhir})
    periode = berjalan(skp)
    if periode is None:
        return render(request, "skp_app/realisasi_belum.html", {"skp": skp})
    return ke(periode)


def berjalan(skp):
    """The documentation period that began last, else the first one of the year; None where none was cut."""
    semua = PeriodeDokumentasi.objects.filter(periode=skp.periode_id).select_related("periode", "periode_evaluasi")
    sampai_kini = semua.filter(akhir=False, mulai__lte=localdate()).order_by("-mulai")
    return sampai_kini.first() or semua.order_by("mulai", "selesai").first()


def ambil(request, kode_periode):
    """(own SKP in force, period). 404 for an unknown period or a year without an SKP of one's own."""
    periode = get_object_or_404(PeriodeEvaluasi.objects.select_related("periode"), kode=kode_periode)
    return skp_pada(request.saya, periode), periode


@untuk_pegawai
def periode(request, periode):
    skp, periode = ambil(request, periode)
    return tampilkan(request, skp, periode)


@untuk_pegawai
def bawahan(request, periode, kode):
    """The same page to read, for the parties of the SKP."""
    periode = get_object_or_404(PeriodeEvaluasi.objects.select_related("periode"), kode=periode)
    return tampilkan(request, skp_pihak(request.saya, kode), periode)


def tampilkan(request, skp, periode, *, kiriman=None, alasan=None, buka_kunci=None):
    capaian = Capaian(skp, periode, kiriman)
    baris, peran = capaian.baris(), skp.peran(request.saya)
    if capaian.setara and "pemilik" in peran:
        lembar_jumlah.tandai(skp, capaian.setara[0], [i.iki for b in baris for i in b.iki])
    konteks = {
        "skp": skp,
        "periode": periode,
        "menu": "skp_app:realisasi" if "pemilik" in peran else "skp_app:tim",
        "peran": peran,
        "milik": "pemilik" in peran,
        "tertutup": capaian.tertutup,
        "terbuka": "pemilik" in peran and not capaian.tertutup,
        "baris": baris,
        "jumlah": sum(len(b.iki) for b in baris),
        "terisi": sum(b.terisi for b in baris),
        "pita": capaian.pita(),
        "kiriman": kiriman,
        "alasan": alasan,
        "perbaikan": [(f"id_{nama}", kalimat) for nama, kalimat in kiriman.salah.items()] if kiriman else [],
        "dokumentasi": [(k, tautan(k.periode, skp, "pemilik" in peran)) for k in capaian.dokumentasi],
        **_jendela(request, skp, capaian, buka_kunci),
    }
    return render(request, "skp_app/realisasi.html", konteks, status=alasan.status if alasan else 200)


def _jendela(request, skp, capaian, buka_kunci):
    """The window of a period that is documented as a whole."""
    if capaian.setara is None:
        return {}
    periode, jendela, keadaan = capaian.setara
    penilai = "penilai" in peran_pihak(skp, request.saya)
    return {
        "masa": periode,
        "penilai": penilai,
        "dapat_dibuka": penilai and dapat_dibuka(skp, periode, keadaan),
        "formulir_buka": buka_kunci or BukaKunciForm(prefix="buka"),
        **keadaan_periode(skp, periode, jendela),
    }


@untuk_pegawai("POST")
def gulung_kembali(request, periode, pk):
    """From a realisasi typed by hand back to what the entries amount to."""
    skp, periode = ambil(request, periode)
    milik = Realisasi.objects.filter(iki__rhk__skp=skp, periode_evaluasi=periode)
    ini = get_object_or_404(milik.select_related("iki__rhk__skp", "periode_evaluasi"), pk=pk)
    progres.gulung_kembali(ini, oleh=request.saya)
    messages.info(request, "Realisasi kembali mengikuti isian.")
    return ke_iki(periode, ini.iki)


def _simpan(request, kode_periode):
    """(SKP, period, what came); refuses when the period is not open for writing."""
    skp, periode = ambil(request, kode_periode)
    if sebab := Capaian(skp, periode).tertutup:
        raise KeadaanMenolak(sebab)
    return skp, periode, KirimanRealisasi(request.POST, skp, periode, request.FILES)


@untuk_pegawai("POST")
def simpan(request, periode):
    skp, periode, kiriman = _simpan(request, periode)
    try:
        kiriman.simpan(request.saya, dengan_bukti=not request.htmx)
    except (IsianKeliru, VersiBasi) as alasan:
        return _belum(request, skp, periode, kiriman, alasan)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"tersimpan": kiriman.kabar()})})
    messages.success(request, "Realisasi tersimpan.")
    return redirect("skp_app:realisasi_periode", periode.kode)


def kirim(request, masa):
    """Save everything typed, then send this period to the penilai."""
    skp, periode, kiriman = _simpan(request, masa.periode_evaluasi.kode)
    try:
        kiriman.simpan(request.saya, dengan_bukti=True)
        pengisian.kirim(skp, masa, oleh=request.saya)
    except (IsianKeliru, VersiBasi) as alasan:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    messages.success(request, f"Realisasi {masa.nama} dikirim ke pejabat penilai.")
    return ke(masa)


def _belum(request, skp, periode, kiriman, alasan):
    if not request.htmx:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    konteks = {"alasan": alasan, "bentrok": banding(kiriman), "kembali": request.path.removesuffix("simpan/")}
    jawaban = render(request, "skp_app/_tanda.html", konteks, status=alasan.status)
    jawaban["HX-Trigger"] = json.dumps({"sebagian": kiriman.kabar()})
    return jawaban


@untuk_pegawai("POST")
def tambah_bukti(request, periode, iki):
    """Save everything typed, then the evidence of this IKI."""
    skp, periode, kiriman = _simpan(request, periode)
    iki = iki_milik(skp, iki)
    try:
        kiriman.simpan(request.saya, dengan_bukti=True, wajib_bukti=iki.pk)
    except (IsianKeliru, VersiBasi) as alasan:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    messages.success(request, "Bukti dukung ditambahkan.")
    return ke_iki(periode, iki)


@untuk_pegawai("POST")
def hapus_bukti(request, periode, pk):
    skp, periode, kiriman = _simpan(request, periode)
    milik = PakaiBukti.objects.filter(realisasi__iki__rhk__skp=skp, realisasi__periode_evaluasi=periode)
    lengkap = milik.select_related("bukti", "realisasi__iki__rhk__skp", "realisasi__periode_evaluasi")
    pakai = get_object_or_404(lengkap, pk=pk)
    try:
        kiriman.simpan(request.saya)
    except Ditolak as alasan:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    gudang.lepas(pakai.bukti, pakai.realisasi, oleh=request.saya)
    messages.info(request, "Bukti dukung dilepas dari realisasi ini. Bukti tetap ada di gudang Anda.")
    return ke_iki(periode, pakai.realisasi.iki)


def ke_iki(periode, iki):
    return redirect(f"{reverse('skp_app:realisasi_periode', args=[periode.kode])}#iki-{iki.pk}")
