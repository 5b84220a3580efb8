"""One measurement: the demo, the real server over it, every page and step, the floors."""

import contextlib
import os
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command
from django.db import connection

from evaluasi.alur import tugas_terbuka
from evaluasi.bench import kerja, langkah
from evaluasi.bench.bahan import Bahan
from evaluasi.bench.halaman import HALAMAN, LANTAI
from evaluasi.bench.klien import Klien, Ukuran
from evaluasi.demo import jalan as demo
from skp_app.config.layanan import AKAR, folder_var
from skp_app.config.perintah import baris
from skp_app.config.proses import hentikan, mulai, tunggu

APLIKASI, TERUKUR = "skp_app.config.wsgi:application", "evaluasi.bench.pengukur:application"
PEMANASAN = 3


def ukur(pegawai: int, ulang: int) -> dict[str, Any]:
    """Everything about the database that DATABASE_URL names, filled with that many people."""
    call_command("pasang", verbosity=0)
    hasil: dict[str, Any] = {"pegawai": pegawai, "ulang": ulang}
    if not demo.sudah_ada():
        print(f"Membuat kabupaten dengan {pegawai} orang ...", flush=True)
        lama, cpu = kerja.lama(lambda: call_command("demo", pegawai=pegawai, verbosity=0))
        hasil["demo"] = {"lama": lama, "cpu": cpu}
    call_command("collectstatic", interactive=False, verbosity=0)
    bahan = Bahan()
    hasil["tim"] = bahan.tim()
    hasil["papan"] = kerja.lama(tugas_terbuka.hitung)
    with server() as alamat:
        klien = _masuk_semua(alamat, bahan)
        hasil["halaman"] = [*_halaman(klien, bahan, ulang), *_langkah(alamat, klien, bahan, ulang)]
    hasil["hitung"] = kerja.hitung_ulang(bahan, ulang)
    hasil["dokumen"] = kerja.dokumen(bahan)
    return hasil


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Gunicorn as `make run` starts it, with one worker, around the measuring application."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        alamat = f"127.0.0.1:{soket.getsockname()[1]}"
    os.environ |= {"WEB_BIND": alamat, "WEB_WORKERS": "1"}
    connection.close()
    perintah = [TERUKUR if kata == APLIKASI else kata for kata in baris("web")]
    catatan = folder_var() / "log" / "bench.log"
    proses = mulai(perintah, catatan, cwd=AKAR)
    try:
        tunggu(lambda: _menjawab(alamat), proses, "Server web", catatan)
        yield alamat
    finally:
        hentikan(proses)


def _menjawab(alamat: str) -> bool:
    with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
        return urllib.request.urlopen(f"http://{alamat}/livez", timeout=5).status == 200
    return False


def _masuk_semua(alamat: str, bahan: Bahan) -> dict[str, Klien]:
    klien = {nama: Klien(alamat) for nama in bahan.persona}
    for nama, orang in bahan.persona.items():
        klien[nama].masuk(orang.pengguna.masuk)
    return klien


def _halaman(klien: dict[str, Klien], bahan: Bahan, ulang: int) -> Iterator[dict[str, Any]]:
    for h in HALAMAN:
        jalur, ukuran = h.alamat(bahan), Ukuran()
        for _ in range(PEMANASAN):
            klien[h.persona].minta(jalur)
        for _ in range(ulang):
            klien[h.persona].ukur(ukuran, jalur)
        lantai = kerja.lantai_sql(LANTAI[h.lantai], bahan.lantai(h.persona), ulang) if h.lantai else None
        anggaran = {"kueri": h.kueri, "cpu": h.cpu, "bita": h.bita}
        yield {"nama": h.nama, "persona": h.persona, **ukuran.ringkas(), "anggaran": anggaran, "lantai": lantai}


def _langkah(alamat: str, klien: dict[str, Klien], bahan: Bahan, ulang: int) -> Iterator[dict[str, Any]]:
    hash_sandi = kerja.lantai_masuk(bahan.persona["pegawai"].pengguna.password)
    klien["penetap"] = Klien(alamat)  # anew, because a typed password counts for minutes only
    klien["penetap"].masuk(bahan.persona["penetap"].pengguna.masuk)
    for nama, persona, ukuran, (kueri, cpu) in langkah.semua(alamat, klien, bahan, ulang):
        if not ukuran.lama:
            continue
        tambahan = hash_sandi if nama == "Masuk" else 0.0
        anggaran = {"kueri": kueri, "cpu": cpu + tambahan, "bita": None}
        yield {"nama": nama, "persona": persona, **ukuran.ringkas(), "anggaran": anggaran, "lantai": tambahan or None}
