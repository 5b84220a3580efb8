"""Run by itself, `terkurung.py MEMORI DETIK`: draws one document after the other with everything else taken away.

An order is two lengths, a JSON head and the HTML; the answer is two lengths, a JSON head and the PDF. It ends with its
input. It loads the renderer and nothing of the application, so there is nothing to steal and little to break.
"""

import json
import logging
import math
import resource
import struct
import sys
import sysconfig
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

AKAR = Path(__file__).resolve().parents[2]
KEPALA = struct.Struct(">II")
SIAP = b"siap"
HURUF = ("/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", str(Path.home() / ".fonts"))


def layani(masuk: BinaryIO, keluar: BinaryIO, detik: int) -> None:
    """Say that it is ready, then answer orders until the input ends; each may take `detik` of the processor."""
    from skp_app.dokumen import penggambar

    keluar.write(SIAP)
    keluar.flush()
    for pesanan, sumber in _pesanan(masuk):
        _beri_waktu(detik)
        try:
            jawaban, isi = penggambar.gambar(pesanan, sumber)
        except (MemoryError, RecursionError):
            return  # what is left of this process is not to be trusted; the end of its output says why
        except Exception as galat:
            # The text of an error may hold somebody's words; its kind and place do not.
            *_, (bingkai, baris) = traceback.walk_tb(galat.__traceback__)
            letak = f"{Path(bingkai.f_code.co_filename).name}:{baris}"
            jawaban, isi = {"galat": f"{type(galat).__name__} {letak}"}, b""
        kepala = json.dumps(jawaban | {"cpu": time.process_time()}).encode()
        keluar.write(KEPALA.pack(len(kepala), len(isi)) + kepala + isi)
        keluar.flush()


def _pesanan(masuk: BinaryIO) -> Iterator[tuple[dict[str, Any], str]]:
    while len(panjang := masuk.read(KEPALA.size)) == KEPALA.size:
        kepala, isi = KEPALA.unpack(panjang)
        yield json.loads(masuk.read(kepala)), masuk.read(isi).decode()


def _beri_waktu(detik: int) -> None:
    """So many seconds from now on; whoever needs more is ended by the kernel."""
    pakai = resource.getrusage(resource.RUSAGE_SELF)
    batas = math.ceil(pakai.ru_utime + pakai.ru_stime) + detik
    resource.setrlimit(resource.RLIMIT_CPU, (batas, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def utama() -> None:
    sys.path.insert(0, str(AKAR))
    from pegawai.kurungan import kurung
    from skp_app.dokumen import penggambar

    logging.getLogger("weasyprint").handlers[:] = [logging.NullHandler()]  # its words go along with the answer
    penggambar.siapkan()
    pustaka = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
    memori, detik = map(int, sys.argv[1:])
    kurung(memori=memori, baca=[*HURUF, *pustaka])
    layani(sys.stdin.buffer, sys.stdout.buffer, detik)


if __name__ == "__main__":
    utama()
