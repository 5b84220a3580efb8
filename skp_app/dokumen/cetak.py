"""Make a PDF of an official Format from our own templates; the drawing happens in a capped process (pekerja.py)."""

import io
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from skp_app.aturan.format import LANSKAP, cari
from skp_app.dokumen import pekerja

MAKS_HALAMAN = 40
# Control characters have no shape on paper; tab and line feed stay.
TAK_TERCETAK = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ")
SURAT_TERLALU_BERAT = (
    "Dokumen ini terlalu besar untuk dicetak. Ringkas isinya atau bagi menjadi beberapa bagian, lalu cetak lagi."
)


class TerlaluPanjang(ValueError):
    """The content needs more pages, time or memory than we are willing to spend; its text is for the user."""


class Kotak(NamedTuple):
    """A place on a page in PDF points, origin at the lower left corner; the first page is 0."""

    halaman: int
    kiri: float
    bawah: float
    kanan: float
    atas: float


class Cetakan(NamedTuple):
    """A finished PDF and the blank space of each signature by role ('pegawai', 'penilai', 'atasan_penilai')."""

    isi: bytes
    halaman: int
    ruang_ttd: dict[str, Kotak]


def html(kode: str, konteks: Mapping[str, Any]) -> str:
    """The page of one Format as HTML, every value escaped; KeyError for an unknown code."""
    nama = kode.replace(".", "").lower()
    return _html(f"dokumen/{nama}.html", {**konteks, "format": cari(kode)})


def cetak(kode: str, konteks: Mapping[str, Any], *, kertas: str = "F4") -> Cetakan:
    """Render one Format; the same context gives the same bytes. TerlaluPanjang beyond 40 pages.

    What `konteks` has under 'data' goes along as a file inside the PDF, unless it is a draft.
    """
    data = None if konteks.get("draf") else konteks.get("data")
    pesanan = {"kertas": kertas, "arah": cari(kode).arah, "tanggal": konteks.get("tanggal")}
    return _gambar(html(kode, konteks), pesanan, data=data, saran="Ringkas isinya lebih dulu.")


def pdf(kode: str, konteks: dict[str, Any], *, kertas: str = "F4") -> bytes:
    """Only the bytes of `cetak`."""
    return cetak(kode, konteks, kertas=kertas).isi


def lembar(
    template: str, konteks: Mapping[str, Any], *, kertas: str, arah: str = LANSKAP, maks: int = MAKS_HALAMAN
) -> bytes:
    """A sheet that is no Format of the Lampiran, landscape unless `arah` says else. TerlaluPanjang beyond `maks`."""
    pesanan = {"kertas": kertas, "arah": arah, "maks": maks}
    return _gambar(_html(template, konteks), pesanan, saran="Pilih unit yang lebih kecil.").isi


def _html(template: str, konteks: Mapping[str, Any]) -> str:
    return render_to_string(template, {**konteks, "qr": _qr(konteks.get("url_cek"))}).translate(TAK_TERCETAK)


def _gambar(sumber: str, pesanan: dict[str, Any], *, saran: str, data: Mapping[str, Any] | None = None) -> Cetakan:
    maks = pesanan.setdefault("maks", MAKS_HALAMAN)
    if data:
        pesanan["data"] = json.dumps(data, sort_keys=True, ensure_ascii=False, indent=1)
    try:
        jawaban, isi = pekerja.gambar(pesanan, sumber)
    except pekerja.TerlaluBerat:
        raise TerlaluPanjang(SURAT_TERLALU_BERAT) from None
    if not isi:
        raise TerlaluPanjang(f"Dokumen lebih dari {maks} halaman. {saran}")
    return Cetakan(isi, jawaban["halaman"], {peran: Kotak(*k) for peran, k in jawaban["ruang"].items()})


def _qr(url: str | None) -> SafeString | str:
    if not url:
        return ""
    aliran = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        aliran, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    # Only squares drawn by segno, no text of the URL.
    return mark_safe(aliran.getvalue().decode())
