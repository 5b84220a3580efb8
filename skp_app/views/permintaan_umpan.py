"""Asking for feedback: the form, what one asked for, what one is asked, and the link for an outsider."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai, Penempatan
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import permintaan_umpan as alur
from skp_app.alur import umpan_balik
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.status import BERLAKU
from skp_app.forms.umpan_balik import MintaForm, TolakForm
from skp_app.models import PermintaanUmpanBalik
from skp_app.views.umpan_balik import skp_saya
from skp_app.views.umpan_beri import periode_kini

DITEMUKAN = 12
TERKAIT = ("skp__pegawai", "kepada", "rhk", "iki__rhk", "periode_evaluasi")


@untuk_pegawai("GET", "POST")
def minta(request):
    """One question about one thing, to a few people at once."""
    skp = skp_saya(request.saya)
    if skp is None or skp.status not in BERLAKU:
        return render(request, "skp_app/umpan_minta.html", {"skp": None})
    sasaran, kelompok = _sasaran(skp)
    terkirim = request.method == "POST" and "cari" not in request.POST
    orang = _orang(request)
    kwargs = {"sasaran": kelompok, "orang": [(p.pegawai.kode, p) for p in orang]}
    formulir = MintaForm(request.POST, **kwargs) if terkirim else MintaForm(initial=_awal(request), **kwargs)
    if terkirim and formulir.is_valid():
        beres, baru = jalankan(formulir, _kirim, request.saya, skp, formulir, sasaran)
        if beres:
            messages.success(request, f"Permintaan terkirim kepada {len(baru)} orang.")
            return redirect("skp_app:umpan_diminta")
    konteks = {
        "skp": skp,
        "formulir": formulir,
        "orang": orang,
        "dipilih": set(formulir["kepada"].value() or []),
        "batas": alur.batas(),
    }
    return render(request, "skp_app/umpan_minta.html", konteks, status=status(formulir))


def _awal(request):
    return {n: request.POST.getlist(n) if n == "kepada" else request.POST.get(n) for n in request.POST}


def _sasaran(skp):
    """({key: what it is}, choices): his own RHK, IKI and the seven values."""
    hasil, grup = {}, []
    for r in baris_rhk(skp):
        hasil |= {f"rhk-{r.pk}": {"rhk": r}, **{f"iki-{i.pk}": {"iki": i} for i in r.iki.all()}}
        iki = [(f"iki-{i.pk}", i.teks[:140]) for i in r.iki.all()]
        grup.append((f"RHK {r.nomor}. {r.teks}"[:90], [(f"rhk-{r.pk}", f"Seluruh RHK {r.nomor}"), *iki]))
    hasil |= {n.value: {"perilaku": n.value} for n in NilaiPerilaku}
    return hasil, [*grup, ("Perilaku kerja", [(n.value, n.cetak) for n in NilaiPerilaku])]


def _orang(request):
    """Those already picked, then those who are found; without a word the people of the own unit."""
    kini = Penempatan.objects.pada(localdate()).filter(jenis="definitif").exclude(pegawai=request.saya)
    lengkap = kini.select_related("pegawai", "jabatan", "unit").order_by("pegawai__nama", "pk")
    dipilih = [k for k in request.POST.getlist("kepada") if len(k) == 16][: 2 * DITEMUKAN]
    ada = list(lengkap.filter(pegawai__kode__in=dipilih)) if dipilih else []
    kata = " ".join(request.POST.get("cari_orang", "").split())[:100]
    unit = Penempatan.objects.pada(localdate()).filter(pegawai=request.saya).order_by().values("unit")
    cocok = lengkap.filter(pegawai__nama__icontains=kata) if kata else lengkap.filter(unit__in=unit)
    return ada + [p for p in cocok[:DITEMUKAN] if p not in ada]


def _kirim(saya, skp, formulir, sasaran):
    isi = formulir.cleaned_data
    return alur.minta(
        skp, umpan_balik.periode_untuk(skp, periode_kini(skp)), oleh=saya, pertanyaan=isi["pertanyaan"],
        kepada=list(Pegawai.objects.filter(kode__in=isi["kepada"])), luar=formulir.luar(), **sasaran[isi["sasaran"]],
    )  # fmt: skip


@untuk_pegawai
def diminta(request):
    """What one asked for, and how it stands."""
    milik = PermintaanUmpanBalik.objects.filter(skp__pegawai=request.saya).select_related(*TERKAIT)
    konteks = {"halaman": halaman.ambil(request, milik), "hari": localdate()}
    return render(request, "skp_app/umpan_diminta.html", konteks)


@untuk_pegawai
def permintaan(request):
    """What others ask of one: open ones first, then what became of the rest."""
    hari = localdate()
    untuk = PermintaanUmpanBalik.objects.filter(kepada=request.saya).select_related(*TERKAIT)
    terbuka = list(untuk.terbuka(hari).order_by("tenggat", "pk")[:50])
    lalu = untuk.exclude(pk__in=untuk.terbuka(hari).values("pk"))
    konteks = {"terbuka": terbuka, "halaman": halaman.ambil(request, lalu), "hari": hari}
    return render(request, "skp_app/umpan_permintaan.html", konteks)


def _ambil(saya, kode):
    return get_object_or_404(PermintaanUmpanBalik.objects.visible_to(saya).select_related(*TERKAIT), kode=kode)


@untuk_pegawai("POST")
def tolak(request, kode):
    p, formulir = _ambil(request.saya, kode), TolakForm(request.POST)
    if p.kepada_id != request.saya.pk:
        raise BukanHak("Permintaan ini ditujukan kepada orang lain.")
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.tolak, p, oleh=request.saya, alasan=formulir.cleaned_data["alasan"])
        if beres:
            messages.success(request, "Permintaan ditolak dengan sopan.")
            return redirect("skp_app:umpan_permintaan")
    return render(request, "skp_app/umpan_tolak.html", {"p": p, "formulir": formulir}, status=status(formulir))


@untuk_pegawai("POST")
def cabut(request, kode):
    alur.cabut(_ambil(request.saya, kode), oleh=request.saya)
    messages.success(request, "Permintaan dicabut.")
    return redirect("skp_app:umpan_diminta")


@untuk_pegawai("POST")
def tautan(request, kode):
    """A link for somebody without an account; it is shown once, and a new one ends the old one."""
    p = _ambil(request.saya, kode)
    token = alur.buat_tautan(p, oleh=request.saya)
    alamat = request.build_absolute_uri(reverse("skp_app:umpan_luar", args=[token]))
    return render(request, "skp_app/umpan_tautan.html", {"p": p, "alamat": alamat})
