"""/aturan/teks/: phrases and help sentences of the instansi, read with a mandate, written by the BKD."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, teks_instansi, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import teks_instansi as alur
from pegawai.aturan.teks_instansi import FRASA, TEMPAT
from pegawai.forms.teks_instansi import SaringTeks, TeksInstansiForm
from pegawai.models import TeksInstansi
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status


@untuk_pengelola(terbaca.PEMBACA)
def daftar(request):
    """One row a place: what the instansi says there today."""
    saring = SaringTeks.baca(request)
    kini = teks_instansi.kini(request)
    baris = [_baris(kode, kini.get(kode, [])) for kode in TEMPAT]
    konteks = {
        "halaman": halaman.ambil(request, [b for b in baris if _cocok(b, saring)]),
        "saring": SaringTeks(initial=saring),
    }
    return render(request, "pegawai/teks_instansi.html", konteks)


def _baris(kode, kini):
    return {"kode": kode, "tempat": TEMPAT[kode], "frasa": kode in FRASA, "kini": kini}


def _cocok(baris, saring):
    if saring["jenis"] and (saring["jenis"] == "frasa") != baris["frasa"]:
        return False
    tertulis = [baris["tempat"].nama, *(t.isi for t in baris["kini"])]
    return any(saring["q"].lower() in kalimat.lower() for kalimat in tertulis)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def tempat(request, tempat):
    """What is said in one place, what comes and what was; POST writes a sentence."""
    if tempat not in TEMPAT:
        raise Http404
    kini = teks_instansi.frasa(request, tempat)
    formulir = TeksInstansiForm(request.POST if request.method == "POST" else None, tempat=tempat, kini=kini)
    if request.method == "POST":
        _wajib_menulis(request)
        if formulir.is_valid() and _tulis(request, tempat, formulir):
            return redirect("pegawai:teks_tempat", tempat)
    semua = TeksInstansi.objects.filter(tempat=tempat).select_related("ditulis_oleh")
    lembar = halaman.ambil(request, semua)
    konteks = {
        "kode": tempat,
        "frasa": tempat in FRASA,
        "tempat": TEMPAT[tempat],
        "kini": kini,
        "halaman": lembar,
        "riwayat": [(t, _keadaan(t, lembar, kini)) for t in lembar],
        "formulir": formulir,
        "menulis": request.user.has_perm(mandat.INSTANSI),
    }
    return render(request, "pegawai/teks_tempat.html", konteks, status=status(formulir))


def _keadaan(baris, lembar, kini):
    """'berlaku', 'nanti', or '' of a row that is over or that another one replaced."""
    if baris in kini:
        return "berlaku"
    if baris.isi and baris.mulai > localdate():
        diganti = any(t.awal == baris.awal and t.mulai == baris.mulai and t.pk > baris.pk for t in lembar)
        return "" if diganti else "nanti"
    return ""


def _wajib_menulis(request):
    if not request.user.has_perm(mandat.INSTANSI):
        raise BukanHak(alur.BUKAN_HAK)


def _tulis(request, tempat, formulir):
    isi = formulir.cleaned_data
    asal = TeksInstansi.objects.filter(pk=isi.pop("asal", None)).first()
    beres, baru = jalankan(formulir, alur.tulis, tempat, asal=asal, oleh=request.saya, **isi)
    if beres:
        sejak = "hari ini" if baru.mulai == localdate() else "hari mulainya"
        messages.success(request, f"Kalimat disimpan dan tampil sejak {sejak}.")
    return beres


@untuk_pengelola(terbaca.PEMBACA, "POST")
def akhiri(request, pk):
    _wajib_menulis(request)
    baris = get_object_or_404(TeksInstansi, pk=pk)
    alur.akhiri(baris, oleh=request.saya)
    messages.success(request, "Kalimat diakhiri; riwayatnya tetap ada.")
    return redirect("pegawai:teks_tempat", baris.tempat)
