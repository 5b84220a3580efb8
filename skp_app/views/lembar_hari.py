"""One day of the lembar progres with big buttons, and *Catat hari ini*: one sentence is enough."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.formulir import SaringForm
from pegawai.penolakan import Ditolak, IsianKeliru, VersiBasi
from skp_app.alur import bukti, lembar, rutin, unggah_bukti
from skp_app.aturan.lembar import Bulan
from skp_app.models import CatatanHarian
from skp_app.views.lembar_kiriman import KirimanLembar
from skp_app.views.lembar_progres import MENU, salin
from skp_app.views.lembar_rupa import LembarHari


class BagianHari(SaringForm):
    """Which button of the day was pressed."""

    langkah = forms.ChoiceField(label="Langkah", required=False, choices=[("salin", "Salin"), ("rutin", "Rutin")])
    hapus = forms.UUIDField(label="Baris", required=False)


@untuk_pegawai("GET", "POST")
def hari(request, hari):
    if request.method != "POST":
        return _tampilkan(request, hari)
    bagian = BagianHari(request.POST)
    if not bagian.is_valid():
        return _tampilkan(request, hari, alasan=IsianKeliru(bagian.keluhan))
    kiriman = KirimanLembar(request.POST, request.saya)
    try:
        kiriman.simpan()  # what was typed is kept, whichever button was pressed
    except (IsianKeliru, VersiBasi) as alasan:
        return _tampilkan(request, hari, kiriman=kiriman, alasan=alasan)
    lampirkan(request, kiriman)
    _langkah(request, hari, bagian.cleaned_data)
    return redirect("skp_app:lembar_hari", hari)


def _langkah(request, hari, bagian):
    langkah = bagian["langkah"]
    if langkah == "salin":
        salin(request, hari)
    elif langkah == "rutin":
        rupa = LembarHari(request.saya, hari)
        messages.success(request, f"{rutin.ambil(request.saya, rupa.tawaran).baru} kegiatan rutin dimasukkan.")
    elif bagian["hapus"]:
        lembar.hapus(request.saya, bagian["hapus"])
        messages.info(request, "Baris dihapus.")
    else:
        messages.success(request, "Catatan tersimpan.")


def _tampilkan(request, hari, *, kiriman=None, alasan=None, catat=False):
    rupa = LembarHari(request.saya, hari, kiriman)
    konteks = {
        "menu": MENU,
        "tanggal": hari,
        "bulan": Bulan.dari(hari),
        "lembar": rupa,
        "satu": rupa.satu(),
        "pilihan": rupa.kaitan.pilihan(hari),
        "kemarin": lembar.hari_kemarin(request.saya, hari),
        "alasan": alasan,
        "kiriman": kiriman,
        "catat": catat,
        "hari_ini": localdate(),
    }
    nama = "skp_app/catat_hari_ini.html" if catat else "skp_app/lembar_hari.html"
    return render(request, nama, konteks, status=alasan.status if alasan else 200)


@untuk_pegawai("GET", "POST")
def catat(request):
    """One sentence for today; everything else may follow later, on the sheet."""
    if request.method != "POST":
        return _tampilkan(request, localdate(), catat=True)
    kiriman = KirimanLembar(request.POST, request.saya)
    try:
        kiriman.simpan()
    except (IsianKeliru, VersiBasi) as alasan:
        return _tampilkan(request, localdate(), kiriman=kiriman, alasan=alasan, catat=True)
    if not kiriman.hasil.versi:
        alasan = IsianKeliru("Kegiatan belum diisi. Tulis apa yang dikerjakan dan hasilnya.")
        return _tampilkan(request, localdate(), alasan=alasan, catat=True)
    lampirkan(request, kiriman)
    messages.success(request, "Tercatat.")
    return redirect("skp_app:catat_hari_ini")


def lampirkan(request, kiriman):
    """Photos and files that came with rows: into the gudang and to their row. The rows stand, whatever the file is."""
    for catatan in CatatanHarian.objects.filter(pegawai=request.saya, kunci__in=kiriman.kunci):
        for berkas in request.FILES.getlist(f"b-{catatan.kunci.hex}-berkas"):
            try:
                satu = unggah_bukti.unggah(berkas, oleh=request.saya, judul=catatan.kegiatan[:200])
                bukti.pakai(satu, catatan, oleh=request.saya)
            except Ditolak as alasan:
                messages.warning(request, f"Berkas {berkas.name} belum tersimpan. {alasan.kalimat}")
