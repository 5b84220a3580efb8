"""What a row of a table of people is judged by: the row itself, and what only the whole file shows."""

from collections import Counter
from datetime import date
from functools import cached_property

from pegawai.aturan.impor import identitas, ihwal, nama, tanggal
from pegawai.aturan.impor import kolom_pegawai as k
from pegawai.aturan.impor.dasar import (
    Acuan,
    Baris,
    Catatan,
    PetaBaris,
    Tabel,
)
from pegawai.aturan.impor.jabatan import PetaJabatan
from pegawai.aturan.impor.kepala import bukan_data
from pegawai.aturan.impor.nilai import Terbaca, catat
from pegawai.aturan.impor.teks import kunci, rapi
from pegawai.aturan.impor.unit import PetaUnit

TERJARANG = 10  # one in so many rows: a stranger in a file of the other kind
MENTAH_TERPANJANG = 200


def keluarga(jenis: str | None) -> str:
    return "pppk" if jenis and jenis.startswith("pppk") else "pns"


class Berkas:
    """What only the whole file shows: the same NIP twice, two heads, a circle of superiors, who stands beside whom."""

    def __init__(self, tabel: Tabel, letak: PetaBaris, acuan: Acuan):
        self.tabel, self.letak, self.acuan = tabel, letak, acuan
        self.peta_unit, self.peta_jabatan = PetaUnit(acuan), PetaJabatan(acuan)
        self.utama = [letak[kolom] for kolom in (k.NIP, k.NAMA) if kolom in letak]
        self.sidik: dict[str, dict[int, int]] = {}  # NIP -> row -> fingerprint
        self.kepala: dict[str, set[str]] = {}  # post -> NIP of those who hold it
        self.jabatan_baru: dict[str, str] = {}  # NIP -> post in this file
        self.atasan: dict[str, str] = {}
        self.nip_pns: dict[str, set[str]] = {}  # PNS ID -> NIP in this file
        self.orang: dict[tuple[str, str], set[str]] = {}
        self.per_keluarga: Counter[str] = Counter()
        self.unit_baris: dict[int, str] = {}
        self.urutan: list[int] = []  # rows that are data
        for baris in tabel.baris:
            if not bukan_data(baris, tabel, self.utama):
                self._catat(baris)
        self._yang_sudah_ada()

    def sel(self, baris: Baris, kolom: str) -> str | None:
        """The cell; None when the file, or this short row, has no such column."""
        tempat = self.letak.get(kolom)
        return baris[1][tempat] if tempat is not None and tempat < len(baris[1]) else None

    def _catat(self, baris: Baris) -> None:
        self.urutan.append(baris[0])
        self.unit_baris[baris[0]] = kunci(self.sel(baris, k.UNOR_ID) or "").replace(" ", "")
        jenis = ihwal.jenis_pegawai(self.sel(baris, k.JENIS) or "", self.sel(baris, k.STATUS) or "")
        if jenis:
            self.per_keluarga[keluarga(jenis)] += 1
        nip = identitas.baca(k.NIP, self.sel(baris, k.NIP) or "").nilai
        if nip is None:
            return
        if pns_id := rapi(self.sel(baris, k.PNS_ID) or "").upper():
            self.nip_pns.setdefault(pns_id, set()).add(nip)
        isi = tuple(rapi(self.sel(baris, kolom) or "") for kolom in self.letak if kolom in k.SIMPAN)
        self.sidik.setdefault(nip, {})[baris[0]] = hash(isi)
        if jabatan := self._memimpin(baris):
            self.kepala.setdefault(jabatan, set()).add(nip)
        self.jabatan_baru[nip] = jabatan
        if atasan := identitas.baca(k.NIP_ATASAN, self.sel(baris, k.NIP_ATASAN) or "", wajib=False).nilai:
            self.atasan[nip] = atasan
        lahir = tanggal.baca(self.sel(baris, k.LAHIR) or "").hari
        self._kenal(self.sel(baris, k.NAMA), lahir.isoformat() if lahir else None, nip)

    def _kenal(self, nama_orang: str | None, lahir: str | None, nip: str) -> None:
        if kunci_orang := nama.kunci_orang(nama_orang, lahir):
            self.orang.setdefault(kunci_orang, set()).add(nip)

    def _memimpin(self, baris: Baris) -> str:
        """The id of the post of head that the row names: a post that leads its unit has the id of the unit."""
        post = identitas.baca_id(k.JABATAN_ID, self.sel(baris, k.JABATAN_ID) or "").nilai or ""
        return post if post in self.acuan.unit else ""

    def _yang_sudah_ada(self) -> None:
        for nip, nilai in self.acuan.pegawai.items():
            self._kenal(nilai.get(k.NAMA), nilai.get(k.LAHIR), nip)
            post = nilai.get(k.JABATAN_ID) or ""
            disebut = nip in self.jabatan_baru or nilai.get(k.PNS_ID) in self.nip_pns
            if not disebut and post in self.acuan.unit and aktif(nilai):
                self.kepala.setdefault(post, set()).add(nip)

    @property
    def terbanyak(self) -> str | None:
        """Whose file it is."""
        return self.per_keluarga.most_common(1)[0][0] if self.per_keluarga else None

    def terselip(self, jenis: str | None) -> bool:
        sendiri = self.per_keluarga[keluarga(jenis)]
        return keluarga(jenis) != self.terbanyak and sendiri * TERJARANG <= self.per_keluarga.total()

    def tetangga(self, nomor: int) -> str | None:
        """The unit of the rows before and behind, if they are of one unit."""
        tempat = self._tempat[nomor]
        if not 0 < tempat < len(self.urutan) - 1:
            return None
        sebelum, sesudah = (self.unit_baris[self.urutan[n]] for n in (tempat - 1, tempat + 1))
        return sebelum if sebelum and sebelum == sesudah else None

    def data(self, baris: Baris) -> bool:
        return baris[0] in self._tempat

    @cached_property
    def _tempat(self) -> dict[int, int]:
        return {nomor: tempat for tempat, nomor in enumerate(self.urutan)}


def aktif(nilai: dict[str, str | None]) -> bool:
    return ihwal.akhir_kedudukan(nilai.get(k.KEDUDUKAN)) is None


class BarisPegawai:
    """One row: its cells, what was read of them, what there is to say."""

    def __init__(self, berkas: Berkas, baris: Baris):
        self.berkas, self.acuan, self.baris = berkas, berkas.acuan, baris
        self.nilai: dict[str, str | None] = {}
        self.catatan: list[Catatan] = []
        self.nip: str | None = None
        self.jenis: str | None = None
        self.lahir: date | None = None

    def sel(self, kolom: str) -> str | None:
        return self.berkas.sel(self.baris, kolom)

    def ambil(self, kolom: str, terbaca: Terbaca) -> str | None:
        """Keep what was read, and what was said about it."""
        self.catatan += terbaca.catatan
        if terbaca.ada:
            self.nilai[kolom] = terbaca.nilai
        return terbaca.nilai

    def catat(self, kolom: str, sel: str, kode: str, kalimat: str, tingkat: str, bersih: str | None = None) -> None:
        self.catatan.append(catat(kolom, sel, kode, kalimat, tingkat, bersih))  # type: ignore[arg-type]

    def mentah(self) -> dict[str, str]:
        pasangan = ((kolom, self.sel(kolom)) for kolom in self.berkas.letak if kolom in k.SIMPAN)
        return {kolom: str(sel)[:MENTAH_TERPANJANG] for kolom, sel in pasangan if sel}
