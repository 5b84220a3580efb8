"""Lists as .xlsx with every cell typed as text: a NIP keeps its digits, nothing is taken for a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter

from pegawai.aturan.tabel import bukan_rumus
from pegawai.dokumen.tabel import PILIHAN

LEBAR = 22
# The time of making would give the same list another hash.
DIBUAT = datetime(2022, 2, 7)


def tulis(baris: Iterable[Sequence[object]], lembar: str = "Data") -> bytes:
    """The rows in order, the heads first. An empty cell stays empty."""
    berkas = io.BytesIO()
    buku = xlsxwriter.Workbook(berkas, PILIHAN)
    buku.set_properties({"created": DIBUAT})
    teks, kepala = buku.add_format({"num_format": "@"}), buku.add_format({"num_format": "@", "bold": True})
    kertas = buku.add_worksheet(lembar)
    kertas.freeze_panes(1, 0)
    for nomor, satu in enumerate(baris):
        if nomor == 0:
            kertas.set_column(0, max(len(satu) - 1, 0), LEBAR, teks)
        for kolom, sel in enumerate(satu):
            if (isi := str(sel)) != "":
                kertas.write_string(nomor, kolom, bukan_rumus(isi), kepala if nomor == 0 else teks)
    buku.close()
    return berkas.getvalue()
