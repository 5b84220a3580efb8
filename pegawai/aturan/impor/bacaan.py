"""How the small tables are read, of this room and of the higher ones: cell by cell, each with its sentence."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pegawai.aturan.impor import identitas, tanggal
from pegawai.aturan.impor.dasar import (
    ANGKA,
    GANDA_SAMA,
    PERINGATAN,
    TOLAK,
    Acuan,
    Baris,
    BarisHasil,
    Catatan,
    PetaBaris,
    Tabel,
    jenis_sel,
    putusan,
)
from pegawai.aturan.impor.kepala import bukan_data, hasil_bukan_data
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, catat, tak_terbaca, teks_bebas
from pegawai.aturan.impor.teks import PEMBALIK_ARAH, kosong, kunci, rapi
from pegawai.aturan.impor.unit import PetaUnit

MENTAH_TERPANJANG = 200
NIP, UNOR_ID, UNOR = "NIP", "UNOR ID", "UNOR NAMA"
TAHUN = re.compile(r"20\d\d")


@dataclass
class Bacaan:
    """One row of a small table: what was read so far."""

    baris: Baris
    letak: PetaBaris
    acuan: Acuan
    peta_unit: PetaUnit
    nilai: dict[str, str | None] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)

    def sel(self, kolom: str) -> str:
        """The cell, or what was said for the whole file."""
        tempat = self.letak.get(kolom)
        if tempat is None:
            return self.acuan.sekali.get(kolom, "")
        return self.baris[1][tempat] if tempat < len(self.baris[1]) else ""

    def punya(self, kolom: str) -> bool:
        return kolom in self.letak or kolom in self.acuan.sekali

    def ambil(self, kolom: str, terbaca: Terbaca) -> str | None:
        self.catatan += terbaca.catatan
        if terbaca.ada:
            self.nilai[kolom] = terbaca.nilai
        return terbaca.nilai

    def teks(self, *kolom: str) -> None:
        """Words kept as they are."""
        for satu in kolom:
            if satu in self.letak:
                self.ambil(satu, teks_bebas(satu, self.sel(satu), 500))

    def naskah(self, kolom: str, terpanjang: int, *, wajib: bool = False) -> str | None:
        """Words of several lines; a number is written with a comma, as people here write it."""
        sel = self.sel(kolom)
        if buruk := tak_terbaca(kolom, sel, kolom, tolak=wajib):
            return self.ambil(kolom, buruk)
        baris = [rapi(b) for b in sel.splitlines()]
        teks = "\n".join(b for b in baris if b)
        if jenis_sel(sel) == ANGKA:
            teks = teks.replace(".", ",")
        if kosong(teks):
            if wajib:
                self.tolak(kolom, "KOSONG", f"{kolom} kosong.")
            return self.ambil(kolom, Terbaca(None))
        if PEMBALIK_ARAH.search(sel):
            self.tolak(kolom, "KARAKTER_KENDALI", f"{kolom} memuat tanda pembalik arah tulisan.")
        if len(teks) > terpanjang:
            self.tolak(kolom, "TERLALU_PANJANG", f"{kolom} {len(teks)} huruf; paling panjang {terpanjang}.")
        return self.ambil(kolom, Terbaca(teks))

    def pilihan(self, kolom: str, kata: Mapping[str, str], *, wajib: bool = True) -> str | None:
        """One of the words of a list; the value is what we store."""
        sel = self.sel(kolom)
        nilai = kata.get(kunci(sel))
        if nilai is None and (wajib or not kosong(sel)):
            daftar = ", ".join(dict.fromkeys(kata.values())).replace("_", " ")
            self.tolak(kolom, "PILIHAN_TAK_DIKENAL", f"{kolom} '{rapi(sel)[:40]}' tidak dikenal ({daftar}).")
            return None
        self.nilai[kolom] = nilai
        return nilai

    def tolak(self, kolom: str, kode: str, kalimat: str) -> None:
        self.catatan.append(catat(kolom, self.sel(kolom), kode, kalimat, TOLAK))

    def peringatkan(self, kolom: str, kode: str, kalimat: str, bersih: str | None = None) -> None:
        self.catatan.append(catat(kolom, self.sel(kolom), kode, kalimat, PERINGATAN, bersih))

    def hari(self, kolom: str, *, wajib: bool = False, akibat: str = "kolom dikosongkan") -> date | None:
        """The date of a column; without one that is required the row is refused."""
        if kolom not in self.letak:
            return None
        sel = self.sel(kolom)
        terbaca = tanggal.baca(sel)
        bersih = terbaca.hari.isoformat() if terbaca.hari else None
        if terbaca.terbaca and (bersih or not wajib):
            self.ambil(kolom, benar(kolom, sel, bersih, terbaca.kode, terbaca.kalimat))
        elif bersih:
            self.nilai[kolom] = bersih
            self.peringatkan(kolom, terbaca.kode, terbaca.kalimat, bersih)
        elif terbaca.terbaca:
            self.tolak(kolom, "TANGGAL_KOSONG", f"{kolom} kosong.")
        else:
            kalimat = terbaca.kalimat.replace("kolom tidak diubah", "baris ditolak" if wajib else akibat)
            self.ambil(kolom, buntu(kolom, sel, terbaca.kode, kalimat, tolak=wajib))
            if not wajib:
                self.nilai[kolom] = None
        return terbaca.hari

    def pegawai(self, kolom: str = NIP) -> str | None:
        """The NIP of somebody we know."""
        nip = self.ambil(kolom, identitas.baca(kolom, self.sel(kolom)))
        if nip and nip not in self.acuan.pegawai:
            self.tolak(kolom, "PEGAWAI_TIDAK_ADA", "NIP tidak ada di data pegawai.")
        return nip

    def unit(self, kolom_id: str = UNOR_ID, kolom_nama: str = UNOR, *, wajib: bool = True) -> str | None:
        """The unit, by its id or by a name that is the only one."""
        terbaca = identitas.baca_id(kolom_id, self.sel(kolom_id), tolak_galat=wajib)
        id_unit = self.ambil(kolom_id, terbaca)
        sebutan = rapi(self.sel(kolom_nama))
        if id_unit:
            if id_unit not in self.acuan.unit:
                self.tolak(kolom_id, "UNOR_TIDAK_DIKENAL", f"Unit '{sebutan[:80] or id_unit}' tidak ada di hierarki.")
            return id_unit
        if terbaca.ditolak:
            return None
        calon = self.peta_unit.bernama(sebutan) if not kosong(sebutan) else []
        if len(calon) == 1:
            kalimat = "UNOR ID kosong; nama unit hanya ada satu, diusulkan."
            catatan = catat(kolom_id, "", "UNOR_DARI_NAMA", kalimat, PERINGATAN, calon[0], perlu_klik=True)
            self.catatan.append(replace(catatan, isian=((kolom_id, calon[0]),)))
        elif calon:
            self.tolak(kolom_id, "UNOR_NAMA_GANDA", f"Nama '{sebutan}' dipakai {len(calon)} unit; pilih unitnya.")
        elif wajib:
            self.tolak(kolom_id, "UNOR_KOSONG", "Unit tidak disebut, atau tidak ada di hierarki.")
        return None

    def tahun(self, kolom: str) -> int | None:
        """A year, also from a cell that Excel holds as a number."""
        teks = rapi(self.sel(kolom)).removesuffix(".0")
        if not TAHUN.fullmatch(teks):
            self.tolak(kolom, "TAHUN_TAK_WAJAR", f"{kolom} '{teks[:20]}' bukan tahun.")
            return None
        self.nilai[kolom] = teks
        return int(teks)

    def kunci(self, kolom: Sequence[str]) -> tuple[str, ...]:
        return tuple(kunci(self.sel(k)) for k in kolom)

    def sidik(self) -> int:
        """Tells whether two rows say the same; running numbers of the list do not count."""
        return hash(tuple(rapi(self.sel(k)) for k in self.letak))

    def hasil(self) -> BarisHasil:
        hasil = putusan(self.catatan)
        mentah = {kolom: str(s)[:MENTAH_TERPANJANG] for kolom in self.letak if (s := self.sel(kolom))}
        return BarisHasil(self.baris[0], hasil, {} if hasil == TOLAK else self.nilai, tuple(self.catatan), mentah)


def bacaan(tabel: Tabel, letak: PetaBaris, acuan: Acuan, utama: Sequence[str]) -> Iterator[BarisHasil | Bacaan]:
    """Every row: what is no data is ready at once. `utama`: columns without which a row says nothing."""
    peta = PetaUnit(acuan)
    tempat = [letak[kolom] for kolom in utama if kolom in letak]
    for baris in tabel.baris:
        yield hasil_bukan_data(baris) if bukan_data(baris, tabel, tempat) else Bacaan(baris, letak, acuan, peta)


def alir(
    tabel: Tabel,
    letak: PetaBaris,
    acuan: Acuan,
    baca: Callable[[Bacaan], None],
    kunci_baris: Sequence[str],
    utama: Sequence[str] = (),
) -> Iterator[BarisHasil]:
    """Rows read one by one with `baca`; those with the same key are told apart from the rest.

    The same row once more is left out; rows of one key that contradict each other are all refused.
    """
    sidik: dict[tuple[str, ...], set[int]] = {}
    for satu in bacaan(tabel, letak, acuan, utama or kunci_baris):
        if isinstance(satu, Bacaan):
            sidik.setdefault(satu.kunci(kunci_baris), set()).add(satu.sidik())
    dilihat: set[tuple[str, ...]] = set()
    for satu in bacaan(tabel, letak, acuan, utama or kunci_baris):
        if isinstance(satu, BarisHasil):
            yield satu
            continue
        baca(satu)
        isi = satu.kunci(kunci_baris)
        if len(sidik[isi]) > 1:
            sebutan = ", ".join(kunci_baris)
            satu.tolak(
                kunci_baris[0], "GANDA_BEDA", f"{sebutan} sama di beberapa baris dengan isi berbeda; pilih satu."
            )
        elif isi in dilihat:
            kalimat = "Baris yang sama muncul dua kali; yang kedua diabaikan."
            satu.peringatkan(kunci_baris[0], GANDA_SAMA, kalimat, satu.nilai.get(kunci_baris[0]))
        dilihat.add(isi)
        yield satu.hasil()
