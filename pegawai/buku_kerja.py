"""Read the first sheet of an .xlsx file, or a .csv file, as rows of text; nothing is built beyond the limits.

Only what people type is read: texts, numbers as they are stored, the last computed value of a formula. A file that
declares entities, holds more than it may when unpacked, carries macros or reaches beyond the grid is refused before
it is built. Strangers' files are read in a process of their own: `berkas_lembar.baca`.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

MB = 1024 * 1024
BAGIAN_TERBANYAK = 500
UNSUR_TERBANYAK, TERDALAM = 400_000, 40  # elements of one part
RUANG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HUBUNGAN = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
POLA_PERSEN, POLA_TANGGAL = (9, 10), (14, 15, 16, 17, 22)  # number formats that every file may name without declaring
HARI_NOL, HARI_NOL_1904 = date(1899, 12, 30), date(1904, 1, 1)
LETAK = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
AWALAN_LAMA = b"\xd0\xcf\x11\xe0"  # .xls, and .xlsx with a password
ASING = ("xl/vbaProject.bin", "xl/externalLinks/", "xl/activeX/", "xl/embeddings/")


RUSAK = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ParseError, KeyError, IndexError, ValueError,
    NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip


class BerkasSalah(Exception):
    """Why this file cannot be read, as a sentence; `kode` tells reasons apart."""

    def __init__(self, kalimat: str, kode: str = "BERKAS_RUSAK"):
        super().__init__(kalimat)
        self.kode = kode


class Batas(NamedTuple):
    """How much is read: bytes as uploaded, bytes of one part unpacked, rows, columns, letters of all cells."""

    berkas: int = 2 * MB
    bagian: int = 12 * MB
    baris: int = 1_000
    kolom: int = 40
    huruf: int = 200_000

    @property
    def kalimat(self) -> str:
        huruf = f"{self.huruf:,}".replace(",", ".")
        return f"Tabel memuat paling banyak {self.baris} baris, {self.kolom} kolom, dan {huruf} huruf."


BIASA = Batas()


def baca(nama: str, isi: bytes, batas: Batas = BIASA) -> list[list[str]]:
    """Rows of cells of the file; raises BerkasSalah with a sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.")
    akhiran = nama.lower().rpartition(".")[2]
    if akhiran == "xlsx":
        baris = _xlsx(isi, batas)
    elif akhiran == "csv":
        baris = _csv(isi, batas)
    else:
        raise BerkasSalah("Pilih berkas Excel (.xlsx) atau CSV (.csv).")
    while baris and not any(baris[-1]):
        baris.pop()
    if not baris:
        raise BerkasSalah("Berkas ini kosong.")
    return baris


# CSV ----------------------------------------------------------------------------------------------
def _csv(isi: bytes, batas: Batas) -> list[list[str]]:
    teks = _huruf(isi)
    pembatas = max(";,\t", key=teks.partition("\n")[0].count)
    baris: list[list[str]] = []
    banyak = 0
    try:
        for sel in csv.reader(io.StringIO(teks, newline=""), delimiter=pembatas, strict=True):
            banyak += sum(map(len, sel))
            if len(baris) >= batas.baris or len(sel) > batas.kolom or banyak > batas.huruf:
                raise BerkasSalah(batas.kalimat)
            baris.append([_rapi(s) for s in sel])
    except csv.Error:
        raise BerkasSalah("Berkas CSV ini tidak dapat dibaca: tanda kutipnya tidak berpasangan.") from None
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
    nol: date  # day 0 of its calendar


# XLSX ---------------------------------------------------------------------------------------------
def _xlsx(isi: bytes, batas: Batas) -> list[list[str]]:
    if isi.startswith(AWALAN_LAMA):
        raise BerkasSalah("Berkas ini Excel lama (.xls) atau berkata sandi. Simpan lagi sebagai .xlsx tanpa sandi.")
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            periksa_bagian(arsip.namelist())
            rujukan = _Arsip(arsip, batas.bagian)
            return _baris(rujukan, *_lembar_pertama(rujukan, batas), batas)
    except DefusedXmlException:
        raise BerkasSalah("Berkas Excel ini memuat deklarasi yang tidak diterima.") from None
    except RUSAK:
        raise BerkasSalah("Berkas Excel ini tidak dapat dibaca. Simpan lagi sebagai .xlsx tanpa kata sandi.") from None


def periksa_bagian(nama: list[str]) -> None:
    """A workbook of people has few parts, no macros, and no way to other files."""
    if len(nama) > BAGIAN_TERBANYAK:
        raise BerkasSalah("Berkas Excel ini memuat terlalu banyak bagian.")
    if any(n.startswith(ASING) for n in nama):
        raise BerkasSalah("Berkas Excel ini memuat makro atau tautan ke berkas lain. Salin nilainya ke berkas baru.")


class _Arsip:
    """Parts of the file, each unpacked up to the limit whatever its header declares."""

    def __init__(self, arsip: zipfile.ZipFile, terbesar: int):
        self.arsip, self.terbesar = arsip, terbesar

    def __contains__(self, nama: str) -> bool:
        return nama in self.arsip.namelist()

    def buka(self, nama: str) -> IO[bytes]:
        with self.arsip.open(nama) as bagian:
            isi = bagian.read(self.terbesar + 1)
        if len(isi) > self.terbesar:
            raise BerkasSalah("Isi berkas Excel ini terlalu besar.")
        return io.BytesIO(isi)

    def akar(self, nama: str) -> Element:
        akar = None
        for peristiwa, unsur in self._urai(nama):
            akar = unsur if akar is None and peristiwa == "start" else akar
        if akar is None:
            raise ValueError("part without an element")
        return akar

    def unsur(self, nama: str) -> Iterator[Element]:
        """Every element when it is complete."""
        return (unsur for peristiwa, unsur in self._urai(nama) if peristiwa == "end")

    def _urai(self, nama: str) -> Iterator[tuple[str, Element]]:
        """Begin and end of every element; no more of them, and no deeper, than a workbook of people has."""
        banyak = dalam = 0
        for peristiwa, unsur in iterparse(self.buka(nama), events=("start", "end"), forbid_dtd=True):
            mulai = peristiwa == "start"
            banyak += mulai
            dalam += 1 if mulai else -1
            if banyak > UNSUR_TERBANYAK or dalam > TERDALAM:
                raise BerkasSalah("Isi berkas Excel ini terlalu besar.")
            yield peristiwa, unsur


def _lembar_pertama(arsip: _Arsip, batas: Batas) -> tuple[str, _Buku]:
    """The part that holds the first sheet people see, and what its cells refer to."""
    buku = arsip.akar("xl/workbook.xml")
    tampak = [s for s in buku.iter(f"{RUANG}sheet") if s.get("state", "visible") == "visible"]
    if not tampak:
        raise BerkasSalah("Berkas Excel ini tidak punya lembar yang terlihat.")
    kunci = tampak[0].get(HUBUNGAN)
    rujukan = arsip.akar("xl/_rels/workbook.xml.rels")
    tujuan = next((r.get("Target", "") for r in rujukan if r.get("Id") == kunci), "")
    sifat = buku.find(f"{RUANG}workbookPr")
    nol = HARI_NOL_1904 if sifat is not None and sifat.get("date1904") in ("1", "true") else HARI_NOL
    acuan = _Buku(_teks_bersama(arsip, batas), _rupa_angka(arsip), nol)
    return (tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"), acuan


def _teks_bersama(arsip: _Arsip, batas: Batas) -> list[str]:
    if "xl/sharedStrings.xml" not in arsip:
        return []
    daftar, banyak = [], 0
    for unsur in arsip.unsur("xl/sharedStrings.xml"):
        if unsur.tag == f"{RUANG}si":
            daftar.append(_isi_teks(unsur))
            banyak += len(daftar[-1])
            if banyak > 5 * batas.huruf:  # other sheets share them
                raise BerkasSalah(batas.kalimat)
            unsur.clear()
    return daftar


def _isi_teks(unsur: Element) -> str:
    """Plain or formatted text; what stands above it as a reading aid is left out."""
    bagian = [unsur.find(f"{RUANG}t"), *(r.find(f"{RUANG}t") for r in unsur.findall(f"{RUANG}r"))]
    return "".join(t.text or "" for t in bagian if t is not None)


def _baris(arsip: _Arsip, lembar: str, buku: _Buku, batas: Batas) -> list[list[str]]:
    tabel: dict[int, dict[int, str]] = {}
    banyak = 0
    for nomor, kolom, isi in _sel(arsip.unsur(lembar), buku):
        if not isi:
            continue
        banyak += len(isi)
        if nomor > batas.baris or kolom >= batas.kolom or banyak > batas.huruf:
            raise BerkasSalah(batas.kalimat)
        tabel.setdefault(nomor, {})[kolom] = isi
    lebar = max((k for sel in tabel.values() for k in sel), default=-1) + 1
    return [[tabel.get(n, {}).get(k, "") for k in range(lebar)] for n in range(1, max(tabel, default=0) + 1)]


def _sel(isi: Iterator[Element], buku: _Buku) -> Iterator[tuple[int, int, str]]:
    """(row from 1, column from 0, text) of every cell, in the order of the file."""
    for unsur in isi:
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


def _isi_sel(unsur: Element, buku: _Buku) -> str:
    jenis, nilai = unsur.get("t", "n"), unsur.findtext(f"{RUANG}v") or ""
    if jenis == "inlineStr":
        dalam = unsur.find(f"{RUANG}is")
        return _isi_teks(dalam) if dalam is not None else ""
    if jenis == "s":
        return buku.teks[int(nilai)] if nilai else ""
    if jenis == "e":
        raise BerkasSalah(f"Sel {unsur.get('r')} berisi galat {nilai[:20]}. Perbaiki dulu di Excel.")
    if not nilai and unsur.find(f"{RUANG}f") is not None:
        raise BerkasSalah(f"Sel {unsur.get('r')} berisi rumus yang belum dihitung. Buka di Excel, lalu simpan lagi.")
    rupa = buku.rupa.get(int(unsur.get("s", "0")), "")
    return _angka(nilai, rupa, buku.nol) if jenis == "n" and nilai else nilai


def _angka(nilai: str, rupa: str, nol: date) -> str:
    """As Indonesians write it: 0.6195 shown as percentage is 61,95%. What a computer adds behind 12 digits is cut."""
    bilangan = float(nilai)
    if rupa == "tanggal" and 1 <= bilangan < 200_000:
        hari = nol + timedelta(days=int(bilangan))
        return f"{hari:%d/%m/%Y}"
    teks = f"{bilangan * 100 if rupa == 'persen' else bilangan:.12g}".replace(".", ",")
    return f"{teks}%" if rupa == "persen" else teks


def _rupa_angka(arsip: _Arsip) -> dict[int, str]:
    """Which styles show a number as percentage or as date."""
    if "xl/styles.xml" not in arsip:
        return {}
    akar = arsip.akar("xl/styles.xml")
    pola = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in akar.iter(f"{RUANG}numFmt")}
    gaya = akar.find(f"{RUANG}cellXfs")
    rupa = {n: _rupa(int(x.get("numFmtId", "0")), pola) for n, x in enumerate(gaya if gaya is not None else [])}
    return {n: satu for n, satu in rupa.items() if satu}


def _rupa(nomor: int, pola: dict[int, str]) -> str:
    kode = re.sub(r'"[^"]*"|\\[.*?\\]', "", pola.get(nomor, "")).lower()
    if nomor in POLA_PERSEN or "%" in kode:
        return "persen"
    return "tanggal" if nomor in POLA_TANGGAL or ("d" in kode and "y" in kode) else ""
