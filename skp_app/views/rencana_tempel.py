"""A plan from a table: paste it or choose a file, look at what was read, then put it in."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai import berkas_lembar
from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import keberatan
from pegawai.penolakan import IsianKeliru
from skp_app.alur import rencana as langkah
from skp_app.aturan import tempel_rencana
from skp_app.aturan.hasil_kerja import Perspektif
from skp_app.aturan.rencana import kunci
from skp_app.aturan.tempel import sebagai_tempelan
from skp_app.forms.rencana import TempelRencanaForm
from skp_app.views.rencana import MENU, rencana_ditulis


@untuk_pegawai("GET", "POST")
def tempel(request, kode):
    rencana = rencana_ditulis(request.saya, kode)
    formulir = TempelRencanaForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    hasil, teks, alasan = None, "", None
    if request.method == "POST":
        try:
            teks = _teks(formulir)
            hasil = tempel_rencana.baca(teks, langkah.BATAS, langkah.tahun_rencana(rencana))
            if formulir.cleaned_data["lanjut"]:
                return _selesai(request, rencana, langkah.tempel(rencana, oleh=request.saya, teks=teks), hasil.salah)
        except IsianKeliru as ditolak:
            alasan = ditolak
    if hasil:
        formulir = TempelRencanaForm(initial={"teks": teks})  # what came from the file can be mended here
    konteks = {"menu": MENU, "rencana": rencana, "formulir": formulir, "alasan": alasan, "hasil": hasil,
               **_pratinjau(rencana, hasil)}  # fmt: skip
    return render(request, "skp_app/rencana_tempel.html", konteks, status=alasan.status if alasan else 200)


def _teks(formulir):
    """The pasted text, or the table of the file as if it had been pasted. Raises IsianKeliru with a sentence."""
    if not formulir.is_valid():
        raise IsianKeliru(" ".join(formulir.non_field_errors()) or "Tabel belum dapat dibaca.")
    berkas = formulir.cleaned_data["berkas"]
    if not berkas:
        return formulir.cleaned_data["teks"]
    teks = sebagai_tempelan(berkas_lembar.baca_unggahan(berkas))
    if tolak := keberatan(teks, baris_banyak=True):
        raise IsianKeliru(tolak)
    return teks


def _pratinjau(rencana, hasil):
    if hasil is None:
        return {}
    ada = langkah.sudah_ada(rencana)
    baris = [_baris(s, ada) for s in hasil.sasaran]
    return {"baris": baris, "baru": sum(not i["ada"] for b in baris for i in b["indikator"]), "sasaran_baru": sum(
        not b["ada"] for b in baris)}  # fmt: skip


def _baris(sasaran, ada):
    """One sasaran for the page, with what stands in the plan already."""
    _, dimiliki = ada.get(kunci(sasaran.teks), (None, set()))
    indikator = [{"isi": i, "ada": kunci(i.teks) in dimiliki, "target": sorted(i.target.items())}
                 for i in sasaran.indikator]  # fmt: skip
    perspektif = Perspektif(sasaran.perspektif).cetak if sasaran.perspektif else ""
    return {"sasaran": sasaran, "ada": kunci(sasaran.teks) in ada, "perspektif": perspektif, "indikator": indikator}


def _selesai(request, rencana, hasil, salah):
    lewat = f" {hasil.dilewati} indikator dilewati karena sudah ada." if hasil.dilewati else ""
    lewat += f" {len(salah)} baris yang perlu diperbaiki tidak ikut." if salah else ""
    if hasil.sasaran or hasil.indikator:
        messages.success(request, f"{hasil.sasaran} sasaran dan {hasil.indikator} indikator dimasukkan.{lewat}")
    else:
        messages.info(request, f"Tidak ada yang ditambahkan.{lewat}")
    return redirect("skp_app:rencana_unit", rencana.kode)
