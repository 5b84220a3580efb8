"""Run by itself: reads one spreadsheet from standard input with everything else taken away, answers in JSON.

It loads nothing of the application but the reader, so there is nothing to steal and little to break.
"""

import json
import sys
from pathlib import Path

MEMORI, DETIK = 512 * 1024 * 1024, 20


def jawab() -> dict[str, object]:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from pegawai.buku_kerja import Batas, BerkasSalah, baca
    from pegawai.kurungan import kurung

    nama, *batas = json.loads(sys.argv[1])
    kurung(memori=MEMORI, detik=DETIK)
    try:
        return {"baris": baca(nama, sys.stdin.buffer.read(), Batas(*batas))}
    except BerkasSalah as salah:
        return {"salah": str(salah)}


if __name__ == "__main__":
    json.dump(jawab(), sys.stdout)
