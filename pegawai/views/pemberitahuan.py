from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render, resolve_url

from pegawai import alamat, halaman
from pegawai.akses import untuk_pegawai
from pegawai.alur import kotak_masuk, pilihan
from pegawai.aturan.surel import CaraSurel
from pegawai.forms import AturPemberitahuanForm


@untuk_pegawai
def daftar(request):
    pesan = halaman.ambil(request, request.saya.pemberitahuan.all())
    return render(request, "pegawai/pemberitahuan.html", {"halaman": pesan})


@untuk_pegawai("POST")
def dibaca(request):
    jumlah = kotak_masuk.tandai_dibaca(request.saya)
    messages.success(request, f"{jumlah} pemberitahuan ditandai sudah dibaca.")
    return redirect("pegawai:pemberitahuan")


@untuk_pegawai("POST")
def buka(request, pk):
    pesan = get_object_or_404(request.saya.pemberitahuan, pk=pk)
    kotak_masuk.tandai_dibaca(request.saya, pesan.pk)
    return redirect(alamat.lokal(pesan.tautan, resolve_url("pegawai:pemberitahuan")))


@untuk_pegawai("GET", "POST")
def atur(request):
    """How mail leaves: at once, gathered, or never."""
    kiriman = request.POST if request.method == "POST" else None
    formulir = AturPemberitahuanForm(kiriman, initial={"cara": request.saya.cara_surel})
    if formulir.is_valid():
        pilihan.atur_surel(request.saya, CaraSurel(formulir.cleaned_data["cara"]))
        messages.success(request, "Pilihan pemberitahuan disimpan.")
        return redirect("pegawai:atur_pemberitahuan")
    konteks = {"formulir": formulir}
    return render(request, "pegawai/atur_pemberitahuan.html", konteks, status=422 if formulir.errors else 200)
