"""Reviu by the pengelola kinerja: the queue, one SKP with its notes. Without the setting these pages do not exist."""

from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import perjanjian
from skp_app.alur import reviu as alur
from skp_app.alur.isi import baris_rhk, isi_skp, wajib_utama
from skp_app.alur.peran import tenggat_banyak
from skp_app.aturan.kelengkapan import kekurangan, saran
from skp_app.aturan.status import MENUNGGU, Status
from skp_app.forms.pengelola import CatatanReviuForm, SaringReviuForm
from skp_app.views.ambil import PIHAK
from skp_app.views.kelola import dikelola, kolom_skp
from skp_app.views.lembar import isi_terbaca, kolom, perilaku
from skp_app.views.tenggat import keterangan


def bila_dipakai(view):
    @wraps(view)
    def jalan(request, *args, **kwargs):
        if not alur.aktif():
            raise Http404
        return view(request, *args, **kwargs)

    return jalan


@untuk_pengelola(mandat.KELOLA)
@bila_dipakai
def daftar(request):
    """The longest waiting first."""
    saring = SaringReviuForm.baca(request)
    skp = dikelola(request.saya).filter(status=saring["status"] or Status.DIAJUKAN)
    if saring["q"]:
        skp = skp.filter(pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    lengkap = skp.select_related("pegawai", "penilai", "unit", "periode").order_by("diajukan_pada", "pk")
    if unduhan := unduh.jawab(request, "reviu", kolom_skp(request), lengkap):
        return unduhan
    lembar = halaman.ambil(request, lengkap)
    tenggat = tenggat_banyak(lembar.object_list)
    konteks = {
        "halaman": lembar,
        "baris": [(s, tenggat[s.pk]) for s in lembar],
        "saring": SaringReviuForm(initial=saring),
        "tersaring": any(saring.values()),
    }
    return render(request, "skp_app/reviu.html", konteks)


def skp_direviu(saya, kode):
    """A proposal, or what became of it; a draft is nothing to review."""
    terkirim = dikelola(saya).exclude(status__in=[Status.DRAF, Status.DIBATALKAN])
    return get_object_or_404(terkirim.select_related(*PIHAK), kode=kode)


@untuk_pengelola(mandat.KELOLA, "GET", "POST")
@bila_dipakai
def rinci(request, kode):
    skp = skp_direviu(request.saya, kode)
    baris = baris_rhk(skp)
    formulir, alasan = CatatanReviuForm(request.POST if request.method == "POST" else None, baris=baris), None
    if request.method == "POST":
        try:
            return _catat(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    isi = skp.salinan or isi_skp(skp, baris)
    kurang, nasihat = _temuan(skp, isi, baris)
    konteks = {
        "skp": skp, "isi": isi, "kelompok": isi_terbaca(isi), "kolom": kolom(isi), "formulir": formulir,
        "perilaku": perilaku(isi["ekspektasi"]), "kurang": kurang, "saran": nasihat, "alasan": alasan,
        "reviu": list(skp.reviu.select_related("oleh")), "menulis": skp.status in MENUNGGU, **keterangan(skp),
    }  # fmt: skip
    return render(request, "skp_app/reviu_skp.html", konteks, status=alasan.status if alasan else 200)


def _temuan(skp, isi, baris):
    """What the owner reads beside his sheet; of a set SKP only what its own content says, plans may have changed."""
    if skp.salinan:
        return kekurangan(isi), saran(isi)
    janji = perjanjian.temuan(skp, baris)
    return [*kekurangan(isi, wajib_utama(baris)), *janji.kekurangan], [*saran(isi), *janji.saran]


def _catat(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru("Catatan belum tersimpan.")
    garis = formulir.cleaned_data["rhk"]
    isi = formulir.cleaned_data["isi"]
    alur.catat(skp, oleh=request.saya, isi=isi, garis=UUID(garis) if garis else None)
    messages.success(request, "Catatan tersimpan dan dikabarkan kepada pegawai dan penilainya.")
    return redirect("skp_app:reviu_skp", skp.kode)


@untuk_pengelola(mandat.KELOLA, "POST")
@bila_dipakai
def selesai(request, kode):
    skp = alur.selesai(skp_direviu(request.saya, kode), oleh=request.saya)
    messages.success(request, f"SKP {skp.pegawai.nama_lengkap} selesai direviu. Penetapan tetap pada penilainya.")
    return redirect("skp_app:reviu")
