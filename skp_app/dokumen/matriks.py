"""Format A.1.5, Matriks Pembagian Peran dan Hasil (Lampiran p. 48-49), and the same table for a spreadsheet."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from skp_app.aturan.format import SEMUA
from skp_app.aturan.matriks import bukan_rumus, per_halaman

KODE = "A.1.5"
KEPALA = "OUTCOME ANTARA/ OUTPUT/ LAYANAN"


def konteks(isi: Mapping[str, Any]) -> dict[str, Any]:
    """What the template asks for. `isi`: instansi, pegawai, draf, kosong, tabel; one table per level and tim."""
    return {
        "kode": KODE,
        "format": SEMUA[KODE],
        "instansi": isi["instansi"],
        "pegawai": isi["pegawai"],
        "nomor_dokumen": "",
        "draf": isi["draf"],
        "tanggal": None,
        "url_cek": None,
        "kepala": KEPALA,
        "kosong": isi["kosong"],
        "bagian": [bagian for tabel in isi["tabel"] for bagian in _bagian(tabel)],
    }


def _bagian(tabel: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A wide table as several with the first two columns repeated."""
    kelompok = per_halaman(range(len(tabel["kolom"])))
    return [
        {
            "judul": tabel["judul"],
            "lanjutan": f"({n} dari {len(kelompok)})" if len(kelompok) > 1 else "",
            "nama": tabel["nama"],
            "jabatan": tabel["jabatan"],
            "kolom": [tabel["kolom"][k] for k in pilihan],
            "lebar": max(1, len(pilihan)),
            "baris": [{**b, "sel": [b["sel"][k] for k in pilihan]} for b in tabel["baris"]],
        }
        for n, pilihan in enumerate(kelompok, start=1)
    ]


def tulis_csv(isi: Mapping[str, Any]) -> bytes:
    """Text cells for a spreadsheet that parts columns by semicolons; no cell is taken for a formula."""
    berkas = io.StringIO()
    penulis = csv.writer(berkas, delimiter=";", lineterminator="\r\n")
    for n, tabel in enumerate(isi["tabel"]):
        penulis.writerows([[]] * bool(n))
        penulis.writerow(_aman([tabel["judul"]]))
        penulis.writerow(_aman(["PEGAWAI", "JABATAN", KEPALA]))
        penulis.writerow(_aman([tabel["nama"], tabel["jabatan"], *tabel["kolom"]]))
        for baris in tabel["baris"]:
            sel = ["\n".join(s) or isi["kosong"] for s in baris["sel"]]
            penulis.writerow(_aman([baris["nama"], baris["jabatan"], *sel]))
    return berkas.getvalue().encode("utf-8-sig")


def _aman(sel: Sequence[str]) -> list[str]:
    return [bukan_rumus(s) for s in sel]
