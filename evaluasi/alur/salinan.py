"""The frozen copy of an evaluation that Formats C.1.x and D.1.x are printed from."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from evaluasi.alur import studi
from evaluasi.models import Evaluasi
from skp_app.alur.isi import baris_rhk, identitas, isi_skp
from skp_app.alur.isi import salinan as salinan_skp
from skp_app.alur.pengambilalihan import catatan_evaluasi
from skp_app.alur.rekaman import hasil_kerja, perilaku, realisasi_periode, umpan_balik_periode
from skp_app.models import PengambilalihanRhk, Rhk


def susun(evaluasi: Evaluasi, tanggal: date | None) -> dict[str, Any]:
    """Plan, realisasi, feedback, ratings and predikat as they stand; `tanggal` is None for a draft print."""
    skp, periode = evaluasi.skp, evaluasi.periode_evaluasi
    daftar = baris_rhk(skp)
    rencana = _dengan_penilai(skp.salinan or salinan_skp(skp, isi_skp(skp, daftar), None), evaluasi)
    umpan_balik = umpan_balik_periode(skp, periode)
    hasil = hasil_kerja(daftar, realisasi_periode(skp, periode), umpan_balik)
    return {
        "skp": rencana,
        "periode_evaluasi": {"kode": periode.kode, "label": periode.label_cetak},
        "capaian": evaluasi.capaian,
        "capaian_catatan": "capaian tahun sebelumnya" if evaluasi.capaian_tahun_lalu else "",
        "hasil": hasil,
        **_diambil_alih(daftar, catatan_evaluasi(skp, periode), hasil),
        "perilaku": perilaku(umpan_balik),
        "rating_hasil": evaluasi.rating_hasil,
        "rating_perilaku": evaluasi.rating_perilaku,
        "predikat": evaluasi.predikat,
        "catatan": _catatan(evaluasi),
        "penandatangan": {"peran": "atasan_penilai" if evaluasi.oleh_atasan else "penilai"},
        "diterima": None,
        "tempat": rencana["tempat"],
        "tanggal": tanggal and tanggal.isoformat(),
        "nomor_dokumen": evaluasi.nomor_dokumen or "",
        "draf": tanggal is None,
    }


def _dengan_penilai(rencana: dict[str, Any], evaluasi: Evaluasi) -> dict[str, Any]:
    """Blocks 2 and 3 name who acts as penilai and who stands above him; the SKP itself stays as it was set."""
    if evaluasi.penunjukan is None:
        return rencana
    di_atas = evaluasi.duduk_atasan
    orang = {"penilai": identitas(evaluasi.duduk_penilai), "atasan_penilai": di_atas and identitas(di_atas)}
    return {**rencana, **orang}


def _catatan(evaluasi: Evaluasi) -> str:
    """The penilai's words, after the reason why a predikat is limited."""
    gagal = studi.gagal(evaluasi.skp, evaluasi.periode_evaluasi) if evaluasi.tugas_belajar_gagal else None
    return f"{studi.kalimat(gagal, evaluasi.periode_evaluasi)} {evaluasi.catatan}" if gagal else evaluasi.catatan


def _diambil_alih(
    daftar: Iterable[Rhk], catatan: dict[UUID, PengambilalihanRhk], hasil: dict[str, list[dict[str, list[str]]]]
) -> dict[str, Any]:
    """The note on an RHK that was taken over is printed with it (Pasal 20(7)-(8)); only where there is one."""
    milik = {str(r.nomor): catatan[r.garis] for r in daftar if r.garis in catatan}  # type: ignore[attr-defined]
    for nomor, diambil in milik.items():
        for iki in hasil[nomor][:1]:
            iki["umpan_balik"] = [diambil.tercetak, *iki["umpan_balik"]]
    return {"diambil_alih": {n: p.tanggal.isoformat() for n, p in milik.items()}} if milik else {}
