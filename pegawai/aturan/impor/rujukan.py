"""The references of posts: struktural, fungsional, pelaksana. The id decides; a jenjang is read from the name."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

from pegawai.aturan.impor import identitas, nama
from pegawai.aturan.impor.dasar import (
    GANDA_SAMA,
    PERINGATAN,
    TERIMA,
    TOLAK,
    Acuan,
    Baris,
    BarisHasil,
    Catatan,
    Jabatan,
    Jenis,
    Kolom,
    PetaBaris,
    Tabel,
    putusan,
)
from pegawai.aturan.impor.jabatan import JENJANG as SEBUTAN_JENJANG
from pegawai.aturan.impor.jabatan import jenjang_dari_nama
from pegawai.aturan.impor.kepala import bukan_data, hasil_bukan_data
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, catat, ragu, tak_terbaca, teks_bebas
from pegawai.aturan.impor.teks import judulkan, kapital_semua, kosong, kunci, rapi

ID, NAMA, JENJANG, BUP, UNOR, ESELON = "ID", "NAMA", "JENJANG", "BUP", "NAMA_UNOR", "ESELON ID"
BUP_WAJAR = range(50, 71)
KODE_LAIN = {"AH": "PT", "AM": "MU", "AT": "MA", "AU": "UT"}  # another set of codes in use
MENTAH_TERPANJANG = 200
JenisJabatan = Literal["struktural", "fungsional", "pelaksana"]

_ID = Kolom(ID, ("JABATAN ID", "ID JABATAN", "KODE JABATAN", "KODE"), wajib=True)
_NAMA = Kolom(NAMA, ("NAMA JABATAN", "NAMA_JABATAN", "JABATAN"), wajib=True)
KOLOM: dict[JenisJabatan, tuple[Kolom, ...]] = {
    "struktural": (_ID, _NAMA, Kolom(UNOR, ("NAMA UNOR", "UNOR")), Kolom(ESELON, ("ESELON", "ESELON_ID"))),
    "fungsional": (
        _ID, _NAMA, Kolom(JENJANG, ("KODE JENJANG",)), Kolom(BUP, ("USIA PENSIUN", "BATAS USIA PENSIUN")),
    ),
    "pelaksana": (_ID, _NAMA),
}  # fmt: skip


class _Rujukan:
    def __init__(self, jenis: JenisJabatan, tabel: Tabel, letak: PetaBaris, acuan: Acuan):
        self.jenis, self.tabel, self.letak, self.acuan = jenis, tabel, letak, acuan
        self.utama = [letak[kolom] for kolom in (ID, NAMA) if kolom in letak]
        self.sidik: dict[str, dict[int, int]] = {}
        self.nama: Counter[str] = Counter()
        for baris in tabel.baris:
            if bukan_data(baris, tabel, self.utama):
                continue
            id_jabatan = identitas.baca_id(ID, self.sel(baris, ID) or "").nilai
            isi = hash(tuple(rapi(self.sel(baris, kolom) or "") for kolom in letak))
            if id_jabatan and isi not in self.sidik.setdefault(id_jabatan, {}).values():
                self.nama[kunci(self.sel(baris, NAMA) or "")] += 1
            if id_jabatan:
                self.sidik[id_jabatan][baris[0]] = isi
        self.pertama_bernama: set[str] = set()

    def sel(self, baris: Baris, kolom: str) -> str | None:
        tempat = self.letak.get(kolom)
        return baris[1][tempat] if tempat is not None and tempat < len(baris[1]) else None

    def hasil(self, baris: Baris) -> BarisHasil:
        id_jabatan = identitas.baca_id(ID, self.sel(baris, ID) or "", tolak_galat=True)
        sebutan = _nama(self.sel(baris, NAMA) or "")
        catatan = [*id_jabatan.catatan, *sebutan.catatan]
        nilai: dict[str, str | None] = {ID: id_jabatan.nilai, NAMA: sebutan.nilai}
        if id_jabatan.nilai is None and not id_jabatan.catatan:
            catatan.append(catat(ID, self.sel(baris, ID) or "", "ID_KOSONG", "ID kosong.", TOLAK))
        if id_jabatan.nilai and sebutan.nilai:
            catatan += self._ganda(baris, id_jabatan.nilai, sebutan.nilai)
            for kolom, terbaca in self._sisanya(baris, sebutan.nilai):
                catatan += terbaca.catatan
                if terbaca.ada:
                    nilai[kolom] = terbaca.nilai
        hasil = putusan(catatan)
        mentah = {kolom: str(s)[:MENTAH_TERPANJANG] for kolom in self.letak if (s := self.sel(baris, kolom))}
        return BarisHasil(baris[0], hasil, {} if hasil == TOLAK else nilai, tuple(catatan), mentah)

    def _ganda(self, baris: Baris, id_jabatan: str, sebutan: str) -> list[Catatan]:
        sidik = self.sidik[id_jabatan]
        sel = self.sel(baris, ID) or ""
        if len(set(sidik.values())) > 1:
            kalimat = "ID yang sama dipakai dua jabatan berbeda; semua barisnya ditolak sampai dipilih."
            return [catat(ID, sel, "ID_GANDA_BEDA", kalimat, TOLAK)]
        if baris[0] != min(sidik):
            kalimat = "Baris yang sama persis muncul dua kali; yang kedua diabaikan."
            return [catat(ID, sel, GANDA_SAMA, kalimat, PERINGATAN, id_jabatan)]
        cari = kunci(sebutan)
        if self.jenis == "struktural" or self.nama[cari] < 2:
            return []
        if cari not in self.pertama_bernama:
            self.pertama_bernama.add(cari)
            return []
        kalimat = "Nama sama dengan ID lain; keduanya disimpan, pencocokan dengan nama menjadi ragu."
        return [catat(NAMA, self.sel(baris, NAMA) or "", "NAMA_GANDA", kalimat, PERINGATAN, sebutan)]

    def _sisanya(self, baris: Baris, sebutan: str) -> Iterator[tuple[str, Terbaca]]:
        if (sel := self.sel(baris, JENJANG)) is not None:
            yield JENJANG, jenjang(sel, sebutan)
        if (sel := self.sel(baris, BUP)) is not None:
            yield BUP, bup(sel)
        for kolom in (UNOR, ESELON):
            if (sel := self.sel(baris, kolom)) is not None:
                yield kolom, teks_bebas(kolom, sel)


def _nama(sel: str) -> Terbaca:
    terbaca = nama.baca_nama(NAMA, sel, "nama jabatan", nama.TAK_MUNGKIN_BENDA)
    if terbaca.nilai is None or not kapital_semua(terbaca.nilai):
        return terbaca
    bersih = judulkan(terbaca.nilai)
    kalimat = "Huruf kapital semua; ID menentukan."
    return Terbaca(bersih, (*terbaca.catatan, catat(NAMA, sel, "NAMA_KAPITAL", kalimat, TERIMA, bersih)))


def jenjang(sel: str, sebutan: str) -> Terbaca:
    """The jenjang: the name of the post decides, the code is a hint."""
    if buruk := tak_terbaca(JENJANG, sel, "jenjang"):
        return buruk
    teks, menurut_nama = rapi(sel), jenjang_dari_nama(sebutan)
    if kosong(teks):
        if menurut_nama:
            return Terbaca(menurut_nama)
        kalimat = "Jenjang tidak ada di kode maupun nama; disimpan tanpa jenjang."
        return ragu(JENJANG, sel, None, "JENJANG_KOSONG", kalimat)
    kode = teks.upper()
    # In one set of codes AM is Ahli Madya, in the other Ahli Muda: only a name can tell.
    arti = {kode if kode in SEBUTAN_JENJANG else None, KODE_LAIN.get(kode)} - {None}
    if not arti:
        if menurut_nama:
            kalimat = f"Kode jenjang {teks[:20]} tidak dikenal; disimpulkan dari nama ({sebutan})."
        else:
            kalimat = f"Kode jenjang {teks[:20]} tidak dikenal; disimpan tanpa jenjang."
        return ragu(JENJANG, sel, menurut_nama, "JENJANG_TAK_DIKENAL", kalimat)
    if menurut_nama and menurut_nama not in arti:
        kalimat = f"Kode {teks} bertentangan dengan nama ({sebutan}); nama dipakai."
        return ragu(JENJANG, sel, menurut_nama, "JENJANG_BEDA_NAMA", kalimat)
    return Terbaca(menurut_nama or next(iter(arti)))


def bup(sel: str) -> Terbaca:
    """Age of retirement, as a number."""
    if buruk := tak_terbaca(BUP, sel, "BUP"):
        return buruk
    teks = rapi(sel)
    if not teks or teks in ("-", "--"):
        return Terbaca(None)
    angka = re.search(r"\d{1,3}", teks)
    if angka is None or int(angka[0]) not in BUP_WAJAR:
        return buntu(BUP, sel, "BUP_TAK_WAJAR", f"BUP {teks[:20]} tidak wajar; kolom tidak diubah.")
    bersih = str(int(angka[0]))
    return Terbaca(bersih) if teks == bersih else benar(BUP, sel, bersih, "BUP_TEKS", "Angka diambil dari teks.")


def _periksa(jenis: JenisJabatan, tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    rujukan = _Rujukan(jenis, tabel, letak, acuan)
    for baris in tabel.baris:
        yield hasil_bukan_data(baris) if bukan_data(baris, tabel, rujukan.utama) else rujukan.hasil(baris)


def _serap(jenis: JenisJabatan, acuan: Acuan, hasil: BarisHasil) -> None:
    id_jabatan, sebutan, angka = hasil.nilai[ID], hasil.nilai[NAMA], hasil.nilai.get(BUP)
    assert id_jabatan  # noqa: S101
    assert sebutan  # noqa: S101
    acuan.jabatan[id_jabatan] = Jabatan(
        id=id_jabatan,
        nama=sebutan,
        jenis=jenis,
        jenjang=hasil.nilai.get(JENJANG),
        bup=int(angka) if angka else None,
        eselon=hasil.nilai.get(ESELON),
    )


def _jenis(jenis: JenisJabatan) -> Jenis:
    penyerap: Callable[[Acuan, BarisHasil], None] = partial(_serap, jenis)
    kode, sebutan = f"ref_jabatan_{jenis}", f"Referensi jabatan {jenis}"
    return Jenis(kode, sebutan, KOLOM[jenis], ID, partial(_periksa, jenis), penyerap)


STRUKTURAL, FUNGSIONAL, PELAKSANA = _jenis("struktural"), _jenis("fungsional"), _jenis("pelaksana")
