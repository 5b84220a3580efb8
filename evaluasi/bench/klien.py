"""A browser without a window: cookies, CSRF, and the cost that the measuring server wrote on its answers."""

import gzip
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from pegawai.akun_demo import SANDI_DEMO

FORMULIR = {"Content-Type": "application/x-www-form-urlencoded"}


class Gagal(Exception):
    """A page did not answer as a page that is measured should."""


@dataclass
class Ukuran:
    """What one page cost: statements, CPU seconds and wall seconds per request, bytes of the gzipped body."""

    kueri: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    lama: list[float] = field(default_factory=list)
    bita: int = 0

    def ringkas(self) -> dict[str, Any]:
        """Medians in seconds; statements are the worst seen."""
        lama = sorted(self.lama)
        return {
            "kueri": max(self.kueri),
            "cpu": median(self.cpu),
            "p50": median(lama),
            "p95": quantiles(lama, n=20)[-1] if len(lama) > 1 else lama[0],
            "bita": self.bita,
            "kali": len(lama),
        }


class Klien:
    """One person's visit."""

    def __init__(self, alamat: str) -> None:
        self.alamat, self.kuki = alamat, {}

    def masuk(self, nama: str) -> tuple[HTTPResponse, bytes]:
        self.minta("/masuk/")
        return self.kirim("/masuk/", {"masuk": nama, "sandi": SANDI_DEMO}, status=302)

    def minta(self, jalur: str, metode: str = "GET", isi: str = "", status: int = 200, **kepala: str) -> tuple:
        """(response, body). Raises Gagal on another status."""
        sambungan = HTTPConnection(self.alamat, timeout=120)
        kuki = "; ".join(f"{k}={v}" for k, v in self.kuki.items())
        sambungan.request(metode, jalur, isi or None, {"Cookie": kuki, **kepala})
        jawaban = sambungan.getresponse()
        badan = jawaban.read()
        sambungan.close()
        for nama, nilai in jawaban.getheaders():
            if nama.lower() == "set-cookie":
                kunci, _, isian = nilai.split(";")[0].partition("=")
                self.kuki[kunci] = isian
        if jawaban.status != status:
            raise Gagal(f"{metode} {jalur}: {jawaban.status}, bukan {status}. {badan[:300]!r}")
        return jawaban, badan

    def kirim(self, jalur: str, isian: dict[str, Any], status: int = 302, **kepala: str) -> tuple[HTTPResponse, bytes]:
        token = {"X-CSRFToken": self.kuki.get("csrf", "")}
        return self.minta(jalur, "POST", urlencode(isian), status, **FORMULIR, **token, **kepala)

    def ukur(self, ukuran: Ukuran, jalur: str, isian: dict[str, Any] | None = None, **lain: Any) -> HTTPResponse:
        """One measured request."""
        mulai = time.perf_counter()
        jawaban, badan = self.minta(jalur, **lain) if isian is None else self.kirim(jalur, isian, **lain)
        ukuran.lama.append(time.perf_counter() - mulai)
        ukuran.kueri.append(int(jawaban.getheader("X-Bench-Kueri")))
        ukuran.cpu.append(float(jawaban.getheader("X-Bench-Cpu")))
        ukuran.bita = len(gzip.compress(badan, 6)) if badan else 0
        return jawaban
