"""Read a table of RHK and IKI as it comes from the clipboard of a spreadsheet.

Columns as in Format A.1.7 (Lampiran p. 52): RHK, [aspek], indikator, target, [perspektif], also with the number before
them or under a header row. An empty RHK cell continues the RHK above, as merged cells arrive.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pegawai.aturan.teks import kosong
from skp_app.aturan.hasil_kerja import Aspek, JenisRhk, Perspektif
from skp_app.aturan.rencana import RencanaIki, RencanaRhk, kunci

UKURAN_SALAH = (
    "Tempelan harus punya 3 sampai 6 kolom: nomor (boleh tidak ada), RHK, aspek (boleh tidak ada), indikator, target, "
    "perspektif (boleh tidak ada)."
)
KEPALA_TERPANJANG = 60  # letters; a longer cell is content, whatever word it begins with
BERKUTIP = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)')
POLOS = re.compile(r"[^\t\n]*")
NOMOR = re.compile(r"\d{1,3}[.)]?")
NOMOR_KOLOM = re.compile(r"\(\d{1,2}\)")
PENUGASAN = re.compile(r"\s*\(penugasan dari:?\s+([^()]+)\)\s*\Z", re.IGNORECASE)
JENIS = re.compile(r"\s*\((utama|tambahan)\)\s*\Z", re.IGNORECASE)
KELOMPOK = re.compile(r"(?:[AB][.)]?\s*)?(?:kinerja\s+)?(utama|tambahan)", re.IGNORECASE)
PEMISAH_ASPEK = re.compile(r"[/,;&\n]|\bdan\b")
ASPEK = {a.cetak.casefold(): a.value for a in Aspek}
PERSPEKTIF = {p.cetak.casefold(): p.value for p in Perspektif}
KEPALA = {
    "rhk": re.compile(r"(rencana hasil kerja|rhk)(?! (pimpinan|atasan))"),
    "aspek": re.compile(r"aspek"),
    "iki": re.compile(r"indikator|iki\b|ukuran keberhasilan"),
    "target": re.compile(r"target"),
    "perspektif": re.compile(r"perspektif"),
}


class Batas(NamedTuple):
    """How long a text may be, in letters, and how many IKI one RHK may have."""

    teks: int
    target: int
    penugasan: int
    iki: int


class BarisSalah(NamedTuple):
    nomor: int  # row of the table that was pasted, from 1
    kalimat: str


class Tempelan(NamedTuple):
    rhk: list[RencanaRhk]  # without those that hold a bad row
    salah: list[BarisSalah]


class _Keliru(Exception):
    """The sentence for one row."""


class _Kelompok:
    """One RHK while its rows are being read."""

    def __init__(self, rhk: RencanaRhk | None, nomor: int):
        self.rhk, self.nomor, self.utuh = rhk, nomor, True
        self.iki: list[RencanaIki] = []


def baca(teks: str, batas: Batas) -> Tempelan:
    """All RHK that can be taken, and a sentence for each row that cannot; an RHK with a bad row stays out whole.

    So the mended table can be pasted again as it is: what is in the SKP already is not added twice.
    """
    baris = [(n, sel) for n, sel in enumerate(sel_tabel(teks), start=1) if any(sel)]
    bentuk = _dari_kepala(baris[0][1]) if baris else None
    if bentuk:
        baris = [b for b in baris[1:] if not all(NOMOR_KOLOM.fullmatch(s) for s in b[1] if s)]
    else:
        bentuk = _tanpa_kepala(baris)
    if not bentuk.kolom:
        return Tempelan([], [BarisSalah(nomor, UKURAN_SALAH) for nomor, _ in baris[:1]])
    kelompok, salah = _kelompokkan(baris, bentuk, batas)
    return Tempelan([k.rhk._replace(iki=tuple(k.iki)) for k in kelompok if k.utuh and k.rhk], salah)


def sel_tabel(teks: str) -> list[list[str]]:
    """Rows of cells; a cell with line breaks stands in quotes, and quotes inside it are doubled."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    tabel, sel, di = [], [], 0
    while True:
        cocok = BERKUTIP.match(teks, di)
        isi = cocok[1].replace('""', '"') if cocok else POLOS.match(teks, di)[0]  # type: ignore[index]
        sel.append("" if kosong(isi) else isi.strip())
        di = cocok.end() if cocok else di + len(isi)
        if di >= len(teks) or teks[di] == "\n":
            tabel.append(sel)
            sel = []
        if di >= len(teks):
            return tabel
        di += 1


def sebagai_tempelan(baris: list[list[str]]) -> str:
    """The rows as the clipboard would carry them, so that a file and a paste are read by the same code."""
    return "\n".join("\t".join(map(_kutip, sel)) for sel in baris)


def _kutip(sel: str) -> str:
    return '"' + sel.replace('"', '""') + '"' if any(h in sel for h in '\t\n"') else sel


Baris = list[tuple[int, list[str]]]


class _Bentuk(NamedTuple):
    kolom: dict[str, int]  # {name: column}; empty when the table has another shape
    lebar: int


def _dari_kepala(sel: list[str]) -> _Bentuk | None:
    """What a header row says, or None when this is not one. Columns that we do not keep stay unnamed."""
    kolom: dict[str, int] = {}
    for letak, isi in enumerate(sel):
        if nama := next((n for n, pola in KEPALA.items() if pola.match(kunci(isi))), None):
            kolom.setdefault(nama, letak)
    kepala = {"rhk", "iki"} <= kolom.keys() and all(len(isi) <= KEPALA_TERPANJANG for isi in sel)
    return _Bentuk(kolom, len(sel)) if kepala else None


def _tanpa_kepala(baris: Baris) -> _Bentuk:
    lebar = _lebar(baris)
    isi = [sel for _, sel in baris if not nama_kelompok(sel)]
    depan = [sel[0] for sel in isi if sel[0]]
    nomor = int(lebar > 3 and bool(depan) and all(NOMOR.fullmatch(s) for s in depan))
    nama = _susunan(lebar - nomor, [sel[nomor:] for sel in isi])
    return _Bentuk({n: letak for letak, n in enumerate(nama, start=nomor)}, lebar)


def _lebar(baris: Baris) -> int:
    """How many columns most rows have, without the empty ones on the right."""
    terisi = max((n for _, sel in baris for n, s in enumerate(sel, start=1) if s), default=0)
    banyak = Counter(len(sel) for _, sel in baris if not nama_kelompok(sel))
    lazim = max(banyak, key=lambda n: (banyak[n], n), default=0)
    return min(terisi, lazim)


def _susunan(lebar: int, baris: list[list[str]]) -> tuple[str, ...]:
    """The names of the columns of a table without header; four columns are told apart by what stands in them."""
    if lebar == 4 and not _mengenal(baris, 1, ASPEK) and _mengenal(baris, 3, PERSPEKTIF):
        return ("rhk", "iki", "target", "perspektif")
    return {
        3: ("rhk", "iki", "target"),
        4: ("rhk", "aspek", "iki", "target"),
        5: ("rhk", "aspek", "iki", "target", "perspektif"),
    }.get(lebar, ())


def _mengenal(baris: list[list[str]], letak: int, istilah: dict[str, str]) -> bool:
    isi = [sel[letak] for sel in baris if len(sel) > letak]
    return any(kunci(bagian) in istilah for s in isi for bagian in PEMISAH_ASPEK.split(s.casefold()))


def nama_kelompok(sel: list[str]) -> str:
    """'utama' or 'tambahan' when the row only names a group ("B. TAMBAHAN")."""
    terisi = [s for s in sel if s]
    cocok = KELOMPOK.fullmatch(terisi[0]) if len(terisi) == 1 else None
    return cocok[1].lower() if cocok else ""


def _kelompokkan(baris: Baris, bentuk: _Bentuk, batas: Batas) -> tuple[list[_Kelompok], list[BarisSalah]]:
    kelompok: list[_Kelompok] = []
    salah: list[BarisSalah] = []
    jenis: str = JenisRhk.UTAMA
    for nomor, sel in baris:
        if nama := nama_kelompok(sel):
            jenis = nama
            continue
        try:
            _satu_baris(kelompok, nomor, sel, bentuk, jenis, batas)
        except _Keliru as keliru:
            salah.append(BarisSalah(nomor, str(keliru)))
            if kelompok:
                kelompok[-1].utuh = False
    return kelompok, salah


def _satu_baris(
    kelompok: list[_Kelompok], nomor: int, sel: list[str], bentuk: _Bentuk, jenis: str, batas: Batas
) -> None:
    """Begin a new RHK when the row names one, then add its IKI. Cells that the row lacks are empty."""
    isi = {nama: sel[letak] if letak < len(sel) else "" for nama, letak in bentuk.kolom.items()}
    if isi["rhk"] and not _sama_dengan_di_atas(kelompok, isi["rhk"]):
        kelompok.append(_Kelompok(None, nomor))  # the rows below belong to it, even when it cannot be read
        kelompok[-1].rhk = _rhk(isi["rhk"], jenis, batas, kelompok)
    if not kelompok:
        raise _Keliru("Kolom RHK kosong, padahal belum ada RHK di atasnya.")
    if kelompok[-1].rhk is None:
        raise _Keliru("RHK di atasnya belum benar, jadi indikator ini tidak ikut.")
    if any(sel[bentuk.lebar :]):
        raise _Keliru(f"Ada {len(sel)} kolom, baris lain {bentuk.lebar}. Periksa tanda tab di dalam sel.")
    kelompok[-1].iki.append(_iki(isi, batas))
    if len(kelompok[-1].iki) > batas.iki:
        raise _Keliru(f"Satu RHK memuat paling banyak {batas.iki} indikator.")


def _sama_dengan_di_atas(kelompok: list[_Kelompok], teks: str) -> bool:
    """Some people repeat the RHK in every row instead of merging the cells."""
    atas = kelompok[-1].rhk if kelompok else None
    return atas is not None and kunci(pilah(teks)[0]) == kunci(atas.teks)


def pilah(teks: str) -> tuple[str, str, str]:
    """(text in one line, who assigned it, group): the forms print both behind the RHK in brackets."""
    penugasan = jenis = ""
    while cocok := PENUGASAN.search(teks) or JENIS.search(teks):
        if cocok.re is PENUGASAN:
            penugasan = penugasan or " ".join(cocok[1].split())
        else:
            jenis = jenis or cocok[1].lower()
        teks = teks[: cocok.start()]
    return " ".join(teks.split("\n")).strip(), penugasan, jenis


def _rhk(sel: str, jenis: str, batas: Batas, kelompok: list[_Kelompok]) -> RencanaRhk:
    teks, penugasan, disebut = pilah(sel)
    if not teks:
        raise _Keliru("RHK belum ditulis.")
    _panjang("RHK", teks, batas.teks)
    _panjang("Penugasan dari", penugasan, batas.penugasan)
    if kembar := next((k.nomor for k in kelompok if k.rhk and kunci(k.rhk.teks) == kunci(teks)), None):
        raise _Keliru(f"RHK ini sudah ada di baris {kembar}. Gabungkan indikatornya di sana.")
    return RencanaRhk(teks, jenis=disebut or jenis, penugasan_dari=penugasan)


def _iki(isi: dict[str, str], batas: Batas) -> RencanaIki:
    if not isi["iki"]:
        raise _Keliru("Indikator belum diisi.")
    target = isi.get("target", "")
    _panjang("Indikator", isi["iki"], batas.teks)
    _panjang("Target", target, batas.target)
    return RencanaIki(isi["iki"], target, tuple(_aspek(isi.get("aspek", ""))), _perspektif(isi.get("perspektif", "")))


def _panjang(nama: str, teks: str, terpanjang: int) -> None:
    if len(teks) > terpanjang:
        raise _Keliru(f"{nama} paling panjang {terpanjang} huruf. Sekarang {len(teks)}; pendekkan.")


def _aspek(sel: str) -> Iterator[str]:
    """In the order of the regulation, each once."""
    disebut = [kunci(bagian) for bagian in PEMISAH_ASPEK.split(sel.casefold()) if bagian.strip()]
    if asing := [a for a in disebut if a not in ASPEK]:
        raise _Keliru(f"Aspek “{asing[0][:40]}” tidak dikenal. Tulis kuantitas, kualitas, waktu, atau biaya.")
    return (nilai for nama, nilai in ASPEK.items() if nama in disebut)


def _perspektif(sel: str) -> str:
    if sel and kunci(sel) not in PERSPEKTIF:
        pilihan = ", ".join(p.cetak for p in Perspektif)
        raise _Keliru(f"Perspektif “{sel[:40]}” tidak dikenal. Pilihannya: {pilihan}.")
    return PERSPEKTIF[kunci(sel)] if sel else ""
