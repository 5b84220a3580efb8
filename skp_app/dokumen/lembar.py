"""The lembar progres as .xlsx: the columns of e-Kinerja BKN, every cell typed as text."""

import io
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from skp_app.aturan.lembar import KOLOM

LEBAR = {"kegiatan": 60, "rencana_aksi": 45, "bukti": 45, "sumber_data": 28}


def buku_kerja(baris: Iterable[Mapping[str, str]]) -> bytes:
    """Rows by the names of KOLOM. Text stays text, also when it begins like a formula; empty stays empty."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Progres Harian")
    for huruf, nama in zip("ABCDEFGHI", KOLOM, strict=True):
        lembar.column_dimensions[huruf].width = LEBAR.get(nama, 14)
    lembar.append([_sel(lembar, judul) for judul in KOLOM.values()])
    for teks in baris:
        lembar.append([_sel(lembar, teks.get(nama, "")) for nama in KOLOM])
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def _sel(lembar: object, teks: str) -> Any:
    if not teks:
        return None
    sel = WriteOnlyCell(lembar)
    sel._value, sel.data_type, sel.number_format = ILLEGAL_CHARACTERS_RE.sub("", teks), "s", "@"
    return sel
