"""The catalogue of example RHK as a fill helper: those for the own jabatan first, the others by search."""

from django.shortcuts import render
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import isi_dari
from skp_app.aturan.rencana import kunci
from skp_app.forms.penyunting import CariForm, PilihButirForm
from skp_app.models import ButirKatalog
from skp_app.views.ambil import skp_disusun
from skp_app.views.isi_dari import baris_tampil, selesai


@untuk_pegawai("GET", "POST")
def katalog(request, kode):
    skp, cari = skp_disusun(request.saya, kode), CariForm.baca(request)["q"]
    semua = list(ButirKatalog.objects.berlaku(localdate()))
    formulir = PilihButirForm(request.POST if request.method == "POST" else None, butir=[b.pk for b in semua])
    alasan = None
    if request.method == "POST":
        try:
            return _masukkan(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {
        "skp": skp, "alasan": alasan, "cari": cari, "saring": CariForm(initial={"q": cari}),
        "kelompok": _kelompok(skp, [b for b in semua if _memuat(b, cari)], formulir["rhk"].value() or []),
    }  # fmt: skip
    return render(request, "skp_app/katalog.html", konteks, status=alasan.status if alasan else 200)


def _masukkan(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    hasil = isi_dari.dari_katalog(skp, oleh=request.saya, rhk=formulir.cleaned_data["rhk"])
    return selesai(request, skp, hasil)


def _memuat(butir, cari):
    teks = " ".join([butir.kelompok, butir.teks, *(i["teks"] for i in butir.iki)]).casefold()
    return all(kata in teks for kata in cari.casefold().split())


def _kelompok(skp, semua, dipilih):
    """[(jabatan, is it the own one, its examples)], the own jabatan first, then its kind, then the others."""
    ada, jabatan = isi_dari.sudah_ada(skp), skp.penempatan.jabatan
    kelompok = {}
    for b in semua:
        baris = baris_tampil(isi_dari.rencana_contoh(b))
        baris |= {"pk": b.pk, "sumber": b.sumber, "ada": kunci(b.teks) in ada, "dipilih": str(b.pk) in dipilih}
        kelompok.setdefault((_jauh(b, jabatan), b.kelompok), []).append(baris)
    return [(nama, jauh == 0, isi) for (jauh, nama), isi in sorted(kelompok.items(), key=lambda k: k[0])]


def _jauh(butir, jabatan):
    if butir.jabatan_id == jabatan.pk or butir.kelompok.casefold() in jabatan.nama.casefold():
        return 0
    return 1 if butir.jenis_jabatan == jabatan.jenis else 2
