"""Surat pengingat: one letter as PDF, or the letters of all units below as a ZIP made in the background."""

from django import forms
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import surat_pengingat as alur
from evaluasi.aturan.surat_pengingat import Hal
from evaluasi.views import periode as kalender
from evaluasi.views.pantauan import MENU
from pegawai import mandat
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.formulir import Formulir, SaringForm
from pegawai.models import Pekerjaan, UnitKerja
from pegawai.views.langkah import jalankan, status
from skp_app.views.bukti_berkas import kirim_paket
from skp_app.views.unduhan import kirim_pdf

NOMOR_TERPANJANG = 60


def _bidang():
    return {
        "hal": forms.ChoiceField(label="Tentang", choices=Hal.pilihan),
        "nomor": forms.CharField(
            label="Nomor surat", max_length=NOMOR_TERPANJANG, required=False,
            help_text="Kosongkan bila ditulis tangan. Tanda # menjadi nomor urut bila suratnya banyak.",
        ),
    }  # fmt: skip


class SaringSurat(SaringForm):
    hal, nomor = _bidang().values()


class SuratForm(Formulir):
    hal, nomor = _bidang().values()


def _unit(request, kode):
    return get_object_or_404(mandat.unit_terjangkau(request.user, (mandat.KELOLA,)), kode=kode)


@untuk_pengelola(mandat.KELOLA, "GET", "POST")
def surat(request, periode, unit):
    """The form; POST orders the letters of all units below."""
    periode, setahun = kalender.ambil(periode)
    ini = _unit(request, unit)
    formulir = SuratForm(request.POST if request.method == "POST" else None, initial={"hal": Hal.SKP})
    if formulir.is_valid():
        jadi, pekerjaan = jalankan(formulir, _pesan, ini, periode, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            return redirect("pegawai:pekerjaan", pekerjaan.kode)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "unit": ini,
        "formulir": formulir,
        "satu": SaringSurat(initial={"hal": Hal.SKP}, auto_id="satu_%s"),
        "beranak": UnitKerja.objects.filter(induk=ini).exists(),
        "menu": MENU,
    }
    return render(request, "evaluasi/pantauan/surat.html", konteks, status=status(formulir))


def _pesan(unit, periode, *, oleh, hal, nomor):
    return alur.pesan(unit, alur.Surat(periode, Hal(hal), nomor), oleh=oleh)


@untuk_pengelola(mandat.KELOLA)
def surat_pdf(request, periode, unit):
    periode, _ = kalender.ambil(periode)
    ini, isi = _unit(request, unit), SaringSurat.baca(request)
    satu = alur.Surat(periode, Hal(isi["hal"]), isi["nomor"])
    return kirim_pdf(lambda: alur.cetak(ini, satu, oleh=request.saya), f"Surat-pengingat-{periode.kode}-{ini.kode}")


@untuk_pegawai
def unduh(request, kode):
    pekerjaan = get_object_or_404(Pekerjaan.objects.visible_to(request.saya).filter(tugas=alur.TUGAS), kode=kode)
    isi = alur.buka(pekerjaan, oleh=request.saya)
    return kirim_paket(request, isi, f"surat-pengingat-{pekerjaan.masukan['periode']}.zip")
