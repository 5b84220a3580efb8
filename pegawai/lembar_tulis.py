"""Tables that people open in Excel: every cell is text, and no cell is ever a formula."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence

import xlsxwriter

# What a spreadsheet takes for the beginning of a formula, with the full-width twins.
RUMUS = tuple("=+-@\t\r\n\0＝＋－＠")
PILIHAN = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
SEL_TERPANJANG = 32_767  # letters, the limit of the format
JENIS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def tulis(bentuk: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> bytes:
    """The rows under their heads, as xlsx or csv."""
    return _xlsx(kepala, baris) if bentuk == "xlsx" else _csv(kepala, baris)


def _xlsx(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> bytes:
    with tempfile.TemporaryFile() as berkas:
        with xlsxwriter.Workbook(berkas, PILIHAN) as buku:
            lembar = buku.add_worksheet("Data")
            lembar.freeze_panes(1, 0)
            teks = buku.add_format({"num_format": "@"})
            for nomor, satu in enumerate(_semua(kepala, baris)):
                for kolom, sel in enumerate(satu):
                    if sel:
                        lembar.write_string(nomor, kolom, sel[:SEL_TERPANJANG], teks)
        berkas.seek(0)
        return berkas.read()


def _semua(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
    yield kepala
    yield from baris


def _csv(kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> bytes:
    berkas = io.StringIO()
    penulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    penulis.writerows([bukan_rumus(sel) for sel in satu] for satu in _semua(kepala, baris))
    return berkas.getvalue().encode("utf-8-sig")


def bukan_rumus(teks: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{teks}" if teks.startswith(RUMUS) else teks
