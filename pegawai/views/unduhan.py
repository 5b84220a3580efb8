"""Long lists as files: ordered with a password and a purpose, fetched by who ordered them."""

from django.core.signing import BadSignature
from django.shortcuts import get_object_or_404, redirect

from pegawai import unduh
from pegawai.akses import untuk_pegawai
from pegawai.alur import ekspor as alur
from pegawai.models import Pekerjaan
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru


@untuk_pegawai("POST")
@perlu_pastikan
def pesan(request):
    formulir = unduh.PesanUnduhForm(request.POST)
    if not formulir.is_valid():
        if set(formulir.errors) - {"keperluan"}:  # fields that no page of ours sends otherwise
            raise IsianKeliru(formulir.keluhan)
        return unduh.tanya(request, formulir, formulir.cleaned_data["jumlah"])
    try:
        alamat = unduh.PENANDA.unsign(formulir.cleaned_data["alamat"])
    except BadSignature:
        raise IsianKeliru("Alamat daftar ini tidak dikenal. Muat ulang halaman daftarnya.") from None
    pekerjaan = alur.pesan(alamat, oleh=request.saya, keperluan=formulir.cleaned_data["keperluan"])
    return redirect("pegawai:pekerjaan", pekerjaan.kode)


@untuk_pegawai
def ambil(request, kode):
    pekerjaan = get_object_or_404(Pekerjaan.objects.visible_to(request.saya).filter(tugas=alur.TUGAS), kode=kode)
    berkas, nama, bentuk = alur.buka(pekerjaan, oleh=request.saya)
    return unduh.kirim(berkas, nama, bentuk)
