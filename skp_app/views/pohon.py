"""The pohon kinerja on screen: a unit's IKU and what hangs below them, one branch at a time."""

from collections import defaultdict
from functools import partial

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja
from skp_app.bagan import Cabang
from skp_app.bagan import pohon as gambar_pohon
from skp_app.dokumen.pohon import pdf_matriks, pdf_pohon
from skp_app.forms.pohon import CariPohonForm
from skp_app.pohon import Pohon, jumlah_simpul, unit_dipantau, unit_pangkal
from skp_app.temuan import Cakupan, Jenis
from skp_app.views.kelola import periode_terbuka
from skp_app.views.unduhan import kirim_pdf

DIGAMBAR = 40  # nodes of one picture on a screen
DICETAK = 120  # and on a sheet of A3
ANAK_UNIT = 100


def unit_pohon(saya, kode):
    return get_object_or_404(unit_dipantau(saya), kode=kode)


@untuk_pegawai
def awal(request, tahun):
    """To the highest unit that the person watches over, else to his own place in the tree."""
    periode_terbuka(tahun)
    pangkal = unit_pangkal(request.saya)
    return redirect("skp_app:pohon_unit", tahun, pangkal.kode) if pangkal else redirect("skp_app:pohon_saya", tahun)


@untuk_pegawai
def unit(request, tahun, kode):
    periode = periode_terbuka(tahun)
    ini = unit_pohon(request.saya, kode)
    pohon = Pohon(request.saya, periode)
    iku, lain = pohon.di_unit(ini)
    anak = list(ini.anak.order_by("nama")[: ANAK_UNIT + 1])
    jumlah = jumlah_simpul(UnitKerja.objects.filter(pk__in=[u.pk for u in anak]), periode)
    cakupan = Cakupan(UnitKerja.objects.di_bawah([ini.jalur]), periode)
    konteks = {
        "periode": periode,
        "unit": ini,
        "leluhur": unit_dipantau(request.saya).filter(pk__in=ini.id_leluhur[:-1]),
        "iku": iku,
        "lain": lain,
        "anak_unit": [(u, jumlah.get(u.pk, 0)) for u in anak[:ANAK_UNIT]],
        "anak_terpotong": len(anak) > ANAK_UNIT,
        "temuan": [(j, cakupan.jumlah(j)) for j in Jenis],
        "gambar": _gambar(pohon, ini.nama, [*iku, *lain]) if iku or lain else "",
        "cari": CariPohonForm(),
    }
    return render(request, "skp_app/pohon_unit.html", konteks)


@untuk_pegawai
def iku(request, tahun, pk):
    pohon = Pohon(request.saya, periode_terbuka(tahun))
    ini = get_object_or_404(pohon.iku(), pk=pk)
    return _cabang(request, pohon, pohon.simpul_iku(ini), pohon.anak_iku(ini), [])


@untuk_pegawai
def rhk(request, tahun, pk):
    pohon = Pohon(request.saya, periode_terbuka(tahun))
    ini = pohon.satu_rhk(pk)
    if ini is None:
        raise Http404
    di_atas = pohon.ke_atas([ini])[ini.pk] if not request.htmx else []
    return _cabang(request, pohon, pohon.simpul([ini])[0], pohon.anak_rhk(ini), di_atas)


def _cabang(request, pohon, ini, anak, di_atas):
    """The children alone for htmx, a page of its own for everybody else."""
    konteks = {"periode": pohon.periode, "ini": ini, "simpul": anak, "di_atas": di_atas}
    if request.htmx:
        return render(request, "skp_app/_pohon_cabang.html", konteks)
    konteks["gambar"] = _gambar(pohon, ini.teks, [ini])
    return render(request, "skp_app/pohon_cabang.html", konteks)


@untuk_pegawai
def saya(request, tahun):
    """Where the own RHK stand: from the IKU down to each of them."""
    pohon = Pohon(request.saya, periode_terbuka(tahun))
    milik = list(pohon.rhk().filter(skp__pegawai=request.saya))
    jalan = pohon.ke_atas(milik)
    tempat = [(jalan[r.pk], s, r.intervensi) for r, s in zip(milik, pohon.simpul(milik), strict=True)]
    konteks = {"periode": pohon.periode, "tempat": tempat, "pangkal": unit_pangkal(request.saya)}
    return render(request, "skp_app/pohon_saya.html", konteks)


@untuk_pegawai
def cari(request, tahun):
    pohon = Pohon(request.saya, periode_terbuka(tahun))
    kata = CariPohonForm.baca(request)["q"]
    daftar = halaman.ambil(request, pohon.cari(kata) if kata else pohon.rhk().none())
    ditemukan = list(daftar.object_list)
    jalan = pohon.ke_atas(ditemukan)
    hasil = [(jalan[r.pk], s) for r, s in zip(ditemukan, pohon.simpul(ditemukan), strict=True)]
    konteks = {"periode": pohon.periode, "kata": kata, "hasil": hasil, "halaman": daftar}
    return render(request, "skp_app/pohon_cari.html", konteks | {"cari": CariPohonForm(initial={"q": kata})})


# Pictures ---------------------------------------------------------------------------------------------
def _gambar(pohon, judul, simpul):
    akar, banyak, putus = cabang_gambar(pohon, simpul, DIGAMBAR)
    keterangan = f"{banyak} simpul digambar, {putus} di antaranya terputus dari RHK pimpinan. Isinya ada di daftar."
    return gambar_pohon(akar, judul=f"Pohon kinerja {judul}", keterangan=keterangan, id="g-pohon")


def cabang_gambar(pohon, simpul, paling_banyak):
    """Nodes for a picture, level by level until it is full: (roots, how many, how many broken). One query per level."""
    akar = {s.kunci: _cabang_dari(s) for s in simpul[:paling_banyak]}
    lapis, banyak = dict(akar), len(akar)
    sumber = {s.kunci: s for s in simpul[:paling_banyak]}
    putus = sum(c.putus for c in akar.values())
    while lapis and banyak < paling_banyak:
        anak = anak_selapis(pohon, [sumber[k] for k in lapis])
        berikut, sumber = {}, {}
        for induk, daftar in anak.items():
            muat = daftar[: max(0, paling_banyak - banyak)]
            lapis[induk].sisa -= len(muat)
            for s in muat:
                cabang = berikut[s.kunci] = _cabang_dari(s)
                lapis[induk].anak.append(cabang)
                sumber[s.kunci] = s
            banyak += len(muat)
            putus += sum(s.putus for s in muat)
        lapis = berikut
    return list(akar.values()), banyak, putus


def _cabang_dari(simpul):
    return Cabang(simpul.pemilik, simpul.teks, simpul.putus, [], simpul.anak)


def anak_selapis(pohon, simpul):
    """{key of the parent: its children} for a whole level, two queries."""
    anak = defaultdict(list)
    id_iku = [int(s.kunci[4:]) for s in simpul if s.kunci.startswith("iku-")]
    id_rhk = [int(s.kunci[4:]) for s in simpul if s.kunci.startswith("rhk-")]
    for turunan in pohon.iku().filter(induk__in=id_iku) if id_iku else ():
        anak[f"iku-{turunan.induk_id}"].append(pohon.simpul_iku(turunan))
    garis = dict(pohon.rhk().filter(pk__in=id_rhk).values_list("garis", "pk")) if id_rhk else {}
    rhk = list(pohon.rhk().filter(Q(intervensi_rhk__garis__in=garis) | Q(iki__indikator__in=id_iku)).distinct())
    for r, s in zip(rhk, pohon.simpul(rhk), strict=True):
        if r.intervensi_rhk and r.intervensi_rhk.garis in garis:
            anak[f"rhk-{garis[r.intervensi_rhk.garis]}"].append(s)
        else:
            for pk in {i.indikator_id for i in r.iki.all()} & set(id_iku):
                anak[f"iku-{pk}"].append(s)
    return anak


# Paper ------------------------------------------------------------------------------------------------
@untuk_pegawai
def unit_pdf(request, tahun, kode):
    periode, ini = periode_terbuka(tahun), unit_pohon(request.saya, kode)
    pohon = Pohon(request.saya, periode)
    iku, lain = pohon.di_unit(ini)
    akar, banyak, putus = cabang_gambar(pohon, [*iku, *lain], DICETAK)
    gambar = gambar_pohon(akar, judul=f"Pohon kinerja {ini.nama}", keterangan="", id="g-pohon")
    cetak = partial(pdf_pohon, ini, periode, gambar, banyak, putus)
    return kirim_pdf(cetak, f"pohon-kinerja-{tahun}-{ini.kode[:8]}")


@untuk_pegawai
def matriks_pdf(request, tahun, kode):
    periode, ini = periode_terbuka(tahun), unit_pohon(request.saya, kode)
    isi = matriks(Pohon(request.saya, periode), ini)
    return kirim_pdf(partial(pdf_matriks, ini, periode, isi), f"matriks-{tahun}-{ini.kode[:8]}")


def matriks(pohon, unit):
    """(RHK of the leader, [(person, jabatan, [his RHK under each of them])]) as the set SKP say it."""
    pimpinan = list(pohon.rhk().filter(skp__memimpin_unit=True, skp__unit=unit))
    kolom = {r.garis: n for n, r in enumerate(pimpinan)}
    baris = {}
    for r in pohon.rhk().filter(intervensi_rhk__garis__in=kolom).order_by("skp__pegawai__nama", "urutan"):
        orang = baris.setdefault(r.skp_id, (r.skp.pegawai, r.skp.penempatan.nama_jabatan, [[] for _ in kolom]))
        orang[2][kolom[r.intervensi_rhk.garis]].append(r.teks)
    return pimpinan, list(baris.values())
