"""Pola distribusi predikat: guidance, compared and never imposed (Lampiran p. 94-97; numbers of SE Menpan RB 3/2023).

The numbers are dated data; a rule is a plain dict:
{"predikat": ["baik"], "jenis": "maks" | "min" | "harus_ada" | "terbanyak" | "tidak_ada", "persen": 70}.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.kuadran import Predikat

BERPERSEN = ("maks", "min")
JENIS = (*BERPERSEN, "harus_ada", "terbanyak", "tidak_ada")
CARA = {"bawah": floor, "atas": ceil, "terdekat": lambda n: floor(n + Fraction(1, 2))}
# Neither text says how a part of a person counts: at most rounds down, at least up (this application's policy).
PEMBULATAN = {"maks": "bawah", "min": "atas"}


class Banding(NamedTuple):
    """One rule held against the actual spread: a sentence, what was expected, what is there.

    `kunci` names the rule without its numbers, so that what was said about it outlives a recomputation.
    """

    sesuai: bool
    kalimat: str
    diharapkan: int
    nyata: int
    kunci: str = ""


class Hasil(NamedTuple):
    """What follows from the stored inputs of one unit in one period."""

    jumlah: dict[str, int]
    belum_dinilai: int
    bendera: list[Banding]


def hasil(masukan: Mapping[str, Any]) -> Hasil:
    """Counts and flags from the inputs: who was rated with which predikat, how many were not, and the guide.

    A unit with fewer rated people than `terkecil` has its counts and nothing else.
    """
    jumlah = {str(p): len(masukan["penilaian"].get(p, ())) for p in Predikat}
    cukup = sum(jumlah.values()) >= masukan["terkecil"]
    bendera = bandingkan(masukan["aturan"], jumlah, masukan["pembulatan"]) if cukup else []
    return Hasil(jumlah, masukan["belum_dinilai"], bendera)


def bandingkan(
    aturan: Iterable[Mapping[str, Any]], jumlah: Mapping[str, int], pembulatan: Mapping[str, str] = PEMBULATAN
) -> list[Banding]:
    """Compare counts per predikat with the rules of one capaian; nobody rated, nothing to compare."""
    n = sum(jumlah.values())
    return [_banding(a, jumlah, n, pembulatan) for a in aturan] if n else []


def kunci(aturan: Mapping[str, Any]) -> str:
    """'maks:sangat_baik': kind and predikat of a rule, whatever its percentage."""
    return f"{aturan['jenis']}:{'+'.join(sorted(aturan['predikat']))}"


def _banding(aturan: Mapping[str, Any], jumlah: Mapping[str, int], n: int, pembulatan: Mapping[str, str]) -> Banding:
    nyata = sum(jumlah.get(p, 0) for p in aturan["predikat"])
    sesuai, kalimat, diharapkan = _ukur(aturan, nyata, n, pembulatan)
    return Banding(sesuai, kalimat, diharapkan, nyata, kunci(aturan))


def _ukur(aturan: Mapping[str, Any], nyata: int, n: int, pembulatan: Mapping[str, str]) -> tuple[bool, str, int]:
    nama = " dan/atau ".join(Predikat(p).cetak for p in aturan["predikat"])
    match aturan["jenis"]:
        case "maks" | "min" as jenis:
            persen = aturan["persen"]
            batas = CARA[pembulatan[jenis]](Fraction(str(persen)) * n / 100)
            sesuai = nyata <= batas if jenis == "maks" else nyata >= batas
            banyak, beda = ("paling banyak", "melebihi") if jenis == "maks" else ("paling sedikit", "di bawah")
            sambung = ", sesuai" if sesuai else f" {beda}"
            bagian = f"{nama} {nyata} ({_persen(Fraction(nyata * 100, n))} %)"
            return sesuai, f"{bagian}{sambung} panduan {banyak} {batas} ({_persen(persen)} %).", batas
        case "harus_ada":
            return nyata >= 1, f"Panduan: ada pegawai dengan predikat {nama}; sekarang {nyata}.", 1
        case "tidak_ada":
            return nyata == 0, f"Panduan: tidak ada pegawai dengan predikat {nama}; sekarang {nyata}.", 0
        case "terbanyak":
            # "Sebagian besar" is more than half, as in the criteria of the ratings (this application's policy).
            kalimat = f"Panduan: sebagian besar pegawai {nama}; sekarang {nyata} dari {n}."
            return nyata * 2 > n, kalimat, n // 2 + 1
    raise ValueError(f"jenis aturan distribusi tidak dikenal: {aturan['jenis']}")


def _persen(persen: float | Fraction) -> str:
    return f"{float(persen):.1f}".removesuffix(".0").replace(".", ",")


def kekeliruan(pola: object) -> str:
    """Why this cannot be a guide, in one sentence; '' when it can: rules for each of the five capaian."""
    if not isinstance(pola, Mapping) or set(pola) != set(Capaian):
        return f"Panduan memuat aturan untuk tepat lima capaian: {', '.join(c.cetak for c in Capaian)}."
    for capaian, aturan in pola.items():
        if not isinstance(aturan, list) or not all(isinstance(a, Mapping) for a in aturan):
            return f"{Capaian(capaian).cetak}: aturan ditulis sebagai daftar."
        for a in aturan:
            if salah := _aturan_keliru(a):
                return f"{Capaian(capaian).cetak}: {salah}"
        if len({kunci(a) for a in aturan}) < len(aturan):
            return f"{Capaian(capaian).cetak}: ada aturan yang ditulis dua kali."
    return ""


def _aturan_keliru(aturan: Mapping[str, Any]) -> str:
    jenis, predikat = aturan.get("jenis"), aturan.get("predikat")
    if jenis not in JENIS:
        return f"jenis aturan “{jenis}” tidak dikenal."
    if not isinstance(predikat, list) or not predikat or not set(predikat) <= set(Predikat):
        return "setiap aturan menyebut paling sedikit satu predikat yang dikenal."
    persen = aturan.get("persen")
    if jenis not in BERPERSEN:
        return "" if persen is None else f"aturan “{jenis}” tidak memakai persen."
    wajar = isinstance(persen, int | float) and not isinstance(persen, bool) and 0 <= persen <= 100
    return "" if wajar else f"persen aturan “{jenis}” adalah angka 0 sampai 100."


def pembulatan_keliru(nilai: object) -> str:
    """Why this is no way of rounding, or ''."""
    cara = isinstance(nilai, Mapping) and set(nilai) == set(BERPERSEN) and set(nilai.values()) <= set(CARA)
    return "" if cara else f"Pembulatan ditulis untuk “maks” dan “min”: {', '.join(CARA)}."


def ukuran_keliru(nilai: object) -> str:
    """Why this is no size of the smallest unit that is compared, or ''."""
    wajar = isinstance(nilai, int) and not isinstance(nilai, bool) and 1 <= nilai <= 1000
    return "" if wajar else "Unit terkecil yang dibandingkan ditulis dengan angka 1 sampai 1000."


KEKELIRUAN = {
    "pola_distribusi": kekeliruan,
    "pembulatan_distribusi": pembulatan_keliru,
    "unit_terkecil_panduan": ukuran_keliru,
}
