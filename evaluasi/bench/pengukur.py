"""The application as gunicorn runs it, with the cost of each answer written on it. Only `bench` starts this."""

import os
import time
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skp_app.config.settings")

from django.db import connection  # noqa: E402

from skp_app.config.wsgi import application as aplikasi  # noqa: E402


class Penghitung:
    """Counts the statements of one request."""

    def __init__(self) -> None:
        self.jumlah = 0

    def __call__(self, jalankan: Callable, *isi: Any) -> Any:
        self.jumlah += 1
        return jalankan(*isi)


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Answers carry X-Bench-Kueri (count) and X-Bench-Cpu (seconds of this process)."""
    tertahan: list[Any] = []
    penghitung, mulai = Penghitung(), time.process_time()
    with connection.execute_wrapper(penghitung):
        jawaban = aplikasi(environ, lambda *isi: tertahan.extend(isi))
        try:
            isi = b"".join(jawaban)
        finally:
            getattr(jawaban, "close", lambda: None)()
    status, kepala, *_ = tertahan
    biaya = [("X-Bench-Kueri", str(penghitung.jumlah)), ("X-Bench-Cpu", f"{time.process_time() - mulai:.6f}")]
    start_response(status, [*kepala, *biaya])
    return [isi]
