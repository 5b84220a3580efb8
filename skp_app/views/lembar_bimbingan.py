"""Saving the sheets of a bimbingan, B.1.8 and B.1.9 as pages of their own, and their PDF."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, VersiBasi
from skp_app.alur import bimbingan as alur
from skp_app.alur import cetak_pembinaan
from skp_app.alur import lembar_bimbingan as lembar
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.alur.isi_pembinaan import kekurangan
from skp_app.aturan.pembinaan import KRITERIA, SKALA, Kelompok, Lembar, lembar_terbaca
from skp_app.forms.pembinaan import LEMBAR, HapusForm, TambahForm, TandaTanganForm
from skp_app.models import Iki
from skp_app.views.bimbingan import ke, milik, tampilkan
from skp_app.views.kiriman_baris import KirimanBaris
from skp_app.views.rupa_bimbingan import bagian
from skp_app.views.unduhan import kirim_pdf

PIHAK = "Lembar ini diisi oleh pegawai dan pembimbingnya."
SESUDAH = {"umpan-balik": ("B.1.8", Lembar.UMPAN_BALIK), "evaluasi": ("B.1.9", Lembar.EVALUASI)}


def _milik_pihak(saya, kode):
    b = milik(saya, kode)
    if "pihak" not in alur.peran(b, saya):
        raise BukanHak(PIHAK)
    return b


def _penyimpan(request, b):
    return lambda **baris: lembar.simpan(b, oleh=request.saya, **baris)


def setelah_menyimpan(view):
    """view(request, b, ...) runs when everything is saved; a mistake shows the page again."""

    @wraps(view)
    def jalan(request, kode, **kwargs):
        b = _milik_pihak(request.saya, kode)
        kiriman = KirimanBaris(request.POST, LEMBAR)
        try:
            kiriman.simpan(_penyimpan(request, b))
            return view(request, b, **kwargs)
        except (IsianKeliru, VersiBasi) as alasan:
            return tampilkan(request, b, kiriman=kiriman, alasan=alasan)

    return jalan


@untuk_pegawai("POST")
def simpan(request, kode):
    if not request.htmx:
        return _simpan(request, kode)
    b = _milik_pihak(request.saya, kode)
    return KirimanBaris(request.POST, LEMBAR).jawab_otomatis(request, _penyimpan(request, b))


@setelah_menyimpan
def _simpan(request, b):
    messages.success(request, "Lembar bimbingan tersimpan.")
    return ke(b)


@untuk_pegawai("POST")
@setelah_menyimpan
def tambah(request, b):
    iki = {i.pk: i for i in Iki.objects.filter(rhk__skp=b.skp_id).select_related("rhk__skp__periode")}
    formulir = TambahForm(request.POST, iki=iki)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    baris = lembar.tambah(b, isi["jenis"], oleh=request.saya, iki=iki.get(isi["iki"]))
    return _ke_baris(b, isi["jenis"], baris)


def _ke_baris(b, jenis, baris):
    if jenis == "kompetensi":
        return redirect(reverse("skp_app:evaluasi_bimbingan", args=[b.kode]) + f"#kompetensi-{baris.pk}")
    return ke(b, f"{jenis}-{baris.pk}")


@untuk_pegawai("POST")
@setelah_menyimpan
def hapus(request, b):
    formulir = HapusForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    jenis, _, pk = formulir.cleaned_data["baris"].partition("-")
    lembar.hapus(b, jenis, int(pk), oleh=request.saya)
    messages.info(request, "Baris dihapus.")
    return redirect("skp_app:evaluasi_bimbingan", b.kode) if jenis == "kompetensi" else ke(b)


# B.1.8 and B.1.9 ------------------------------------------------------------------------------------------


def _terbaca(b, saya):
    tanda = set(b.tanda_tangan.berlaku().values_list("kode_format", flat=True))
    return lembar_terbaca(alur.peran(b, saya), b.status, tanda)


def _milik_lembar(saya, kode, nama):
    """The bimbingan, when this part of it may be read; for others the part does not exist."""
    b = milik(saya, kode)
    if SESUDAH[nama][1] not in _terbaca(b, saya):
        raise Http404
    return b


@untuk_pegawai("GET", "POST")
def umpan_balik(request, kode):
    return _lembar_sesudah(request, kode, "umpan-balik")


@untuk_pegawai("GET", "POST")
def evaluasi(request, kode):
    return _lembar_sesudah(request, kode, "evaluasi")


def _lembar_sesudah(request, kode, nama):
    """One sheet, to fill or to read. POST saves it, whole or as an autosave."""
    b = _milik_lembar(request.saya, kode, nama)
    if request.method != "POST":
        return _halaman(request, b, nama)
    _wajib_penulis(b, request.saya, nama)
    kiriman = KirimanBaris(request.POST, LEMBAR)
    if request.htmx:
        return kiriman.jawab_otomatis(request, _penyimpan(request, b))
    try:
        kiriman.simpan(_penyimpan(request, b))
    except (IsianKeliru, VersiBasi) as alasan:
        return _halaman(request, b, nama, kiriman=kiriman, alasan=alasan)
    messages.success(request, "Isian tersimpan.")
    return redirect(_alamat(b, nama))


def _alamat(b, nama):
    return reverse(f"skp_app:{nama.replace('-', '_')}_bimbingan", args=[b.kode])


def _wajib_penulis(b, saya, nama):
    if ttd.PENANDA_TANGAN[SESUDAH[nama][0]] not in alur.peran(b, saya):
        raise BukanHak("Formulir ini diisi dan ditandatangani oleh pihak lain dalam bimbingan ini.")


def _halaman(request, b, nama, *, kiriman=None, alasan=None):
    kode = SESUDAH[nama][0]
    peran = alur.peran(b, request.saya)
    menulis = ttd.PENANDA_TANGAN[kode] in peran
    tanda = b.tanda_tangan.berlaku().filter(kode_format=kode).select_related("oleh").first()
    konteks = {
        "b": b, "kode": kode, "kiriman": kiriman, "alasan": alasan, "tanda": tanda, "menulis": menulis and not tanda,
        "alamat": _alamat(b, nama),
        "perbaikan": [(f"id_{n}", k) for n, k in (kiriman.salah.items() if kiriman else ())],
        **(_umpan_balik if kode == "B.1.8" else _evaluasi)(b, peran, kiriman),
    }  # fmt: skip
    if konteks["menulis"]:
        konteks |= {"sidik": ttd.sidik_isi(b, kode), "kurang": kekurangan(b, kode)}
    if not menulis:
        alur.dilihat(b, [SESUDAH[nama][1]], oleh=request.saya)
    template = f"skp_app/bimbingan_{nama.replace('-', '_')}.html"
    return render(request, template, konteks, status=alasan.status if alasan else 200)


def _umpan_balik(b, peran, kiriman):
    baris = iter(bagian(b, "jawaban", peran, kiriman).baris)
    return {"kelompok": [(subjek, [(k, next(baris)) for k in kriteria]) for subjek, kriteria in KRITERIA.items()]}


def _evaluasi(b, peran, kiriman):
    semua = bagian(b, "kompetensi", peran, kiriman)
    return {
        "kelompok": [(k, [r for r in semua.baris if r.objek.kelompok == k]) for k in Kelompok],
        "dapat_ditambah": semua.dapat_ditambah,
        "rekomendasi": bagian(b, "evaluasi", peran, kiriman).baris[0],
        "skala": SKALA,
    }


@untuk_pegawai("POST")
def tanda_tangani_umpan_balik(request, kode):
    return _tanda_tangani(request, kode, "umpan-balik")


@untuk_pegawai("POST")
def tanda_tangani_evaluasi(request, kode):
    return _tanda_tangani(request, kode, "evaluasi")


def _tanda_tangani(request, kode, nama):
    b = _milik_lembar(request.saya, kode, nama)
    _wajib_penulis(b, request.saya, nama)
    return _bubuhkan(request, b, nama)


@perlu_pastikan
def _bubuhkan(request, b, nama):
    formulir = TandaTanganForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    sidik = formulir.cleaned_data["sidik"]
    try:
        ttd.tanda_tangani_sesudah(b, SESUDAH[nama][0], oleh=request.saya, sidik_dilihat=sidik)
    except IsianKeliru as alasan:
        return _halaman(request, b, nama, alasan=alasan)
    messages.success(request, "Ditandatangani dan diserahkan.")
    return redirect(_alamat(b, nama))


# PDF ------------------------------------------------------------------------------------------------------


@untuk_pegawai
def sesi_pdf(request, kode):
    """B.1.6 or B.1.7."""
    b = milik(request.saya, kode)
    if Lembar.SESI not in _terbaca(b, request.saya) or not alur.berformat(b):
        raise Http404
    return _pdf(request, b, alur.berformat(b), Lembar.SESI, {"pihak"})


@untuk_pegawai
def umpan_balik_pdf(request, kode):
    return _pdf(request, _milik_lembar(request.saya, kode, "umpan-balik"), "B.1.8", Lembar.UMPAN_BALIK, {"pegawai"})


@untuk_pegawai
def evaluasi_pdf(request, kode):
    return _pdf(request, _milik_lembar(request.saya, kode, "evaluasi"), "B.1.9", Lembar.EVALUASI, {"pembimbing"})


def _pdf(request, b, kode, apa, penulis):
    if not alur.peran(b, request.saya) & penulis:
        alur.dilihat(b, [apa], oleh=request.saya)
    return kirim_pdf(lambda: cetak_pembinaan.cetak_bimbingan(b, kode), f"{kode.replace('.', '')}-{b.kode[:8]}")
