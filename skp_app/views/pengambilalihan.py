"""Taking an RHK over, with a fresh password as for penetapan, and giving it back (Pasal 20(6)-(8))."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kemajuan
from skp_app.alur import pengambilalihan as alur
from skp_app.alur.isi import baris_rhk
from skp_app.forms.pemantauan import AmbilAlihForm, KembalikanForm
from skp_app.models import PengambilalihanRhk, Rhk
from skp_app.views.ambil_pemantauan import dinilai


@untuk_pegawai("GET", "POST")
def ambil_alih(request, tahun, kode):
    pantauan = dinilai(request.saya, tahun, kode)
    return _putuskan(request, pantauan) if request.method == "POST" else _tanyakan(request, pantauan)


def _tanyakan(request, pantauan, formulir=None):
    skp = pantauan.skp
    if halangan := alur.halangan(skp):
        raise KeadaanMenolak(halangan)
    konteks = {
        "pantauan": pantauan,
        "skp": skp,
        "formulir": formulir or AmbilAlihForm(rhk=_pilihan(skp)),
        "terakhir": kemajuan.terakhir(skp),
        "menu": "skp_app:pemantauan",
    }
    return render(request, "skp_app/pemantauan_ambil_alih.html", konteks, status=status(formulir))


@perlu_pastikan
def _putuskan(request, pantauan):
    skp = pantauan.skp
    formulir = AmbilAlihForm(request.POST, rhk=_pilihan(skp))
    if formulir.is_valid():
        isi = formulir.cleaned_data
        rhk = Rhk.objects.get(pk=isi["rhk"], skp=skp)
        beres, _ = jalankan(formulir, alur.ambil_alih, skp, rhk, oleh=request.saya, catatan=isi["catatan"])
        if beres:
            messages.success(request, "RHK diambil alih. Pegawai diberi tahu, dan catatannya ikut pada evaluasi.")
            return redirect("skp_app:pemantauan_orang", *pantauan.alamat)
    return _tanyakan(request, pantauan, formulir)


def _pilihan(skp):
    """RHK that nobody took over yet."""
    daftar = baris_rhk(skp)
    alur.tandai(daftar, skp)
    return [(r.pk, f"RHK {r.nomor}. {r.teks}") for r in daftar if not r.diambil_alih]


@untuk_pegawai("GET", "POST")
def kembalikan(request, tahun, kode, pk):
    pantauan = dinilai(request.saya, tahun, kode)
    serangkai = PengambilalihanRhk.objects.filter(skp__rangkaian=pantauan.skp.rangkaian, dikembalikan_pada=None)
    diambil = get_object_or_404(serangkai.select_related("rhk", "skp"), pk=pk)
    formulir = KembalikanForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        alasan = formulir.cleaned_data["alasan"]
        beres, _ = jalankan(formulir, alur.kembalikan, diambil, oleh=request.saya, alasan=alasan)
        if beres:
            messages.success(request, "RHK dikembalikan kepada pegawai.")
            return redirect("skp_app:pemantauan_orang", *pantauan.alamat)
    konteks = {"pantauan": pantauan, "skp": pantauan.skp, "diambil": diambil, "formulir": formulir}
    konteks["menu"] = "skp_app:pemantauan"
    return render(request, "skp_app/pemantauan_kembalikan.html", konteks, status=status(formulir))
