import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.core.management.base import BaseCommand
from django.utils.timezone import localtime
from psycopg import sql

from evaluasi.bench import jalan, tabel
from skp_app.config.layanan import AKAR

KECIL = 2000  # people of the second size, for the exponent


class Command(BaseCommand):
    help = "Measure pages, steps, recomputation and printing in databases of their own; write a JSON file."

    def add_arguments(self, parser):
        parser.add_argument("--pegawai", type=int, default=int(os.environ.get("BENCH_PEGAWAI", "60000")))
        parser.add_argument("--ulang", type=int, default=int(os.environ.get("BENCH_ULANG", "50")))
        parser.add_argument("--hasil", type=Path, default=AKAR / "var" / "bench.json")
        parser.add_argument("--di-sini", action="store_true", help="measure the database of DATABASE_URL as it is")

    def handle(self, *, pegawai, ulang, hasil, di_sini, **pilihan):
        if di_sini:
            hasil.write_text(json.dumps(jalan.ukur(pegawai, ulang)))
            return
        ukuran = [_ukur(n, ulang) for n in sorted({pegawai, min(KECIL, pegawai)})]
        besar, kecil = ukuran[-1], ukuran[0] if len(ukuran) > 1 else None
        for baris in tabel.susun(besar, kecil):
            self.stdout.write(baris)
        hasil.parent.mkdir(parents=True, exist_ok=True)
        hasil.write_text(json.dumps({"pada": localtime().isoformat(), "ukuran": ukuran}, indent=1))


def _ukur(pegawai, ulang):
    """In a process of its own, because Django reads DATABASE_URL once."""
    nama = f"bench_{pegawai}"
    alamat = _basis_data(nama, baru=pegawai <= KECIL)
    with tempfile.NamedTemporaryFile(suffix=".json") as berkas:
        perintah = [sys.executable, AKAR / "manage.py", "bench", "--di-sini", "--hasil", berkas.name]
        pilihan = ["--pegawai", str(pegawai), "--ulang", str(ulang)]
        subprocess.run([*perintah, *pilihan], env=os.environ | {"DATABASE_URL": alamat}, check=True)
        return json.loads(Path(berkas.name).read_text())


def _basis_data(nama, *, baru):
    """Its address; made when missing. A small one is made anew each time, a large one is kept."""
    alamat = os.environ["DATABASE_URL"]
    buang = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(nama))
    buat = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nama))
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        if baru:
            sambungan.execute(buang)
        if not sambungan.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama]).fetchone():
            sambungan.execute(buat)
    return urlsplit(alamat)._replace(path=f"/{nama}").geturl()
