"""Which RHK of a superior an RHK supports: pick a row, write it in own words, or leave it for later."""

from typing import NamedTuple

from django.db.models import Q
from django.shortcuts import render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import penyusunan
from skp_app.aturan.hasil_kerja import Keluarga
from skp_app.forms import IntervensiForm
from skp_app.models import Skp
from skp_app.views.ambil import rhk_milik, skp_disusun
from skp_app.views.penyuntingan import ke_rhk


class Pilihan(NamedTuple):
    """One row that may be chosen: an RHK, for a JPT together with one of its IKI (footnote of Format A.1.7)."""

    nilai: str  # rhk-12, iki-34
    nomor: int
    rhk: object
    iki: object = None


class Atasan(NamedTuple):
    skp: Skp
    pilihan: list[Pilihan]


@untuk_pegawai("GET", "POST")
def intervensi(request, kode, pk):
    skp = skp_disusun(request.saya, kode)
    rhk, atasan = rhk_milik(skp, pk), skp_atasan(skp)
    formulir = _formulir(request, rhk, atasan)
    alasan = None
    if request.method == "POST":
        try:
            return _pilih(request, skp, rhk, formulir, atasan)
        except (IsianKeliru, VersiBasi) as ditolak:
            alasan = ditolak
    menunggu = None if any(a.skp.pegawai_id == skp.penilai_id for a in atasan) else skp.penilai
    konteks = {
        "skp": skp, "rhk": rhk, "atasan": atasan, "formulir": formulir, "alasan": alasan, "menunggu": menunggu,
        "dipilih": formulir["pilihan"].value(),
    }  # fmt: skip
    return render(request, "skp_app/intervensi.html", konteks, status=alasan.status if alasan else 200)


def skp_atasan(skp):
    """SKP in force of the penilai, of who stands above him and of the heads of the units above, nearest first."""
    pihak = Q(pegawai__in=[p for p in (skp.penilai_id, skp.atasan_penilai_id) if p])
    kepala = Q(memimpin_unit=True, unit__in=skp.unit.id_leluhur)
    semua = Skp.objects.berlaku().filter(pihak | kepala, periode=skp.periode_id).exclude(pegawai=skp.pegawai_id)
    semua = semua.select_related("pegawai", "penempatan__jabatan", "unit").prefetch_related("rhk__iki")
    jauh = sorted(semua, key=lambda s: (s.pegawai_id != skp.penilai_id, -len(s.unit.jalur), s.pk))
    return [Atasan(s, list(_pilihan(s))) for s in jauh]


def _pilihan(skp):
    for nomor, rhk in enumerate(skp.rhk.all(), start=1):
        daftar_iki = rhk.iki.all() if skp.keluarga == Keluarga.JPT else []
        if daftar_iki:
            yield from (Pilihan(f"iki-{iki.pk}", nomor, rhk, iki) for iki in daftar_iki)
        else:
            yield Pilihan(f"rhk-{rhk.pk}", nomor, rhk)


def _formulir(request, rhk, atasan):
    baris = [(p.nilai, p.rhk.teks) for a in atasan for p in a.pilihan]
    awal = {"teks": rhk.intervensi_teks, "teks_iki": rhk.intervensi_teks_iki, "versi": rhk.versi}
    awal["pilihan"] = _terpilih(rhk, dict(baris))
    return IntervensiForm(request.POST if request.method == "POST" else None, baris=baris, initial=awal)


def _terpilih(rhk, ada):
    calon = [f"iki-{rhk.intervensi_iki_id}", f"rhk-{rhk.intervensi_rhk_id}"]
    bawaan = IntervensiForm.BEBAS if rhk.intervensi_teks else IntervensiForm.BELUM
    return next((c for c in calon if c in ada), bawaan)


def _pilih(request, skp, rhk, formulir, atasan):
    if not formulir.is_valid():
        raise IsianKeliru("Pilihan belum lengkap.")
    isi = formulir.cleaned_data
    baris = {p.nilai: p for a in atasan for p in a.pilihan}.get(isi["pilihan"])
    bebas = isi["pilihan"] == IntervensiForm.BEBAS
    penyusunan.simpan_rhk(
        rhk,
        oleh=request.saya,
        versi=isi["versi"],
        intervensi_rhk=baris and baris.rhk,
        intervensi_iki=baris and baris.iki,
        intervensi_teks=isi["teks"] if bebas else "",
        intervensi_teks_iki=isi["teks_iki"] if bebas else "",
    )
    return ke_rhk(skp, rhk)
