"""From one version of an SKP to the next (Pasal 14(2)): what the draft begins with, what follows when it is set."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model

from skp_app.models import Iki, ManualIndikator, Rhk, Skp, Strategi, Workblock


def kembar(objek: Any, **ganti: Any) -> Any:
    """An unsaved copy of a row, with other values in the named columns."""
    isi = {f.attname: getattr(objek, f.attname) for f in objek._meta.concrete_fields if not f.primary_key}
    return type(objek)(**isi | ganti)


def gandakan(lama: Skp, baru: Skp) -> None:
    """Copy the content row by row; each RHK and IKI keeps its `garis`, its printed words and its links."""
    for butir in (lama.lampiran, lama.ekspektasi):
        butir.model.objects.bulk_create([kembar(b, skp_id=baru.pk) for b in butir.all()])
    _gandakan_rhk(lama, baru)
    Workblock.objects.bulk_create([kembar(w, skp_id=baru.pk) for w in Workblock.objects.filter(skp=lama)])
    _gandakan_strategi(lama, baru)


def _gandakan_rhk(lama: Skp, baru: Skp) -> None:
    rhk = {r.pk: kembar(r, skp_id=baru.pk, versi=1) for r in lama.rhk.all()}
    Rhk.objects.bulk_create(rhk.values())
    iki = {i.pk: kembar(i, rhk_id=rhk[i.rhk_id].pk, versi=1) for i in Iki.objects.filter(rhk__skp=lama)}
    Iki.objects.bulk_create(iki.values())
    manual = ManualIndikator.objects.filter(iki__rhk__skp=lama)
    ManualIndikator.objects.bulk_create([kembar(m, iki_id=iki[m.iki_id].pk, versi=1) for m in manual])


def _gandakan_strategi(lama: Skp, baru: Skp) -> None:
    """A tree: first the rows, then the branches between them."""
    strategi = {s.pk: kembar(s, skp_id=baru.pk, induk_id=None) for s in Strategi.objects.filter(skp=lama)}
    Strategi.objects.bulk_create(strategi.values())
    bercabang = list(Strategi.objects.filter(skp=lama, induk__isnull=False).select_related("induk"))
    for s in bercabang:
        strategi[s.pk].induk_id = strategi[s.induk.pk].pk  # type: ignore[union-attr]
    Strategi.objects.bulk_update([strategi[s.pk] for s in bercabang], ["induk"])


# Set-based, so that an SKP with many IKI costs as many statements as a small one. Timestamps stay: they say when the
# evidence came. A period that was evaluated is closed for every version and stays where it is.
PASANGAN_IKI = """
JOIN skp_app_iki a ON TRUE
JOIN skp_app_rhk ra ON ra.id = a.rhk_id AND ra.skp_id = %(lama)s
JOIN skp_app_iki b ON b.garis = a.garis
JOIN skp_app_rhk rb ON rb.id = b.rhk_id AND rb.skp_id = %(baru)s
"""
REALISASI = f"""
INSERT INTO skp_app_realisasi
    (iki_id, periode_evaluasi_id, jenis, teks, sumber_data, kendala, asal, versi, diubah_pada)
SELECT b.id, r.periode_evaluasi_id, r.jenis, r.teks, r.sumber_data, r.kendala, r.asal, r.versi, r.diubah_pada
FROM skp_app_realisasi r {PASANGAN_IKI}
WHERE a.id = r.iki_id AND NOT EXISTS (
    SELECT 1 FROM skp_app_penutupanperiode p JOIN skp_app_skp v ON v.id = p.skp_id
    WHERE v.rangkaian = %(rangkaian)s AND p.periode_evaluasi_id = r.periode_evaluasi_id)
"""
BUKTI = f"""
INSERT INTO skp_app_pakaibukti (bukti_id, realisasi_id, dipakai_pada, dilihat_oleh_id, dilihat_pada)
SELECT d.bukti_id, s.id, d.dipakai_pada, d.dilihat_oleh_id, d.dilihat_pada
FROM skp_app_pakaibukti d JOIN skp_app_realisasi r ON r.id = d.realisasi_id {PASANGAN_IKI}
JOIN skp_app_realisasi s ON s.iki_id = b.id AND s.periode_evaluasi_id = r.periode_evaluasi_id
WHERE a.id = r.iki_id ORDER BY d.id
"""
PROGRES = f"""
INSERT INTO skp_app_realisasiprogres
    (iki_id, periode_dokumentasi_id, angka, teks, sumber_data, kendala, catatan, sumber, versi, diubah_pada)
SELECT b.id, r.periode_dokumentasi_id, r.angka, r.teks, r.sumber_data, r.kendala, r.catatan, r.sumber, r.versi,
    r.diubah_pada
FROM skp_app_realisasiprogres r JOIN skp_app_periodedokumentasi d ON d.id = r.periode_dokumentasi_id {PASANGAN_IKI}
WHERE a.id = r.iki_id AND NOT EXISTS (
    SELECT 1 FROM skp_app_penutupanperiode p JOIN skp_app_skp v ON v.id = p.skp_id
    WHERE v.rangkaian = %(rangkaian)s AND p.periode_evaluasi_id = d.periode_evaluasi_id)
"""
BUKTI_PROGRES = f"""
INSERT INTO skp_app_pakaibukti (bukti_id, progres_id, dipakai_pada, dilihat_oleh_id, dilihat_pada)
SELECT d.bukti_id, s.id, d.dipakai_pada, d.dilihat_oleh_id, d.dilihat_pada
FROM skp_app_pakaibukti d JOIN skp_app_realisasiprogres r ON r.id = d.progres_id {PASANGAN_IKI}
JOIN skp_app_realisasiprogres s ON s.iki_id = b.id AND s.periode_dokumentasi_id = r.periode_dokumentasi_id
WHERE a.id = r.iki_id ORDER BY d.id
"""
# The living links of the people below; what they printed stays in their own rows.
TAUTAN_RHK = """
UPDATE skp_app_rhk r SET intervensi_rhk_id = b.id
FROM skp_app_rhk a JOIN skp_app_rhk b ON b.garis = a.garis AND b.skp_id = %(baru)s
WHERE a.skp_id = %(lama)s AND r.intervensi_rhk_id = a.id
"""
TAUTAN_IKI = """
UPDATE skp_app_rhk r SET intervensi_iki_id = (
    SELECT b.id FROM skp_app_iki b WHERE b.garis = a.garis AND b.rhk_id = r.intervensi_rhk_id)
FROM skp_app_iki a JOIN skp_app_rhk ra ON ra.id = a.rhk_id AND ra.skp_id = %(lama)s
WHERE r.intervensi_iki_id = a.id
    AND EXISTS (SELECT 1 FROM skp_app_rhk rb WHERE rb.id = r.intervensi_rhk_id AND rb.skp_id = %(baru)s)
"""
PERAN = """
UPDATE skp_app_peranhasil p SET rhk_id = b.id
FROM skp_app_rhk a JOIN skp_app_rhk b ON b.garis = a.garis AND b.skp_id = %(baru)s
WHERE a.skp_id = %(lama)s AND p.rhk_id = a.id
"""


def teruskan(lama: Skp, baru: Skp) -> None:
    """The new version is set: open realisasi with its evidence, and the links of others, come over to it."""
    isi: dict[str, int | UUID] = {"lama": lama.pk, "baru": baru.pk, "rangkaian": baru.rangkaian}
    with connection.cursor() as kursor:
        for sql in (REALISASI, BUKTI, PROGRES, BUKTI_PROGRES, TAUTAN_RHK, TAUTAN_IKI, PERAN):
            kursor.execute(sql, isi)


def garis(daftar: list[Rhk]) -> list[dict[str, Any]]:
    """Which rows these are, in printed order: kept beside the content, never inside it."""
    return [{"rhk": _teks(r), "iki": [_teks(i) for i in r.iki.all()]} for r in daftar]


def _teks(baris: Model) -> str:
    milik: UUID = baris.garis  # type: ignore[attr-defined]
    return str(milik)
