"""The plans of an example, entered through the steps that people use: SKP, manual indikator, workblock."""

from typing import Any

from evaluasi.contoh_permen import janji, studi
from evaluasi.contoh_permen.berkas import RENCANA, baca, lembar
from evaluasi.contoh_permen.tokoh import Contoh, Tokoh
from pegawai.models import Pegawai
from skp_app.alur import manual, penyusunan, perencanaan, strategi
from skp_app.alur.isi import isi_skp, sidik
from skp_app.models import Iki, Periode, Rhk, Skp


def rencanakan(contoh: Contoh, orang: dict[str, Pegawai], periode: Periode) -> dict[str, Skp]:
    """The SKP of everybody who has one, set by his penilai, leaders first."""
    return {kunci: _satu(contoh, contoh.milik(kunci), orang[kunci], periode) for kunci in contoh.dinilai}


def _satu(contoh: Contoh, tokoh: Tokoh, pegawai: Pegawai, periode: Periode) -> Skp:
    rencana = baca(RENCANA, tokoh.kunci)
    skp = perencanaan.buat(pegawai, periode, oleh=pegawai, pendekatan=rencana["pendekatan"])
    for isi in rencana["rhk"]:
        _isi_rhk(skp, isi, tokoh)
    janji.hubungkan(skp)
    _isi_lembar(skp, contoh, tokoh.kunci)
    if "lampiran" in rencana:
        penyusunan.simpan_lampiran(skp, oleh=pegawai, **rencana["lampiran"])
    skp = perencanaan.ajukan(skp, oleh=pegawai)
    penyusunan.simpan_ekspektasi(skp, oleh=skp.penilai, ekspektasi=rencana["ekspektasi_khusus"])
    return perencanaan.tetapkan(skp, oleh=skp.penilai, sidik_dilihat=sidik(isi_skp(skp)))


def _isi_rhk(skp: Skp, isi: dict[str, Any], tokoh: Tokoh) -> None:
    pertama, *lain = isi["iki"]
    if isi.get("tugas_belajar"):
        rhk = studi.rhk(skp, isi["teks"])
        pertama = {"target": "", "aspek": []} | pertama
    else:
        rhk = _tambah(skp, isi, tokoh)
    penyusunan.simpan_iki(rhk.iki.get(), oleh=skp.pegawai, versi=1, **pertama)
    for iki in lain:
        penyusunan.tambah_iki(rhk, oleh=skp.pegawai, **iki)


def _tambah(skp: Skp, isi: dict[str, Any], tokoh: Tokoh) -> Rhk:
    kolom_dua = isi.get("intervensi", {})
    rhk: Rhk = penyusunan.tambah_rhk(
        skp,
        oleh=skp.pegawai,
        jenis=isi["jenis"],
        teks=isi["teks"],
        penugasan_dari=isi.get("penugasan_dari", ""),
        intervensi_teks=kolom_dua.get("rhk", ""),
        intervensi_teks_iki=kolom_dua.get("iki", ""),
        intervensi_rhk=_rhk_pimpinan(skp, kolom_dua.get("rhk", ""), tokoh.rhk_pimpinan),
    )
    return rhk


def _isi_lembar(skp: Skp, contoh: Contoh, kunci: str) -> None:
    """The manual indikator and the workblock printed for this person, under the first IKI of the RHK they serve."""
    for isi in lembar(contoh.lampiran, "manual"):
        if isi["skp"] == kunci:
            bidang = {b: _baris(isi[b]) for b in manual.BIDANG}
            manual.simpan(skp, oleh=skp.pegawai, manual={_iki(skp, isi["rhk"]).pk: (1, bidang)})
    for isi in lembar(contoh.lampiran, "workblock"):
        if isi["skp"] == kunci:
            bidang = {b: _baris(isi[b]) for b in strategi.BIDANG_WORKBLOCK if b in isi}
            strategi.tambah_workblock(skp, oleh=skp.pegawai, iki=_iki(skp, isi["rhk"]), **bidang)


def _iki(skp: Skp, nomor: int) -> Iki:
    return skp.rhk.all()[nomor - 1].iki.all()[0]


def _baris(isi: str | list[str]) -> str:
    return "\n".join(isi) if isinstance(isi, list) else isi


def _rhk_pimpinan(skp: Skp, teks: str, nomor: int) -> Rhk | None:
    """The leader's row that column (2) speaks of; found by its beginning, because the samples reword the rest."""
    calon = Rhk.objects.filter(skp__pegawai=skp.penilai, skp__periode=skp.periode)
    if nomor:
        return calon[nomor - 1]
    return calon.filter(teks__istartswith=teks[:20]).first() if teks else None
