"""Where a table begins: the sheet, the header (one row, or two with merged titles of groups), what is no data."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from pegawai.aturan.impor.dasar import (
    BUKAN_DATA,
    PEMISAH_KELOMPOK,
    PERINGATAN,
    Baris,
    BarisHasil,
    Buku,
    Catatan,
    Jenis,
    Lembar,
    Tabel,
    TabelSalah,
)
from pegawai.aturan.impor.judul import sebutan
from pegawai.aturan.impor.tanggal import cari_tanggal
from pegawai.aturan.impor.teks import rapi

TERDALAM = 40  # rows in which a header may stand
PALING_SEDIKIT = 2  # known columns that make a row a header
NOMOR_KOLOM = re.compile(r"\(?\d{1,3}\)?\.?")
BANYAK_ANGKA = re.compile(r"(\D*\d){9}")


def susun(buku: Buku, jenis: Jenis, lembar: str | None = None) -> Tabel:
    """The table of this kind in the book: in the sheet asked for, else where most columns are known."""
    calon = [(satu, _kepala(satu, jenis)) for satu in buku.lembar if lembar is None or satu.nama == lembar]
    terbaik = max(calon, key=lambda c: c[1].nilai, default=None)
    if terbaik is None or terbaik[1].nilai < min(PALING_SEDIKIT, len(jenis.kolom)):
        daftar = ", ".join(k.sebutan for k in jenis.kolom if k.wajib)
        raise TabelSalah("KEPALA_TIDAK_DITEMUKAN", f"Kepala kolom tidak ditemukan. Kolom yang harus ada: {daftar}.")
    satu, kepala = terbaik
    terakhir = kepala.baris[-1]
    isi = tuple(_lengkapi(satu, baris, len(kepala.judul)) for baris in satu.baris if baris[0] > terakhir)
    if not isi:
        letak = ", ".join(map(str, kepala.baris))
        raise TabelSalah("TANPA_DATA", f"Kepala kolom ditemukan di baris {letak}, tetapi tidak ada baris data.")
    return Tabel(
        lembar=satu.nama,
        baris_kepala=kepala.baris,
        kepala=kepala.judul,
        baris=isi,
        pilihan_lembar=tuple(c[0].nama for c in calon if c[1].nilai >= PALING_SEDIKIT),
        kolom_tersembunyi=tuple(j for n, j in enumerate(kepala.judul) if j and n in satu.kolom_tersembunyi),
        tanggal_unduh=_tanggal_judul(satu, kepala.baris[0]),
        catatan=satu.catatan,
    )


def _lengkapi(lembar: Lembar, baris: Baris, lebar: int) -> Baris:
    """Of a workbook every row is as wide as the header; a CSV row shows how many cells it has."""
    nomor, sel = baris
    if not lembar.nama:
        return baris
    return nomor, (*sel[:lebar], *[""] * (lebar - len(sel)))


class _Kepala:
    def __init__(self, baris: tuple[int, ...], judul: Sequence[str], jenis: Jenis):
        self.baris = baris
        self.judul = _tunggal(judul)
        dikenal = [kolom for kolom in jenis.kenali(self.judul).values() if kolom]
        wajib = {k.kode for k in jenis.kolom if k.wajib}
        self.nilai = len(set(dikenal)) + len(wajib & set(dikenal))


def _kepala(lembar: Lembar, jenis: Jenis) -> _Kepala:
    awal = lembar.baris[:TERDALAM]
    calon = [_Kepala((), (), jenis)]
    for nomor, (baris, sel) in enumerate(awal):
        calon.append(_Kepala((baris,), [rapi(s) for s in sel], jenis))
        if nomor + 1 < len(awal) and awal[nomor + 1][0] == baris + 1:
            calon.append(_Kepala((baris, baris + 1), list(_dua_baris(lembar, awal[nomor], awal[nomor + 1])), jenis))
    return max(calon, key=lambda k: (k.nilai, -len(k.baris)))


def _dua_baris(lembar: Lembar, atas: Baris, bawah: Baris) -> Iterator[str]:
    """'IDENTITAS / NIP' where a title spans several columns, the upper text where it spans both rows."""
    lebar = max(len(atas[1]), len(bawah[1]))
    kelompok = {
        kolom: kiri
        for baris, kiri, _, kanan in lembar.gabungan
        if baris == atas[0] and kanan > kiri
        for kolom in range(kiri, min(kanan, lebar) + 1)
    }
    for kolom in range(lebar):
        judul = _sel(atas, kelompok.get(kolom, kolom))
        anak = _sel(bawah, kolom)
        yield PEMISAH_KELOMPOK.join(t for t in (judul, anak) if t)


def _sel(baris: Baris, kolom: int) -> str:
    return rapi(baris[1][kolom]) if kolom < len(baris[1]) else ""


def _tunggal(judul: Sequence[str]) -> tuple[str, ...]:
    """Each text once: the second 'NAMA' is 'NAMA (2)'."""
    banyak: dict[str, int] = {}
    hasil = []
    for teks in judul:
        banyak[teks] = banyak.get(teks, 0) + 1
        hasil.append(f"{teks} ({banyak[teks]})" if teks and banyak[teks] > 1 else teks)
    return tuple(hasil)


def _tanggal_judul(lembar: Lembar, kepala: int) -> date | None:
    """The day that a title above the header tells: 'Tanggal unduh: 05-01-2026 07:12'."""
    for nomor, sel in lembar.baris:
        if nomor >= kepala:
            return None
        for teks in sel:
            if teks and (hari := cari_tanggal(teks)):
                return hari
    return None


def bukan_data(baris: Baris, tabel: Tabel, utama: Sequence[int]) -> bool:
    """A row of column numbers, the header once more, a title of a group, a sum, a signature.

    `utama`: places of the columns without which a row says nothing (key and name).
    """
    if utama and utama[0] < len(baris[1]) and BANYAK_ANGKA.match(baris[1][utama[0]]):
        return False  # a NIP: most rows are known by it
    terisi = {n: s for n, s in enumerate(baris[1]) if rapi(s)}
    if not terisi:
        return True
    if len(terisi) == 1:
        (tempat, isi), *_ = terisi.items()
        return len(tabel.kepala) > 2 and not (tempat in utama and BANYAK_ANGKA.match(isi))
    if len(terisi) <= 2 and len(tabel.kepala) > 4 and not any(n in terisi for n in utama):
        return True
    return _nomor_kolom(list(terisi.values())) or _kepala_lagi(terisi, tabel)


def _nomor_kolom(isi: list[str]) -> bool:
    if len(isi) < 3 or not all(NOMOR_KOLOM.fullmatch(s.strip()) for s in isi):
        return False
    angka = [int(re.sub(r"\D", "", s)) for s in isi]
    return angka == list(range(angka[0], angka[0] + len(angka)))


def _kepala_lagi(terisi: dict[int, str], tabel: Tabel) -> bool:
    nama = _nama_kepala(tabel.kepala)
    sama = sum(sebutan(isi) in nama[n] for n, isi in terisi.items() if n < len(nama) and tabel.kepala[n])
    return sama * 2 > len(terisi)


@lru_cache(maxsize=8)
def _nama_kepala(kepala: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Of each column the names under which a repeated header may stand."""
    return tuple(frozenset(sebutan(b) for b in (judul, *judul.split(PEMISAH_KELOMPOK))) for judul in kepala)


def hasil_bukan_data(baris: Baris) -> BarisHasil:
    """Mentioned, never a person or a unit."""
    mentah = " ".join(rapi(s) for s in baris[1] if s)[:120]
    kalimat = "Baris judul, nomor kolom, jumlah, atau kosong: dilewati."
    return BarisHasil(baris[0], PERINGATAN, {}, (Catatan("", BUKAN_DATA, mentah, None, kalimat, PERINGATAN),))
