"""The warm process that draws our documents: started with the first one, kept, replaced when it fails or grows old.

One process per web or Celery process, one document at a time. Loading the renderer takes a second or two, so it is
paid once; a document that takes too much costs that process its life, never ours.
"""

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skp_app.dokumen.terkurung import KEPALA, SIAP

PROSES = Path(__file__).with_name("terkurung.py")
MEMORI = 512 * 1024 * 1024  # bytes of address space
CPU_DETIK = 30  # of the processor, for one document
DETIK = 60  # on the clock
DOKUMEN_TERBANYAK = 300  # then a fresh process: what a renderer keeps for itself cannot pile up
LINGKUNGAN = ("PATH", "HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_CACHE_HOME", "XDG_DATA_HOME")

catatan = logging.getLogger(__name__)
_satu_persatu = threading.Lock()
_kini: "Pekerja | None" = None


class TerlaluBerat(Exception):
    """The document cost its process more memory or time than it may have."""


class _Mati(Exception):
    """The process ended before it answered."""


class Pekerja:
    """One process and its pipes."""

    def __init__(self) -> None:
        # No shell, no word of a user; of our environment only where programs and fonts are. The seed of hashes and
        # the clock are fixed, because the same order has to give the same bytes in every process.
        milik = {nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
        tetap = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1644537600"}
        self.dokumen, self.cpu = 0, 0.0
        self.proses = subprocess.Popen(  # noqa: S603
            [sys.executable, "-B", "-P", "-s", str(PROSES), str(MEMORI), str(CPU_DETIK)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=milik | tetap,
            cwd="/",
        )
        assert self.proses.stdin
        assert self.proses.stdout
        self.masuk, self.keluar = self.proses.stdin, self.proses.stdout
        if self.keluar.read(len(SIAP)) != SIAP:
            self.akhiri()
            raise RuntimeError("Pencetak tidak dapat dimulai.")

    def minta(self, pesanan: Mapping[str, Any], sumber: str) -> tuple[dict[str, Any], bytes]:
        """The answer of one order; _Mati when the process is gone, also after DETIK on the clock."""
        self.dokumen += 1
        kepala, isi = json.dumps(pesanan).encode(), sumber.encode()
        waktu = threading.Timer(DETIK, self.proses.kill)
        waktu.start()
        try:
            self.masuk.write(KEPALA.pack(len(kepala), len(isi)) + kepala + isi)
            self.masuk.flush()
            panjang = [self._baca(n) for n in KEPALA.unpack(self._baca(KEPALA.size))]
        except OSError:
            raise _Mati from None
        finally:
            waktu.cancel()
        jawaban = json.loads(panjang[0])
        self.cpu = jawaban["cpu"]
        return jawaban, panjang[1]

    def _baca(self, banyak: int) -> bytes:
        isi = self.keluar.read(banyak)
        if len(isi) < banyak:
            raise _Mati
        return isi

    def hidup(self) -> bool:
        return self.dokumen < DOKUMEN_TERBANYAK and self.proses.poll() is None

    def akhiri(self) -> None:
        self.proses.kill()
        for pipa in (self.masuk, self.keluar):
            with contextlib.suppress(OSError):
                pipa.close()
        self.proses.wait()


def gambar(pesanan: Mapping[str, Any], sumber: str) -> tuple[dict[str, Any], bytes]:
    """Have one document drawn, see penggambar.gambar. TerlaluBerat when it exceeds time or memory."""
    with _satu_persatu:
        pekerja = _siap()
        try:
            jawaban, isi = pekerja.minta(pesanan, sumber)
        except _Mati:
            akhiri()
            catatan.warning("Pencetak berakhir sebelum menjawab (%d KB HTML).", len(sumber) // 1024)
            raise TerlaluBerat from None
    for pesan in jawaban.get("peringatan", ()):
        catatan.warning("%s", pesan)
    if "galat" in jawaban:
        raise RuntimeError(f"Pencetak gagal: {jawaban['galat']}")
    return jawaban, isi


def _siap() -> Pekerja:
    """The process of this one; a fresh one when there is none, or it died or grew old since."""
    global _kini
    if _kini is None or not _kini.hidup():
        akhiri()
        _kini = Pekerja()
    return _kini


def cpu() -> float:
    """Seconds of the processor that the process of this one has used when it last answered."""
    return _kini.cpu if _kini else 0.0


def akhiri() -> None:
    """End the process, if there is one."""
    global _kini
    if _kini is not None:
        _kini.akhiri()
        _kini = None


def _lupakan() -> None:
    """A forked child starts its own: two may not talk through the same pipes."""
    global _kini, _satu_persatu
    _kini, _satu_persatu = None, threading.Lock()


os.register_at_fork(after_in_child=_lupakan)
