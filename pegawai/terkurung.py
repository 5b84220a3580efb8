"""Run by itself: reads one spreadsheet from standard input with everything else taken away, answers in lines of JSON.

It loads nothing of the application but the reader, so there is nothing to steal and little to break.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

MEMORI = 512 * 1024 * 1024


def jawab() -> Iterator[object]:
    """One answer for a small table, one line for every row of a large one."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from pegawai.buku_batas import BatasBuku
    from pegawai.buku_besar import baca_baris
    from pegawai.buku_kerja import Batas, BerkasSalah, baca
    from pegawai.kurungan import kurung

    cara, nama, detik, *batas = json.loads(sys.argv[1])
    kurung(memori=MEMORI, detik=detik)
    isi = sys.stdin.buffer.read()
    try:
        if cara == "buku":
            yield from baca_baris(nama, isi, BatasBuku(*batas))
        else:
            yield {"baris": baca(nama, isi, Batas(*batas))}
    except BerkasSalah as salah:
        yield {"salah": str(salah), "kode": salah.kode}


if __name__ == "__main__":
    for satu in jawab():
        print(json.dumps(satu))
