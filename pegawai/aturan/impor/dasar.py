"""What the judging of an import and its wizard say to each other: cells, tables, verdicts, notes, what is known so far.

The columns are those of the SIASN exports and of the sheets that BKD offices make of them. The way of a file:
`berkas_lembar.baca_buku` gives a `Buku`; `kepala.susun(buku, jenis, lembar)` finds sheet and header and gives a
`Tabel`; `jenis.kenali(tabel.kepala)` maps columns, `jenis.keberatan(pemetaan)` says what hinders that mapping;
`jenis.periksa(tabel, pemetaan, acuan)` yields one `BarisHasil` for every row below the header; `jenis.susulan` says
what only the whole file shows. Nothing is applied here: `nilai` is what may be written once somebody agreed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pegawai.aturan.impor.judul import sebutan

Tingkat = Literal["terima", "peringatan", "tolak"]
TERIMA: Tingkat = "terima"
PERINGATAN: Tingkat = "peringatan"
TOLAK: Tingkat = "tolak"
URUTAN: dict[Tingkat, int] = {TERIMA: 0, PERINGATAN: 1, TOLAK: 2}
PEMISAH_KELOMPOK = " / "  # between the title of a group of columns and the header below it
BERULANG = re.compile(r" \(\d+\)$")  # a header that stands twice in a table
BUKAN_DATA = "BARIS_BUKAN_DATA"
GANDA_SAMA = "BARIS_GANDA_SAMA"

# Kinds of cells that are no plain text.
ANGKA, TANGGAL, LOGIS, GALAT, RUMUS, RUMUS_KOSONG = "angka", "tanggal", "logis", "galat", "rumus", "rumus_kosong"


class Sel(str):
    """A cell that is not plain text: it is its text (a date cell yyyy-mm-dd), and remembers its kind."""

    __slots__ = ("jenis",)
    jenis: str

    def __new__(cls, teks: str, jenis: str) -> "Sel":
        sel = super().__new__(cls, teks)
        sel.jenis = jenis
        return sel


def jenis_sel(sel: str) -> str:
    """'teks', or the kind of a `Sel`."""
    return sel.jenis if isinstance(sel, Sel) else "teks"


@dataclass(frozen=True)
class Catatan:
    """One remark on a cell, a row (`kolom` is ''), or a file."""

    kolom: str  # canonical name
    kode: str
    mentah: str
    bersih: str | None  # value after cleaning; with `perlu_klik` a proposal that counts only after somebody confirms it
    kalimat: str
    tingkat: Tingkat
    perlu_klik: bool = False
    usulan: str | None = None  # another value worth offering, never applied silently
    isian: tuple[tuple[str, str | None], ...] = ()  # canonical columns to write once `bersih` is confirmed
    isian_usulan: tuple[tuple[str, str | None], ...] = ()  # the same when `usulan` is chosen instead


@dataclass(frozen=True)
class BarisHasil:
    """One row: what may be written, and why not more.

    `nilai`: canonical column -> clean value; None empties the column; a column that is not in it stays as it is.
    `mentah`: canonical column -> text as it stood in the file, only columns that may be kept.
    """

    nomor: int  # row number that Excel shows
    putusan: Tingkat
    nilai: Mapping[str, str | None]
    catatan: tuple[Catatan, ...] = ()
    mentah: Mapping[str, str] = field(default_factory=dict)

    @property
    def bukan_data(self) -> bool:
        """A title, column numbers, a footer, an empty row: never a person or a unit."""
        return any(c.kode == BUKAN_DATA for c in self.catatan)

    @property
    def diabaikan(self) -> bool:
        """Nothing is written: no data, or the same row once more."""
        return self.bukan_data or any(c.kode == GANDA_SAMA for c in self.catatan)


def putusan(catatan: Sequence[Catatan]) -> Tingkat:
    """A row has the worst verdict of its cells."""
    return max((c.tingkat for c in catatan), key=URUTAN.__getitem__, default=TERIMA)


Baris = tuple[int, tuple[str, ...]]  # row number that Excel shows, cells


@dataclass(frozen=True)
class Lembar:
    """One visible sheet of a workbook, or a CSV file (`nama` is '')."""

    nama: str
    baris: tuple[Baris, ...]  # rows that hold something; a CSV row keeps its own number of cells
    kolom_tersembunyi: frozenset[int] = frozenset()
    gabungan: tuple[tuple[int, int, int, int], ...] = ()  # merged: row, column, last row, last column (from 0)
    catatan: tuple[Catatan, ...] = ()


@dataclass(frozen=True)
class Buku:
    """What a file holds; hidden sheets are left out."""

    lembar: tuple[Lembar, ...]


@dataclass(frozen=True)
class Tabel:
    """Header and rows of one sheet. `kepala` holds each text once; a column without a header is ''."""

    lembar: str
    baris_kepala: tuple[int, ...]
    kepala: tuple[str, ...]
    baris: tuple[Baris, ...]
    pilihan_lembar: tuple[str, ...] = ()
    kolom_tersembunyi: tuple[str, ...] = ()  # headers
    tanggal_unduh: date | None = None  # the day a title above the header tells
    catatan: tuple[Catatan, ...] = ()


class TabelSalah(Exception):
    """Why this file cannot be imported, as a sentence, with its code."""

    def __init__(self, kode: str, kalimat: str):
        super().__init__(kalimat)
        self.kode = kode


@dataclass(frozen=True)
class Kolom:
    """A column we know. `simpan`: 'ya', 'tidak' (not needed), or 'terlarang' (personal data that is never kept).

    `sekali`: what is asked when the file lacks this column; the answer then holds for every row of the file.
    """

    kode: str
    alias: tuple[str, ...] = ()
    wajib: bool = False
    sekali: str = ""
    simpan: Literal["ya", "tidak", "terlarang"] = "ya"
    tampil: str = ""

    @property
    def sebutan(self) -> str:
        """What people call it."""
        return self.tampil or self.kode


Pemetaan = Mapping[str, str | None]  # header text -> canonical column; None = ignored
PetaBaris = Mapping[str, int]  # canonical column -> place in the row


@dataclass(frozen=True)
class Unit:
    id: str
    nama: str
    induk: str | None = None
    aktif: bool = True
    digabung_ke: str | None = None
    mandiri: bool = False
    pemimpin: str | None = None  # PNS ID of the head, where a ref_unor named one


@dataclass(frozen=True)
class Jabatan:
    id: str
    nama: str
    jenis: Literal["struktural", "fungsional", "pelaksana"]
    jenjang: str | None = None
    bup: int | None = None
    eselon: str | None = None


@dataclass
class Acuan:
    """What is known before the file is judged. `nilai` of people and the columns of a row have the same names."""

    hari_ini: date
    tanggal_unduh: date | None = None  # day on which this file was downloaded; None = unknown, taken as the newest
    berkas: str = ""
    unit: dict[str, Unit] = field(default_factory=dict)
    unit_ditolak: dict[str, str] = field(default_factory=dict)  # id -> name, refused when the tree was imported
    jabatan: dict[str, Jabatan] = field(default_factory=dict)
    pegawai: dict[str, dict[str, str | None]] = field(default_factory=dict)  # NIP -> column -> value
    data_dari: dict[str, date] = field(default_factory=dict)  # NIP -> day of the file its values came from
    nip_siasn: dict[str, str] = field(default_factory=dict)  # PNS ID -> NIP
    plt: list[dict[str, str | None]] = field(default_factory=list)
    pejabat_non_asn: list[dict[str, str | None]] = field(default_factory=list)
    sekali: Mapping[str, str] = field(default_factory=dict)  # column that the file lacks -> value of every row
    lain: dict[str, Any] = field(default_factory=dict)  # what a higher room knows


@dataclass(frozen=True)
class Susulan:
    """What only the whole file shows about something already known, e.g. a person whom it no longer holds."""

    kunci: str  # NIP or id
    catatan: Catatan


Pemeriksa = Callable[[Tabel, PetaBaris, Acuan], Iterator[BarisHasil]]


@dataclass(frozen=True)
class Jenis:
    """One kind of table. `kunci` is the canonical column that tells rows apart."""

    kode: str
    nama: str
    kolom: tuple[Kolom, ...]
    kunci: str
    pemeriksa: Pemeriksa
    penyerap: Callable[[Acuan, BarisHasil], None]
    penyusul: Callable[[Sequence[BarisHasil], Acuan], list[Susulan]] = lambda hasil, acuan: []
    serap_tolak: Callable[[Acuan, BarisHasil], None] = lambda acuan, hasil: None
    kata_hilang: str = (
        "orang atau unit tidak ada lagi di berkas ini. Hanya ditandai, tidak ada yang dihapus; akhiri sendiri "
        "penempatan orang yang memang pergi."
    )

    def kenali(self, kepala: Sequence[str]) -> dict[str, str | None]:
        """Header text -> canonical column, None where we know nothing of that name."""
        nama = {sebutan(alias): kolom.kode for kolom in self.kolom for alias in (kolom.kode, *kolom.alias)}
        return {judul: _kolom_dari(judul, nama) for judul in kepala if judul}

    def keberatan(self, pemetaan: Pemetaan) -> list[Catatan]:
        """What hinders this mapping: a required column without a header, two headers for one column."""
        judul: dict[str, list[str]] = {}
        for teks, kolom in pemetaan.items():
            if kolom:
                judul.setdefault(kolom, []).append(teks)
        kenal = {k.kode: k for k in self.kolom}
        ganda = [_ganda(kenal[kolom], teks) for kolom, teks in judul.items() if len(teks) > 1]
        return ganda + [_tanpa(k, pemetaan) for k in self.kolom if k.wajib and k.kode not in judul]

    def ditanyakan(self, pemetaan: Pemetaan) -> list[Kolom]:
        """Columns that this mapping lacks and that are asked for once."""
        return [k for k in self.kolom if k.sekali and k.kode not in pemetaan.values()]

    def periksa(self, tabel: Tabel, pemetaan: Pemetaan, acuan: Acuan) -> Iterator[BarisHasil]:
        """Every row below the header, in its order; rows that are no data too. Raises TabelSalah when `keberatan`."""
        for satu in self.keberatan(pemetaan):
            raise TabelSalah(satu.kode, satu.kalimat)
        letak: PetaBaris = {kolom: nomor for nomor, judul in enumerate(tabel.kepala) if (kolom := pemetaan.get(judul))}
        return self.pemeriksa(tabel, letak, acuan)

    def serap(self, acuan: Acuan, hasil: BarisHasil) -> None:
        """Take a row into what is known, as if it had been applied."""
        if hasil.putusan == TOLAK:
            self.serap_tolak(acuan, hasil)
        elif not hasil.diabaikan:
            self.penyerap(acuan, hasil)

    def susulan(self, hasil: Sequence[BarisHasil], acuan: Acuan) -> list[Susulan]:
        return self.penyusul(hasil, acuan)


def _kolom_dari(judul: str, nama: Mapping[str, str]) -> str | None:
    """'JABATAN / TMT' as a whole, else by what stands below the title of the group."""
    polos = BERULANG.sub("", judul)
    return nama.get(sebutan(polos)) or nama.get(sebutan(polos.rpartition(PEMISAH_KELOMPOK)[2]))


def _ganda(kolom: Kolom, judul: Sequence[str]) -> Catatan:
    daftar = ", ".join(judul)
    jumlah = {2: "Dua", 3: "Tiga"}.get(len(judul), str(len(judul)))
    kalimat = f"{jumlah} kolom ({daftar}) sama-sama berarti {kolom.sebutan}; pilih satu di langkah pemetaan."
    return Catatan(kolom.kode, "KOLOM_GANDA", daftar, None, kalimat, TOLAK)


def _tanpa(kolom: Kolom, pemetaan: Pemetaan) -> Catatan:
    ada = ", ".join(pemetaan)
    kalimat = f"Kolom {kolom.sebutan} tidak ditemukan. Kolom yang ada: {ada}."
    return Catatan(kolom.kode, "KOLOM_WAJIB_TIDAK_ADA", ada, None, kalimat, TOLAK)


def kemas(sel: str) -> str | list[str]:
    """A cell as JSON keeps it."""
    return [str(sel), sel.jenis] if isinstance(sel, Sel) else sel


def buka(sel: str | Sequence[str]) -> str:
    return sel if isinstance(sel, str) else Sel(*sel)
