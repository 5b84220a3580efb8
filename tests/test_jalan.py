"""`make run` from start to stop, on a database that already has a person (the demo has tests of its own)."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest

from skp_app.config import layanan

pytestmark = pytest.mark.lambat
BATAS = 60


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


@pytest.fixture(scope="module")
def setelan(tmp_path_factory):
    """The environment of a machine that names no services, and a folder with schema and one person."""
    folder = tmp_path_factory.mktemp("jalan")
    bersih = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL", "SECRET_KEY", "HTTPS"}}
    bersih |= {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "skp_app.config.settings"}
    kode = "from django.core.management import call_command; call_command('pasang', verbosity=0)\n"
    kode += "from tests import pembuat; pembuat.buat_pegawai('Sari Utami')"
    subprocess.run([sys.executable, "manage.py", "shell", "-c", kode], cwd=layanan.AKAR, env=bersih, check=True)
    return bersih


class Jalan:
    def __init__(self, setelan: dict):
        self.port = port_bebas()
        self.folder = setelan["VAR_DIR"]
        self.proses = subprocess.Popen(
            [sys.executable, "-m", "skp_app.config.jalan"],
            cwd=layanan.AKAR,
            env=setelan | {"PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.sambutan = self._baca_sampai("Catatan proses")

    def _baca_sampai(self, tanda: str) -> str:
        baris = []
        while not baris or tanda not in baris[-1]:
            baris.append(self.proses.stdout.readline())
            assert baris[-1], "".join(baris)
        return "".join(baris)

    def selesai(self) -> tuple[int, str]:
        keluaran = self.proses.communicate(timeout=BATAS)[0]
        return self.proses.returncode, keluaran

    def anak(self) -> list[psutil.Process]:
        return psutil.Process(self.proses.pid).children(recursive=True)


@pytest.fixture
def jalan(setelan):
    berjalan = Jalan(setelan)
    keluarga = berjalan.anak()
    yield berjalan
    if berjalan.proses.poll() is None:
        berjalan.proses.terminate()
        berjalan.selesai()
    _, sisa = psutil.wait_procs(keluarga, timeout=10)
    assert sisa == []


def test_jalan_menjawab_dan_berhenti_bersih(jalan):
    assert f"http://127.0.0.1:{jalan.port}" in jalan.sambutan
    assert urllib.request.urlopen(f"http://127.0.0.1:{jalan.port}/livez", timeout=10).status == 200
    assert {"gunicorn", "worker", "beat"} <= {kata for p in jalan.anak() for kata in p.cmdline()}
    jalan.proses.send_signal(signal.SIGINT)
    assert jalan.selesai()[0] == 0


def test_proses_yang_mati_menghentikan_semua_dengan_namanya(jalan):
    next(p for p in jalan.anak() if "beat" in p.cmdline()).kill()
    kode, keluaran = jalan.selesai()
    assert kode == 1
    assert "Proses beat berhenti" in keluaran


def test_port_terpakai_dan_jalan_kedua_ditolak(jalan, setelan):
    def coba(port: int) -> str:
        return subprocess.run(
            [sys.executable, "-m", "skp_app.config.jalan"],
            cwd=layanan.AKAR,
            env=setelan | {"PORT": str(port)},
            capture_output=True,
            text=True,
            timeout=BATAS,
        ).stderr

    assert f"Port {jalan.port} sedang dipakai" in coba(jalan.port)
    assert "sudah berjalan" in coba(port_bebas())
    assert jalan.proses.poll() is None


def test_mulai_lagi_setelah_dibunuh(setelan):
    dibunuh = Jalan(setelan)
    keluarga = dibunuh.anak()
    dibunuh.proses.kill()
    dibunuh.selesai()
    if sys.platform.startswith("linux"):
        _, sisa = psutil.wait_procs(keluarga, timeout=20)
        assert sisa == []
    mulai = time.monotonic()
    lagi = Jalan(setelan)
    lama = time.monotonic() - mulai
    lagi.proses.terminate()
    assert lagi.selesai()[0] == 0
    assert lama < 30
