"""Strategi pencapaian hasil kerja under each IKI of a leader, and the workblock sheets of Format A.1.4."""

from functools import wraps
from typing import NamedTuple

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import strategi as langkah
from skp_app.alur.manual import boleh_menulis, pastikan_boleh
from skp_app.forms.rencana import StrategiForm, TambahStrategiForm, WorkblockForm
from skp_app.models import Strategi
from skp_app.views.ambil import iki_milik, skp_terbaca
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.rupa_skp import jejak_skp


class Baris(NamedTuple):
    """A strategy on the sheet."""

    cabang: langkah.Cabang
    sebutan: str
    form: StrategiForm
    bentrok: list


def skp_pemimpin(saya, kode):
    skp = skp_terbaca(saya, kode)
    langkah.pastikan_memimpin(skp)
    return skp


def _skp_ditulis(saya, kode):
    skp = skp_pemimpin(saya, kode)
    pastikan_boleh(skp, saya, "Strategi")
    return skp


@untuk_pegawai
def strategi(request, kode):
    return halaman(request, skp_pemimpin(request.saya, kode))


def halaman(request, skp, *, kiriman=None, alasan=None):
    """The sheet; with `kiriman` and `alasan` what was typed is shown again."""
    isi = langkah.susunan(skp)
    menulis = boleh_menulis(skp, request.saya)
    konteks = {
        "skp": skp,
        "menulis": menulis,
        "daftar": [(s, [_baris(c, s.nomor, n, kiriman) for n, c in enumerate(s.cabang, start=1)]) for s in isi.iki],
        "lepas": [_baris(c, "", n, kiriman) for n, c in enumerate(isi.lepas, start=1)],
        "workblock_lepas": isi.workblock_lepas,
        "kiriman": kiriman,
        "alasan": alasan,
        "perbaikan": [(f"id_{n}", k) for n, k in (kiriman.salah.items() if kiriman else ())],
        **jejak_skp(request, skp),
    }
    return render(request, "skp_app/strategi.html", konteks, status=alasan.status if alasan else 200)


def _baris(cabang, iki, nomor, kiriman):
    s = cabang.strategi
    nama, sebutan = f"strategi-{s.pk}", f"strategi {nomor}" + (f" indikator {iki}" if iki else "")
    awal = {b: getattr(s, b) for b in (*StrategiForm.BIDANG, "versi")}
    form = (kiriman and kiriman.tertahan(nama)) or StrategiForm(prefix=nama, initial=awal)
    return Baris(cabang, sebutan, form, kiriman.banding({nama: sebutan.capitalize()}) if kiriman else [])


def setelah_menyimpan(view):
    """view(request, skp, ...) runs when everything is saved; a mistake shows the sheet again."""

    @wraps(view)
    def jalan(request, kode, **kwargs):
        skp = _skp_ditulis(request.saya, kode)
        kiriman = KirimanBaris(request.POST, {"strategi": StrategiForm})
        try:
            kiriman.simpan(_penyimpan(request, skp))
            return view(request, skp, **kwargs)
        except (IsianKeliru, VersiBasi) as alasan:
            return halaman(request, skp, kiriman=kiriman, alasan=alasan)

    return jalan


def _penyimpan(request, skp):
    return lambda **baris: langkah.simpan(skp, oleh=request.saya, **baris)


def _ke(skp, jangkar):
    return redirect(f"{reverse('skp_app:strategi', args=[skp.kode])}#{jangkar}")


@untuk_pegawai("POST")
def simpan(request, kode):
    if not request.htmx:
        return _simpan(request, kode)
    skp = _skp_ditulis(request.saya, kode)
    kiriman = KirimanBaris(request.POST, {"strategi": StrategiForm})
    return kiriman.jawab_otomatis(request, _penyimpan(request, skp))


@setelah_menyimpan
def _simpan(request, skp):
    messages.success(request, "Strategi tersimpan.")
    return redirect("skp_app:strategi", skp.kode)


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah(request, skp):
    iki = {i.iki.pk: i.iki for i in langkah.susunan(skp).iki}
    ada = {s.pk: s for s in langkah.milik(skp)}
    formulir = TambahStrategiForm(request.POST, iki=iki, strategi=ada)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    baru = langkah.tambah(skp, oleh=request.saya, iki=iki.get(isi["iki"]), induk=ada.get(isi["induk"]))
    return _ke(skp, f"strategi-{baru.pk}")


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus(request, skp, pk):
    langkah.hapus(_strategi(skp, pk), oleh=request.saya)
    messages.info(request, "Strategi dihapus.")
    return redirect("skp_app:strategi", skp.kode)


@untuk_pegawai("POST")
@setelah_menyimpan
def pindah(request, skp, pk, arah):
    langkah.pindah(_strategi(skp, pk), oleh=request.saya, arah=arah)
    return _ke(skp, f"strategi-{pk}")


def _strategi(skp, pk) -> Strategi:
    return get_object_or_404(langkah.milik(skp).select_related("skp"), pk=pk)


# Workblock ---------------------------------------------------------------------------------------------
@untuk_pegawai("POST")
@setelah_menyimpan
def tambah_workblock(request, skp, pk):
    baru = langkah.tambah_workblock(skp, oleh=request.saya, iki=iki_milik(skp, pk))
    return redirect("skp_app:workblock", skp.kode, baru.pk)


@untuk_pegawai("GET", "POST")
def workblock(request, kode, pk):
    """One sheet, to write or to read. POST saves it, whole or as an autosave."""
    skp = skp_pemimpin(request.saya, kode)
    blok = get_object_or_404(langkah.workblock_milik(skp), pk=pk)
    if request.method != "POST":
        return _halaman_workblock(request, skp, blok)
    skp = _skp_ditulis(request.saya, kode)
    kiriman = KirimanBaris(request.POST, {"workblock": WorkblockForm})
    if request.htmx:
        return kiriman.jawab_otomatis(request, _penyimpan_workblock(request, skp))
    try:
        kiriman.simpan(_penyimpan_workblock(request, skp))
    except (IsianKeliru, VersiBasi) as alasan:
        blok.refresh_from_db()
        return _halaman_workblock(request, skp, blok, kiriman=kiriman, alasan=alasan)
    messages.success(request, "Workblock tersimpan.")
    return redirect("skp_app:workblock", skp.kode, blok.pk)


def _penyimpan_workblock(request, skp):
    return lambda **baris: langkah.simpan_workblock(skp, oleh=request.saya, workblock=baris.get("workblock", {}))


def _halaman_workblock(request, skp, blok, *, kiriman=None, alasan=None):
    nama = f"workblock-{blok.pk}"
    awal = {b: getattr(blok, b) for b in (*WorkblockForm.BIDANG, "versi")}
    formulir = (kiriman and kiriman.tertahan(nama)) or WorkblockForm(prefix=nama, initial=awal)
    label = {n: f.label for n, f in WorkblockForm.base_fields.items()}
    konteks = {
        "skp": skp, "blok": blok, "formulir": formulir, "kiriman": kiriman, "alasan": alasan,
        "menulis": boleh_menulis(skp, request.saya), "isi": [(label[b], awal[b]) for b in WorkblockForm.BIDANG],
        "banding": kiriman.banding({nama: "Workblock ini"}) if kiriman else [],
        "perbaikan": [(f"id_{n}", k) for n, k in (kiriman.salah.items() if kiriman else ())],
        **jejak_skp(request, skp),
    }  # fmt: skip
    return render(request, "skp_app/workblock.html", konteks, status=alasan.status if alasan else 200)


@untuk_pegawai("POST")
def hapus_workblock(request, kode, pk):
    skp = _skp_ditulis(request.saya, kode)
    langkah.hapus_workblock(get_object_or_404(langkah.workblock_milik(skp), pk=pk), oleh=request.saya)
    messages.info(request, "Workblock dihapus.")
    return redirect("skp_app:strategi", skp.kode)
