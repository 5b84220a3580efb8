"""Read a pasted table of sasaran and indicators, as Renstra and PK print them (Anak Lampiran 2-3, p. 126-130, 162)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skp_app.aturan.rencana import kunci
from skp_app.aturan.tempel import KEPALA_TERPANJANG, NOMOR, NOMOR_KOLOM, PERSPEKTIF, BarisSalah, sel_tabel

UKURAN_SALAH = (
    "Tempelan harus punya kolom sasaran, indikator, satuan (boleh tidak ada), dan target. "
    "Bila kolomnya lain, sertakan baris judulnya."
)
TAHUN = re.compile(r"(?:target )?(?:tahun )?\(?(20\d\d)\)?")
SEBUTAN = re.compile(r"\s*\((sasaran\b[^()]{0,70})\)\s*\Z", re.IGNORECASE)
KEPALA = {
    "sasaran": re.compile(r"sasaran"),
    "sebutan": re.compile(r"tingkat"),
    "perspektif": re.compile(r"perspektif"),
    "indikator": re.compile(r"indikator|iku\b|ukuran keberhasilan"),
    "satuan": re.compile(r"satuan"),
    "baseline": re.compile(r"baseline|kondisi awal|data awal"),
    "sumber_data": re.compile(r"sumber"),
    "metode": re.compile(r"metode|formula|cara (penghitungan|perhitungan)"),
}
SEBUTAN_KOLOM = {
    "satuan": "Satuan",
    "baseline": "Baseline",
    "sumber_data": "Sumber data",
    "metode": "Metode penghitungan",
    "sebutan": "Tingkat",
}


class Batas(NamedTuple):
    """How long a text may be, in letters; `lain` by field; and how many indicators one sasaran may have."""

    teks: int
    target: int
    lain: Mapping[str, int]
    indikator: int


class Indikator(NamedTuple):
    teks: str
    target: dict[int, str]  # by year
    lain: dict[str, str]  # satuan, baseline, sumber_data, metode


class Sasaran(NamedTuple):
    teks: str
    sebutan: str = ""
    perspektif: str = ""
    indikator: tuple[Indikator, ...] = ()


class Tempelan(NamedTuple):
    sasaran: list[Sasaran]  # without those that hold a bad row
    salah: list[BarisSalah]


class _Keliru(Exception):
    """The sentence for one row."""


class _Kelompok:
    """One sasaran while its rows are being read."""

    def __init__(self, nomor: int):
        self.nomor, self.utuh = nomor, True
        self.sasaran: Sasaran | None = None
        self.indikator: list[Indikator] = []


class _Bentuk(NamedTuple):
    kolom: dict[str, int]  # {field or year as text: column}; empty when the table has another shape
    asing: list[int]  # years of the table that the plan does not cover


def baca(teks: str, batas: Batas, tahun: Sequence[int]) -> Tempelan:
    """All sasaran that can be taken, and a sentence for each row that cannot; one with a bad row stays out whole.

    `tahun` are the years of the plan. A target column without year is the last one's.
    """
    baris = [(n, sel) for n, sel in enumerate(sel_tabel(teks), start=1) if any(sel)]
    bentuk = _dari_kepala(baris[0][1], tahun) if baris else None
    if bentuk:
        kepala, *baris = baris
        baris = [b for b in baris if not all(NOMOR_KOLOM.fullmatch(s) for s in b[1] if s)]
    else:
        bentuk = _tanpa_kepala([sel for _, sel in baris], tahun)
    if not bentuk.kolom:
        return Tempelan([], [BarisSalah(nomor, UKURAN_SALAH) for nomor, _ in baris[:1]])
    kelompok, salah = _kelompokkan(baris, bentuk.kolom, batas, tahun)
    if bentuk.asing:
        luar = ", ".join(map(str, bentuk.asing))
        salah.insert(0, BarisSalah(kepala[0], f"Kolom tahun {luar} tidak dibaca, karena di luar tahun rencana ini."))
    return Tempelan([_jadi(k) for k in kelompok if k.utuh and k.sasaran], salah)


def _jadi(kelompok: _Kelompok) -> Sasaran:
    assert kelompok.sasaran is not None
    return kelompok.sasaran._replace(indikator=tuple(kelompok.indikator))


def _dari_kepala(sel: list[str], tahun: Sequence[int]) -> _Bentuk | None:
    """What a header row says, or None when this is not one. Columns that we do not keep stay unnamed."""
    kolom: dict[str, int] = {}
    asing = []
    for letak, isi in enumerate(sel):
        kata = kunci(isi)
        if cocok := TAHUN.fullmatch(kata):
            if int(cocok[1]) in tahun:
                kolom.setdefault(cocok[1], letak)
            else:
                asing.append(int(cocok[1]))
        elif nama := next((n for n, pola in KEPALA.items() if pola.match(kata)), None):
            kolom.setdefault(nama, letak)
        elif kata.startswith("target"):
            kolom.setdefault(str(tahun[-1]), letak)
    kepala = {"sasaran", "indikator"} <= kolom.keys() and all(len(isi) <= KEPALA_TERPANJANG for isi in sel)
    return _Bentuk(kolom, asing) if kepala else None


def _tanpa_kepala(baris: list[list[str]], tahun: Sequence[int]) -> _Bentuk:
    """Sasaran, indikator, satuan (may be absent), target of the last year or of every year; a number may lead."""
    lebar = _lebar(baris)
    depan = [sel[0] for sel in baris if sel[0]]
    nomor = int(lebar > 3 and bool(depan) and all(NOMOR.fullmatch(s) for s in depan))
    setahun = [str(n) for n in tahun]
    susunan = {
        3: ["sasaran", "indikator", setahun[-1]],
        4: ["sasaran", "indikator", "satuan", setahun[-1]],
        3 + len(tahun): ["sasaran", "indikator", "satuan", *setahun],
    }
    if len(tahun) > 1:
        susunan[2 + len(tahun)] = ["sasaran", "indikator", *setahun]
    nama = susunan.get(lebar - nomor, [])
    return _Bentuk({n: letak for letak, n in enumerate(nama, start=nomor)}, [])


def _lebar(baris: list[list[str]]) -> int:
    """How many columns most rows have, without the empty ones on the right."""
    terisi = max((n for sel in baris for n, s in enumerate(sel, start=1) if s), default=0)
    banyak = Counter(len(sel) for sel in baris)
    return min(terisi, max(banyak, key=lambda n: (banyak[n], n), default=0))


def _kelompokkan(
    baris: list[tuple[int, list[str]]], kolom: dict[str, int], batas: Batas, tahun: Sequence[int]
) -> tuple[list[_Kelompok], list[BarisSalah]]:
    kelompok: list[_Kelompok] = []
    salah: list[BarisSalah] = []
    for nomor, sel in baris:
        try:
            _satu_baris(kelompok, nomor, {n: sel[di] if di < len(sel) else "" for n, di in kolom.items()}, batas, tahun)
        except _Keliru as keliru:
            salah.append(BarisSalah(nomor, str(keliru)))
            if kelompok:
                kelompok[-1].utuh = False
    return kelompok, salah


def _satu_baris(kelompok: list[_Kelompok], nomor: int, isi: dict[str, str], batas: Batas, tahun: Sequence[int]) -> None:
    """Begin a new sasaran when the row names one, then add its indicator."""
    if isi["sasaran"] and not _sama_dengan_di_atas(kelompok, isi["sasaran"]):
        kelompok.append(_Kelompok(nomor))  # the rows below belong to it, even when it cannot be read
        kelompok[-1].sasaran = _sasaran(isi, batas, kelompok)
    if not kelompok:
        raise _Keliru("Kolom sasaran kosong, padahal belum ada sasaran di atasnya.")
    if kelompok[-1].sasaran is None:
        raise _Keliru("Sasaran di atasnya belum benar, jadi indikator ini tidak ikut.")
    kelompok[-1].indikator.append(_indikator(isi, batas, tahun, kelompok[-1].indikator))
    if len(kelompok[-1].indikator) > batas.indikator:
        raise _Keliru(f"Satu sasaran memuat paling banyak {batas.indikator} indikator.")


def _sama_dengan_di_atas(kelompok: list[_Kelompok], teks: str) -> bool:
    """Some people repeat the sasaran in every row instead of merging the cells."""
    atas = kelompok[-1].sasaran if kelompok else None
    return atas is not None and kunci(pilah(teks)[0]) == kunci(atas.teks)


def pilah(teks: str) -> tuple[str, str]:
    """(text in one line, tingkat): the samples print '(Sasaran Strategis #1)' behind it (p. 126, 162)."""
    teks, sebutan = sebaris(teks), ""
    if cocok := SEBUTAN.search(teks):
        sebutan, teks = cocok[1], teks[: cocok.start()]
    return teks.strip(), sebutan


def sebaris(teks: str) -> str:
    return " ".join(teks.split())


def _sasaran(isi: dict[str, str], batas: Batas, kelompok: list[_Kelompok]) -> Sasaran:
    teks, sebutan = pilah(isi["sasaran"])
    sebutan = sebaris(isi.get("sebutan", "")) or sebutan
    if not teks:
        raise _Keliru("Sasaran belum ditulis.")
    _panjang("Sasaran", teks, batas.teks)
    _panjang("Tingkat", sebutan, batas.lain["sebutan"])
    if kembar := next((k.nomor for k in kelompok if k.sasaran and kunci(k.sasaran.teks) == kunci(teks)), None):
        raise _Keliru(f"Sasaran ini sudah ada di baris {kembar}. Gabungkan indikatornya di sana.")
    return Sasaran(teks, sebutan, _perspektif(isi.get("perspektif", "")))


def _perspektif(sel: str) -> str:
    if sel and kunci(sel) not in PERSPEKTIF:
        raise _Keliru(f"Perspektif “{sel[:40]}” tidak dikenal.")
    return PERSPEKTIF[kunci(sel)] if sel else ""


def _indikator(isi: dict[str, str], batas: Batas, tahun: Sequence[int], di_atas: list[Indikator]) -> Indikator:
    teks = sebaris(isi["indikator"])
    if not teks:
        raise _Keliru("Indikator belum diisi.")
    _panjang("Indikator", teks, batas.teks)
    if any(kunci(i.teks) == kunci(teks) for i in di_atas):
        raise _Keliru("Indikator ini tertulis dua kali pada sasaran yang sama.")
    target = {n: sebaris(isi[str(n)]) for n in tahun if isi.get(str(n))}
    for satu in target.values():
        _panjang("Target", satu, batas.target)
    lain = {b: isi[b] if b == "metode" else sebaris(isi[b]) for b in SEBUTAN_KOLOM if b != "sebutan" and isi.get(b)}
    for bidang, satu in lain.items():
        _panjang(SEBUTAN_KOLOM[bidang], satu, batas.lain[bidang])
    return Indikator(teks, target, lain)


def _panjang(nama: str, teks: str, terpanjang: int) -> None:
    if len(teks) > terpanjang:
        raise _Keliru(f"{nama} paling panjang {terpanjang} huruf. Sekarang {len(teks)}; pendekkan.")
