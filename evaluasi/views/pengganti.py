"""Evaluations that passed to somebody: to the atasan of a late penilai, or to who acts as penilai."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import pengganti, penunjukan
from evaluasi.forms_pengganti import BerhalanganForm
from evaluasi.views import periode as kalender
from evaluasi.views.tim import lekatkan_nilai
from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.views.langkah import jalankan, status
from skp_app.models import PenggantiPenilai, SebabPengganti, Skp


@untuk_pegawai
def beralih(request, periode):
    periode, setahun = kalender.ambil(periode)
    semua = pengganti.daftar(request.saya, periode, localdate())
    daftar = halaman.ambil(request, semua.select_related("pegawai", "penilai", "penempatan__jabatan"))
    lekatkan_nilai(daftar, periode)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": daftar,
        "lewat": localdate() > periode.jendela_selesai,
        "menu": "evaluasi:tim",
    }
    return render(request, "evaluasi/beralih.html", konteks)


@untuk_pegawai
def berhalangan(request):
    """The penilai under this person, and for whom somebody acts since he is permanently unable."""
    semua = penunjukan.digantikan(request.saya).annotate(digantikan=Exists(_penunjukan(request.saya, OuterRef("pk"))))
    konteks = {"halaman": halaman.ambil(request, semua), "menu": "evaluasi:tim"}
    return render(request, "evaluasi/berhalangan.html", konteks)


def _penunjukan(saya, penilai):
    bawahan = Skp.objects.berlaku().filter(pegawai=OuterRef("pegawai"), penilai=penilai)
    milik = PenggantiPenilai.objects.pada(localdate()).filter(sebab=SebabPengganti.BERHALANGAN, oleh=saya)
    return milik.filter(Exists(bawahan))


@untuk_pegawai("GET", "POST")
def catat_berhalangan(request, kode):
    penilai = get_object_or_404(penunjukan.digantikan(request.saya), kode=kode)
    formulir = BerhalanganForm(request.POST if request.method == "POST" else None, penilai=penilai)
    if request.method == "POST" and formulir.is_valid():
        isi = formulir.cleaned_data
        jadi, baru = jalankan(formulir, penunjukan.catat_berhalangan, penilai, oleh=request.saya, **isi)
        if jadi:
            messages.success(request, f"Evaluasi {len(baru)} pegawai beralih dari {penilai.nama_lengkap}.")
            return redirect("evaluasi:berhalangan")
    konteks = {"penilai": penilai, "formulir": formulir, "menu": "evaluasi:tim"}
    return render(request, "evaluasi/catat_berhalangan.html", konteks, status=status(formulir))


@untuk_pegawai("POST")
def akhiri_berhalangan(request, kode):
    penilai = get_object_or_404(penunjukan.digantikan(request.saya), kode=kode)
    banyak = penunjukan.akhiri_berhalangan(penilai, oleh=request.saya)
    messages.success(request, f"Evaluasi {banyak} pegawai kembali kepada {penilai.nama_lengkap}.")
    return redirect("evaluasi:berhalangan")
