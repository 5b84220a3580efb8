"""The rows of an imported file, given back in its own columns: every cell as it was read, and typed as text."""

import tempfile
from collections.abc import Iterable, Sequence
from itertools import chain

import xlsxwriter

from pegawai.aturan.tabel import HURUF_TERBANYAK
from pegawai.dokumen.tabel import PILIHAN, csv_per_baris


def tulis(bentuk: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]) -> bytes:
    """The rows under their heads, as xlsx or csv."""
    semua = chain([kepala], baris)
    return _xlsx(semua) if bentuk == "xlsx" else "".join(csv_per_baris(semua)).encode()


def _xlsx(semua: Iterable[Sequence[str]]) -> bytes:
    """No cell gets an apostrophe: the file is mended and comes back."""
    with tempfile.TemporaryFile() as berkas:
        with xlsxwriter.Workbook(berkas, PILIHAN) as buku:
            lembar = buku.add_worksheet("Data")
            lembar.freeze_panes(1, 0)
            teks = buku.add_format({"num_format": "@"})
            for nomor, satu in enumerate(semua):
                for kolom, sel in enumerate(satu):
                    if sel:
                        lembar.write_string(nomor, kolom, sel[:HURUF_TERBANYAK], teks)
        berkas.seek(0)
        return berkas.read()
