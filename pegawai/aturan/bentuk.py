"""A policy value as fields on a form: taken apart into its leaves, and put together again in the same shape.

A leaf is a number, a word, yes or no, or a list of these. What the application reads must keep its shape, so a form
changes leaves and never the shape; a row more or a key less is a matter of a release.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Jalan = tuple[str | int, ...]
SKALAR = (bool, int, float, str)
PECAHAN = re.compile(r"\d+(\.\d+)?")  # an exact fraction is kept as its decimal text
ANGKA_TERBESAR = 10**9
DAFTAR_TERPANJANG = 100
YA, TIDAK = "ya", "tidak"


def daun(nilai: Any, jalan: Jalan = ()) -> Iterator[tuple[Jalan, Any]]:
    """Every leaf with the way to it, in the order in which the value is written."""
    if isinstance(nilai, dict):
        for kunci, isi in nilai.items():
            yield from daun(isi, (*jalan, kunci))
    elif isinstance(nilai, list) and any(not isinstance(isi, SKALAR) for isi in nilai):
        for nomor, isi in enumerate(nilai):
            yield from daun(isi, (*jalan, nomor))
    else:
        yield jalan, nilai


def pasang(nilai: Any, baru: Mapping[Jalan, Any], jalan: Jalan = ()) -> Any:
    """The same value with other leaves."""
    if jalan in baru:
        return baru[jalan]
    if isinstance(nilai, dict):
        return {kunci: pasang(isi, baru, (*jalan, kunci)) for kunci, isi in nilai.items()}
    if isinstance(nilai, list) and any(not isinstance(isi, SKALAR) for isi in nilai):
        return [pasang(isi, baru, (*jalan, nomor)) for nomor, isi in enumerate(nilai)]
    return nilai


def sebut_jalan(jalan: Jalan) -> str:
    """'baik › 1 › persen': rows are counted from one."""
    return " › ".join(str(j + 1) if isinstance(j, int) else j.replace("_", " ") for j in jalan)


def tulis(nilai: Any) -> str:
    """A leaf as it stands in a field: a list has one item a line, numbers a comma."""
    if isinstance(nilai, list):
        return "\n".join(tulis(isi) for isi in nilai)
    if isinstance(nilai, bool):
        return YA if nilai else TIDAK
    if nilai is None:
        return ""
    pecahan = isinstance(nilai, float) or isinstance(nilai, str) and PECAHAN.fullmatch(nilai)
    return str(nilai).replace(".", ",") if pecahan else str(nilai)


def baca(contoh: Any, teks: str) -> Any:
    """The leaf that was typed, of the kind of `contoh`. Raises ValueError with a sentence."""
    if isinstance(contoh, list):
        baris = [b.strip() for b in teks.splitlines() if b.strip()]
        if len(baris) > DAFTAR_TERPANJANG:
            raise ValueError(f"Paling banyak {DAFTAR_TERPANJANG} baris.")
        return [baca(contoh[0] if contoh else "", b) for b in baris]
    if isinstance(contoh, bool):
        if teks not in {YA, TIDAK}:
            raise ValueError("Pilih ya atau tidak.")
        return teks == YA
    if isinstance(contoh, int | float):
        return _angka(contoh, teks)
    if isinstance(contoh, str) and PECAHAN.fullmatch(contoh):
        return _pecahan(teks)
    if contoh is None:
        if teks:
            raise ValueError("Isian ini sengaja kosong.")
        return None
    if not teks:
        raise ValueError("Isian ini tidak boleh kosong.")
    return teks


def _pecahan(teks: str) -> str:
    tertulis = teks.strip().replace(",", ".")
    if not PECAHAN.fullmatch(tertulis) or len(tertulis) > 12:
        raise ValueError("Tulis dengan angka, mis. 12,5.")
    return tertulis


def _angka(contoh: int | float, teks: str) -> int | float:
    tertulis = teks.strip().replace(".", "").replace(",", ".")
    try:
        angka = int(tertulis) if isinstance(contoh, int) else float(tertulis)
    except ValueError:
        jenis = "angka bulat, mis. 14" if isinstance(contoh, int) else "angka, mis. 12,5"
        raise ValueError(f"Tulis dengan {jenis}.") from None
    if not 0 <= angka <= ANGKA_TERBESAR:
        raise ValueError("Angka harus antara 0 dan satu miliar.")
    return angka
