"""Lists for a spreadsheet as one piece: text cells, none of which is taken for a formula."""

from collections.abc import Iterable, Sequence

from pegawai.dokumen.tabel import csv_per_baris


def tulis(baris: Iterable[Sequence[object]]) -> bytes:
    """The rows in order, the heads among them; one without cells is an empty line."""
    return "".join(csv_per_baris(baris)).encode()
