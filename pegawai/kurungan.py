"""What a process of ours gives up before it touches what strangers wrote. Plain Python: no Django, nothing to steal."""

import contextlib
import ctypes
import os
import resource
import sys
from collections.abc import Callable, Sequence

MB = 1024 * 1024
LEPAS_JARINGAN = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET
MENULIS = os.O_WRONLY | os.O_RDWR | os.O_CREAT
TERLARANG = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.")


def kurung(*, memori: int, detik: int | None = None, tulis: int = 0, baca: Sequence[str] | None = None) -> None:
    """Take memory (bytes of address space), processor time (seconds), other processes and the network away for good.

    `tulis` is the largest file that may still be written, in bytes; 0 refuses to open any file for writing. With `baca`
    only files below these folders may be opened by Python.
    """
    for apa, banyak in ((resource.RLIMIT_AS, memori), (resource.RLIMIT_CPU, detik), (resource.RLIMIT_FSIZE, tulis)):
        if banyak is not None:
            resource.setrlimit(apa, (banyak, banyak))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(LEPAS_JARINGAN)  # where the kernel lets us; the hook holds everywhere
    sys.addaudithook(_penjaga(tulis > 0, None if baca is None else tuple(baca)))


def _penjaga(menulis: bool, baca: tuple[str, ...] | None) -> Callable[[str, tuple[object, ...]], None]:
    def jaga(peristiwa: str, isi: tuple[object, ...]) -> None:
        if peristiwa.startswith(TERLARANG):
            raise PermissionError(peristiwa)
        if peristiwa != "open":
            return
        berkas, _, bendera = isi
        if not menulis and isinstance(bendera, int) and bendera & MENULIS:
            raise PermissionError(peristiwa)
        if baca is not None and not (isinstance(berkas, str) and berkas.startswith(baca)):
            raise PermissionError(peristiwa)

    return jaga
