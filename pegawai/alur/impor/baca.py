"""From bytes to a table: read by a process that can do nothing else, then the kind is recognised by its columns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from pegawai.alur.impor.daftar import PENERAP
from pegawai.aturan.impor.dasar import Buku, Jenis, Tabel, TabelSalah
from pegawai.aturan.impor.kepala import susun
from pegawai.berkas_lembar import baca_buku
from pegawai.buku_kerja import BerkasSalah
from pegawai.penolakan import IsianKeliru

AWAL = 60  # rows that are enough to recognise a header
CONTOH = 3


class Terbaca(NamedTuple):
    jenis: str
    lembar: str
    kepala: dict[str, Any]
    pemetaan: dict[str, str | None]
    data_per: date | None


def kenali(nama: str, isi: bytes, jenis: str = "", lembar: str = "") -> Terbaca:
    """Sheet, header and mapping of a file. Raises IsianKeliru with the sentence for its field."""
    try:
        buku = baca_buku(nama, isi)
        pilihan = [PENERAP[jenis].jenis] if jenis else [p.jenis for p in PENERAP.values()]
        terpilih = _terbaik(buku, pilihan, lembar or None)
        tabel = susun(buku, terpilih, lembar or None)
    except (BerkasSalah, TabelSalah) as salah:
        raise IsianKeliru(str(salah), {"berkas": str(salah)}) from None
    pemetaan = terpilih.kenali(tabel.kepala)
    kepala = {
        "baris": list(tabel.baris_kepala), "judul": [j for j in tabel.kepala if j],
        "lembar": list(tabel.pilihan_lembar), "tersembunyi": list(tabel.kolom_tersembunyi), "jumlah": len(tabel.baris),
        "contoh": _contoh(tabel, terpilih, pemetaan), "catatan": [c.kalimat for c in tabel.catatan],
    }  # fmt: skip
    return Terbaca(terpilih.kode, tabel.lembar, kepala, pemetaan, tabel.tanggal_unduh)


def tabel(nama: str, isi: bytes, jenis: Jenis, lembar: str) -> Tabel:
    """The whole table. Raises BerkasSalah or TabelSalah."""
    return susun(baca_buku(nama, isi), jenis, lembar or None)


def _terbaik(buku: Buku, pilihan: Sequence[Jenis], lembar: str | None) -> Jenis:
    """The kind whose columns fit best; raises the TabelSalah of the only kind, or of them all."""
    if len(pilihan) == 1:
        return pilihan[0]
    awal = Buku(tuple(replace(satu, baris=satu.baris[:AWAL]) for satu in buku.lembar))
    calon = []
    for satu in pilihan:
        try:
            terbaca = susun(awal, satu, lembar)
        except TabelSalah as salah:
            if salah.kode == "TANPA_DATA":
                raise
            continue
        calon.append((_cocok(satu, terbaca), satu))
    if not calon:
        raise TabelSalah("JENIS_TIDAK_DIKENAL", "Jenis tabel ini tidak dikenali dari kolomnya. Pilih jenisnya sendiri.")
    return max(calon, key=lambda c: c[0])[1]


def _cocok(jenis: Jenis, tabel: Tabel) -> tuple[bool, int, float, int]:
    """Complete first, then what is required, then the share of its columns that are there, then how many."""
    pemetaan = jenis.kenali(tabel.kepala)
    dikenal = {k for k in pemetaan.values() if k}
    kurang = sum(k.wajib and k.kode not in dikenal for k in jenis.kolom)
    judul = sum(1 for j in tabel.kepala if j)
    return not jenis.keberatan(pemetaan), -kurang, len(dikenal) / max(judul, len(jenis.kolom)), len(dikenal)


def _contoh(tabel: Tabel, jenis: Jenis, pemetaan: dict[str, str | None]) -> dict[str, str]:
    """Some values of each column that may be kept; of the others nothing leaves the file."""
    disimpan = {k.kode for k in jenis.kolom if k.simpan != "terlarang"}
    hasil = {}
    for letak, judul in enumerate(tabel.kepala):
        if judul and pemetaan.get(judul) in disimpan:
            isi = (sel[letak] for _, sel in tabel.baris[:AWAL] if len(sel) > letak and sel[letak].strip())
            hasil[judul] = " · ".join(str(s)[:40] for s, _ in zip(isi, range(CONTOH), strict=False))
    return hasil
