"""The fill helpers of the editor: choose RHK of an earlier SKP, or paste a table. Nothing is written before."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import isi_dari
from skp_app.aturan import tempel as aturan_tempel
from skp_app.aturan.hasil_kerja import Aspek, JenisLampiran, Perspektif
from skp_app.aturan.rencana import kunci
from skp_app.forms import PilihRhkForm, TempelForm
from skp_app.views.ambil import skp_disusun
from skp_app.views.penyuntingan import ke_rhk


@untuk_pegawai("GET", "POST")
def salin(request, kode):
    skp = skp_disusun(request.saya, kode)
    sumber = isi_dari.sumber_sendiri(skp)
    return _pilih(request, skp, sumber, isi_dari.salin, "skp_app/salin.html")


@untuk_pegawai("GET", "POST")
def pendahulu(request, kode):
    skp = skp_disusun(request.saya, kode)
    sumber = isi_dari.sumber_pendahulu(skp)
    return _pilih(request, skp, [sumber] if sumber else [], isi_dari.ambil, "skp_app/pendahulu.html")


def _pilih(request, skp, sumber, langkah, templat):
    """The page with the check boxes, or the step and back to the editor."""
    formulir = PilihRhkForm(
        request.POST if request.method == "POST" else None,
        rhk=[pk for s in sumber for pk in s.rhk],
        lampiran=[s.pk for s in sumber if s.lampiran],
    )
    alasan = None
    if request.method == "POST":
        try:
            return _jalankan(request, skp, formulir, langkah)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {
        "skp": skp, "alasan": alasan, "sumber": _tampil(skp, sumber, formulir),
        "lampiran_dipilih": formulir["lampiran"].value() or [],
    }  # fmt: skip
    return render(request, templat, konteks, status=alasan.status if alasan else 200)


def _jalankan(request, skp, formulir, langkah):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    dipilih = {nama: isi for nama, isi in formulir.cleaned_data.items() if isi or nama == "rhk"}
    return selesai(request, skp, langkah(skp, oleh=request.saya, **dipilih))


def _tampil(skp, sumber, formulir):
    """[(source, its RHK for the page, kinds of lampiran)]"""
    ada, dipilih = isi_dari.sudah_ada(skp), formulir["rhk"].value() or []
    return [
        (s, [baris_tampil(r) | {"pk": pk, "dipilih": str(pk) in dipilih, "ada": kunci(r.teks) in ada}
             for pk, r in s.rhk.items()],
         [(JenisLampiran(jenis).cetak, butir) for jenis, butir in s.lampiran.items()])
        for s in sumber
    ]  # fmt: skip


def baris_tampil(rencana):
    """One RHK in printed words; an IKI is preceded by what it measures."""
    iki = [
        (
            ", ".join(
                [*(Aspek(a).cetak for a in i.aspek), *([Perspektif(i.perspektif).cetak] if i.perspektif else [])]
            ),
            i,
        )
        for i in rencana.iki
    ]
    return {"rencana": rencana, "iki": iki}


@untuk_pegawai("GET", "POST")
def tempel(request, kode):
    skp = skp_disusun(request.saya, kode)
    formulir = TempelForm(request.POST if request.method == "POST" else None)
    hasil, alasan = None, None
    if request.method == "POST":
        try:
            hasil, teks = _baca(formulir), formulir.cleaned_data["teks"]
            if formulir.cleaned_data["lanjut"]:
                return selesai(request, skp, isi_dari.tempel(skp, oleh=request.saya, teks=teks), hasil.salah)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"skp": skp, "formulir": formulir, "alasan": alasan, "hasil": hasil, **_pratinjau(skp, hasil)}
    return render(request, "skp_app/tempel.html", konteks, status=alasan.status if alasan else 200)


def _baca(formulir):
    if not formulir.is_valid():
        raise IsianKeliru("Tempelan belum dapat dibaca.")
    return aturan_tempel.baca(formulir.cleaned_data["teks"], isi_dari.BATAS)


def _pratinjau(skp, hasil):
    if hasil is None:
        return {}
    ada = isi_dari.sudah_ada(skp)
    baris = [baris_tampil(r) | {"ada": kunci(r.teks) in ada} for r in hasil.rhk]
    return {"baris": baris, "baru": sum(not b["ada"] for b in baris)}


def selesai(request, skp, hasil, salah=()):
    """To the editor with the first new row open, and a sentence about what came, what was there and what stayed out."""
    masuk = [f"{len(hasil.rhk)} RHK"] if hasil.rhk else []
    masuk += [f"{hasil.butir} butir lampiran"] if hasil.butir else []
    lewat = f" {hasil.dilewati} RHK dilewati karena sudah ada di SKP ini." if hasil.dilewati else ""
    lewat += f" {len(salah)} baris yang perlu diperbaiki tidak ikut." if salah else ""
    if not masuk:
        messages.info(request, f"Tidak ada yang ditambahkan.{lewat}")
        return redirect("skp_app:detail", skp.kode)
    messages.success(request, f"{' dan '.join(masuk)} dimasukkan. Periksa dan sesuaikan dengan tahun ini.{lewat}")
    return ke_rhk(skp, hasil.rhk[0]) if hasil.rhk else redirect("skp_app:detail", skp.kode)
