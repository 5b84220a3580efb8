"""Umpan balik berkelanjutan: what one received, and the form with which a penilai gives it (Pasal 17-19)."""

from collections import defaultdict

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import IsianKeliru
from skp_app.alur import umpan_balik
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.status import BERLAKU
from skp_app.forms import SaringUmpanForm, UmpanBalikForm
from skp_app.models import Iki, PeriodeEvaluasi, Skp, UmpanBalik
from skp_app.views.ambil import skp_dinilai, skp_pihak


@untuk_pegawai
def diterima(request):
    """Feedback on the own SKP, or with `?skp=` on one whose party this person is."""
    saring = SaringUmpanForm.baca(request)
    skp = skp_pihak(request.saya, saring["skp"]) if saring["skp"] else _skp_saya(request.saya)
    if skp is None:
        return render(request, "skp_app/umpan_balik.html", {"skp": None})
    periode = _periode(skp, saring["periode"])
    konteks = {
        "skp": skp,
        "setahun": skp.periode.evaluasi.order_by("selesai", "-mulai"),
        "menu": "skp_app:umpan_balik" if skp.pegawai_id == request.saya.pk else "skp_app:tim",
        "dipilih": periode,
        "kelompok": kelompok(skp, periode),
        "peran": skp.peran(request.saya),
        "berlaku": skp.status in BERLAKU,
    }
    return render(request, "skp_app/umpan_balik.html", konteks)


def _skp_saya(saya):
    terbaru = Skp.objects.filter(pegawai=saya).select_related("periode", "pegawai", "penilai")
    return terbaru.berlaku().order_by("-mulai").first() or terbaru.order_by("-mulai", "-pk").first()


def _periode(skp, kode):
    return get_object_or_404(PeriodeEvaluasi, kode=kode, periode=skp.periode_id) if kode else None


def kelompok(skp, periode=None):
    """[(what it is about, its feedback)] in the order of the form: RHK by RHK, then the seven values.

    Feedback on every version of the SKP counts; what was said on an RHK that this version dropped keeps its words.
    """
    semua = UmpanBalik.objects.filter(skp__rangkaian=skp.rangkaian).select_related("iki__rhk", "periode_evaluasi")
    if periode:
        semua = semua.filter(periode_evaluasi=periode)
    per_sasaran, lama = defaultdict(list), {}
    for kiriman in semua:
        rhk = kiriman.iki and kiriman.iki.rhk
        per_sasaran[rhk.garis if rhk else kiriman.perilaku].append(kiriman)
        if rhk:
            lama[rhk.garis] = f"Dari versi lain: {rhk.teks}"
    judul = {r.garis: f"RHK {r.nomor}. {r.teks}" for r in baris_rhk(skp)}
    judul |= {garis: teks for garis, teks in lama.items() if garis not in judul}
    judul |= {n.value: f"Perilaku: {n.cetak}" for n in NilaiPerilaku}
    return [(teks, per_sasaran[kunci]) for kunci, teks in judul.items() if kunci in per_sasaran]


@untuk_pegawai("GET", "POST")
def beri(request, kode):
    skp = skp_dinilai(request.saya, kode)
    sasaran = _sasaran(skp)
    if request.method == "POST":
        formulir, alasan = UmpanBalikForm(request.POST, sasaran=sasaran), None
        try:
            return _kirim(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    else:
        formulir, alasan = _formulir_baru(request, skp, sasaran), None
    konteks = {
        "skp": skp,
        "formulir": formulir,
        "alasan": alasan,
        "periode": PeriodeEvaluasi.objects.filter(kode=formulir["periode"].value(), periode=skp.periode_id).first(),
        "kelompok": kelompok(skp),
        "menu": "skp_app:tim",
    }
    return render(request, "skp_app/umpan_balik_beri.html", konteks, status=alasan.status if alasan else 200)


def _formulir_baru(request, skp, sasaran):
    diminta = SaringUmpanForm.baca(request)["periode"]
    periode = _periode(skp, diminta) or _periode_kini(skp)
    return UmpanBalikForm(sasaran=sasaran, initial={"periode": periode and periode.kode})


def _periode_kini(skp):
    semua = PeriodeEvaluasi.objects.filter(periode=skp.periode_id)
    return semua.filter(jenis="periodik", mulai__lte=localdate()).order_by("-mulai").first() or semua.first()


def _sasaran(skp):
    """Choices grouped as on the form: the IKI of each RHK, then the seven values."""
    hasil = [
        (f"RHK {r.nomor}. {r.teks}"[:90], [(f"iki-{i.pk}", f"{i.teks} — target {i.target}"[:140]) for i in r.iki.all()])
        for r in baris_rhk(skp)
    ]
    return [*hasil, ("Perilaku kerja", [(n.value, n.cetak) for n in NilaiPerilaku])]


def _kirim(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru("Umpan balik belum terkirim.")
    isi = formulir.cleaned_data
    sasaran = isi["sasaran"]
    iki = sasaran.startswith("iki-")
    umpan_balik.beri(
        skp,
        get_object_or_404(PeriodeEvaluasi, kode=isi["periode"]),
        oleh=request.saya,
        isi=isi["isi"],
        nada=isi["nada"],
        iki=Iki.objects.select_related("rhk").get(pk=sasaran.removeprefix("iki-")) if iki else None,
        perilaku="" if iki else sasaran,
        dari=formulir.sebutan(),
    )
    messages.success(request, titik(f"Umpan balik terkirim ke {skp.pegawai.nama_lengkap}"))
    return redirect(f"{reverse('skp_app:umpan_balik')}?skp={skp.kode}&periode={isi['periode']}")
