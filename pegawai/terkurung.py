"""Run by itself: reads one spreadsheet from standard input with everything else taken away, answers in JSON.

It loads nothing of the application but the reader, so there is nothing to steal and little to break.
"""

import json
import resource
import sys
from pathlib import Path

MEMORI, DETIK = 512 * 1024 * 1024, 20
TERLARANG = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.")


def kurung() -> None:
    """Take memory, processor time, new processes, new files and the network away; none of it comes back."""
    for apa, banyak in (
        (resource.RLIMIT_AS, MEMORI),
        (resource.RLIMIT_CPU, DETIK),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(apa, (banyak, banyak))
    sys.addaudithook(_jaga)


def _jaga(peristiwa: str, isi: tuple[object, ...]) -> None:
    menulis = peristiwa == "open" and isinstance(isi[1], str) and set(isi[1]) & set("wax+")
    if menulis or peristiwa.startswith(TERLARANG):
        raise PermissionError(peristiwa)


def jawab() -> dict[str, object]:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from pegawai.buku_kerja import Batas, BerkasSalah, baca

    nama, *batas = json.loads(sys.argv[1])
    kurung()
    try:
        return {"baris": baca(nama, sys.stdin.buffer.read(), Batas(*batas))}
    except BerkasSalah as salah:
        return {"salah": str(salah)}


if __name__ == "__main__":
    json.dump(jawab(), sys.stdout)
