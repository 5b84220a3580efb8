"""Verbs of the editor. Each one first saves whatever the form brought, so that nothing typed is lost."""

import json
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import Ditolak, IsianKeliru, VersiBasi
from skp_app.alur import penyusunan, perencanaan
from skp_app.aturan.target import bacaan
from skp_app.forms import JenisForm, LaluForm, PendekatanForm
from skp_app.forms.penyunting import SisipForm
from skp_app.views import frasa, rupa
from skp_app.views.ambil import iki_milik, rhk_milik, skp_ditulis, skp_milik
from skp_app.views.kiriman import Kiriman
from skp_app.views.lembar import Lembar, banding, kalimat_teks


def setelah_menyimpan(view):
    """view(request, skp, ...) runs when everything is saved; a mistake shows the editor again with what was typed."""

    @wraps(view)
    def jalan(request, kode, **kwargs):
        kiriman = Kiriman(request.POST)
        try:
            return view(request, kiriman.simpan(kode, request.saya), **kwargs)
        except (IsianKeliru, VersiBasi) as alasan:
            return rupa.sunting(request, skp_ditulis(request.saya, kode), kiriman=kiriman, alasan=alasan)

    return jalan


def ke_rhk(skp, rhk):
    """Back to the editor with this RHK open and in view."""
    urut = [*skp.rhk.values_list("pk", flat=True)]
    return ke_nomor(skp, urut.index(rhk.pk) + 1 if rhk.pk in urut else 1)


def ke_nomor(skp, nomor):
    return redirect(f"{reverse('skp_app:detail', args=[skp.kode])}?buka={nomor}#rhk-{nomor}")


def ke_bagian(skp, bagian):
    return redirect(f"{reverse('skp_app:detail', args=[skp.kode])}#{bagian}")


@untuk_pegawai("POST")
def simpan(request, kode):
    if request.htmx:
        return _simpan_otomatis(request, kode)
    return _simpan_draf(request, kode)


@setelah_menyimpan
def _simpan_draf(request, skp):
    lalu, nomor = LaluForm.baca(request)
    if "sisip" in request.POST and (butir := SisipForm.baca(request, frasa.tawaran_lampiran(request))):
        penyusunan.sisip_lampiran(skp, oleh=request.saya, jenis=butir.jenis, baris=butir.baris)
        return ke_bagian(skp, "lampiran")
    if lalu in {"intervensi", "penugasan"}:
        return redirect("skp_app:intervensi" if lalu == "intervensi" else "skp_app:pilih_penugasan", skp.kode, nomor)
    if lalu == "buka":
        return ke_nomor(skp, nomor)
    if lalu in LaluForm.PENGISI:
        return redirect(f"skp_app:{LaluForm.PENGISI[lalu]}", skp.kode)
    messages.success(request, "Draf tersimpan.")
    return redirect("skp_app:detail", skp.kode)


def _simpan_otomatis(request, kode):
    """204 with the new versions; 422 and 409 bring the sentence or both texts to the row it came from."""
    kiriman = Kiriman(request.POST)
    try:
        kiriman.simpan(kode, request.saya)
    except Ditolak as alasan:
        konteks = {"alasan": alasan, "kode": kode, "bentrok": banding(kiriman)}
        jawaban = render(request, "skp_app/_tanda.html", konteks, status=alasan.status)
        jawaban["HX-Trigger"] = json.dumps({"sebagian": kiriman.kabar()})
        return jawaban
    kabar = kiriman.kabar() | {"catatan": dict(catatan_ketikan(kiriman))}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"tersimpan": kabar})})


def catatan_ketikan(kiriman):
    """(field, [sentence, does it look wrong]) of the rows that were saved: how a target was read, how an RHK begins."""
    for form in kiriman.iki.values():
        if "target" in form.isian():
            yield form.add_prefix("target"), list(bacaan(form.cleaned_data["target"]))
    for form in kiriman.rhk.values():
        if "teks" in form.isian():
            yield form.add_prefix("teks"), [kalimat_teks(form.cleaned_data["teks"]), True]


@untuk_pegawai
def kurang(request, kode):
    """The line above the buttons, drawn again after an autosave."""
    lembar = Lembar(skp_ditulis(request.saya, kode))
    return render(request, "skp_app/_kurang.html", {"skp": lembar.skp, "lembar": lembar})


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah_rhk(request, skp):
    return ke_rhk(skp, penyusunan.tambah_rhk(skp, oleh=request.saya, jenis=JenisForm.baca(request)))


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus_rhk(request, skp, pk):
    penyusunan.hapus_rhk(rhk_milik(skp, pk), oleh=request.saya)
    messages.info(request, "RHK dihapus.")
    return ke_bagian(skp, "hasil")


@untuk_pegawai("POST")
@setelah_menyimpan
def pindah_rhk(request, skp, pk, arah):
    rhk = rhk_milik(skp, pk)
    penyusunan.pindah_rhk(rhk, oleh=request.saya, arah=arah)
    return ke_rhk(skp, rhk)


@untuk_pegawai("POST")
@setelah_menyimpan
def ubah_jenis_rhk(request, skp, pk):
    """To utama or to tambahan."""
    rhk = rhk_milik(skp, pk)
    penyusunan.ubah_jenis_rhk(rhk, oleh=request.saya, jenis=JenisForm.baca(request))
    return ke_rhk(skp, rhk)


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah_iki(request, skp, pk):
    rhk = rhk_milik(skp, pk)
    penyusunan.tambah_iki(rhk, oleh=request.saya)
    return ke_rhk(skp, rhk)


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus_iki(request, skp, pk):
    iki = iki_milik(skp, pk)
    penyusunan.hapus_iki(iki, oleh=request.saya)
    return ke_rhk(skp, iki.rhk)


@untuk_pegawai("POST")
@setelah_menyimpan
def ubah_pendekatan(request, skp):
    penyusunan.ubah_pendekatan(skp, oleh=request.saya, pendekatan=PendekatanForm.baca(request))
    return ke_bagian(skp, "hasil")


@untuk_pegawai("POST")
@setelah_menyimpan
def ajukan(request, skp):
    skp = perencanaan.ajukan(skp, oleh=request.saya)
    messages.success(request, titik(f"SKP diajukan ke {skp.penilai.nama_lengkap}"))
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai("POST")
def tarik(request, kode):
    skp = perencanaan.tarik(skp_milik(request.saya, kode), oleh=request.saya)
    messages.info(request, "SKP ditarik kembali dan dapat diubah lagi.")
    return redirect("skp_app:detail", skp.kode)
