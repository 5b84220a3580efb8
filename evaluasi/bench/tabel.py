"""The result as a table for people: figures, budgets, ratios."""

from collections.abc import Iterator
from math import log
from typing import Any

KOLOM = ("kueri", 9), ("CPU ms", 13), ("rasio", 6), ("p50", 6), ("p95", 6), ("gzip kB", 12), ("lantai", 7), ("eksp", 6)


def susun(hasil: dict[str, Any], kecil: dict[str, Any] | None) -> Iterator[str]:
    """`hasil` of the asked size; `kecil` of the small one gives the exponent of growth."""
    yield f"{hasil['pegawai']} orang, {hasil['ulang']} kali per halaman; waktu dalam milidetik"
    yield "Bawahan: " + ", ".join(f"{nama} {banyak}" for nama, banyak in hasil["tim"].items())
    if "demo" in hasil:
        yield f"Data contoh dibuat dalam {hasil['demo']['lama'] / 60:.1f} menit"
    yield f"{'halaman':34} {'orang':14} " + " ".join(nama.rjust(lebar) for nama, lebar in KOLOM)
    lama = {(h["nama"], h["persona"]): h for h in kecil["halaman"]} if kecil else {}
    for h in hasil["halaman"]:
        yield _baris(h, eksponen(lama.get((h["nama"], h["persona"])), h, kecil, hasil))
    yield from _kerja(hasil)


def eksponen(kecil: dict | None, besar: dict, n_kecil: dict | None, n_besar: dict) -> float | None:
    """x in cost ~ people^x, from CPU seconds of the two sizes."""
    if not (kecil and n_kecil):
        return None
    return log(besar["cpu"] / kecil["cpu"]) / log(n_besar["pegawai"] / n_kecil["pegawai"])


def _baris(h: dict[str, Any], x: float | None) -> str:
    a = h["anggaran"]
    rasio = f"{h['cpu'] / a['cpu']:.2f}" if a["cpu"] else ""
    kueri = f"{h['kueri']}/{a['kueri']}" if a["kueri"] else f"{h['kueri']}"
    cpu = f"{h['cpu'] * 1000:.1f}/{a['cpu'] * 1000:.0f}" if a["cpu"] else f"{h['cpu'] * 1000:.1f}"
    bita = f"{h['bita'] / 1000:.1f}/{a['bita'] / 1000:.0f}" if a["bita"] else f"{h['bita'] / 1000:.1f}"
    lantai = f"{h['lantai'] * 1000:.1f}" if h["lantai"] else ""
    tumbuh = f"{x:.2f}" if x is not None else ""
    return (
        f"{h['nama']:34} {h['persona']:14} {kueri:>9} {cpu:>13} {rasio:>6} {h['p50'] * 1000:6.0f} "
        f"{h['p95'] * 1000:6.0f} {bita:>12} {lantai:>7} {tumbuh:>6}"
    )


def _kerja(hasil: dict[str, Any]) -> Iterator[str]:
    satu, semua, dokumen = hasil["hitung"]["satu_unit"], hasil["hitung"]["semua_unit"], hasil["dokumen"]
    yield f"Tugas terbuka semua orang dicari dan disimpan: {hasil['papan'][0]:.1f} s"
    yield f"Hitung ulang satu unit dan induknya: {satu['lama']:.3f} s (anggaran {satu['anggaran']} s)"
    yield (
        f"Hitung ulang seluruh kabupaten: {semua['lama']:.1f} s, CPU {semua['cpu']:.1f} s; "
        f"lantai SQL {semua['lantai']:.2f} s, rasio {semua['lama'] / semua['lantai']:.1f} (anggaran 3)"
    )
    yield (
        f"SKP menjadi PDF: {dokumen['cpu']:.2f} s CPU, {dokumen['per_detik']:.1f} per detik dan inti; "
        f"WeasyPrint saja {dokumen['lantai']:.2f} s, rasio {dokumen['cpu'] / dokumen['lantai']:.2f} (anggaran 1,3)"
    )
    if dokumen["chromium"]:
        yield f"  menurut jam {dokumen['lama']:.2f} s; Chromium pada HTML yang sama {dokumen['chromium']:.2f} s"
