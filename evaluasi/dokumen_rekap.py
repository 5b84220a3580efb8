"""Printed content of F-LAPORAN, the recapitulation of a unit: an addition of ours, the regulation gives no layout."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from evaluasi.aturan.kuadran import Predikat
from evaluasi.dokumen import CAPAIAN, PREDIKAT, RATING, gambar_kurva
from skp_app.dokumen import bagian

REKAP = "dokumen/rekap.html"
PERSEN = 100


def konteks_rekap(kepala: Mapping[str, Any], baris: Iterable[Mapping[str, Any]], panduan: list[str]) -> dict[str, Any]:
    """`kepala`: instansi, unit, periode, capaian, tempat, tanggal, pimpinan; `baris`: one person each, as printed."""
    semua = [_baris(nomor, b) for nomor, b in enumerate(baris, start=1)]
    return {
        **kepala,
        "judul": "REKAPITULASI HASIL EVALUASI KINERJA PEGAWAI",
        "capaian_cetak": CAPAIAN.get(kepala["capaian"], ""),
        "baris": semua,
        "sebaran": _sebaran([b["kunci"] for b in semua if b["kunci"]]),
        "belum": sum(not b["kunci"] for b in semua),
        "panduan": panduan,
        "kurva": gambar_kurva(kepala["capaian"]),
        "ttd": [_tanda_tangan(kepala)],
        "catatan_kaki": [],
    }


def _baris(nomor: int, b: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "nomor": nomor,
        "orang": bagian.sel(b["pegawai"]),
        "rating_hasil": RATING.get(b["rating_hasil"], "–"),
        "rating_perilaku": RATING.get(b["rating_perilaku"], "–"),
        "predikat": PREDIKAT.get(b["predikat"], "–"),
        "kunci": b["predikat"],
        "keterangan": b["keterangan"],
    }


def _sebaran(predikat: list[str]) -> list[dict[str, Any]]:
    """The five predikat with number and share of those that have one."""
    jumlah = Counter(predikat)
    return [
        {
            "nama": PREDIKAT[p],
            "jumlah": jumlah[p],
            "persen": f"{PERSEN * jumlah[p] / len(predikat):.1f}".replace(".", ",") if predikat else "–",
        }
        for p in map(str, Predikat)
    ]


def _tanda_tangan(kepala: Mapping[str, Any]) -> dict[str, str]:
    siapa = bagian.orang(kepala["pimpinan"])
    return {
        "peran": "pimpinan",
        "sebutan": siapa["jabatan"] or "Pimpinan Unit Kerja",
        "di": bagian.tempat_tanggal(kepala),
        "nama": siapa["nama"],
        "nip": siapa["nip"],
    }
