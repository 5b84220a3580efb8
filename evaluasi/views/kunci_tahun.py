"""/periode/<tahun>/kunci/: what is unfinished in a year that is over, and locking it for good."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import kunci_tahun as alur
from evaluasi.forms_kunci import KunciTahunForm
from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan, status
from skp_app.models import Periode
from skp_app.views.kelola import periode_terbuka


@untuk_pengelola(mandat.INSTANSI)
def daftar(request):
    tahunan = Periode.objects.filter(dibuka_pada__isnull=False).select_related("dikunci_oleh")
    konteks = {"halaman": halaman.ambil(request, tahunan), "hari": localdate()}
    return render(request, "evaluasi/kunci_tahun_daftar.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def kunci(request, tahun):
    periode = periode_terbuka(tahun)
    formulir = KunciTahunForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulir.is_valid():
        return _kunci(request, periode, formulir)
    return _tampilkan(request, periode, formulir)


@perlu_pastikan
def _kunci(request, periode, formulir):
    beres, _ = jalankan(formulir, alur.kunci, periode, oleh=request.saya, dasar=formulir.cleaned_data["dasar"])
    if not beres:
        return _tampilkan(request, periode, formulir)
    messages.success(request, f"Tahun kinerja {periode.tahun} dikunci.")
    return redirect("evaluasi:kunci_tahun", periode.tahun)


def _tampilkan(request, periode, formulir):
    konteks = {
        "periode": periode,
        "formulir": formulir,
        "sisa": alur.sisa(periode),
        "halangan": "" if periode.dikunci_pada else alur.halangan(periode),
        "menu": "evaluasi:kunci_tahun_daftar",
    }
    return render(request, "evaluasi/kunci_tahun.html", konteks, status=status(formulir))
