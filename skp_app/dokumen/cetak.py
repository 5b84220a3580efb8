"""Make a PDF of an official Format from our own templates, without reaching the network or the disk."""

import hashlib
import io
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from skp_app.aturan.format import LANSKAP, cari

STATIS = Path(__file__).resolve().parents[2] / "static"
# Folio of the regulation (8,5 x 13 in) and its alternative, portrait, in points.
KERTAS = {"F4": (612, 936), "A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
MAKS_HALAMAN = 40
ASAL = "cetak:"
# Control characters have no shape on paper; tab and line feed stay.
TAK_TERCETAK = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ")
# The font map of Pango is not made for two threads at once.
_satu_persatu = threading.Lock()


class TerlaluPanjang(ValueError):
    """The content needs more pages than we are willing to print."""


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


class PengambilTertutup(URLFetcher):
    """Serves the few files below and refuses everything else: users' text ends up in the HTML we render."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"cetak"}, allow_redirects=False)
        self._peta = {
            f"{ASAL}garuda.svg": (STATIS / "img" / "garuda.svg").read_bytes(),
            f"{ASAL}garis.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1" '
            b'preserveAspectRatio="none"><path d="M0 0h1v1H0z"/></svg>',
        }

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The stored bytes; ValueError for every other address."""
        if url not in self._peta:
            raise ValueError("Alamat ini tidak boleh dibuka saat mencetak.")
        return URLFetcherResponse(url, self._peta[url], {"Content-Type": "image/svg+xml"})


@cache
def _mesin() -> tuple[PengambilTertutup, FontConfiguration]:
    return PengambilTertutup(), FontConfiguration()


@cache
def _gaya(kertas: str, arah: str) -> CSS:
    pengambil, huruf = _mesin()
    lebar, tinggi = KERTAS[kertas] if arah != LANSKAP else reversed(KERTAS[kertas])
    isi = (STATIS / "css" / "cetak.css").read_text() + f"@page{{size:{lebar}pt {tinggi}pt}}"
    return CSS(string=isi, base_url=ASAL, url_fetcher=pengambil, font_config=huruf)


def html(kode: str, konteks: Mapping[str, Any]) -> str:
    """The page of one Format as HTML, every value escaped; KeyError for an unknown code."""
    format = cari(kode)
    nama = kode.replace(".", "").lower()
    isi = {**konteks, "format": format, "qr": _qr(konteks.get("url_cek"))}
    return render_to_string(f"dokumen/{nama}.html", isi).translate(TAK_TERCETAK)


def cetak(kode: str, konteks: Mapping[str, Any], *, kertas: str = "F4") -> Cetakan:
    """Render one Format; the same context gives the same bytes. TerlaluPanjang beyond 40 pages."""
    sumber = html(kode, konteks)
    with _satu_persatu:
        dokumen = _susun(sumber, _gaya(kertas, cari(kode).arah))
        if len(dokumen.pages) > MAKS_HALAMAN:
            raise TerlaluPanjang(f"Dokumen lebih dari {MAKS_HALAMAN} halaman. Ringkas isinya lebih dulu.")
        sidik = hashlib.sha256(sumber.encode()).hexdigest()[:32].encode()
        isi = dokumen.write_pdf(pdf_identifier=sidik, pdf_tags=True, custom_metadata=True)
    return Cetakan(isi, len(dokumen.pages), _ruang_ttd(dokumen))


def pdf(kode: str, konteks: dict[str, Any], *, kertas: str = "F4") -> bytes:
    """Only the bytes of `cetak`."""
    return cetak(kode, konteks, kertas=kertas).isi


def lembar(template: str, konteks: Mapping[str, Any], *, kertas: str, arah: str = LANSKAP) -> bytes:
    """A sheet that is no Format of the Lampiran, landscape unless `arah` says else. TerlaluPanjang beyond 40 pages."""
    sumber = render_to_string(template, {**konteks, "qr": _qr(konteks.get("url_cek"))}).translate(TAK_TERCETAK)
    with _satu_persatu:
        dokumen = _susun(sumber, _gaya(kertas, arah))
        if len(dokumen.pages) > MAKS_HALAMAN:
            raise TerlaluPanjang(f"Dokumen lebih dari {MAKS_HALAMAN} halaman. Pilih unit yang lebih kecil.")
        return dokumen.write_pdf(pdf_tags=True)


def _susun(sumber: str, gaya: CSS) -> Document:
    pengambil, huruf = _mesin()
    return HTML(string=sumber, base_url=ASAL, url_fetcher=pengambil).render(stylesheets=[gaya], font_config=huruf)


def _qr(url: str | None) -> SafeString | str:
    if not url:
        return ""
    aliran = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        aliran, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    # Only squares drawn by segno, no text of the URL.
    return mark_safe(aliran.getvalue().decode())


def _ruang_ttd(dokumen: Document) -> dict[str, Kotak]:
    """Where a signature may be put: the boxes with an id 'ttd-<peran>', CSS pixels turned into points."""
    ruang = {}
    for nomor, halaman in enumerate(dokumen.pages):
        for nama, (x1, y1, x2, y2) in halaman.anchors.items():
            if nama.startswith("ttd-"):
                bawah, atas = (halaman.height - y2) * 0.75, (halaman.height - y1) * 0.75
                ruang[nama.removeprefix("ttd-")] = Kotak(nomor, x1 * 0.75, bawah, x2 * 0.75, atas)
    return ruang
