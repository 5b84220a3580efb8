"""Start a child process, wait until it answers, and end it with everything it started."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HIDUP_LAGI = 30  # seconds a process may take to answer or to leave


class GagalMulai(Exception):
    """A service did not start; the message says why, in Indonesian."""


def mulai(perintah: list, catatan: Path, *, tanda: int = signal.SIGTERM, **popen) -> subprocess.Popen:
    """Start a child in a process group of its own; it gets `tanda` if we die without a goodbye."""
    catatan.parent.mkdir(parents=True, exist_ok=True)
    with catatan.open("ab") as keluaran:
        return subprocess.Popen(
            perintah,
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_ikut_mati(tanda),
            **popen,
        )


def _ikut_mati(tanda: int) -> Callable[[], int] | None:
    """On Linux the kernel tells a child that its parent was killed (PR_SET_PDEATHSIG is 1)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, tanda)


def hentikan(proses: subprocess.Popen, tanda: int = signal.SIGTERM, batas: float = HIDUP_LAGI) -> None:
    """Ask the leader to leave, wait `batas` seconds, then remove whatever is left of its group."""
    if proses.poll() is None:
        proses.send_signal(tanda)
        with contextlib.suppress(subprocess.TimeoutExpired):
            proses.wait(batas)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(proses.pid, signal.SIGKILL)
    proses.wait()


def tunggu(siap: Callable[[], bool], proses: subprocess.Popen, nama: str, catatan: Path) -> None:
    """Wait until `siap()` is true; raise GagalMulai when the process ends or takes too long."""
    batas = time.monotonic() + HIDUP_LAGI
    while not siap():
        if proses.poll() is not None or time.monotonic() > batas:
            raise GagalMulai(f"{nama} tidak dapat dijalankan; sebabnya ada di {catatan}")
        time.sleep(0.03)
