"""Which RHK of a superior an RHK supports: pick a row, write it in own words, leave it for later, or confirm it anew.

The picker is a page of its own; with htmx the same form opens under the RHK in the editor.
"""

import json

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import intervensi as alur
from skp_app.alur import penyusunan, pimpinan
from skp_app.forms import IntervensiForm
from skp_app.forms.penyunting import BarisForm, CariForm, JawabForm, RancanganForm
from skp_app.views.ambil import rhk_milik, skp_disusun, skp_milik
from skp_app.views.penyuntingan import ke_rhk, setelah_menyimpan


@untuk_pegawai("GET", "POST")
def intervensi(request, kode, pk):
    skp = skp_disusun(request.saya, kode)
    rhk, cari = rhk_milik(skp, pk), CariForm.baca(request)["q"]
    terpilih = BarisForm.baca(request.POST) if request.method == "POST" else _tertaut(rhk)
    atasan = pimpinan.calon(skp, cari, terpilih)
    formulir = _formulir(request, rhk, atasan)
    alasan = None
    if request.method == "POST":
        try:
            return _selesai(request, skp, _pilih(request, rhk, formulir, atasan))
        except (IsianKeliru, VersiBasi) as ditolak:
            alasan = ditolak
    konteks = {
        "skp": skp, "rhk": rhk, "atasan": atasan, "formulir": formulir, "alasan": alasan, "cari": cari,
        "saring": CariForm(initial={"q": cari}), "menunggu": pimpinan.menunggu(skp, atasan),
        "dipilih": formulir["pilihan"].value(),
    }  # fmt: skip
    templat = "skp_app/_pemilih.html" if request.htmx else "skp_app/intervensi.html"
    return render(request, templat, konteks, status=alasan.status if alasan else 200)


def _tertaut(rhk):
    if rhk.intervensi_iki_id:
        return f"iki-{rhk.intervensi_iki_id}"
    return f"rhk-{rhk.intervensi_rhk_id}" if rhk.intervensi_rhk_id else ""


def _formulir(request, rhk, atasan):
    baris = [(p.nilai, p.rhk.teks) for a in atasan for p in a.pilihan]
    awal = {"teks": rhk.intervensi_teks, "teks_iki": rhk.intervensi_teks_iki, "versi": rhk.versi}
    bawaan = IntervensiForm.BEBAS if rhk.intervensi_teks else IntervensiForm.BELUM
    awal["pilihan"] = _tertaut(rhk) if _tertaut(rhk) in dict(baris) and not rhk.intervensi_teks else bawaan
    kunci = {"auto_id": f"id_pilih-{rhk.pk}-%s"}  # several pickers may stand open in one editor
    return IntervensiForm(request.POST if request.method == "POST" else None, baris=baris, initial=awal, **kunci)


def _pilih(request, rhk, formulir, atasan):
    if not formulir.is_valid():
        raise IsianKeliru("Pilihan belum lengkap.")
    isi = formulir.cleaned_data
    baris = {p.nilai: p for a in atasan for p in a.pilihan}.get(isi["pilihan"])
    bebas = isi["pilihan"] == IntervensiForm.BEBAS
    return penyusunan.simpan_rhk(
        rhk,
        oleh=request.saya,
        versi=isi["versi"],
        intervensi_rhk=baris and baris.rhk,
        intervensi_iki=baris and baris.iki,
        intervensi_teks=isi["teks"] if bebas else "",
        intervensi_teks_iki=isi["teks_iki"] if bebas else "",
    )


def _selesai(request, skp, rhk):
    """Back to the row; in the editor only the line under the RHK is drawn anew, with the version it now has."""
    if not request.htmx:
        return ke_rhk(skp, rhk)
    rhk = rhk_milik(skp, rhk.pk)
    rhk.nomor = [*skp.rhk.values_list("pk", flat=True)].index(rhk.pk) + 1
    konteks = {"skp": skp, "rhk": rhk, "tautan": alur.tautan(skp).get(rhk.pk)}
    jawaban = render(request, "skp_app/_tautan_baru.html", konteks)
    jawaban["HX-Trigger-After-Settle"] = json.dumps(
        {"terhubung": {"rhk": rhk.pk, "versi": {f"rhk-{rhk.pk}": rhk.versi}}}
    )
    return jawaban


@untuk_pegawai("POST")
@setelah_menyimpan
def konfirmasi(request, skp, pk):
    """Pakai yang baru, or Biarkan."""
    jawab, _, dilihat = JawabForm.baca(request).partition(":")
    rhk = alur.konfirmasi(rhk_milik(skp, pk), oleh=request.saya, dilihat=dilihat, pakai=jawab == "pakai")
    return ke_rhk(skp, rhk)


@untuk_pegawai("POST")
@setelah_menyimpan
def ingatkan(request, skp):
    """Tell the penilai that somebody waits for his RHK."""
    alur.ingatkan_pimpinan(skp, oleh=request.saya)
    messages.info(request, titik(f"Pengingat dikirim kepada {skp.penilai.nama_lengkap}"))
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai("POST")
def rancangan(request, kode):
    """Share the own draft with those who plan after it, or stop sharing it."""
    skp = skp_milik(request.saya, kode)
    return _ubah_rancangan(request, kode) if skp.dapat_disusun else _rancangan(request, skp)


@setelah_menyimpan
def _ubah_rancangan(request, skp):
    return _rancangan(request, skp)


def _rancangan(request, skp):
    if RancanganForm.baca(request) == RancanganForm.BAGIKAN:
        alur.bagikan_rancangan(skp, oleh=request.saya)
        messages.success(request, "Rancangan dibagikan. Bawahan dan anggota tim sudah dapat memilih RHK Anda.")
    else:
        alur.akhiri_rancangan(skp, oleh=request.saya)
        messages.info(request, "Rancangan tidak lagi dibagikan. Tautan yang sudah ada tetap menyimpan kata-katanya.")
    return redirect("skp_app:detail", skp.kode)
