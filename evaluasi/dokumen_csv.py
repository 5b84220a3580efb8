"""Lists for a spreadsheet: text cells parted by semicolons, none of which is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from skp_app.aturan.matriks import bukan_rumus


def tulis(kepala: Sequence[str], baris: Iterable[Sequence[object]]) -> bytes:
    berkas = io.StringIO()
    penulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    penulis.writerow(kepala)
    penulis.writerows([bukan_rumus(str(sel)) for sel in satu] for satu in baris)
    return berkas.getvalue().encode("utf-8-sig")
