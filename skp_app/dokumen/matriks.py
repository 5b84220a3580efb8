"""Format A.1.5, Matriks Pembagian Peran dan Hasil (Lampiran p. 48-49), and the same table for a spreadsheet."""

from collections.abc import Iterator, Mapping
from typing import Any

from skp_app.aturan.format import SEMUA
from skp_app.aturan.matriks import per_halaman
from skp_app.dokumen import tabel_csv

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
    """The tables of the grid one below the other, an empty line between them."""
    return tabel_csv.tulis(_baris_csv(isi))


def _baris_csv(isi: Mapping[str, Any]) -> Iterator[list[str]]:
    for n, tabel in enumerate(isi["tabel"]):
        yield from [[]] * bool(n)
        yield [tabel["judul"]]
        yield ["PEGAWAI", "JABATAN", KEPALA]
        yield [tabel["nama"], tabel["jabatan"], *tabel["kolom"]]
        for baris in tabel["baris"]:
            yield [baris["nama"], baris["jabatan"], *("\n".join(s) or isi["kosong"] for s in baris["sel"])]
