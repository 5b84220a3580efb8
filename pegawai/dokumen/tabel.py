"""Lists as files for a spreadsheet: every cell is text, none is taken for a formula. Row by row, never whole."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import xlsxwriter

from pegawai.aturan.tabel import bukan_rumus, sel

Baris = Iterable[Sequence[object]]
JENIS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
# Sharing strings would hold them all in memory; what is written is text, whatever it looks like.
PILIHAN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
PENANDA = "﻿"  # without it a spreadsheet takes the letters for those of another alphabet
LEBAR_TERBESAR, LEBAR_TERKECIL = 50, 9


def csv_per_baris(baris: Baris) -> Iterator[str]:
    """Columns parted by semicolons, as a spreadsheet with Indonesian settings opens them."""
    wadah = io.StringIO()
    penulis = csv.writer(wadah, delimiter=";", lineterminator="\r\n")
    yield PENANDA
    for satu in baris:
        penulis.writerow([bukan_rumus(sel(isi)) for isi in satu])
        yield wadah.getvalue()
        wadah.seek(0)
        wadah.truncate()


def tulis_csv(ke: IO[bytes], baris: Baris) -> None:
    for potong in csv_per_baris(baris):
        ke.write(potong.encode())


def tulis_xlsx(ke: IO[bytes], judul: str, kepala: Sequence[str], baris: Baris, keterangan: Baris) -> int:
    """A workbook with the list and a sheet that says what it is; the number of rows. One row is in memory at a time."""
    buku = xlsxwriter.Workbook(ke, PILIHAN)
    teks, tebal = buku.add_format({"num_format": "@"}), buku.add_format({"num_format": "@", "bold": True})
    lembar = buku.add_worksheet("Daftar")
    lembar.freeze_panes(1, 0)
    for kolom, nama in enumerate(kepala):
        lembar.set_column(kolom, kolom, min(LEBAR_TERBESAR, max(LEBAR_TERKECIL, 2 * len(nama))), teks)
    jumlah = 0
    for kolom, nama in enumerate(kepala):
        lembar.write_string(0, kolom, nama, tebal)
    for jumlah, satu in enumerate(baris, start=1):
        for kolom, isi in enumerate(satu):
            lembar.write_string(jumlah, kolom, bukan_rumus(sel(isi)), teks)
    _keterangan(buku, [("Daftar", judul), ("Baris", jumlah), *keterangan])
    buku.close()
    return jumlah


def _keterangan(buku: xlsxwriter.Workbook, isi: Baris) -> None:
    lembar = buku.add_worksheet("Keterangan")
    lembar.set_column(0, 0, 18)
    lembar.set_column(1, 1, LEBAR_TERBESAR)
    for nomor, satu in enumerate(isi):
        for kolom, teks in enumerate(satu):
            lembar.write_string(nomor, kolom, sel(teks))
