"""Fill helper: contributions of matrices that were shared with the owner of this SKP."""

from itertools import groupby

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import isi_matriks
from skp_app.forms.matriks import AmbilPeranForm
from skp_app.views.ambil import skp_disusun
from skp_app.views.penyuntingan import ke_rhk


@untuk_pegawai("GET", "POST")
def isi(request, kode):
    """Choose, then each becomes an RHK with its intervensi; what is there already is passed over."""
    skp = skp_disusun(request.saya, kode)
    semua = isi_matriks.tawaran(skp)
    kirim = request.POST if request.method == "POST" else None
    formulir = AmbilPeranForm(kirim, peran=[t.peran.pk for t in semua])
    alasan = None
    if kirim is not None:
        try:
            return _ambil(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"skp": skp, "alasan": alasan, "kelompok": _kelompok(semua), "dipilih": formulir["peran"].value() or []}
    return render(request, "skp_app/isi_matriks.html", konteks, status=alasan.status if alasan else 200)


def _kelompok(semua):
    """[(first of its matrix, all of it)]: unused first, so a matrix may come twice."""
    return [
        (daftar[0], daftar)
        for _, isi in groupby(semua, key=lambda t: (t.dipakai is not None, t.matriks.pk))
        if (daftar := list(isi))
    ]


def _ambil(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    hasil = isi_matriks.ambil(skp, oleh=request.saya, rhk=formulir.cleaned_data["peran"])
    if not hasil.rhk:
        messages.info(request, "Tidak ada yang ditambahkan; peran yang dipilih sudah ada di SKP ini.")
        return redirect("skp_app:detail", skp.kode)
    lewat = f" {hasil.dilewati} sudah ada di SKP ini." if hasil.dilewati else ""
    kalimat = f"{len(hasil.rhk)} peran menjadi RHK dan terhubung dengan pimpinannya. Tulis indikatornya.{lewat}"
    messages.success(request, kalimat)
    return ke_rhk(skp, hasil.rhk[0])
