"""Turns HTML into PDF. Runs in a process of its own (terkurung.py): here is the renderer, and nothing of Django.

The same order gives the same bytes: no clock and no chance enter, the day and the identifier come with the order.
"""

import hashlib
import json
import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIS = Path(__file__).resolve().parents[2] / "static"
# Folio of the regulation (8,5 x 13 in) and its alternatives, portrait, in points.
KERTAS = {"F4": (612, 936), "A4": (595.28, 841.89), "A3": (841.89, 1190.55)}
LANSKAP = "lanskap"
ASAL = "cetak:"
# Archival, tagged, and the only part of the standard that may carry the data beside the paper.
VARIAN = "pdf/a-3a"
HARI_TETAP = "2022-02-11"  # the day of the regulation: for sheets that bear no date


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
def mesin() -> tuple[PengambilTertutup, FontConfiguration]:
    """What every document shares: the files that may be opened, the fonts."""
    return PengambilTertutup(), FontConfiguration()


@cache
def gaya(kertas: str, lanskap: bool) -> CSS:
    """Our one stylesheet with the size of the paper."""
    pengambil, huruf = mesin()
    lebar, tinggi = reversed(KERTAS[kertas]) if lanskap else KERTAS[kertas]
    isi = (STATIS / "css" / "cetak.css").read_text() + f"@page{{size:{lebar}pt {tinggi}pt}}"
    return CSS(string=isi, base_url=ASAL, url_fetcher=pengambil, font_config=huruf)


def siapkan() -> None:
    """Read from the disk what documents will need; afterwards nothing but fonts has to be opened."""
    for kertas in KERTAS:
        for lanskap in (True, False):
            gaya(kertas, lanskap)
    gambar({"kertas": "F4", "arah": "", "maks": 1}, "<p><strong>Pemanasan</strong> <em>1</em></p>")


def susun(sumber: str, kertas: str, arah: str) -> Document:
    """The laid-out pages."""
    pengambil, huruf = mesin()
    html = HTML(string=sumber, base_url=ASAL, url_fetcher=pengambil)
    return html.render(stylesheets=[gaya(kertas, arah == LANSKAP)], font_config=huruf)


def gambar(pesanan: Mapping[str, Any], sumber: str) -> tuple[dict[str, Any], bytes]:
    """(what is known of the document, its bytes); no bytes when it has more pages than `pesanan["maks"]`.

    `pesanan`: 'kertas', 'arah', 'maks' pages; optional 'data' (JSON text, attached) and 'tanggal' (ISO day).
    """
    with _Peringatan() as peringatan:
        dokumen = susun(sumber, pesanan["kertas"], pesanan["arah"])
        jawaban = {"halaman": len(dokumen.pages), "ruang": _ruang_ttd(dokumen), "peringatan": peringatan.isi}
        if len(dokumen.pages) > pesanan["maks"]:
            return jawaban, b""
        return jawaban, _tulis(dokumen, pesanan, sumber)


def _tulis(dokumen: Document, pesanan: Mapping[str, Any], sumber: str) -> bytes:
    data = pesanan.get("data") or ""
    lampiran = [_lampiran(data, pesanan.get("tanggal") or HARI_TETAP)] if data else None
    sidik = hashlib.sha256(json.dumps([sumber, data, pesanan["kertas"]]).encode()).hexdigest()[:32].encode()
    return dokumen.write_pdf(
        finisher=_sekali,
        pdf_identifier=sidik,
        pdf_variant=VARIAN,
        pdf_tags=True,
        custom_metadata=True,
        attachments=lampiran,
    )


def _sekali(_: Document, berkas: pydyf.PDF) -> None:
    """The renderer names an attached file twice in the list of the catalog."""
    if milik := berkas.catalog.get("AF"):
        berkas.catalog["AF"] = pydyf.Array(dict.fromkeys(milik))


def _lampiran(data: str, tanggal: str) -> Attachment:
    pada = datetime.fromisoformat(tanggal)
    return Attachment(
        string=data,
        name="data.json",
        description="Isi dokumen ini sebagai data",
        created=pada,
        modified=pada,
        relationship="Data",
    )


def _ruang_ttd(dokumen: Document) -> dict[str, tuple[int, float, float, float, float]]:
    """Where a signature may be put: the boxes with an id 'ttd-<peran>', CSS pixels turned into points."""
    ruang = {}
    for nomor, halaman in enumerate(dokumen.pages):
        for nama, (x1, y1, x2, y2) in halaman.anchors.items():
            if nama.startswith("ttd-"):
                bawah, atas = (halaman.height - y2) * 0.75, (halaman.height - y1) * 0.75
                ruang[nama.removeprefix("ttd-")] = (nomor, x1 * 0.75, bawah, x2 * 0.75, atas)
    return ruang


class _Peringatan(logging.Handler):
    """What the renderer complains of: a refused address, a stylesheet it does not understand."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.isi: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.isi.append(record.getMessage()[:300])

    def __enter__(self) -> "_Peringatan":
        logging.getLogger("weasyprint").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)
