"""The one door for spreadsheets that people upload: a process that can do nothing but read reads them (terkurung.py).

A hostile file may cost that process its life, never ours: memory, seconds, files and the network are taken from it
before it sees the first byte.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pegawai.aturan.impor.dasar import PERINGATAN, Buku, Catatan, Lembar, buka
from pegawai.buku_batas import BESAR, BatasBuku
from pegawai.buku_kerja import BIASA, MB, Batas, BerkasSalah
from pegawai.penolakan import IsianKeliru

PROSES = Path(__file__).with_name("terkurung.py")
DETIK_PROSESOR, DETIK_LONGGAR = 20, 5  # seconds on the processor, and how many more on the clock
KALI_JAM = 3
DETIK_TIAP_MB = 5  # more for every megabyte of a large workbook
TERLALU_RUMIT = "Berkas ini terlalu besar atau terlalu rumit. Salin tabelnya ke berkas baru, lalu unggah yang itu."


def baca(nama: str, isi: bytes, batas: Batas = BIASA) -> list[list[str]]:
    """Rows of cells of an .xlsx or .csv file; raises BerkasSalah with a sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.")
    perintah = _perintah("tabel", nama, DETIK_PROSESOR, batas)
    detik = DETIK_PROSESOR + DETIK_LONGGAR
    try:
        # An empty environment keeps our secrets here.
        hasil = subprocess.run(perintah, input=isi, capture_output=True, timeout=detik, env={}, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise BerkasSalah(TERLALU_RUMIT) from None
    if hasil.returncode:
        raise BerkasSalah(TERLALU_RUMIT)
    jawaban = json.loads(hasil.stdout)
    if "salah" in jawaban:
        raise BerkasSalah(jawaban["salah"])
    return jawaban["baris"]


def baca_unggahan(berkas: Any, batas: Batas = BIASA, bidang: str = "berkas") -> list[list[str]]:
    """The same of an uploaded file; raises IsianKeliru for its field of the form."""
    try:
        if berkas.size > batas.berkas:
            raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.")
        return baca(berkas.name, berkas.read(), batas)
    except BerkasSalah as salah:
        raise IsianKeliru(str(salah), {bidang: str(salah)}) from None


def _perintah(cara: str, nama: str, detik: int, batas: tuple[int, ...]) -> list[str]:
    """No shell, no word of the user but the end of a file's name."""
    return [sys.executable, "-I", "-B", str(PROSES), json.dumps([cara, nama[-20:], detik, *batas])]


def baca_buku(nama: str, isi: bytes, batas: BatasBuku = BESAR) -> Buku:
    """Every visible sheet of a large .xlsx, .xls or .csv file of a BKD; raises BerkasSalah with code and sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.", "BERKAS_TERLALU_BESAR")
    lembar: list[Lembar] = []
    baris: list[tuple[int, tuple[str, ...]]] = []
    kata: dict[str, str] = {}
    judul = ""
    for satu in _alir(nama, isi, batas):
        if isinstance(satu, list):
            # People of one unit share most of their words: each is kept once.
            sel = tuple(kata.setdefault(s, s) if isinstance(s, str) else buka(s) for s in satu[1])
            baris.append((satu[0], sel))
        elif "lembar" in satu:
            judul, baris = satu["lembar"], []
        elif "akhir" in satu:
            lembar.append(_lembar(judul, baris, satu))
        else:
            raise BerkasSalah(satu["salah"], satu["kode"])
    return Buku(tuple(lembar))


def _lembar(judul: str, baris: list[tuple[int, tuple[str, ...]]], akhir: dict[str, Any]) -> Lembar:
    sembunyi = frozenset(k for dari, sampai in akhir.get("sembunyi", []) for k in range(dari, sampai + 1))
    gabungan = tuple((a, b, c, d) for a, b, c, d in akhir.get("gabungan", []))
    catatan = (_rentang(akhir["rentang"], len(baris)),) if "rentang" in akhir else ()
    return Lembar(judul, tuple(baris), sembunyi, gabungan, catatan)


def _rentang(terakhir: int, terisi: int) -> Catatan:
    sampai, isi = (f"{n:,}".replace(",", ".") for n in (terakhir, terisi))
    kalimat = f"Rentang lembar sampai baris {sampai}, hanya {isi} baris berisi: baris kosong diabaikan."
    return Catatan("", "RENTANG_BERLEBIH", str(terakhir), None, kalimat, PERINGATAN)


def _alir(nama: str, isi: bytes, batas: BatasBuku) -> Iterator[Any]:
    """Line by line what the process says; it is ended when its time is over, or when nobody listens any more."""
    detik = DETIK_PROSESOR + DETIK_TIAP_MB * (len(isi) // MB)
    with tempfile.TemporaryFile() as masukan:
        masukan.write(isi)
        masukan.seek(0)
        perintah = _perintah("buku", nama, detik, batas)
        proses = subprocess.Popen(  # noqa: S603
            perintah, stdin=masukan, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
        )
        jam = threading.Timer(KALI_JAM * detik, proses.kill)  # a busy machine gives it less of its processor
        jam.start()
        try:
            assert proses.stdout is not None  # noqa: S101
            for baris in proses.stdout:
                yield json.loads(baris)
            if proses.wait():
                raise BerkasSalah(TERLALU_RUMIT, "TERLALU_RUMIT")
        finally:
            jam.cancel()
            proses.kill()
            proses.wait()
            if proses.stdout:
                proses.stdout.close()
