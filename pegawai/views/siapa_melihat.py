"""/akun/siapa-melihat/: who read what is mine, and when (UU 27/2022 art. 31-32)."""

from django.shortcuts import render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.alur import pembacaan


@untuk_pegawai
def siapa_melihat(request):
    konteks = {"halaman": halaman.ambil(request, pembacaan.milik(request.saya), per=50)}
    return render(request, "pegawai/siapa_melihat.html", konteks)
