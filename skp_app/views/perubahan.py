"""Proposing a change of a set SKP: the reason, and giving the draft up again (Pasal 14(2))."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from skp_app.alur import kemajuan
from skp_app.alur import perubahan as alur
from skp_app.forms.daur import PerubahanForm
from skp_app.views.ambil import skp_terbaca
from skp_app.views.rupa_skp import jejak_skp


@untuk_pegawai("GET", "POST")
def perubahan(request, kode):
    skp = skp_terbaca(request.saya, kode)
    if ada := alur.periksa(skp, oleh=request.saya):
        return redirect("skp_app:detail", ada.kode)
    # What the Pimpinan asked of him is between the two; who only drafts for him begins with an empty reason.
    diminta = {"alasan": kemajuan.alasan_perubahan(skp)} if skp.pegawai_id == request.saya.pk else {}
    formulir = PerubahanForm(request.POST if request.method == "POST" else None, initial=diminta)
    if request.method == "POST" and formulir.is_valid():
        baru = alur.buka(skp, oleh=request.saya, alasan=formulir.cleaned_data["alasan"])
        messages.success(request, f"Rancangan versi {baru.nomor_versi} dibuka. Versi yang berlaku belum berubah.")
        return redirect("skp_app:detail", baru.kode)
    konteks = {"skp": skp, "formulir": formulir, **jejak_skp(request, skp)}
    return render(request, "skp_app/perubahan.html", konteks, status=422 if formulir.is_bound else 200)


@untuk_pegawai("POST")
def buang(request, kode):
    skp = alur.buang(skp_terbaca(request.saya, kode), oleh=request.saya)
    messages.success(request, "Rancangan perubahan dibuang. SKP yang berlaku tidak berubah.")
    return redirect("skp_app:detail", skp.menggantikan.kode)
