"""The one door for spreadsheets that people upload: a process that can do nothing but read reads them (terkurung.py).

A hostile file may cost that process its life, never ours: memory, seconds, files and the network are taken from it
before it sees the first byte.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pegawai.buku_kerja import BIASA, MB, Batas, BerkasSalah
from pegawai.penolakan import IsianKeliru

PROSES = Path(__file__).with_name("terkurung.py")
DETIK = 25  # on the clock; the process itself has fewer on the processor
TERLALU_RUMIT = "Berkas ini terlalu besar atau terlalu rumit. Salin tabelnya ke berkas baru, lalu unggah yang itu."


def baca(nama: str, isi: bytes, batas: Batas = BIASA) -> list[list[str]]:
    """Rows of cells of an .xlsx or .csv file; raises BerkasSalah with a sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.")
    perintah = [sys.executable, "-I", "-B", str(PROSES), json.dumps([nama[-20:], *batas])]
    try:
        # No shell, no word of the user but the end of a file's name; an empty environment keeps our secrets here.
        hasil = subprocess.run(perintah, input=isi, capture_output=True, timeout=DETIK, env={}, check=False)  # noqa: S603
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
