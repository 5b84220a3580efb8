"""What was done and said on an SKP in a period: the body of the evaluation and of Formats B.1.3-B.1.5."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from pegawai.penolakan import KeadaanMenolak
from skp_app.alur.isi import baris_rhk
from skp_app.alur.pencetakan import kertas
from skp_app.dokumen import umpan_balik as format_umpan_balik
from skp_app.dokumen.cetak import pdf
from skp_app.models import PeriodeEvaluasi, Realisasi, Rhk, Skp, UmpanBalik
from skp_app.models.bukti import PAKAI_BUKTI


def cetak_umpan_balik(skp: Skp, periode: PeriodeEvaluasi) -> bytes:
    """PDF of the rekaman informasi umpan balik from the rows as they stand; never stored."""
    if skp.salinan is None:
        raise KeadaanMenolak("Rekaman umpan balik dicetak setelah SKP ditetapkan.")
    konteks = format_umpan_balik.konteks(rekaman(skp, periode))
    return pdf(konteks["kode"], konteks, kertas=kertas())


def rekaman(skp: Skp, periode: PeriodeEvaluasi) -> dict[str, Any]:
    """The frozen plan with the realisasi and the feedback of the period."""
    umpan_balik = umpan_balik_periode(skp, periode)
    return {
        "skp": skp.salinan,
        "periode_evaluasi": {"kode": periode.kode, "label": periode.label_cetak},
        "hasil": hasil_kerja(baris_rhk(skp), realisasi_periode(skp, periode), umpan_balik),
        "perilaku": perilaku(umpan_balik),
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
    semua = UmpanBalik.objects.berlaku().filter(skp__rangkaian=skp.rangkaian).select_related("iki__rhk", "rhk")
    semua = semua.order_by("dikirim_pada", "id")
    return list(semua if periode.tahunan else semua.filter(periode_evaluasi=periode))


def hasil_kerja(
    daftar: list[Rhk], realisasi: dict[UUID, Realisasi], umpan_balik: Iterable[UmpanBalik]
) -> dict[str, list[dict[str, list[str]]]]:
    """{RHK number: per IKI its lines}."""
    per_iki = _per_iki(daftar, umpan_balik)
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


def _per_iki(daftar: list[Rhk], umpan_balik: Iterable[UmpanBalik]) -> dict[UUID, list[str]]:
    """What was said on a whole RHK, or on an IKI that this version dropped, stands with the first IKI of its RHK."""
    kini = {rhk.garis: [iki.garis for iki in rhk.iki.all()] for rhk in daftar}  # type: ignore[attr-defined]
    terkumpul: dict[UUID, list[str]] = defaultdict(list)
    for u in umpan_balik:
        rhk = u.rhk or (u.iki and u.iki.rhk)
        if not rhk or not kini.get(rhk.garis):
            continue
        tempat = u.iki.garis if u.iki and u.iki.garis in kini[rhk.garis] else kini[rhk.garis][0]
        terkumpul[tempat].append(str(u))
    return terkumpul


def perilaku(umpan_balik: Iterable[UmpanBalik]) -> dict[str, list[str]]:
    per_nilai = defaultdict(list)
    for u in umpan_balik:
        if u.perilaku:
            per_nilai[u.perilaku].append(str(u))
    return dict(per_nilai)
