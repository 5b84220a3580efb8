"""Read a pasted table of capaian organisasi: unit, capaian, dasar, [nomor], pejabat, tanggal (Lampiran p. 92-94)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from evaluasi.aturan.capaian import Capaian
from skp_app.aturan.rencana import kunci
from skp_app.aturan.tempel import KEPALA_TERPANJANG, NOMOR, NOMOR_KOLOM, BarisSalah, sel_tabel

UKURAN_SALAH = (
    "Tempelan harus punya kolom unit (nama atau kode), capaian, dasar, nomor (boleh tidak ada), pejabat, dan tanggal. "
    "Bila urutannya lain, sertakan baris judulnya."
)
BARIS_TERBANYAK = 1000
KEPALA = {
    "kode": re.compile(r"kode|id unor"),
    "unit": re.compile(r"unit|nama unit|organisasi|perangkat daerah|opd|skpd"),
    "predikat": re.compile(r"capaian|predikat"),
    "dasar": re.compile(r"dasar"),
    "nomor": re.compile(r"nomor"),
    "ditetapkan_oleh": re.compile(r"pejabat|ditetapkan oleh|penetap"),
    "tanggal": re.compile(r"tanggal|tgl"),
}
URUTAN = ("unit", "predikat", "dasar", "ditetapkan_oleh", "tanggal")
URUTAN_BERNOMOR = ("unit", "predikat", "dasar", "nomor", "ditetapkan_oleh", "tanggal")
NAMA_UNIT = frozenset({"kode", "unit"})
SEBUTAN = {"dasar": "Dasar", "nomor": "Nomor", "ditetapkan_oleh": "Pejabat"}
# SE Menpan RB 3/2023 writes "Butuh Perbaikan/Cukup" for the middle word.
KATA = {c.cetak.casefold(): c for c in Capaian} | {
    "cukup": Capaian.BUTUH_PERBAIKAN,
    "butuh perbaikan/cukup": Capaian.BUTUH_PERBAIKAN,
}
BULAN = {
    nama: n
    for n, semua in enumerate(
        ("januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt",
         "september sep sept", "oktober okt", "november nov", "desember des"), start=1)
    for nama in semua.split()
}  # fmt: skip
TANGGAL_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
TANGGAL_ANGKA = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
TANGGAL_KATA = re.compile(r"(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})")


class Batas(NamedTuple):
    """Longest texts in letters, and the days between which a decision may lie, with the sentences of a refusal."""

    panjang: Mapping[str, int]
    keberatan_tanggal: Callable[[date], str]


class Baris(NamedTuple):
    """One readable row; `unit` is what names it: a code, or the words of its name."""

    nomor_baris: int
    unit: str
    predikat: Capaian
    dasar: str
    nomor: str
    ditetapkan_oleh: str
    tanggal: date


class Tempelan(NamedTuple):
    baris: list[Baris]
    salah: list[BarisSalah]


class _Keliru(Exception):
    """The sentence for one row."""


def baca(teks: str, batas: Batas) -> Tempelan:
    """All rows that can be taken, and a sentence for each that cannot."""
    baris = [(n, sel) for n, sel in enumerate(sel_tabel(teks), start=1) if any(sel)]
    kolom = _dari_kepala(baris[0][1]) if baris else {}
    if kolom:
        baris = [b for b in baris[1:] if not all(NOMOR_KOLOM.fullmatch(s) for s in b[1] if s)]
    else:
        kolom = _tanpa_kepala([sel for _, sel in baris])
    if not kolom:
        return Tempelan([], [BarisSalah(nomor, UKURAN_SALAH) for nomor, _ in baris[:1]])
    if len(baris) > BARIS_TERBANYAK:
        kalimat = f"Paling banyak {BARIS_TERBANYAK} baris sekali tempel; tabel ini {len(baris)} baris."
        return Tempelan([], [BarisSalah(baris[BARIS_TERBANYAK][0], kalimat)])
    return _baca(baris, kolom, batas)


def _baca(baris: list[tuple[int, list[str]]], kolom: Mapping[str, int], batas: Batas) -> Tempelan:
    hasil = Tempelan([], [])
    for nomor, sel in baris:
        isi = {nama: " ".join(sel[letak].split()) if letak < len(sel) else "" for nama, letak in kolom.items()}
        if not any(nilai for nama, nilai in isi.items() if nama not in NAMA_UNIT):
            continue  # a line of the list to fill that nobody filled yet
        try:
            hasil.baris.append(_satu(nomor, isi, batas))
        except _Keliru as keliru:
            hasil.salah.append(BarisSalah(nomor, str(keliru)))
    return hasil


def _dari_kepala(sel: list[str]) -> dict[str, int]:
    """{field: column} of a header row, empty when this is none. Columns that we do not keep stay unnamed."""
    kolom: dict[str, int] = {}
    for letak, isi in enumerate(sel):
        if len(isi) <= KEPALA_TERPANJANG and (nama := next(_bernama(kunci(isi)), "")):
            kolom.setdefault(nama, letak)
    lengkap = {"predikat", "dasar", "ditetapkan_oleh", "tanggal"} <= kolom.keys() and kolom.keys() & NAMA_UNIT
    return kolom if lengkap else {}


def _bernama(kata: str) -> Iterator[str]:
    return (nama for nama, pola in KEPALA.items() if pola.match(kata))


def _tanpa_kepala(baris: list[list[str]]) -> dict[str, int]:
    """The columns in our order; a running number may lead, the number of the decision may be missing."""
    terisi = max((n for sel in baris for n, s in enumerate(sel, start=1) if s), default=0)
    banyak = Counter(len(sel) for sel in baris)
    lebar = min(terisi, max(banyak, key=lambda n: (banyak[n], n), default=0))
    depan = [sel[0] for sel in baris if sel[0]]
    geser = int(lebar > len(URUTAN) and bool(depan) and all(NOMOR.fullmatch(s) for s in depan))
    susunan = {len(URUTAN): URUTAN, len(URUTAN_BERNOMOR): URUTAN_BERNOMOR}.get(lebar - geser, ())
    return {nama: letak for letak, nama in enumerate(susunan, start=geser)}


def _satu(nomor: int, isi: Mapping[str, str], batas: Batas) -> Baris:
    unit = isi.get("kode") or isi.get("unit", "")
    if not unit:
        raise _Keliru("Unit belum ditulis.")
    predikat = KATA.get(kunci(isi["predikat"]))
    if predikat is None:
        kata = f"Capaian “{isi['predikat'][:40]}” tidak dikenal" if isi["predikat"] else "Capaian belum diisi"
        raise _Keliru(f"{kata}. Pilihannya: {', '.join(c.cetak for c in Capaian)}.")
    for bidang, sebutan in SEBUTAN.items():
        _periksa_teks(sebutan, isi.get(bidang, ""), batas.panjang[bidang], wajib=bidang != "nomor")
    tanggal = _tanggal(isi["tanggal"])
    if keberatan := batas.keberatan_tanggal(tanggal):
        raise _Keliru(keberatan)
    return Baris(nomor, unit, predikat, isi["dasar"], isi.get("nomor", ""), isi["ditetapkan_oleh"], tanggal)


def _periksa_teks(sebutan: str, teks: str, terpanjang: int, *, wajib: bool) -> None:
    if wajib and not teks:
        raise _Keliru(f"{sebutan} belum diisi.")
    if len(teks) > terpanjang:
        raise _Keliru(f"{sebutan} paling panjang {terpanjang} huruf. Sekarang {len(teks)}; pendekkan.")


def _tanggal(teks: str) -> date:
    """2026-04-06, 6/4/2026, 6-4-2026, 6 April 2026."""
    if cocok := TANGGAL_ISO.fullmatch(teks):
        bagian = [int(n) for n in cocok.groups()]
    elif cocok := TANGGAL_ANGKA.fullmatch(teks):
        bagian = [int(n) for n in reversed(cocok.groups())]
    elif (cocok := TANGGAL_KATA.fullmatch(teks.casefold())) and cocok[2] in BULAN:
        bagian = [int(cocok[3]), BULAN[cocok[2]], int(cocok[1])]
    else:
        raise _Keliru("Tanggal belum terbaca. Tulis misalnya 06/04/2026 atau 6 April 2026.")
    try:
        return date(*bagian)
    except ValueError:
        raise _Keliru(f"Tanggal {teks[:20]} tidak ada di kalender.") from None
