"""What one does about an open obligation: remind who owes it, put one's own reminder off, prove what was done."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.timezone import localdate, localtime

from evaluasi.alur import kewajiban as alur
from evaluasi.forms import HalForm, TundaForm
from evaluasi.kewajiban import baca
from pegawai import alamat
from pegawai.akses import untuk_pegawai
from pegawai.models import Penempatan
from pegawai.penolakan import IsianKeliru
from pegawai.templatetags.tampilan import jam, tanggal
from skp_app.pohon import unit_dipantau


@untuk_pegawai("POST")
def ingatkan(request):
    """Of what this person waits for, or what somebody in the units he answers for owes or waits for; of no secret."""
    ini = ambil(request, HalForm(request.POST), _terlihat)
    saat = alur.ingatkan(ini, oleh=request.saya, hari=localdate())
    kalimat = "{} diingatkan {}. Pengingat berikutnya dapat dikirim 24 jam kemudian."
    messages.success(request, format_html(kalimat, ini.nama_pemilik, jam(localtime(saat))))
    return HttpResponseRedirect(alamat.halaman_asal(request))


def ambil(request, formulir, siapa):
    """The open obligation that the form names, among those that `siapa` lets this person see."""
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    ini = siapa(request.saya, isi)
    if ini is None:
        raise Http404
    return ini


def _terlihat(saya, isi):
    hari = localdate()
    jenis = baca.SEMUA.get(isi["jenis"])
    if jenis is None or jenis.rahasia:
        return None

    def orang(baris):
        return baris.filter(k_pemilik__in=_pegawai(isi["pemilik"]))

    dipantau = Penempatan.objects.pada(hari).filter(unit__in=unit_dipantau(saya).order_by().values("pk"))
    bawahan = dipantau.order_by().values("pegawai")
    boleh = Q(k_penunggu=saya.pk) | Q(k_pemilik__in=bawahan) | Q(k_penunggu__in=bawahan)
    return baca.satu(hari, jenis.kunci, isi["kode"], lambda b: orang(b).filter(boleh))


def _pegawai(kode):
    return Penempatan.objects.filter(pegawai__kode=kode).order_by().values("pegawai")


def _milik_saya(saya, isi):
    return baca.satu(localdate(), isi["jenis"], isi["kode"], lambda b: b.filter(k_pemilik=saya.pk))


@untuk_pegawai("GET", "POST")
def tunda(request):
    """Put the reminder of one own task off, for some days; the task stays where it is."""
    kiriman = request.POST if request.method == "POST" else None
    formulir = TundaForm(kiriman, initial={"lama": 3})
    ini = ambil(request, HalForm(kiriman or request.GET, perlu_pemilik=False), _milik_saya)
    if formulir.is_valid():
        sampai = alur.tunda(ini, oleh=request.saya, lama=int(formulir.cleaned_data["lama"]), hari=localdate())
        messages.success(request, f"Pengingat tugas ini ditunda sampai {tanggal(sampai)}.")
        return redirect("beranda")
    konteks = {"k": ini, "judul": ini.kata(ini.jenis.judul, localdate()), "formulir": formulir, "menu": "beranda"}
    return render(request, "evaluasi/tunda.html", konteks, status=422 if formulir.errors else 200)
