"""The .xlsx half of the reader of large workbooks: parts are parsed piece by piece, rows leave as they come."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple
from xml.parsers import expat

from pegawai.buku_batas import BatasBuku, Isi, Penghitung, Sel, angka, di_luar, huruf_kolom, rusak, terlalu_besar
from pegawai.buku_kerja import HARI_NOL, HARI_NOL_1904, MB, RUSAK, BerkasSalah, periksa_bagian

RUANG = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
UNSUR_SEL, UNSUR_BARIS = f"{RUANG}c", f"{RUANG}row"
UNSUR_ISI = {f"{RUANG}{nama}": nama for nama in ("v", "f", "t")}
BARIS_LEMBAR, KOLOM_LEMBAR = 1_048_576, 16_384
GAYA_TERBANYAK, TEKS_TERBANYAK = 1_000_000, 200_000  # cells of style alone, shared texts; more in a larger file
ISI_SEL_TERBANYAK = 200  # elements within one cell: runs of formatted text
GABUNGAN_TERBANYAK = 5_000
SELALU_BOLEH, KEMPIS = 64 * MB, 150  # one part unpacked: how much anyway, and how many times what was sent
LAIN_TERBANYAK = 1_000_000  # elements of a sheet beside its rows and cells
POTONGAN = 256 * 1024
TERDALAM = 40
POLA_TANGGAL = (14, 15, 16, 17, 22)  # number formats that every file may name without declaring
LETAK = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
TERLEPAS = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a control character
WAJAR_KOSONG = 10  # rows of nothing below the data before we speak of it


def baca_xlsx(isi: bytes, batas: BatasBuku) -> Isi:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            periksa_bagian(arsip.namelist())
            yield from _buku(_Arsip(arsip, batas), batas)
    except _Deklarasi:
        raise BerkasSalah("Berkas Excel ini memuat deklarasi yang tidak diterima.", "BERKAS_RUSAK") from None
    except (expat.ExpatError, OverflowError, TypeError, *RUSAK):
        raise rusak() from None


class _Deklarasi(Exception):
    """The part declares a document type: nothing that Excel writes does."""


class _Arsip:
    """Parts of the file, fed to a parser piece by piece, each up to the limit whatever its header declares."""

    def __init__(self, arsip: zipfile.ZipFile, batas: BatasBuku):
        self.arsip = arsip
        self.nama = frozenset(arsip.namelist())
        self.terkirim = sum(bagian.compress_size for bagian in arsip.infolist())
        self.terbesar = min(batas.bagian, max(SELALU_BOLEH, KEMPIS * self.terkirim))

    def urai(self, nama: str, pengolah: "_Pengolah") -> Iterator[list[Any]]:
        """Whatever the handler finds ready after each piece."""
        pengurai = expat.ParserCreate(namespace_separator=" ")
        pengurai.StartDoctypeDeclHandler = pengurai.EntityDeclHandler = _tolak_deklarasi
        pengurai.StartElementHandler, pengurai.EndElementHandler = pengolah.mulai, pengolah.akhir
        pengurai.CharacterDataHandler = pengolah.huruf
        pengurai.buffer_text = True
        terbaca = 0
        with self.arsip.open(nama) as bagian:
            while potongan := bagian.read(POTONGAN):
                terbaca += len(potongan)
                if terbaca > self.terbesar:
                    raise terlalu_besar()
                pengurai.Parse(potongan, False)
                yield from pengolah.ambil()
        pengurai.Parse(b"", True)
        yield from pengolah.ambil()


def _tolak_deklarasi(*_: Any) -> None:
    raise _Deklarasi


class _Pengolah:
    """What a parser calls. Subclasses fill `siap`; nothing nests deeper than a workbook of people does."""

    def __init__(self) -> None:
        self.siap: list[list[Any]] = []
        self.dalam = 0

    def ambil(self) -> list[list[Any]]:
        siap, self.siap = self.siap, []
        return siap

    def mulai(self, nama: str, sifat: dict[str, str]) -> None:
        self.dalam += 1
        if self.dalam > TERDALAM:
            raise terlalu_besar()
        self.masuk(nama.removeprefix(RUANG), sifat)

    def akhir(self, nama: str) -> None:
        self.dalam -= 1
        self.keluar(nama.removeprefix(RUANG))

    def huruf(self, teks: str) -> None:
        pass

    def masuk(self, nama: str, sifat: dict[str, str]) -> None:
        raise NotImplementedError

    def keluar(self, nama: str) -> None:
        pass


class _Unsur(_Pengolah):
    """Small parts: every element with its attributes and its parent's name."""

    TERBANYAK = 100_000

    def __init__(self) -> None:
        super().__init__()
        self.jalan: list[str] = []
        self.banyak = 0

    def masuk(self, nama: str, sifat: dict[str, str]) -> None:
        self.banyak += 1
        if self.banyak > self.TERBANYAK:
            raise terlalu_besar()
        self.siap.append([nama.rpartition(" ")[2], self.jalan[-1] if self.jalan else "", sifat])
        self.jalan.append(nama)

    def keluar(self, nama: str) -> None:
        self.jalan.pop()


class _TeksBersama(_Pengolah):
    """Plain or formatted texts; what stands above one as a reading aid is left out."""

    def __init__(self, batas: BatasBuku, terbanyak: int) -> None:
        super().__init__()
        self.batas, self.terbanyak, self.jumlah = batas, terbanyak, 0
        self.teks: list[str] = []
        self.potong: list[str] | None = None
        self.bantuan = 0

    def masuk(self, nama: str, sifat: dict[str, str]) -> None:
        if nama == "si":
            self.jumlah += 1
            if self.jumlah > self.terbanyak:
                raise terlalu_besar()
            self.kumpul: list[str] = []
        elif nama == "rPh":
            self.bantuan += 1
        elif nama == "t" and not self.bantuan:
            self.potong = []

    def huruf(self, teks: str) -> None:
        if self.potong is not None:
            self.potong.append(teks)

    def keluar(self, nama: str) -> None:
        if nama == "t" and self.potong is not None:
            self.kumpul += self.potong
            self.potong = None
        elif nama == "rPh":
            self.bantuan -= 1
        elif nama == "si":
            self.teks.append(_lepas("".join(self.kumpul)))
            self.batas = self.batas._replace(huruf=self.batas.huruf - len(self.teks[-1]))
            if self.batas.huruf < 0:
                raise terlalu_besar()


def _lepas(teks: str) -> str:
    return TERLEPAS.sub(lambda m: chr(int(m[1], 16)), teks) if "_x" in teks else teks


class _Rujukan(NamedTuple):
    """What the cells of a sheet refer to."""

    teks: list[str]
    tanggal: frozenset[int]  # styles that show a number as a date
    nol: date


def _buku(arsip: _Arsip, batas: BatasBuku) -> Isi:
    unsur = list(arsip.urai("xl/workbook.xml", _Unsur()))
    tujuan = {u[2].get("Id"): u[2].get("Target", "") for u in arsip.urai("xl/_rels/workbook.xml.rels", _Unsur())}
    tampak = [u[2] for u in unsur if u[0] == "sheet" and u[2].get("state", "visible") == "visible"]
    if not tampak:
        raise BerkasSalah("Berkas Excel ini tidak punya lembar yang terlihat.", "TANPA_LEMBAR")
    sifat: dict[str, str] = next((u[2] for u in unsur if u[0] == "workbookPr"), {})
    nol = HARI_NOL_1904 if sifat.get("date1904") in ("1", "true") else HARI_NOL
    rujukan = _Rujukan(_bersama(arsip, batas), _gaya_tanggal(arsip), nol)
    hitung = Penghitung(batas)
    for satu in tampak[: batas.lembar]:
        alamat = tujuan[satu.get(HUBUNGAN)]
        alamat = alamat.lstrip("/") if alamat.startswith("/") else f"xl/{alamat}"
        if "worksheets/" in alamat:  # the others are sheets of one diagram
            yield {"lembar": satu.get("name", "")[:100]}
            pengolah = _Lembar(rujukan, hitung, max(GAYA_TERBANYAK, arsip.terkirim))
            yield from arsip.urai(alamat, pengolah)
            yield pengolah.penutup()


def _bersama(arsip: _Arsip, batas: BatasBuku) -> list[str]:
    if "xl/sharedStrings.xml" not in arsip.nama:
        return []
    pengolah = _TeksBersama(batas, max(TEKS_TERBANYAK, arsip.terkirim))
    for _ in arsip.urai("xl/sharedStrings.xml", pengolah):
        pass
    return pengolah.teks


def _gaya_tanggal(arsip: _Arsip) -> frozenset[int]:
    if "xl/styles.xml" not in arsip.nama:
        return frozenset()
    unsur = list(arsip.urai("xl/styles.xml", _Unsur()))
    pola = {int(u[2].get("numFmtId", "0")): u[2].get("formatCode", "") for u in unsur if u[0] == "numFmt"}
    gaya = [int(u[2].get("numFmtId", "0")) for u in unsur if u[0] == "xf" and u[1].endswith("cellXfs")]
    return frozenset(n for n, nomor in enumerate(gaya) if nomor in POLA_TANGGAL or _tampak_tanggal(pola.get(nomor, "")))


def _tampak_tanggal(pola: str) -> bool:
    kode = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", pola).lower()
    return "y" in kode and ("d" in kode or "m" in kode)


class _Lembar(_Pengolah):
    """Rows of one sheet. A cell that only carries a style is counted, not kept."""

    def __init__(self, rujukan: _Rujukan, hitung: Penghitung, gaya_terbanyak: int) -> None:
        super().__init__()
        self.gaya_terbanyak = gaya_terbanyak
        self.rujukan, self.hitung, self.batas = rujukan, hitung, hitung.batas
        self.nomor = self.terisi = self.terakhir = self.gaya_saja = self.lain = 0
        self.sel: list[Sel] = []
        self.di, self.di_sel = -1, False
        self.letak = ""
        self.jenis = "n"
        self.gaya = 0
        self.isi: dict[str, list[str]] = {}
        self.isi_sel = 0
        self.tangkap: list[str] | None = None
        self.kolom: dict[str, int] = {}
        self.sembunyi: list[list[int]] = []
        self.gabungan: list[list[int]] = []

    def mulai(self, nama: str, sifat: dict[str, str]) -> None:
        # Millions of calls: one look at the name, the most frequent ones first.
        self.dalam += 1
        if nama == UNSUR_SEL:
            self._buka_sel(sifat)
        elif self.di_sel and nama in UNSUR_ISI:
            self.tangkap = self.isi.setdefault(UNSUR_ISI[nama], [])
            self.isi_sel += 1
            if self.isi_sel > ISI_SEL_TERBANYAK:
                raise ValueError("cell of many values")
        elif nama == UNSUR_BARIS:
            self._buka_baris(sifat)
        elif self.dalam > TERDALAM or self.lain > LAIN_TERBANYAK:
            raise terlalu_besar()
        else:
            self.lain += 1
            self.masuk(nama.removeprefix(RUANG), sifat)

    def akhir(self, nama: str) -> None:
        self.dalam -= 1
        if nama in UNSUR_ISI:
            self.tangkap = None
        elif nama == UNSUR_SEL:
            self._tutup_sel()
        elif nama == UNSUR_BARIS:
            self._tutup_baris()

    def masuk(self, nama: str, sifat: dict[str, str]) -> None:
        if nama == "col" and sifat.get("hidden") in ("1", "true"):
            self.sembunyi.append([int(sifat["min"]) - 1, min(int(sifat["max"]), self.batas.kolom) - 1])
        elif nama == "mergeCell" and len(self.gabungan) < GABUNGAN_TERBANYAK:
            awal, _, akhir = sifat["ref"].partition(":")
            (a, b), (c, d) = _letak(awal), _letak(akhir or awal)
            self.gabungan.append([a, b, c, d])

    def huruf(self, teks: str) -> None:
        if self.tangkap is not None:
            self.tangkap.append(teks)

    def _buka_baris(self, sifat: dict[str, str]) -> None:
        nomor = int(sifat.get("r", self.nomor + 1))
        if not self.nomor < nomor <= BARIS_LEMBAR:
            raise ValueError("rows out of order")
        self.nomor, self.sel, self.di = nomor, [], -1

    def _tutup_baris(self) -> None:
        if self.sel:
            self.hitung.tambah(self.nomor, self.sel)
            self.terisi = self.nomor
            self.siap.append([self.nomor, self.sel])
        self.terakhir = self.nomor

    def _buka_sel(self, sifat: dict[str, str]) -> None:
        self.letak = sifat.get("r", "")
        kolom = self._kolom() if self.letak else self.di + 1
        if not self.di < kolom < KOLOM_LEMBAR:
            raise ValueError("cells out of order")
        self.di, self.di_sel = kolom, True
        self.jenis, self.gaya = sifat.get("t", "n"), int(sifat.get("s", "0"))
        self.isi, self.isi_sel = {}, 0

    def _kolom(self) -> int:
        """The column from 0; the letters of each are taken apart once."""
        huruf = self.letak.rstrip("0123456789")
        if huruf not in self.kolom:
            self.kolom[huruf] = _letak(self.letak)[1]
        return self.kolom[huruf]

    def _tutup_sel(self) -> None:
        self.di_sel = False
        if not self.isi:
            self.gaya_saja += 1
            if self.gaya_saja > self.gaya_terbanyak:
                raise terlalu_besar()
            return
        sel = self._nilai()
        if not sel:
            return
        if self.di >= self.batas.kolom or self.nomor > self.batas.baris:
            raise di_luar(self.batas, self.letak or f"{huruf_kolom(self.di + 1)}{self.nomor}")
        self.sel += [""] * (self.di - len(self.sel))
        self.sel.append(sel)

    def _nilai(self) -> Sel:
        nilai, rumus = "".join(self.isi.get("v", [])), "f" in self.isi
        if self.jenis == "inlineStr":
            return _lepas("".join(self.isi.get("t", [])))
        if self.jenis == "s":
            return self.rujukan.teks[int(nilai)] if nilai else ""
        if self.jenis == "e":
            return [nilai[:20], "galat"]
        if not nilai and rumus:
            return ["=" + "".join(self.isi["f"])[:100], "rumus_kosong"]
        if self.jenis == "n" and nilai:
            return self._angka(float(nilai), nilai, rumus)
        if self.jenis == "b":
            return ["TRUE" if nilai == "1" else "FALSE", "logis"]
        return [_lepas(nilai), "rumus"] if rumus and nilai else _lepas(nilai)

    def _angka(self, bilangan: float, nilai: str, rumus: bool) -> Sel:
        if self.gaya in self.rujukan.tanggal and 1 <= bilangan < 200_000:
            hari = self.rujukan.nol + timedelta(days=int(bilangan))
            return [hari.isoformat(), "rumus" if rumus else "tanggal"]
        return [angka(bilangan, nilai), "rumus" if rumus else "angka"]

    def penutup(self) -> dict[str, Any]:
        akhir: dict[str, Any] = {"akhir": True, "gabungan": self.gabungan, "sembunyi": self.sembunyi}
        if self.terakhir > self.terisi + WAJAR_KOSONG:
            akhir["rentang"] = self.terakhir
        return akhir


def _letak(sel: str) -> tuple[int, int]:
    """(row from 1, column from 0)."""
    cocok = LETAK.fullmatch(sel)
    if cocok is None:
        raise ValueError("cell without place")
    nomor = 0
    for huruf in cocok[1]:
        nomor = nomor * 26 + ord(huruf) - 64
    return int(cocok[2]), nomor - 1
