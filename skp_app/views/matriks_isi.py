"""Cells of a matrix: one by one, all of one person, or a pasted block. Autosave and plain forms post the same."""

import hashlib
import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur import matriks as alur
from skp_app.alur import matriks_isi
from skp_app.aturan.matriks import letakkan
from skp_app.aturan.tempel import sel_tabel
from skp_app.forms.matriks import CatatanHapusForm, SelForm, SelOrangForm, TempelMatriksForm
from skp_app.views.ambil_matriks import baris_matriks, kolom_matriks, matriks_disusun
from skp_app.views.papan import Papan, papan_sel


def ke_sel(matriks, baris, kolom):
    return redirect(f"{reverse('skp_app:matriks', args=[matriks.kode])}#s-{baris}-{kolom}")


# One cell -----------------------------------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def sel(request, kode, baris, kolom):
    """The form of one cell; htmx gets 204 or the refusal as a fragment, a browser the page again."""
    matriks = matriks_disusun(request.saya, kode)
    if request.method == "POST":
        return _simpan(request, matriks, (baris, kolom))
    satu = papan_sel(matriks, baris_matriks(matriks, baris), kolom_matriks(matriks, kolom))
    return _halaman_sel(request, matriks, satu, SelForm(initial={"teks": satu.teks, "versi": satu.versi}))


def _simpan(request, matriks, letak):
    formulir = SelForm(request.POST)
    if not formulir.is_valid():
        return _tolak(request, matriks, letak, formulir, IsianKeliru(formulir.keluhan))
    isi = formulir.cleaned_data
    kiriman = {letak: (isi["versi"], isi["teks"])}
    hasil = matriks_isi.simpan_sel(matriks, oleh=request.saya, kiriman=kiriman, catatan=isi["catatan"])
    if not hasil.utuh:
        return _tolak(request, matriks, letak, formulir, *_sebab(hasil, letak))
    if request.htmx:
        return _tersimpan(request, matriks, letak, hasil.versi[letak])
    messages.success(request, "Peran tersimpan.")
    return ke_sel(matriks, *letak)


def _sebab(hasil, letak):
    """(refusal, the two texts)"""
    if bentrok := hasil.bentrok.get(letak):
        return KeadaanMenolak("Sel ini juga diubah dari tempat lain."), bentrok
    if terpakai := hasil.ditahan.get(letak):
        kalimat = f"“{terpakai[0][:80]}” sudah dipakai di SKP. Tulis catatan untuk pegawainya bila memang dihapus."
        return IsianKeliru(kalimat), None
    return IsianKeliru(hasil.keliru[letak]), None


def _tersimpan(request, matriks, letak, versi):
    """While typing only the new version is needed; when the editor closes, the cell as it now looks."""
    kabar = {"HX-Trigger": json.dumps({"sel": {"letak": "{}-{}".format(*letak), "versi": versi}})}
    if "X-Ketik" in request.headers:
        return HttpResponse(status=204, headers=kabar)
    satu = papan_sel(matriks, baris_matriks(matriks, letak[0]), kolom_matriks(matriks, letak[1]))
    jawaban = render(request, "skp_app/_sel_matriks.html", {"matriks": matriks, "sel": satu, "menulis": True})
    jawaban["HX-Trigger"] = kabar["HX-Trigger"]
    return jawaban


def _tolak(request, matriks, letak, formulir, alasan, bentrok=None):
    baris, kolom = baris_matriks(matriks, letak[0]), kolom_matriks(matriks, letak[1])
    satu = papan_sel(matriks, baris, kolom)
    if request.htmx:
        konteks = {"matriks": matriks, "sel": satu, "alasan": alasan, "bentrok": bentrok}
        return render(request, "skp_app/_sel_ditolak.html", konteks, status=alasan.status)
    return _halaman_sel(request, matriks, satu, formulir, alasan, bentrok)


def _halaman_sel(request, matriks, satu, formulir, alasan=None, bentrok=None):
    konteks = {"matriks": matriks, "sel": satu, "formulir": formulir, "alasan": alasan, "bentrok": bentrok}
    return render(request, "skp_app/matriks_sel.html", konteks, status=alasan.status if alasan else 200)


# All cells of one person ----------------------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def orang(request, kode, baris):
    """One person, every column: how the matrix is written on a phone."""
    matriks = matriks_disusun(request.saya, kode)
    satu = baris_matriks(matriks, baris)
    hasil, alasan, kirim = None, None, request.POST if request.method == "POST" else None
    if kirim is not None:
        hasil, alasan = _simpan_orang(request, matriks, satu)
        if alasan is None:
            messages.success(request, "Peran tersimpan.")
            return redirect("skp_app:orang_matriks", matriks.kode, satu.pk)
    papan = Papan(matriks)
    urut = [o.baris.pk for o in papan.orang].index(satu.pk)
    dia = papan.orang[urut]
    konteks = {
        "matriks": matriks, "papan": papan, "dia": dia, "alasan": alasan, "hapus": CatatanHapusForm(kirim),
        "nomor": urut + 1, "sebelum": papan.orang[urut - 1] if urut else None,
        "sesudah": papan.orang[urut + 1] if urut + 1 < len(papan.orang) else None,
        "isian": [_isian(k, s, kirim, hasil) for k, s in zip(papan.kolom, dia.sel, strict=True)],
    }  # fmt: skip
    return render(request, "skp_app/matriks_orang.html", konteks, status=alasan.status if alasan else 200)


def _isian(kolom, sel, kirim, hasil):
    """(column, cell, form, conflict) of one column; saved cells show their new version."""
    letak = sel.letak
    awal = {"teks": sel.teks, "versi": sel.versi}
    tertahan = hasil is not None and letak not in hasil.versi
    formulir = _form_sel(kolom.kolom, kirim) if tertahan else _form_sel(kolom.kolom, None, initial=awal)
    if tertahan and letak in hasil.keliru:
        formulir.add_error("teks", hasil.keliru[letak])
    return kolom, sel, formulir, hasil.bentrok.get(letak) if hasil else None


def _form_sel(kolom, kirim, **lain):
    return SelOrangForm(kirim, prefix=f"sel-{kolom.pk}", label=kolom.teks, **lain)


def _simpan_orang(request, matriks, baris):
    """(result, refusal)"""
    catatan = CatatanHapusForm(request.POST)
    formulir = {k.pk: _form_sel(k, request.POST) for k in matriks.kolom.all() if f"sel-{k.pk}-versi" in request.POST}
    keliru = {(baris.pk, pk): f.keluhan for pk, f in formulir.items() if not f.is_valid()}
    if not catatan.is_valid():
        return None, IsianKeliru(catatan.keluhan)
    kiriman = {
        (baris.pk, pk): (f.cleaned_data["versi"], f.cleaned_data["teks"])
        for pk, f in formulir.items()
        if (baris.pk, pk) not in keliru
    }
    isi = {"kiriman": kiriman, "catatan": catatan.cleaned_data["catatan"]}
    hasil = matriks_isi.simpan_sel(matriks, oleh=request.saya, **isi)
    hasil.keliru.update(keliru)
    return hasil, _alasan_orang(hasil)


def _alasan_orang(hasil):
    if hasil.bentrok:
        return KeadaanMenolak(f"{len(hasil.bentrok)} sel juga diubah dari tempat lain. Sel lain sudah tersimpan.")
    if hasil.ditahan:
        return IsianKeliru("Ada peran yang sudah dipakai di SKP. Tulis catatan untuk pegawainya bila memang dihapus.")
    if hasil.keliru:
        return IsianKeliru(f"{len(hasil.keliru)} sel perlu diperbaiki. Sel lain sudah tersimpan.")
    return None


@untuk_pegawai("POST")
def hapus_orang(request, kode, baris):
    matriks = matriks_disusun(request.saya, kode)
    satu = baris_matriks(matriks, baris)
    formulir = CatatanHapusForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    alur.hapus_baris(matriks, oleh=request.saya, baris=satu.pk, catatan=formulir.cleaned_data["catatan"])
    messages.info(request, f"{satu} dikeluarkan dari matriks.")
    return redirect("skp_app:matriks", matriks.kode)


# A pasted block -----------------------------------------------------------------------------------
@untuk_pegawai("GET", "POST")
def tempel(request, kode):
    """First a preview, cell by cell; then the same text again with `lanjut`. Without JavaScript it is pasted here."""
    matriks = matriks_disusun(request.saya, kode)
    papan = Papan(matriks)
    awal = {"baris": request.GET.get("baris"), "kolom": request.GET.get("kolom")}
    kirim = request.POST if request.method == "POST" else None
    formulir = TempelMatriksForm(kirim, orang=papan.orang, kolom=papan.kolom, initial=awal)
    pratinjau, alasan = None, None
    if kirim is not None:
        try:
            pratinjau = _Pratinjau(papan, formulir)
            return _terapkan(request, matriks, pratinjau, formulir.cleaned_data)
        except _Lihat:
            pass
        except (IsianKeliru, KeadaanMenolak) as ditolak:
            alasan = ditolak
    konteks = {"matriks": matriks, "formulir": formulir, "pratinjau": pratinjau, "alasan": alasan}
    return render(request, "skp_app/matriks_tempel.html", konteks, status=alasan.status if alasan else 200)


class _Lihat(Exception):
    """Only a preview was asked for."""


class _Pratinjau:
    """What each cell says now and would say, and a digest of what it says now."""

    def __init__(self, papan, formulir):
        if not formulir.is_valid():
            raise IsianKeliru(formulir.keluhan)
        isi = formulir.cleaned_data
        baris, kolom = [o.baris.pk for o in papan.orang], [k.kolom.pk for k in papan.kolom]
        letak, self.di_luar = letakkan(sel_tabel(isi["teks"]), baris, kolom, (isi["baris"], isi["kolom"]))
        orang, nomor = {o.baris.pk: o for o in papan.orang}, {k.kolom.pk: k.nomor for k in papan.kolom}
        self.kiriman, self.sel = letak, []
        for (b, k), teks in letak.items():
            kini = orang[b].sel[nomor[k] - 1]
            self.sel.append({"orang": orang[b], "nomor": nomor[k], "kini": kini, "menjadi": teks})
        versi = json.dumps(sorted((*s["kini"].letak, s["kini"].versi) for s in self.sel))
        self.sidik = hashlib.sha256(versi.encode()).hexdigest()[:16]

    @property
    def menimpa(self):
        return sum(bool(s["kini"].butir) for s in self.sel)


def _terapkan(request, matriks, pratinjau, isi):
    if not pratinjau.sel:
        raise IsianKeliru("Tidak ada sel yang terisi dari tempelan ini.")
    if not isi["lanjut"]:
        raise _Lihat
    if isi["sidik"] != pratinjau.sidik:
        raise KeadaanMenolak("Sel-selnya berubah sejak pratinjau dibuat. Periksa lagi, lalu terapkan.")
    kiriman = {s["kini"].letak: (s["kini"].versi, s["menjadi"]) for s in pratinjau.sel}
    hasil = matriks_isi.simpan_sel(matriks, oleh=request.saya, kiriman=kiriman)
    tertahan = len(hasil.bentrok) + len(hasil.ditahan) + len(hasil.keliru)
    messages.success(request, f"{len(hasil.versi)} sel diisi dari tempelan.")
    if tertahan:
        messages.warning(request, f"{tertahan} sel tidak ikut: {_sebab_tertahan(hasil)}")
    return ke_sel(matriks, isi["baris"], isi["kolom"])


def _sebab_tertahan(hasil):
    if hasil.keliru:
        return next(iter(hasil.keliru.values()))
    return "isinya dipakai di SKP atau diubah dari tempat lain."
