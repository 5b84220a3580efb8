"""Read every visible sheet of a workbook of a BKD, row by row: as large as an agency, never larger than the limits.

`buku_kerja` reads the small tables that people upload; this reader tells kinds of cells apart (a number is no text, a
formula without a stored value is no empty cell), knows hidden columns and merged cells, and keeps nothing but the
shared texts: rows leave as they come. Strangers' files are read in a process of their own: `berkas_lembar.baca_buku`.
"""

import csv
import io
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from pegawai.buku_batas import BESAR, SIMPAN_ULANG, BatasBuku, Isi, Penghitung, Sel, angka, rusak, terkunci
from pegawai.buku_kerja import AWALAN_LAMA, MB, RUSAK, BerkasSalah
from pegawai.buku_xlsx import baca_xlsx

AWAL_CSV = 20_000  # bytes in which the mark between cells is looked for
TERKUNCI = "EncryptedPackage".encode("utf-16-le")


def baca_baris(nama: str, isi: bytes, batas: BatasBuku = BESAR) -> Isi:
    """Sheets and their rows. Raises BerkasSalah with code and sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.", "BERKAS_TERLALU_BESAR")
    akhiran = nama.lower().rpartition(".")[2]
    if akhiran not in {"xlsx", "xls", "csv", "tsv", "txt"}:
        raise BerkasSalah("Pilih berkas Excel (.xlsx, .xls) atau CSV (.csv).", "JENIS_BERKAS_LAIN")
    if not isi.strip():
        raise BerkasSalah("Berkas ini kosong.", "BERKAS_KOSONG")
    if isi.startswith(b"PK"):
        return baca_xlsx(isi, batas)
    if isi.startswith(AWALAN_LAMA):
        return _xls(isi, batas)
    _periksa_awal(isi)
    if akhiran in {"xlsx", "xls"}:
        raise BerkasSalah(
            "Isi berkas bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu unggah.", "ISI_BEDA_AKHIRAN"
        )
    return _csv(isi, batas)


def _periksa_awal(isi: bytes) -> None:
    """What is certainly no table, whatever its name says."""
    awal = isi[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if awal.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style")):
        raise BerkasSalah(
            f"Berkas ini halaman HTML, bukan Excel. {SIMPAN_ULANG}",
            "BUKAN_EXCEL_HTML",
        )
    if awal.startswith(b"<?xml"):
        raise BerkasSalah(
            "Berkas ini XML, bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu unggah.", "BUKAN_EXCEL"
        )
    for tanda, sebutan in ((b"%pdf", "PDF"), (b"\x89png", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"{\\rtf", "RTF")):
        if awal.startswith(tanda):
            raise BerkasSalah(f"Isi berkas bukan Excel (terlihat seperti {sebutan}).", "ISI_BEDA_AKHIRAN")


# CSV ----------------------------------------------------------------------------------------------
def _csv(isi: bytes, batas: BatasBuku) -> Isi:
    sandi = _sandi(isi)
    if b"\0" in isi and sandi != "utf-16":
        raise BerkasSalah("Berkas ini bukan CSV. Simpan lagi sebagai “CSV UTF-8”.", "ISI_BEDA_AKHIRAN")
    awal = isi[:AWAL_CSV].decode(sandi, errors="ignore")
    baris = io.TextIOWrapper(io.BytesIO(isi), encoding=sandi, errors="replace", newline="")
    hitung = Penghitung(batas)
    yield {"lembar": ""}
    try:
        for nomor, sel in enumerate(csv.reader(baris, delimiter=_pemisah(awal)), 1):
            hitung.tambah(nomor, sel)
            if any(s.strip() for s in sel):
                yield [nomor, sel]
    except csv.Error:
        raise BerkasSalah(
            "Berkas CSV ini tidak dapat dibaca: ada sel yang terlalu panjang atau tanda kutip tanpa pasangan.",
            "CSV_RUSAK",
        ) from None
    yield {"akhir": True}


def _sandi(isi: bytes) -> str:
    """Excel saves CSV as UTF-8 with mark, as UTF-16, or in the old Windows letters."""
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        isi.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _pemisah(awal: str) -> str:
    """The mark that stands most evenly in the first lines."""
    baris = awal.splitlines()[:30]
    return max(";\t,|", key=lambda p: sum(1 for b in baris if b.count(p) >= 2) * 1000 + sum(b.count(p) for b in baris))


# XLS ----------------------------------------------------------------------------------------------
def _xls(isi: bytes, batas: BatasBuku) -> Isi:
    """Excel 97-2003, read by calamine. Its grid is at most 65,536 rows x 256 columns."""
    if TERKUNCI in isi:
        raise terkunci()
    import python_calamine as calamine

    try:
        buku = calamine.load_workbook(io.BytesIO(isi))
        tampak = [s.name for s in buku.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
    except calamine.PasswordError:
        raise terkunci() from None
    except (calamine.CalamineError, *RUSAK):
        raise rusak() from None
    hitung = Penghitung(batas)
    for nama in tampak[: batas.lembar]:
        yield from _lembar_xls(buku, nama, hitung)


def _lembar_xls(buku: Any, nama: str, hitung: Penghitung) -> Isi:
    import python_calamine as calamine

    yield {"lembar": nama}
    try:
        lembar = buku.get_sheet_by_name(nama)
        rentang = [[a[0] + 1, a[1], b[0] + 1, b[1]] for a, b in lembar.merged_cell_ranges or []]
        tepi = lembar.start or (0, 0)
        for nomor, baris in enumerate(lembar.to_python(skip_empty_area=True), tepi[0] + 1):
            sel: list[Sel] = [*[""] * tepi[1], *map(_sel_calamine, baris)]
            while sel and not sel[-1]:
                sel.pop()
            hitung.tambah(nomor, sel)
            if sel:
                yield [nomor, sel]
    except (calamine.CalamineError, calamine.WorksheetNotFound, *RUSAK):
        raise rusak() from None
    yield {"akhir": True, "gabungan": rentang}


def _sel_calamine(nilai: Any) -> Sel:
    if isinstance(nilai, str):
        return [nilai, "galat"] if re.fullmatch(r"#[A-Z0-9/!?]+", nilai) else nilai
    if isinstance(nilai, bool):
        return [str(nilai).upper(), "logis"]
    if isinstance(nilai, datetime):
        return [f"{nilai:%Y-%m-%d}", "tanggal"]
    if isinstance(nilai, date):
        return [nilai.isoformat(), "tanggal"]
    if isinstance(nilai, int | float):
        return [angka(float(nilai), ""), "angka"]
    return str(nilai) if isinstance(nilai, time | timedelta) else ""
