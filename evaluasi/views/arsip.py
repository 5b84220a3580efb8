"""Arsip saya: every own document with its state, and all of them with the own data as one ZIP."""

from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import arsip as alur
from pegawai import halaman, laju
from pegawai.akses import untuk_pegawai
from pegawai.models import Pekerjaan
from skp_app.views.bukti_berkas import kirim_paket

SERING = "Arsip sudah dibuat beberapa kali dalam satu jam."


@untuk_pegawai
def arsip(request):
    milik = alur.milik(request.saya).prefetch_related("penanda__tanda")
    terakhir = Pekerjaan.objects.filter(tugas=alur.TUGAS, peminta=request.saya).order_by("-dibuat_pada").first()
    konteks = {"halaman": halaman.ambil(request, milik, per=25), "pekerjaan": terakhir}
    return render(request, "evaluasi/arsip.html", konteks)


@untuk_pegawai("POST")
def buat(request):
    laju.hitung("arsip", request.saya.pk, 5, 3600, SERING)
    return redirect("pegawai:pekerjaan", alur.pesan(request.saya).kode)


@untuk_pegawai
def unduh(request, kode):
    pekerjaan = get_object_or_404(Pekerjaan.objects.filter(tugas=alur.TUGAS, peminta=request.saya), kode=kode)
    return kirim_paket(request, alur.buka(pekerjaan), "arsip-saya.zip")
