"""Paket bukti of a period: ordered, made in the background, fetched by the parties until it expires."""

from django.shortcuts import get_object_or_404, redirect

from pegawai.akses import untuk_pegawai
from pegawai.models import Pekerjaan
from skp_app.alur import paket_bukti
from skp_app.models import PeriodeEvaluasi
from skp_app.views.ambil import skp_pihak
from skp_app.views.bukti_berkas import kirim_paket


@untuk_pegawai("POST")
def buat(request, kode, periode):
    skp = skp_pihak(request.saya, kode, "Paket bukti")
    periode = get_object_or_404(PeriodeEvaluasi, kode=periode)
    pekerjaan = paket_bukti.pesan(skp, periode, oleh=request.saya)
    return redirect("pegawai:pekerjaan", pekerjaan.kode)


@untuk_pegawai
def unduh(request, kode):
    semua = Pekerjaan.objects.visible_to(request.saya).filter(tugas=paket_bukti.TUGAS)
    pekerjaan = get_object_or_404(semua, kode=kode)
    isi = paket_bukti.buka(pekerjaan, oleh=request.saya)
    return kirim_paket(request, isi, f"paket-bukti-{pekerjaan.masukan['periode']}.zip")
