"""Read a printed Format back: cells of the HTML, text and places of the PDF."""

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import pypdf
import tinyhtml5

BARIS_LEPAS = (["instansi"], ["periode"], ["periode-evaluasi"], ["catatan-kaki"])


def pohon(html: str) -> Element:
    return tinyhtml5.parse(html, namespace_html_elements=False)


def teks(elemen: Element) -> str:
    """Text of one cell; lines and paragraphs are parted by one space."""
    return " ".join("".join(_potongan(elemen)).split())


def _potongan(elemen: Element) -> Iterator[str]:
    yield elemen.text or ""
    for anak in elemen:
        batas = " " if anak.tag in {"br", "p", "div"} else ""
        yield batas
        yield from _potongan(anak)
        yield batas
        yield anak.tail or ""


def rapat(isi: str) -> str:
    """Without white space: a line may end anywhere in a narrow column."""
    return re.sub(r"\s+", "", isi)


def kelas(elemen: Element) -> list[str]:
    return elemen.get("class", "").split()


def sel(html: str, *, tabel: str, nama: str) -> list[str]:
    """Texts of all cells of one class in the tables of one class."""
    return [
        teks(s)
        for t in pohon(html).iter("table")
        if tabel in kelas(t)
        for s in t.iter()
        if s.tag in {"td", "div"} and nama in kelas(s)
    ]


def baris_tabel(html: str, tabel: str) -> list[list[str]]:
    """Rows of cell texts of the outer tables of one class; the IKI table inside a row is left out."""
    return [
        [teks(s) for s in baris if "iki-baris" not in kelas(s)]
        for t in pohon(html).iter("table")
        if tabel in kelas(t)
        for bagian in t
        if bagian.tag in {"thead", "tbody"}
        for baris in bagian
        if "garis" not in kelas(baris[0])
    ]


def baris_iki(html: str) -> list[list[str]]:
    """The IKI rows in printed order."""
    return [
        [teks(s) for s in baris]
        for induk in pohon(html).iter("td")
        if "iki-baris" in kelas(induk)
        for baris in induk.iter("tr")
    ]


def semua_sel(html: str) -> list[str]:
    """Every heading, every innermost cell and every line of the header and the footnotes that holds text."""
    return [isi for elemen in pohon(html).iter() if _tercetak(elemen) and (isi := teks(elemen))]


def _tercetak(elemen: Element) -> bool:
    if elemen.tag in {"td", "th"}:
        return elemen.find("table") is None
    return elemen.tag == "p" and kelas(elemen) in BARIS_LEPAS


def pembaca(isi: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(isi))


@lru_cache(maxsize=2)
def halaman(isi: bytes) -> list[str]:
    return [h.extract_text() for h in pembaca(isi).pages]


def teks_pdf(isi: bytes) -> str:
    return "\n".join(halaman(isi))


def ukuran(isi: bytes) -> tuple[float, float]:
    kotak = pembaca(isi).pages[0].mediabox
    return float(kotak.width), float(kotak.height)


def letak(isi: bytes, kata: str) -> list[tuple[int, float]]:
    """(page, x) of every run of text that is exactly `kata`."""
    return [(nomor, x) for nomor, x, potongan in _potongan_pdf(isi) if potongan == kata]


@lru_cache(maxsize=2)
def _potongan_pdf(isi: bytes) -> list[tuple[int, float, str]]:
    hasil: list[tuple[int, float, str]] = []
    for nomor, lembar in enumerate(pembaca(isi).pages):

        def catat(potongan: str, cm: Any, tm: Any, *_: Any, nomor: int = nomor) -> None:
            hasil.append((nomor, tm[4] * cm[0] + tm[5] * cm[2] + cm[4], potongan.strip()))

        lembar.extract_text(visitor_text=catat)
    return hasil
