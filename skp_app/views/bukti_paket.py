"""Paket bukti of a period: ordered, made in the background, fetched by the parties until it expires."""

from django.shortcuts import get_object_or_404, redirect

from pegawai.akses import untuk_pegawai
from pegawai.models import Pekerjaan
from skp_app.alur import paket_bukti
from skp_app.aturan.bukti import kepala_unduh
from skp_app.models import PeriodeEvaluasi
from skp_app.views.ambil import skp_pihak
from skp_app.views.bukti_berkas import KEPALA, kirim


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
    kepala = {**KEPALA, "Content-Disposition": kepala_unduh(f"paket-bukti-{pekerjaan.masukan['periode']}.zip")}
    return kirim(request, isi, isi.size, "application/zip", kepala)
