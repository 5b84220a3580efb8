"""Umpan balik berkelanjutan: what one received and gave, its record on paper (Pasal 17-19)."""

from django.contrib import messages
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import jadwal_umpan, rekaman, umpan_balik
from skp_app.alur.isi import baris_rhk
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import JenisRhk
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.umpan_balik import Irama
from skp_app.forms.umpan_balik import KataForm, SaringUmpanForm, TanggapanForm
from skp_app.models import PeriodeEvaluasi, Skp, UmpanBalik
from skp_app.views.ambil import skp_pihak
from skp_app.views.unduhan import jawaban_pdf

URUTAN_NILAI = [When(perilaku=n.value, then=Value(100 + i)) for i, n in enumerate(NilaiPerilaku)]
TERKAIT = ("rhk", "iki__rhk", "periode_evaluasi", "tanggapan", "pengganti")


@untuk_pegawai
def diterima(request):
    """Feedback on the own SKP, or with `?skp=` on one whose party this person is."""
    saring = SaringUmpanForm.baca(request)
    skp = skp_pihak(request.saya, saring["skp"]) if saring["skp"] else skp_saya(request.saya)
    if skp is None:
        return render(request, "skp_app/umpan_balik.html", {"skp": None})
    periode = ambil_periode(skp, saring["periode"])
    peran = skp.peran(request.saya)
    daftar = halaman.ambil(request, _tersaring(skp, periode, saring))
    konteks = {
        "skp": skp,
        "setahun": skp.periode.evaluasi.order_by("selesai", "-mulai"),
        "menu": "skp_app:umpan_balik" if "pemilik" in peran else "skp_app:tim",
        "dipilih": periode,
        "saring": SaringUmpanForm(request.GET),
        "disaring": any(saring[n] for n in ("tentang", "hubungan", "nada")),
        "halaman": daftar,
        "kelompok": kelompok(skp, daftar),
        "peran": peran,
        "berlaku": skp.status in BERLAKU,
        "jadwal": _jadwal(skp, request.saya) if peran & {"pemilik", "penilai"} else None,
    }
    return render(request, "skp_app/umpan_balik.html", konteks)


def skp_saya(saya):
    """The SKP that counts now: in force, else the newest."""
    terbaru = Skp.objects.filter(pegawai=saya).select_related("periode", "pegawai", "penilai", "atasan_penilai")
    return terbaru.berlaku().order_by("-mulai").first() or terbaru.order_by("-mulai", "-pk").first()


def ambil_periode(skp, kode):
    return get_object_or_404(PeriodeEvaluasi, kode=kode, periode=skp.periode_id) if kode else None


def _tersaring(skp, periode, saring):
    """Feedback on every version of the SKP, RHK by RHK and then the seven values, the newest first."""
    semua = UmpanBalik.objects.filter(skp__rangkaian=skp.rangkaian).select_related(*TERKAIT)
    if periode:
        semua = semua.filter(periode_evaluasi=periode)
    if saring["hubungan"]:
        semua = semua.filter(hubungan=saring["hubungan"])
    if saring["nada"]:
        semua = semua.filter(nada=saring["nada"])
    tentang = saring["tentang"]
    if tentang in {"hasil", "perilaku"}:
        semua = semua.filter(perilaku="") if tentang == "hasil" else semua.exclude(perilaku="")
    elif tentang:
        semua = semua.filter(perilaku=tentang)
    tambahan = Q(rhk__jenis=JenisRhk.TAMBAHAN) | Q(iki__rhk__jenis=JenisRhk.TAMBAHAN)
    letak = Case(*URUTAN_NILAI, When(tambahan, then=Value(1)), default=Value(0), output_field=IntegerField())
    urutan = Coalesce("rhk__urutan", "iki__rhk__urutan")
    return semua.prefetch_related("pakai_bukti__bukti").order_by(
        letak, urutan, Coalesce("rhk__garis", "iki__rhk__garis"), F("dikirim_pada").desc(), "-pk"
    )


def kelompok(skp, daftar):
    """[(what it is about, its feedback)] of one page; an RHK that this version dropped keeps its words."""
    judul = {r.garis: f"RHK {r.nomor}. {r.teks}" for r in baris_rhk(skp)}
    hasil = {}
    for u in daftar:
        rhk = u.rhk or (u.iki and u.iki.rhk)
        kunci = judul.get(rhk.garis, f"Dari versi lain: {rhk.teks}") if rhk else f"Perilaku: {u.get_perilaku_display()}"
        hasil.setdefault(kunci, []).append(u)
    return list(hasil.items())


def _jadwal(skp, saya):
    """The schedule that holds, the proposal that waits, and who may answer it."""
    semua = jadwal_umpan.semua(skp)
    usul = next((j for j in semua if j.disepakati is None), None)
    return {
        "berlaku": next((j for j in semua if j.disepakati), None),
        "bawaan": jadwal_umpan.bawaan().cetak,
        "usul": usul,
        "boleh_jawab": bool(usul) and usul.diusulkan_oleh_id != saya.pk,
        "pilihan": Irama.pilihan(),
    }


@untuk_pegawai
def diberi(request):
    """What this person wrote, how it is printed, whether it was answered."""
    milik = UmpanBalik.objects.filter(pemberi=request.saya).order_by("-dikirim_pada", "-pk")
    daftar = halaman.ambil(
        request, milik.select_related("skp__pegawai", *TERKAIT).prefetch_related("pakai_bukti__bukti")
    )
    for u in daftar:
        u.dapat_diperbaiki = not (hasattr(u, "pengganti") or hasattr(u, "tanggapan"))
    baru = [u for u in daftar if u.dapat_diperbaiki]
    batas = umpan_balik.batas_perbaikan(baru[0]) - baru[0].dikirim_pada if baru else None
    for u in baru:
        u.dapat_diperbaiki = now() <= u.dikirim_pada + batas
    return render(request, "skp_app/umpan_diberi.html", {"halaman": daftar})


def _milik_pemberi(saya, pk):
    """Feedback that he may read; one that he only received or watches over is not his to correct."""
    terbaca = UmpanBalik.objects.visible_to(saya).select_related("skp__pegawai", "skp__penilai", *TERKAIT)
    kiriman = get_object_or_404(terbaca, pk=pk)
    if kiriman.pemberi_id != saya.pk:
        raise BukanHak("Hanya pemberinya yang dapat memperbaiki umpan balik.")
    return kiriman


@untuk_pegawai("GET", "POST")
def perbaiki(request, pk):
    """A new line in place of one that was just sent; both stay."""
    kiriman = _milik_pemberi(request.saya, pk)
    awal = {"nada": kiriman.nada, "isi": kiriman.isi, "saran": kiriman.saran}
    formulir = KataForm(request.POST) if request.method == "POST" else KataForm(initial=awal)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, umpan_balik.perbaiki, kiriman, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Umpan balik diganti. Yang lama tetap terbaca, yang baru yang tercetak.")
            return redirect("skp_app:umpan_diberi")
    konteks = {
        "kiriman": kiriman,
        "formulir": formulir,
        "alasan_tutup": umpan_balik.tidak_dapat_diperbaiki(kiriman),
        "batas": umpan_balik.batas_perbaikan(kiriman),
    }
    return render(request, "skp_app/umpan_perbaiki.html", konteks, status=status(formulir))


@untuk_pegawai("POST")
def tanggapi(request, pk):
    """The receiver's one reply."""
    terbaca = UmpanBalik.objects.visible_to(request.saya).select_related("skp__pegawai", *TERKAIT)
    kiriman = get_object_or_404(terbaca, pk=pk)
    if kiriman.skp.pegawai_id != request.saya.pk:
        raise BukanHak("Umpan balik ditanggapi oleh pegawai yang menerimanya.")
    formulir = TanggapanForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, umpan_balik.tanggapi, kiriman, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Tanggapan terkirim.")
            return redirect(f"{reverse('skp_app:umpan_balik')}?skp={kiriman.skp.kode}#umpan-{kiriman.pk}")
    konteks = {"kiriman": kiriman, "formulir": formulir, "dapat_menanggapi": True}
    return render(request, "skp_app/umpan_tanggapi.html", konteks, status=status(formulir))


@untuk_pegawai
def rekaman_pdf(request, kode, periode):
    """Format B.1.3, B.1.4 or B.1.5 of one evaluation period, for the parties."""
    skp = skp_pihak(request.saya, kode)
    pilihan = ambil_periode(skp, periode)
    nama = f"Rekaman-umpan-balik-{pilihan.kode}"
    return jawaban_pdf(lambda s: rekaman.cetak_umpan_balik(s, pilihan), skp, nama)
