"""Pola distribusi predikat: guidance, compared and never imposed (Lampiran p. 94-97; numbers of SE Menpan RB 3/2023).

The numbers are dated data; a rule is a plain dict:
{"predikat": ["baik"], "jenis": "maks" | "min" | "harus_ada" | "terbanyak" | "tidak_ada", "persen": 70}.
"""

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import NamedTuple

from evaluasi.aturan.kuadran import Predikat


class Banding(NamedTuple):
    """One rule held against the actual spread: a sentence, what was expected, what is there."""

    sesuai: bool
    kalimat: str
    diharapkan: int
    nyata: int


def bandingkan(aturan: Iterable[Mapping], jumlah: Mapping[str, int]) -> list[Banding]:
    """Compare counts per predikat with the rules of one capaian."""
    n = sum(jumlah.values())
    return [_banding(a, jumlah, n) for a in aturan] if n else []


def _banding(aturan: Mapping, jumlah: Mapping[str, int], n: int) -> Banding:
    nyata = sum(jumlah.get(p, 0) for p in aturan["predikat"])
    nama = " dan/atau ".join(Predikat(p).cetak for p in aturan["predikat"])
    persen = aturan.get("persen", 0)
    bagian = f"{nama} {nyata} ({_persen(nyata, n)} %)"
    match aturan["jenis"]:
        case "maks":
            batas = floor(persen * n / 100)
            return _tulis(
                nyata <= batas,
                bagian,
                "melebihi",
                f"panduan paling banyak {batas} ({persen} %)",
                batas,
                nyata,
            )
        case "min":
            batas = ceil(persen * n / 100)
            return _tulis(
                nyata >= batas,
                bagian,
                "di bawah",
                f"panduan paling sedikit {batas} ({persen} %)",
                batas,
                nyata,
            )
        case "harus_ada":
            return Banding(nyata >= 1, f"Panduan: ada pegawai dengan predikat {nama}; sekarang {nyata}.", 1, nyata)
        case "tidak_ada":
            return Banding(
                nyata == 0, f"Panduan: tidak ada pegawai dengan predikat {nama}; sekarang {nyata}.", 0, nyata
            )
        case "terbanyak":
            # "Sebagian besar" is more than half, as in the criteria of the ratings (this application's policy).
            kalimat = f"Panduan: sebagian besar pegawai {nama}; sekarang {nyata} dari {n}."
            return Banding(nyata * 2 > n, kalimat, n // 2 + 1, nyata)
    raise ValueError(f"jenis aturan distribusi tidak dikenal: {aturan['jenis']}")


def _tulis(sesuai: bool, bagian: str, beda: str, batas: str, diharapkan: int, nyata: int) -> Banding:
    kalimat = f"{bagian}, sesuai {batas}." if sesuai else f"{bagian} {beda} {batas}."
    return Banding(sesuai, kalimat, diharapkan, nyata)


def _persen(bagian: int, n: int) -> str:
    return f"{bagian * 100 / n:.1f}".removesuffix(".0").replace(".", ",")
