"""Lembar progres: a month of one's own daily work on one grid; penilai and atasan penilai read it."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import Ditolak, IsianKeliru, VersiBasi
from skp_app.alur import lembar, lembar_jumlah, lembar_masuk, rutin
from skp_app.aturan.lembar import KOLOM, Bulan
from skp_app.forms.lembar import HariForm, HubungkanForm, SatuHariForm, TempelForm
from skp_app.models import BarisTertahan, Iki, PeriodeDokumentasi, Skp
from skp_app.views.ambil import skp_pihak
from skp_app.views.lembar_kiriman import KirimanLembar
from skp_app.views.lembar_rupa import LembarBulan
from skp_app.views.masa_dokumentasi import ke as ke_periode

MENU = "skp_app:realisasi"


@untuk_pegawai
def kini(request):
    return redirect("skp_app:lembar", Bulan.dari(localdate()))


@untuk_pegawai
def bulan(request, bulan):
    return tampilkan(request, bulan)


def tampilkan(request, bulan, *, kiriman=None, alasan=None, tempel=None):
    rupa = LembarBulan(request.saya, bulan, kiriman)
    hari = rupa.hari()
    konteks = {
        "menu": MENU,
        "bulan": bulan,
        "lembar": rupa,
        "hari": hari,
        "kolom": KOLOM.items(),
        "pilihan": rupa.kaitan.pilihan(),
        "belum_terhubung": rupa.belum_terhubung() if rupa.terbuka else [],
        "jumlah": rupa.jumlah(),
        "punya": Skp.objects.filter(pegawai=request.saya, ditetapkan_pada__isnull=False).exists(),
        "tempel": tempel or TempelForm(),
        "alasan": alasan,
        "kiriman": kiriman,
    }
    return render(request, "skp_app/lembar.html", konteks, status=alasan.status if alasan else 200)


@untuk_pegawai
def bawahan(request, bulan, kode):
    """The same month to read, for the parties of the SKP: only the days of this SKP."""
    skp = skp_pihak(request.saya, kode, "Lembar progres")
    rupa = LembarBulan(skp.pegawai, bulan)
    hari = [h for h in rupa.hari() if skp.mulai <= h.tanggal <= skp.selesai]
    konteks = {
        "menu": MENU if skp.pegawai_id == request.saya.pk else "skp_app:tim",
        "skp": skp,
        "bulan": bulan,
        "lembar": rupa,
        "hari": [h for h in hari if h.terisi or h.hari.kerja],
        "kolom": KOLOM.items(),
        "jumlah": lembar_jumlah.daftar(skp, bulan.awal, bulan.akhir),
    }
    return render(request, "skp_app/lembar_baca.html", konteks)


# Rows ---------------------------------------------------------------------------------------------
@untuk_pegawai("POST")
def simpan(request, bulan):
    """The rows of a day, sent whole without JavaScript."""
    kiriman = KirimanLembar(request.POST, request.saya)
    try:
        kiriman.simpan()
    except (IsianKeliru, VersiBasi) as alasan:
        return tampilkan(request, bulan, kiriman=kiriman, alasan=alasan)
    messages.success(request, "Lembar progres tersimpan.")
    return ke(bulan, kiriman)


@untuk_pegawai("POST")
def simpan_baris(request, bulan, kunci):
    """One row, saved by itself: 204 with its version, 422 and 409 with what is shown under it."""
    kiriman = KirimanLembar(request.POST, request.saya, hanya=kunci)
    try:
        kiriman.simpan()
    except (IsianKeliru, VersiBasi) as alasan:
        konteks = {"baris": kiriman.tertahan(kunci), "alasan": alasan, "bulan": bulan}
        jawaban = render(request, "skp_app/_lembar_tanda.html", konteks, status=alasan.status)
    else:
        jawaban = HttpResponse(status=204)
    jawaban["HX-Trigger"] = json.dumps({"lembar": kiriman.kabar()})
    return jawaban


def ke(bulan, kiriman=None, hari=None):
    """Back to the sheet, at the day that was written."""
    hari = hari or next((t["tanggal"] for t in (kiriman.teks.values() if kiriman else ()) if "tanggal" in t), None)
    jangkar = f"#h-{hari:%d}" if hasattr(hari, "day") else f"#h-{hari[:2]}" if hari else ""
    return redirect(reverse("skp_app:lembar", args=[bulan]) + jangkar)


@untuk_pegawai("POST")
def hapus(request, bulan, kunci):
    hari = lembar.hapus(request.saya, kunci)
    messages.info(request, "Baris dihapus.")
    return ke(bulan, hari=hari)


@untuk_pegawai("POST")
def tempel(request, bulan):
    """A block from a spreadsheet: what can be stored is, the other rows wait in red."""
    formulir = TempelForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru(formulir.keluhan)
        hasil = lembar_masuk.masukkan(request.saya, bulan, lembar_masuk.baca(formulir.cleaned_data["teks"]).baris)
    except IsianKeliru as alasan:
        return tampilkan(request, bulan, alasan=alasan, tempel=formulir)
    kabari(request, hasil, bulan)
    return redirect("skp_app:lembar", bulan)


def kabari(request, hasil, bulan):
    """Say in one sentence what became of a table."""
    ada = f" {hasil.ada} baris sudah ada dan tidak ditambahkan lagi." if hasil.ada else ""
    lain = ", ".join(b.kode for b in hasil.bulan if b != bulan)
    lain = f" Sebagian masuk ke lembar bulan {lain}." if lain else ""
    if hasil.baru:
        messages.success(request, f"{hasil.baru} baris masuk ke lembar.{ada}{lain}")
    else:
        messages.info(request, f"Tidak ada baris yang ditambahkan.{ada}")
    if hasil.tertahan:
        messages.warning(request, f"{hasil.tertahan} baris belum masuk. Perbaiki baris merah di bagian atas lembar.")


@untuk_pegawai("POST")
def buang_tertahan(request, bulan):
    BarisTertahan.objects.filter(pegawai=request.saya, bulan=bulan.awal).delete()
    messages.info(request, "Baris yang belum masuk dibuang.")
    return redirect("skp_app:lembar", bulan)


@untuk_pegawai("POST")
def hubungkan(request, bulan):
    formulir = HubungkanForm(request.POST)
    if not formulir.is_valid():
        return tampilkan(request, bulan, alasan=IsianKeliru(formulir.keluhan))
    isi = formulir.cleaned_data
    banyak = lembar_masuk.hubungkan(request.saya, isi["teks"], isi["kait"], max(bulan.akhir, localdate()))
    messages.success(request, f"{banyak} baris dihubungkan.")
    return redirect("skp_app:lembar", bulan)


@untuk_pegawai("POST")
def ambil_rutin(request, bulan):
    """What is offered on one day, or on every day of the month."""
    formulir = HariForm(request.POST)
    if not formulir.is_valid():
        return tampilkan(request, bulan, alasan=IsianKeliru(formulir.keluhan))
    hari, tawaran = formulir.cleaned_data["hari"], LembarBulan(request.saya, bulan).tawaran
    diambil = {h: r for h, r in tawaran.items() if hari in (None, h)}
    messages.success(request, f"{rutin.ambil(request.saya, diambil).baru} kegiatan rutin dimasukkan.")
    return ke(bulan, hari=hari)


@untuk_pegawai("POST")
def salin_kemarin(request, bulan):
    formulir = SatuHariForm(request.POST)
    if not formulir.is_valid():
        return tampilkan(request, bulan, alasan=IsianKeliru(formulir.keluhan))
    hari = formulir.cleaned_data["hari"]
    salin(request, hari)
    return ke(bulan, hari=hari)


def salin(request, hari):
    hasil = lembar.salin_kemarin(request.saya, hari)
    alasan = next((s["tanggal"] for s in hasil.salah.values()), "")
    if alasan:
        messages.warning(request, alasan)
    elif hasil.baru:
        messages.success(request, f"{hasil.baru} baris disalin. Isi angka dan buktinya untuk hari ini.")
    else:
        messages.info(request, "Tidak ada baris yang disalin dari hari kerja sebelumnya.")


# Sums ---------------------------------------------------------------------------------------------
@untuk_pegawai
def jumlah(request, bulan):
    """The panel of sums alone, after a row was saved."""
    konteks = {"jumlah": LembarBulan(request.saya, bulan).jumlah(), "bulan": bulan}
    return render(request, "skp_app/_lembar_jumlah.html", konteks)


@untuk_pegawai("POST")
def pakai(request, bulan, iki, periode):
    milik = Iki.objects.filter(rhk__skp__pegawai=request.saya).select_related("rhk__skp")
    iki = get_object_or_404(milik, pk=iki)
    periode = get_object_or_404(PeriodeDokumentasi.objects.select_related("periode_evaluasi"), kode=periode)
    try:
        lembar_jumlah.pakai(request.saya, iki, periode)
    except Ditolak as alasan:
        return tampilkan(request, bulan, alasan=alasan)
    messages.success(request, f"Realisasi {periode.nama} memakai jumlah lembar.")
    if request.POST.get("dari") == "realisasi":
        return ke_periode(periode)
    return redirect(f"{reverse('skp_app:lembar', args=[bulan])}#jumlah")
