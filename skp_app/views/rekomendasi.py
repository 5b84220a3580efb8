"""The recommendation of the last yearly result beside the plan, answered by who writes the plan."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.views.langkah import jalankan, status
from skp_app.alur import rekomendasi as alur
from skp_app.forms.rekomendasi import TanggapanForm
from skp_app.views.ambil import skp_disusun
from skp_app.views.rupa_skp import jejak_skp


@untuk_pegawai("GET", "POST")
def rekomendasi(request, kode):
    skp = skp_disusun(request.saya, kode)
    isi = alur.terakhir(skp)
    if isi is None:
        raise Http404
    rhk = {r.pk: r for r in skp.rhk.all()}
    awal = {"alasan": isi.alasan, "rhk": next((pk for pk, r in rhk.items() if str(r.garis) == isi.garis), "")}
    formulir = TanggapanForm(request.POST if request.method == "POST" else None, rhk=rhk.values(), initial=awal)
    if formulir.is_valid():
        pilihan = formulir.cleaned_data
        dipilih = rhk.get(pilihan["rhk"])
        jadi, _ = jalankan(
            formulir, alur.tanggapi, skp, oleh=request.saya, rhk=dipilih, alasan="" if dipilih else pilihan["alasan"]
        )
        if jadi:
            messages.success(request, "Tanggapan atas rekomendasi dicatat. Penilai membacanya saat memeriksa SKP.")
            return redirect("skp_app:detail", skp.kode)
    konteks = {"skp": skp, "isi": isi, "formulir": formulir, **jejak_skp(request, skp)}
    return render(request, "skp_app/rekomendasi.html", konteks, status=status(formulir))
