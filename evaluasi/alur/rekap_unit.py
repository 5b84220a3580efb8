"""Rekapitulasi of a unit and all below it in one period (F-LAPORAN), from the rows as they stand; never stored."""

from typing import Any

from django.utils.timezone import localdate

from evaluasi.alur.cetak_massal import terpilih
from evaluasi.dokumen_rekap import REKAP, konteks_rekap
from evaluasi.models import CapaianOrganisasi, Evaluasi, SebaranUnit
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.alur.isi import identitas, nama_instansi, tempat
from skp_app.alur.pencetakan import kertas
from skp_app.dokumen.cetak import lembar
from skp_app.models import PeriodeEvaluasi, Skp

HALAMAN_TERBANYAK = 150  # about three thousand people
BELUM = {"rating_hasil": "", "rating_perilaku": "", "predikat": ""}


def cetak(unit: UnitKerja, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> bytes:
    """The PDF: everybody whose set SKP and result `oleh` may read. TerlaluPanjang beyond 150 pages."""
    return lembar(REKAP, isi(unit, periode, oleh=oleh), kertas=kertas(), maks=HALAMAN_TERBANYAK)


def isi(unit: UnitKerja, periode: PeriodeEvaluasi, *, oleh: Pegawai) -> dict[str, Any]:
    """The same as data, in six queries however many people."""
    daftar = list(terpilih(periode, unit, oleh))
    milik = Evaluasi.objects.visible_to(oleh).filter(
        skp__in=[s.pk for s in daftar], periode_evaluasi=periode, salinan__isnull=False
    )
    evaluasi = {e.skp_id: e for e in milik}
    tertahan = set(milik.tertahan().values_list("skp", flat=True))
    baris = [_baris(s, evaluasi.get(s.pk), s.pk in tertahan) for s in daftar]
    sebaran = SebaranUnit.objects.filter(unit=unit, periode_evaluasi=periode).first()
    panduan = [b["kalimat"] for b in sebaran.bendera] if sebaran else []
    return konteks_rekap(_kepala(unit, periode), baris, panduan)


def _kepala(unit: UnitKerja, periode: PeriodeEvaluasi) -> dict[str, Any]:
    capaian = CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi=periode).first()
    duduk = Penempatan.objects.pada(localdate()).filter(unit=unit, memimpin=True)
    pimpinan = duduk.select_related("pegawai", "jabatan", "unit__induk").order_by("jenis").first()
    return {
        "instansi": nama_instansi(unit),
        "unit": unit.nama,
        "periode": periode,
        "capaian": capaian.predikat if capaian else "",
        "pimpinan": identitas(pimpinan) if pimpinan else None,
        "tempat": tempat(unit),
        "tanggal": localdate().isoformat(),
    }


def _baris(skp: Skp, evaluasi: Evaluasi | None, tertahan: bool) -> dict[str, Any]:
    pegawai = (skp.salinan or {})["pegawai"]
    if evaluasi is None:
        return {"pegawai": pegawai, **BELUM, "keterangan": "Belum dinilai"}
    if tertahan:  # nothing is reported from it until it is decided
        return {"pegawai": pegawai, **BELUM, "keterangan": "Keberatan sedang diproses"}
    return {
        "pegawai": pegawai,
        "rating_hasil": evaluasi.putusan_hasil or evaluasi.rating_hasil,
        "rating_perilaku": evaluasi.putusan_perilaku or evaluasi.rating_perilaku,
        "predikat": evaluasi.predikat_akhir,
        "keterangan": _keterangan(evaluasi),
    }


def _keterangan(evaluasi: Evaluasi) -> str:
    if evaluasi.putusan_predikat:
        return "Menurut keputusan atas keberatan"
    peran = (evaluasi.salinan or {}).get("penandatangan", {}).get("peran")
    return "Dinilai atasan pejabat penilai" if peran == "atasan_penilai" else ""
