"""Read the first sheet of an .xlsx file, or a .csv file, as rows of text; nothing is built beyond the limits.

Only what people type is read: texts, numbers as they are stored, the last computed value of a formula. A file that
declares entities, holds more than it may when unpacked, or reaches beyond the grid is refused before it is built.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import IO, NamedTuple
from xml.etree import ElementTree

BERKAS_TERBESAR = 2 * 1024 * 1024  # bytes as uploaded
LEMBAR_TERBESAR = 12 * 1024 * 1024  # bytes of one part when unpacked
BAGIAN_TERBANYAK = 500
BARIS_TERBANYAK = 1_000
KOLOM_TERBANYAK = 40
HURUF_TERBANYAK = 200_000  # of all cells together
RUANG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HUBUNGAN = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
POLA_PERSEN, POLA_TANGGAL = (9, 10), (14, 15, 16, 17, 22)  # number formats that every file may name without declaring
HARI_NOL = date(1899, 12, 30)
LETAK = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


RUSAK = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ElementTree.ParseError, KeyError, IndexError, ValueError,
    NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip


class BerkasSalah(Exception):
    """Why this file cannot be read, as a sentence."""


TERLALU_BESAR = f"Tabel memuat paling banyak {BARIS_TERBANYAK} baris, {KOLOM_TERBANYAK} kolom, dan 200.000 huruf."


def baca(nama: str, isi: bytes) -> list[list[str]]:
    """Rows of cells of the file; raises BerkasSalah with a sentence."""
    if len(isi) > BERKAS_TERBESAR:
        raise BerkasSalah("Berkas paling besar 2 MB.")
    akhiran = nama.lower().rpartition(".")[2]
    if akhiran == "xlsx":
        baris = _xlsx(isi)
    elif akhiran == "csv":
        baris = _csv(isi)
    else:
        raise BerkasSalah("Pilih berkas Excel (.xlsx) atau CSV (.csv).")
    while baris and not any(baris[-1]):
        baris.pop()
    if not baris:
        raise BerkasSalah("Berkas ini kosong.")
    return baris


def sebagai_tempelan(baris: list[list[str]]) -> str:
    """The rows as the clipboard would carry them, so that a file and a paste are read by the same code."""
    return "\n".join("\t".join(map(_kutip, sel)) for sel in baris)


def _kutip(sel: str) -> str:
    return '"' + sel.replace('"', '""') + '"' if any(h in sel for h in '\t\n"') else sel


# CSV ----------------------------------------------------------------------------------------------
def _csv(isi: bytes) -> list[list[str]]:
    teks = _huruf(isi)
    pembatas = max(";,\t", key=teks.partition("\n")[0].count)
    baris: list[list[str]] = []
    banyak = 0
    try:
        for sel in csv.reader(io.StringIO(teks, newline=""), delimiter=pembatas):
            banyak += sum(map(len, sel))
            if len(baris) >= BARIS_TERBANYAK or len(sel) > KOLOM_TERBANYAK or banyak > HURUF_TERBANYAK:
                raise BerkasSalah(TERLALU_BESAR)
            baris.append([_rapi(s) for s in sel])
    except csv.Error:
        raise BerkasSalah("Berkas CSV ini tidak dapat dibaca.") from None
    return baris


def _huruf(isi: bytes) -> str:
    """Excel saves CSV as UTF-8 with mark, as UTF-16, or in the old Windows letters."""
    sandi = ["utf-16"] if isi.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for satu in sandi:
        try:
            return isi.decode(satu)
        except UnicodeDecodeError:
            continue
    raise BerkasSalah("Huruf dalam berkas CSV ini tidak dapat dibaca. Simpan lagi sebagai “CSV UTF-8”.")


def _rapi(sel: str) -> str:
    return sel.replace("\r\n", "\n").replace("\r", "\n").strip()


class _Buku(NamedTuple):
    """What the cells of a sheet refer to."""

    teks: list[str]
    rupa: dict[int, str]  # style -> persen or tanggal; other numbers are written as they are


# XLSX ---------------------------------------------------------------------------------------------
def _xlsx(isi: bytes) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            if len(arsip.infolist()) > BAGIAN_TERBANYAK:
                raise BerkasSalah("Berkas Excel ini memuat terlalu banyak bagian.")
            return _baris(arsip, _lembar_pertama(arsip), _Buku(_teks_bersama(arsip), _rupa_angka(arsip)))
    except RUSAK:
        raise BerkasSalah("Berkas Excel ini tidak dapat dibaca. Simpan lagi sebagai .xlsx tanpa kata sandi.") from None


def _buka(arsip: zipfile.ZipFile, nama: str) -> IO[bytes]:
    """A part of the file, unpacked up to the limit whatever its header declares."""
    with arsip.open(nama) as bagian:
        isi = bagian.read(LEMBAR_TERBESAR + 1)
    if len(isi) > LEMBAR_TERBESAR:
        raise BerkasSalah("Isi berkas Excel ini terlalu besar.")
    if b"<!DOCTYPE" in isi[:4096] or b"<!ENTITY" in isi:
        raise BerkasSalah("Berkas Excel ini memuat deklarasi yang tidak diterima.")
    return io.BytesIO(isi)


def _lembar_pertama(arsip: zipfile.ZipFile) -> str:
    """The part that holds the first sheet people see."""
    buku = ElementTree.parse(_buka(arsip, "xl/workbook.xml")).getroot()
    tampak = [s for s in buku.iter(f"{RUANG}sheet") if s.get("state", "visible") == "visible"]
    if not tampak:
        raise BerkasSalah("Berkas Excel ini tidak punya lembar yang terlihat.")
    kunci = tampak[0].get(HUBUNGAN)
    rujukan = ElementTree.parse(_buka(arsip, "xl/_rels/workbook.xml.rels")).getroot()
    tujuan = next((r.get("Target", "") for r in rujukan if r.get("Id") == kunci), "")
    return tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"


def _teks_bersama(arsip: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in arsip.namelist():
        return []
    daftar, banyak = [], 0
    for _, unsur in ElementTree.iterparse(_buka(arsip, "xl/sharedStrings.xml")):
        if unsur.tag == f"{RUANG}si":
            daftar.append(_isi_teks(unsur))
            banyak += len(daftar[-1])
            if banyak > 5 * HURUF_TERBANYAK:  # other sheets share them
                raise BerkasSalah(TERLALU_BESAR)
            unsur.clear()
    return daftar


def _isi_teks(unsur: ElementTree.Element) -> str:
    """Plain or formatted text; what stands above it as a reading aid is left out."""
    bagian = [unsur.find(f"{RUANG}t"), *(r.find(f"{RUANG}t") for r in unsur.findall(f"{RUANG}r"))]
    return "".join(t.text or "" for t in bagian if t is not None)


def _baris(arsip: zipfile.ZipFile, lembar: str, buku: _Buku) -> list[list[str]]:
    tabel: dict[int, dict[int, str]] = {}
    banyak = 0
    for nomor, kolom, isi in _sel(_buka(arsip, lembar), buku):
        if not isi:
            continue
        banyak += len(isi)
        if nomor > BARIS_TERBANYAK or kolom >= KOLOM_TERBANYAK or banyak > HURUF_TERBANYAK:
            raise BerkasSalah(TERLALU_BESAR)
        tabel.setdefault(nomor, {})[kolom] = isi
    lebar = max((k for sel in tabel.values() for k in sel), default=-1) + 1
    return [[tabel.get(n, {}).get(k, "") for k in range(lebar)] for n in range(1, max(tabel, default=0) + 1)]


def _sel(isi: IO[bytes], buku: _Buku) -> Iterator[tuple[int, int, str]]:
    """(row from 1, column from 0, text) of every cell, in the order of the file."""
    for _, unsur in ElementTree.iterparse(isi):
        if unsur.tag == f"{RUANG}c":
            cocok = LETAK.fullmatch(unsur.get("r", ""))
            if cocok is None:
                raise ValueError("cell without place")
            yield int(cocok[2]), _nomor_kolom(cocok[1]), _rapi(_isi_sel(unsur, buku))
            unsur.clear()
        elif unsur.tag == f"{RUANG}row":
            unsur.clear()


def _nomor_kolom(huruf: str) -> int:
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor - 1


def _isi_sel(unsur: ElementTree.Element, buku: _Buku) -> str:
    jenis, nilai = unsur.get("t", "n"), unsur.findtext(f"{RUANG}v") or ""
    if jenis == "inlineStr":
        dalam = unsur.find(f"{RUANG}is")
        return _isi_teks(dalam) if dalam is not None else ""
    if jenis == "s":
        return buku.teks[int(nilai)] if nilai else ""
    if jenis == "e":
        return ""
    rupa = buku.rupa.get(int(unsur.get("s", "0")), "")
    return _angka(nilai, rupa) if jenis == "n" and nilai else nilai


def _angka(nilai: str, rupa: str) -> str:
    """As Indonesians write it: 0.6195 shown as percentage is 61,95%. What a computer adds behind 12 digits is cut."""
    bilangan = float(nilai)
    if rupa == "tanggal" and 1 <= bilangan < 200_000:
        hari = HARI_NOL + timedelta(days=int(bilangan))
        return f"{hari:%d/%m/%Y}"
    teks = f"{bilangan * 100 if rupa == 'persen' else bilangan:.12g}".replace(".", ",")
    return f"{teks}%" if rupa == "persen" else teks


def _rupa_angka(arsip: zipfile.ZipFile) -> dict[int, str]:
    """Which styles show a number as percentage or as date."""
    if "xl/styles.xml" not in arsip.namelist():
        return {}
    akar = ElementTree.parse(_buka(arsip, "xl/styles.xml")).getroot()
    pola = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in akar.iter(f"{RUANG}numFmt")}
    gaya = akar.find(f"{RUANG}cellXfs")
    rupa = {n: _rupa(int(x.get("numFmtId", "0")), pola) for n, x in enumerate(gaya if gaya is not None else [])}
    return {n: satu for n, satu in rupa.items() if satu}


def _rupa(nomor: int, pola: dict[int, str]) -> str:
    kode = re.sub(r'"[^"]*"|\\[.*?\\]', "", pola.get(nomor, "")).lower()
    if nomor in POLA_PERSEN or "%" in kode:
        return "persen"
    return "tanggal" if nomor in POLA_TANGGAL or ("d" in kode and "y" in kode) else ""
