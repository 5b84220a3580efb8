"""`make run`: services, schema, demo, web, worker and beat; everything ends with this process."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from hashlib import sha256
from pathlib import Path

from . import layanan
from .proses import GagalMulai, hentikan, mulai, tunggu

PROSES = ("web", "worker", "beat")
BATAS_PAMIT = 10  # seconds a process may take to finish what it is doing


def _berhenti(*_: object) -> None:
    """First signal: leave through the finally blocks. Further ones must not disturb that."""
    for tanda in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(tanda, signal.SIG_IGN)
    raise SystemExit(0)


def _lengkapi_lingkungan(port: int) -> None:
    """What a production installation must say itself, filled in for this machine."""
    setelan = {
        "DJANGO_SETTINGS_MODULE": "skp_app.config.settings",
        "HTTPS": "0",
        "WEB_BIND": f"127.0.0.1:{port}",
        "ALAMAT_SITUS": f"http://127.0.0.1:{port}",
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }
    for nama, nilai in setelan.items():
        os.environ.setdefault(nama, nilai)


def _pastikan_port_bebas(port: int) -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError as galat:
            raise GagalMulai(f"Port {port} sedang dipakai. Pilih yang lain: make run PORT={port + 1}") from galat


def _siapkan_data() -> None:
    """Schema, and the demo when nobody is in the database yet."""
    import django
    from django.core.management import call_command

    django.setup()
    from django.apps import apps
    from django.db import connection

    call_command("pasang", verbosity=0)
    if not apps.get_model("pegawai", "Pegawai").objects.exists():
        _muat_demo(call_command)
    _kumpulkan_statis(call_command)
    connection.close()


def _muat_demo(call_command) -> None:
    from django.db import transaction

    # All or nothing: after an interrupted first start the next one begins anew.
    with transaction.atomic():
        for perintah, isi in (("contoh_permen", "contoh peraturan"), ("demo", "kabupaten peraga")):
            print(f"Memuat {isi} ...", flush=True)
            call_command(perintah, verbosity=0)


def _kumpulkan_statis(call_command) -> None:
    """Compressing takes seconds; do it only when a source file or the set of packages changed."""
    berkas = [*(layanan.AKAR / "static").rglob("*"), *layanan.AKAR.glob("requirements*.lock")]
    sidik = sha256("".join(sorted(f"{b}{b.stat().st_mtime_ns}" for b in berkas)).encode()).hexdigest()
    cap = layanan.folder_var() / "statis.sha256"
    if not cap.exists() or cap.read_text() != sidik:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        cap.write_text(sidik)


def _jalankan(tumpukan: contextlib.ExitStack, catatan: Path) -> dict[str, subprocess.Popen]:
    anak = {}
    for nama in PROSES:
        perintah = [sys.executable, "-m", "skp_app.config.perintah", nama]
        anak[nama] = mulai(perintah, catatan / f"{nama}.log", cwd=layanan.AKAR)
        tumpukan.callback(hentikan, anak[nama], batas=BATAS_PAMIT)
    tumpukan.callback(lambda: [proses.terminate() for proses in anak.values()])  # all at once, then wait
    return anak


def _menjawab(alamat: str) -> bool:
    with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
        return urllib.request.urlopen(alamat, timeout=5).status == 200
    return False


def _sambut(alamat: str, lama: float) -> None:
    from django.core.management import call_command

    print(f"\nSKP siap dalam {lama:.0f} detik: {alamat}  (Ctrl-C untuk berhenti)\n")
    call_command("akun_demo")
    print(f"\nCatatan proses: {layanan.folder_var() / 'log'}", flush=True)


def _awasi(anak: dict[str, subprocess.Popen]) -> None:
    """Return never; a process that ends on its own ends the whole run with its name."""
    while True:
        for nama, proses in anak.items():
            if proses.poll() is not None:
                catatan = layanan.folder_var() / "log" / f"{nama}.log"
                raise GagalMulai(f"Proses {nama} berhenti (kode {proses.returncode}); sebabnya ada di {catatan}")
        time.sleep(0.5)


def jalankan(port: int) -> None:
    mulai_pada = time.monotonic()
    _pastikan_port_bebas(port)
    _lengkapi_lingkungan(port)
    folder = layanan.folder_var()
    with layanan.lingkungan(folder), contextlib.ExitStack() as tumpukan:
        _siapkan_data()
        anak = _jalankan(tumpukan, folder / "log")
        alamat = f"http://127.0.0.1:{port}"
        tunggu(lambda: _menjawab(f"{alamat}/livez"), anak["web"], "Server web", folder / "log" / "web.log")
        _sambut(alamat, time.monotonic() - mulai_pada)
        _awasi(anak)


def main() -> None:
    for tanda in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(tanda, _berhenti)
    try:
        jalankan(int(os.environ.get("PORT", "8000")))
    except GagalMulai as galat:
        sys.exit(f"\n{galat}")


if __name__ == "__main__":
    main()
