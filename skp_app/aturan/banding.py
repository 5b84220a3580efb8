"""Two contents of an SKP side by side, down to the word (Pasal 14(2): the SKP is developed in the running year).

Rows are matched by their line (`garis`) where it was kept; contents kept without it are matched by likeness of their
words, and what then remains by its place in the table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, JenisLampiran, JenisRhk, Pendekatan, Perspektif

KATA = re.compile(r"\s+|\w+|[^\w\s]")
MIRIP = 0.5  # share of common words from which two rows without a line count as one
SAMA, HAPUS, TAMBAH = "sama", "hapus", "tambah"
UBAH = "ubah"

Isi = Mapping[str, Any]
Garis = Sequence[Mapping[str, Any]]


class Potong(NamedTuple):
    """A run of words that stayed, went or came."""

    jenis: str
    teks: str


@dataclass(frozen=True)
class Sel:
    potong: tuple[Potong, ...]

    @property
    def berubah(self) -> bool:
        return any(p.jenis != SAMA for p in self.potong)

    @property
    def semula(self) -> str:
        return "".join(p.teks for p in self.potong if p.jenis != TAMBAH)

    @property
    def menjadi(self) -> str:
        return "".join(p.teks for p in self.potong if p.jenis != HAPUS)


@dataclass(frozen=True)
class Baris:
    """One RHK or IKI: `keadaan` is sama, ubah, tambah or hapus; a dropped row has the number it had."""

    keadaan: str
    nomor: int
    sel: dict[str, Sel]
    iki: tuple["Baris", ...] = ()

    @property
    def berubah(self) -> bool:
        return self.keadaan != SAMA


@dataclass(frozen=True)
class Kelompok:
    """The lines of one value or of one kind of lampiran."""

    nama: str
    butir: tuple[Sel, ...]

    @property
    def berubah(self) -> bool:
        return any(b.berubah for b in self.butir)


@dataclass(frozen=True)
class Beda:
    pendekatan: Sel
    rhk: tuple[Baris, ...]
    ekspektasi: tuple[Kelompok, ...]
    lampiran: tuple[Kelompok, ...]

    @property
    def ada_rhk(self) -> bool:
        return any(r.berubah for r in self.rhk)

    @property
    def ada_ekspektasi(self) -> bool:
        return any(k.berubah for k in self.ekspektasi)

    @property
    def ada_lampiran(self) -> bool:
        return any(k.berubah for k in self.lampiran)

    @property
    def jumlah(self) -> int:
        """Cells that differ, as one would count them with a finger; a row that came or went is one."""
        sel = sum(_sel_berubah(r) for r in self.rhk) + self.pendekatan.berubah
        return sel + sum(b.berubah for k in (*self.ekspektasi, *self.lampiran) for b in k.butir)


def _sel_berubah(baris: Baris) -> int:
    if baris.keadaan in (HAPUS, TAMBAH):
        return 1
    return sum(s.berubah for s in baris.sel.values()) + sum(_sel_berubah(i) for i in baris.iki)


def kata(lama: str, baru: str) -> Sel:
    """Word by word; blanks between two changed words are changed with them, so that a run reads as one."""
    a, b = KATA.findall(lama), KATA.findall(baru)
    potong: list[Potong] = []
    for jenis, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if jenis == "equal":
            _sambung(potong, SAMA, "".join(a[i1:i2]))
        else:
            _sambung(potong, HAPUS, "".join(a[i1:i2]))
            _sambung(potong, TAMBAH, "".join(b[j1:j2]))
    return Sel(tuple(_gabung(potong)))


def _sambung(potong: list[Potong], jenis: str, teks: str) -> None:
    if teks:
        potong.append(Potong(jenis, teks))


def _gabung(potong: list[Potong]) -> list[Potong]:
    """'a' went, ' ' stayed, 'b' went: one run 'a b'. Of each run first what went, then what came."""
    hasil: list[Potong] = []
    hapus = tambah = ""
    for n, p in enumerate(potong):
        di_antara = p.jenis == SAMA and not p.teks.strip() and (hapus or tambah) and n + 1 < len(potong)
        if p.jenis != TAMBAH and (p.jenis == HAPUS or di_antara):
            hapus += p.teks
        if p.jenis == TAMBAH or di_antara:
            tambah += p.teks
        if p.jenis == SAMA and not di_antara:
            hasil += _satu_lari(hapus, tambah)
            hapus = tambah = ""
            hasil.append(p)
    return hasil + _satu_lari(hapus, tambah)


def _satu_lari(hapus: str, tambah: str) -> list[Potong]:
    return [p for p in (Potong(HAPUS, hapus), Potong(TAMBAH, tambah)) if p.teks]


def bandingkan(lama: Isi, baru: Isi, garis_lama: Garis = (), garis_baru: Garis = ()) -> Beda:
    """What changed from `lama` to `baru`; the lines stand in the order of the rows of each content."""
    pendekatan = [Pendekatan(isi["pendekatan"]).cetak for isi in (lama, baru)]
    rhk = _baris(_rhk(lama, garis_lama), _rhk(baru, garis_baru), SEL_RHK)
    nilai = [(n.cetak, n.value, "ekspektasi") for n in NilaiPerilaku]
    lampiran = [(j.cetak, j.value, "lampiran") for j in JenisLampiran]
    return Beda(kata(*pendekatan), rhk, _kelompok(lama, baru, nilai), _kelompok(lama, baru, lampiran))


class _Asal(NamedTuple):
    """A row of one of the two contents, with its line (or None) and its place."""

    garis: str | None
    nomor: int
    isi: Mapping[str, Any]
    iki: list["_Asal"]


def _rhk(isi: Isi, garis: Garis) -> list[_Asal]:
    hasil = []
    for n, rhk in enumerate(isi["rhk"]):
        milik = garis[n] if n < len(garis) else {}
        garis_iki = milik.get("iki", [])
        iki = [_Asal(dict(enumerate(garis_iki)).get(m), m + 1, i, []) for m, i in enumerate(rhk["iki"])]
        hasil.append(_Asal(milik.get("rhk"), n + 1, rhk, iki))
    return hasil


def _intervensi(rhk: Mapping[str, Any]) -> str:
    if not rhk["intervensi"]:
        return ""
    iki = rhk["intervensi"].get("iki")
    return rhk["intervensi"]["rhk"] + (f" (indikator: {iki})" if iki else "")


SEL_RHK = {
    "teks": lambda r: r["teks"],
    "jenis": lambda r: JenisRhk(r["jenis"]).cetak,
    "intervensi": _intervensi,
    "penugasan_dari": lambda r: r["penugasan_dari"],
}
SEL_IKI = {
    "aspek": lambda i: ", ".join(Aspek(a).cetak for a in i["aspek"]),
    "teks": lambda i: i["teks"],
    "target": lambda i: i["target"],
    "perspektif": lambda i: Perspektif(i["perspektif"]).cetak if i["perspektif"] else "",
}


def _baris(lama: list[_Asal], baru: list[_Asal], sel: Mapping[str, Any]) -> tuple[Baris, ...]:
    """In the order of the new table; a dropped row stands behind the row that it followed."""
    pasangan = pasangkan(lama, baru)
    hasil = [_satu(pasangan.get(n), b, sel) for n, b in enumerate(baru)]
    letak = {p.nomor: n for n, p in ((n, pasangan[n]) for n in pasangan)}
    for dicabut in (a for a in reversed(lama) if a.nomor not in letak):
        sebelum = max((letak[k] for k in letak if k < dicabut.nomor), default=-1)
        hasil.insert(sebelum + 1, _satu(dicabut, None, sel))
    return tuple(hasil)


def _satu(lama: _Asal | None, baru: _Asal | None, sel: Mapping[str, Any]) -> Baris:
    isi = {nama: kata(_baca(lama, ambil), _baca(baru, ambil)) for nama, ambil in sel.items()}
    iki = _baris(lama.iki if lama else [], baru.iki if baru else [], SEL_IKI) if sel is SEL_RHK else ()
    if lama is None or baru is None:
        keadaan = TAMBAH if lama is None else HAPUS
    else:
        keadaan = UBAH if any(s.berubah for s in isi.values()) or any(i.berubah for i in iki) else SAMA
    asal = baru or lama
    return Baris(keadaan, asal.nomor if asal else 0, isi, iki)


def _baca(asal: _Asal | None, ambil: Any) -> str:
    return ambil(asal.isi) if asal else ""


def pasangkan(lama: Sequence[_Asal], baru: Sequence[_Asal]) -> dict[int, _Asal]:
    """{place in `baru`: its row in `lama`}."""
    hasil = {n: a for n, b in enumerate(baru) for a in lama if b.garis and a.garis == b.garis}
    sisa_lama = [a for a in lama if a not in hasil.values() and not (a.garis and _bergaris(baru))]
    sisa_baru = [n for n, b in enumerate(baru) if n not in hasil and not (b.garis and _bergaris(lama))]
    calon = sorted(((-_mirip(a, baru[n]), n, a.nomor, a) for a in sisa_lama for n in sisa_baru), key=lambda c: c[:3])
    dipakai: set[int] = set()
    for tolak, n, nomor, a in calon:
        cocok = -tolak >= MIRIP or baru[n].nomor == nomor
        if n not in hasil and nomor not in dipakai and cocok:
            hasil[n] = a
            dipakai.add(nomor)
    return hasil


def _bergaris(daftar: Iterable[_Asal]) -> bool:
    return any(a.garis for a in daftar)


def _mirip(a: _Asal, b: _Asal) -> float:
    lama, baru = (KATA.findall(x.isi["teks"].lower()) for x in (a, b))
    return SequenceMatcher(None, lama, baru, autojunk=False).ratio()


def _kelompok(lama: Isi, baru: Isi, daftar: Iterable[tuple[str, str, str]]) -> tuple[Kelompok, ...]:
    return tuple(
        Kelompok(nama, _butir(lama[bagian].get(kunci, []), baru[bagian].get(kunci, [])))
        for nama, kunci, bagian in daftar
    )


def _butir(lama: list[str], baru: list[str]) -> tuple[Sel, ...]:
    """Lines that stayed stay; of changed neighbours the first is set against the first."""
    hasil: list[Sel] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        a, b = lama[i1:i2], baru[j1:j2]
        for n in range(max(len(a), len(b))):
            hasil.append(kata(a[n] if n < len(a) else "", b[n] if n < len(b) else ""))
    return tuple(hasil)
