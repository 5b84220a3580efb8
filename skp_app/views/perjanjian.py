"""Fill helper of the editor: indicators of the unit's PK, RKT and Renstra become RHK utama with IKI."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur import perjanjian as langkah
from skp_app.forms.rencana import PilihIndikatorForm
from skp_app.views.ambil import skp_disusun
from skp_app.views.penyuntingan import ke_rhk


@untuk_pegawai("GET", "POST")
def perjanjian(request, kode):
    skp = skp_disusun(request.saya, kode)
    if not langkah.bersumber(skp):
        raise KeadaanMenolak("Hanya SKP pimpinan tinggi dan pimpinan unit kerja mandiri yang diisi dari rencana unit.")
    rencana = langkah.rencana_skp(skp)
    formulir = _formulir(request, skp, rencana)
    alasan = None
    if request.method == "POST":
        try:
            return _jalankan(request, skp, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"skp": skp, "alasan": alasan, "formulir": formulir, "rencana": _tampil(skp, rencana, formulir),
               "tersisa": any(b.iki is None for r in rencana for bagian in r.bagian for b in bagian.butir)}  # fmt: skip
    return render(request, "skp_app/perjanjian.html", konteks, status=alasan.status if alasan else 200)


def _formulir(request, skp, rencana):
    indikator = [b.indikator.pk for r in rencana for bagian in r.bagian for b in bagian.butir]
    awal = {"penugasan_dari": skp.penempatan_penilai.nama_jabatan}
    data = request.POST if request.method == "POST" else None
    return PilihIndikatorForm(data, indikator=indikator, iki=_iki_bebas(skp), initial=awal)


def _iki_bebas(skp):
    """IKI that may be an indicator of the plan in other words: written, and tied to none."""
    semua = (i for r in skp.rhk.prefetch_related("iki") for i in r.iki.all())
    return [(i.pk, i.teks[:80]) for i in semua if i.teks and not i.indikator_id]


def _tampil(skp, rencana, formulir):
    """[(plan, [(sasaran, rows)])]"""
    nomor = {pk: n for n, pk in enumerate(skp.rhk.values_list("pk", flat=True), start=1)}
    dipilih = formulir["indikator"].value() or []
    return [
        (r.rencana, [(b.sasaran, [_baris(butir, nomor, dipilih, formulir) for butir in b.butir]) for b in r.bagian])
        for r in rencana
    ]


def _baris(butir, nomor, dipilih, formulir):
    """One indicator: whether it is chosen, the RHK it stands in, or the field that says what it was written as."""
    sama = formulir[f"sama-{butir.indikator.pk}"]
    return {
        "butir": butir,
        "dipilih": str(butir.indikator.pk) in dipilih,
        "ada": bool(butir.iki),
        "nomor": nomor.get(butir.iki.rhk_id) if butir.iki else None,
        "sama": sama if len(sama.field.choices) > 1 else None,
    }


def _jalankan(request, skp, formulir):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    hasil = langkah.ambil(
        skp,
        oleh=request.saya,
        indikator=isi["indikator"],
        sama=formulir.sama,
        penugasan_dari=isi["penugasan_dari"],
    )
    _kabarkan(request, hasil)
    return ke_rhk(skp, hasil.rhk[0]) if hasil.rhk else redirect("skp_app:detail", skp.kode)


def _kabarkan(request, hasil):
    lewat = f" {hasil.dilewati} indikator dilewati karena sudah ada di SKP ini." if hasil.dilewati else ""
    masuk = [f"{hasil.iki} indikator dimasukkan"] if hasil.iki else []
    masuk += [f"{hasil.dihubungkan} indikator dihubungkan"] if hasil.dihubungkan else []
    if masuk:
        messages.success(request, f"{' dan '.join(masuk)}. Periksa teks, target, dan perspektifnya.{lewat}")
    else:
        messages.info(request, f"Tidak ada yang ditambahkan.{lewat}")
