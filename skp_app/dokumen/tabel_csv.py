"""Lists for a spreadsheet that parts columns by semicolons: text cells, none of which is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from skp_app.aturan.matriks import bukan_rumus


def tulis(baris: Iterable[Sequence[object]]) -> bytes:
    """The rows in order, the heads among them; one without cells is an empty line."""
    berkas = io.StringIO()
    penulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    penulis.writerows([bukan_rumus(str(sel)) for sel in satu] for satu in baris)
    return berkas.getvalue().encode("utf-8-sig")
