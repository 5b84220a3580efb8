"""The frozen copy of an evaluation that Formats C.1.x and D.1.x are printed from."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from evaluasi.models import Evaluasi
from skp_app.alur.isi import baris_rhk, isi_skp
from skp_app.alur.isi import salinan as salinan_skp
from skp_app.alur.pengambilalihan import catatan_evaluasi
from skp_app.models import PengambilalihanRhk, PeriodeEvaluasi, Realisasi, Rhk, Skp, UmpanBalik
from skp_app.models.bukti import PAKAI_BUKTI


def susun(evaluasi: Evaluasi, tanggal: date | None) -> dict[str, Any]:
    """Plan, realisasi, feedback, ratings and predikat as they stand; `tanggal` is None for a draft print."""
    skp, periode = evaluasi.skp, evaluasi.periode_evaluasi
    daftar = baris_rhk(skp)
    rencana = skp.salinan or salinan_skp(skp, isi_skp(skp, daftar), None)
    umpan_balik = umpan_balik_periode(skp, periode)
    hasil = _hasil(daftar, realisasi_periode(skp, periode), umpan_balik)
    return {
        "skp": rencana,
        "periode_evaluasi": {"kode": periode.kode, "label": periode.label_cetak},
        "capaian": evaluasi.capaian,
        "capaian_catatan": "capaian tahun sebelumnya" if evaluasi.capaian_tahun_lalu else "",
        "hasil": hasil,
        **_diambil_alih(daftar, catatan_evaluasi(skp, periode), hasil),
        "perilaku": _perilaku(umpan_balik),
        "rating_hasil": evaluasi.rating_hasil,
        "rating_perilaku": evaluasi.rating_perilaku,
        "predikat": evaluasi.predikat,
        "catatan": evaluasi.catatan,
        "penandatangan": {"peran": "penilai"},
        "diterima": None,
        "tempat": rencana["tempat"],
        "tanggal": tanggal and tanggal.isoformat(),
        "nomor_dokumen": evaluasi.nomor_dokumen or "",
        "draf": tanggal is None,
    }


def realisasi_periode(skp: Skp, periode: PeriodeEvaluasi) -> dict[UUID, Realisasi]:
    """Per line of IKI (`garis`) the realisasi of the period; the year takes its own entry, else the latest triwulan's.

    What was documented under an earlier version of the SKP counts, unless this version says it anew.
    """
    semua = Realisasi.objects.filter(
        iki__rhk__skp__rangkaian=skp.rangkaian, iki__rhk__skp__nomor_versi__lte=skp.nomor_versi
    )
    if not periode.tahunan:
        semua = semua.filter(periode_evaluasi=periode)
    urut = ("periode_evaluasi__selesai", "periode_evaluasi__jenis", "iki__rhk__skp__nomor_versi")
    lengkap = semua.select_related("iki", "periode_evaluasi").prefetch_related(PAKAI_BUKTI)
    return {r.iki.garis: r for r in lengkap.order_by(*urut)}


def umpan_balik_periode(skp: Skp, periode: PeriodeEvaluasi) -> list[UmpanBalik]:
    """Feedback of the period on any version; the yearly evaluation considers all of the year (Lampiran p. 100)."""
    semua = UmpanBalik.objects.filter(skp__rangkaian=skp.rangkaian).select_related("pemberi", "iki")
    semua = semua.order_by("dikirim_pada", "id")
    return list(semua if periode.tahunan else semua.filter(periode_evaluasi=periode))


def _hasil(
    daftar: Iterable[Rhk], realisasi: dict[UUID, Realisasi], umpan_balik: Iterable[UmpanBalik]
) -> dict[str, list[dict[str, list[str]]]]:
    per_iki = defaultdict(list)
    for u in umpan_balik:
        per_iki[u.iki and u.iki.garis].append(str(u))
    return {
        str(rhk.nomor): [  # type: ignore[attr-defined]
            {
                "realisasi": [realisasi[iki.garis].tercetak] if iki.garis in realisasi else [],
                "umpan_balik": per_iki[iki.garis],
            }
            for iki in rhk.iki.all()
        ]
        for rhk in daftar
    }


def _diambil_alih(
    daftar: Iterable[Rhk], catatan: dict[UUID, PengambilalihanRhk], hasil: dict[str, list[dict[str, list[str]]]]
) -> dict[str, Any]:
    """The note on an RHK that was taken over is printed with it (Pasal 20(7)-(8)); only where there is one."""
    milik = {str(r.nomor): catatan[r.garis] for r in daftar if r.garis in catatan}  # type: ignore[attr-defined]
    for nomor, diambil in milik.items():
        for iki in hasil[nomor][:1]:
            iki["umpan_balik"] = [diambil.tercetak, *iki["umpan_balik"]]
    return {"diambil_alih": {n: p.tanggal.isoformat() for n, p in milik.items()}} if milik else {}


def _perilaku(umpan_balik: Iterable[UmpanBalik]) -> dict[str, list[str]]:
    per_nilai = defaultdict(list)
    for u in umpan_balik:
        if u.perilaku:
            per_nilai[u.perilaku].append(str(u))
    return dict(per_nilai)
