"""Read every visible sheet of a workbook of a BKD, row by row: as large as an agency, never larger than the limits.

`buku_kerja` reads the small tables that people upload; this reader tells kinds of cells apart (a number is no text, a
formula without a stored value is no empty cell), knows hidden columns and merged cells, and keeps nothing but the
shared texts: rows leave as they come. Strangers' files are read in a process of their own: `berkas_lembar.baca_buku`.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from xml.parsers import expat

from pegawai.buku_kerja import AWALAN_LAMA, HARI_NOL, HARI_NOL_1904, MB, RUSAK, BerkasSalah, periksa_bagian

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
TERKUNCI = "EncryptedPackage".encode("utf-16-le")
SIMPAN_ULANG = "Buka di Excel, simpan sebagai .xlsx, lalu unggah."
WAJAR_KOSONG = 10  # rows of nothing below the data before we speak of it


class BatasBuku(NamedTuple):
    """How much is read: bytes as uploaded, bytes of one part unpacked, rows and columns of a sheet, letters, sheets."""

    berkas: int = 50 * MB
    bagian: int = 700 * MB
    baris: int = 100_000
    kolom: int = 120
    huruf: int = 150_000_000
    lembar: int = 30


BESAR = BatasBuku()
Sel = str | list[str]  # text, or [text, kind]
Isi = Iterator[dict[str, Any] | list[Any]]  # {"lembar": …}, [row, [cells]] …, {"akhir": …} for every sheet


def baca_baris(nama: str, isi: bytes, batas: BatasBuku = BESAR) -> Isi:
    """Sheets and their rows. Raises BerkasSalah with code and sentence."""
    if len(isi) > batas.berkas:
        raise BerkasSalah(f"Berkas paling besar {batas.berkas // MB} MB.", "BERKAS_TERLALU_BESAR")
    akhiran = nama.lower().rpartition(".")[2]
    if akhiran not in {"xlsx", "xls", "csv", "tsv", "txt"}:
        raise BerkasSalah("Pilih berkas Excel (.xlsx, .xls) atau CSV (.csv).", "JENIS_BERKAS_LAIN")
    if not isi.strip():
        raise BerkasSalah("Berkas ini kosong.", "BERKAS_KOSONG")
    if isi.startswith(b"PK"):
        return _xlsx(isi, batas)
    if isi.startswith(AWALAN_LAMA):
        return _xls(isi, batas)
    _periksa_awal(isi)
    if akhiran in {"xlsx", "xls"}:
        raise BerkasSalah(
            "Isi berkas bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu unggah.", "ISI_BEDA_AKHIRAN"
        )
    return _csv(isi, batas)


def _periksa_awal(isi: bytes) -> None:
    """What is certainly no table, whatever its name says."""
    awal = isi[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if awal.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style")):
        raise BerkasSalah(
            f"Berkas ini halaman HTML, bukan Excel. {SIMPAN_ULANG}",
            "BUKAN_EXCEL_HTML",
        )
    if awal.startswith(b"<?xml"):
        raise BerkasSalah(
            "Berkas ini XML, bukan Excel. Buka di Excel, simpan sebagai .xlsx, lalu unggah.", "BUKAN_EXCEL"
        )
    for tanda, sebutan in ((b"%pdf", "PDF"), (b"\x89png", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"{\\rtf", "RTF")):
        if awal.startswith(tanda):
            raise BerkasSalah(f"Isi berkas bukan Excel (terlihat seperti {sebutan}).", "ISI_BEDA_AKHIRAN")


def _di_luar(batas: BatasBuku, sel: str) -> BerkasSalah:
    baris = f"{batas.baris:,}".replace(",", ".")
    return BerkasSalah(
        f"Berkas berisi sel di {sel}; tabel paling banyak {baris} baris dan {batas.kolom} kolom.", "RENTANG_TAK_WAJAR"
    )


def _terlalu_besar() -> BerkasSalah:
    return BerkasSalah("Isi berkas terlalu besar untuk dibaca. Bagi menjadi beberapa berkas.", "ISI_TERLALU_BESAR")


class _Penghitung:
    """Letters and rows so far; says stop at the limit."""

    def __init__(self, batas: BatasBuku):
        self.batas, self.huruf = batas, 0

    def tambah(self, nomor: int, sel: Sequence[Sel]) -> None:
        self.huruf += sum(len(s) if isinstance(s, str) else len(s[0]) for s in sel)
        if nomor > self.batas.baris or len(sel) > self.batas.kolom:
            raise _di_luar(self.batas, f"{_huruf_kolom(len(sel))}{nomor}")
        if self.huruf > self.batas.huruf:
            raise _terlalu_besar()


def _huruf_kolom(nomor: int) -> str:
    huruf = ""
    while nomor > 0:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


# CSV ----------------------------------------------------------------------------------------------
def _csv(isi: bytes, batas: BatasBuku) -> Isi:
    teks = _teks(isi)
    if "\0" in teks:
        raise BerkasSalah("Berkas ini bukan CSV. Simpan lagi sebagai “CSV UTF-8”.", "ISI_BEDA_AKHIRAN")
    hitung = _Penghitung(batas)
    yield {"lembar": ""}
    try:
        for nomor, sel in enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=_pemisah(teks)), 1):
            hitung.tambah(nomor, sel)
            if any(s.strip() for s in sel):
                yield [nomor, sel]
    except csv.Error:
        raise BerkasSalah(
            "Berkas CSV ini tidak dapat dibaca: ada sel yang terlalu panjang atau tanda kutip tanpa pasangan.",
            "CSV_RUSAK",
        ) from None
    yield {"akhir": True}


def _teks(isi: bytes) -> str:
    """Excel saves CSV as UTF-8 with mark, as UTF-16, or in the old Windows letters."""
    sandi = ["utf-16"] if isi.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252", "latin-1"]
    for satu in sandi:
        try:
            return isi.decode(satu)
        except UnicodeDecodeError:
            continue
    raise BerkasSalah("Huruf dalam berkas CSV ini tidak dapat dibaca. Simpan lagi sebagai “CSV UTF-8”.", "CSV_RUSAK")


def _pemisah(teks: str) -> str:
    """The mark that stands most evenly in the first lines."""
    awal = teks[:20_000].splitlines()[:30]
    return max(";\t,|", key=lambda p: sum(1 for b in awal if b.count(p) >= 2) * 1000 + sum(b.count(p) for b in awal))


# XLS ----------------------------------------------------------------------------------------------
def _xls(isi: bytes, batas: BatasBuku) -> Isi:
    """Excel 97-2003, read by calamine. Its grid is at most 65,536 rows x 256 columns."""
    if TERKUNCI in isi:
        raise _terkunci()
    import python_calamine as calamine

    try:
        buku = calamine.load_workbook(io.BytesIO(isi))
        tampak = [s.name for s in buku.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
    except calamine.PasswordError:
        raise _terkunci() from None
    except (calamine.CalamineError, *RUSAK):
        raise _rusak() from None
    hitung = _Penghitung(batas)
    for nama in tampak[: batas.lembar]:
        yield from _lembar_xls(buku, nama, hitung)


def _lembar_xls(buku: Any, nama: str, hitung: _Penghitung) -> Isi:
    import python_calamine as calamine

    yield {"lembar": nama}
    try:
        lembar = buku.get_sheet_by_name(nama)
        rentang = [[a[0] + 1, a[1], b[0] + 1, b[1]] for a, b in lembar.merged_cell_ranges or []]
        tepi = lembar.start or (0, 0)
        for nomor, baris in enumerate(lembar.to_python(skip_empty_area=True), tepi[0] + 1):
            sel: list[Sel] = [*[""] * tepi[1], *map(_sel_calamine, baris)]
            while sel and not sel[-1]:
                sel.pop()
            hitung.tambah(nomor, sel)
            if sel:
                yield [nomor, sel]
    except (calamine.CalamineError, calamine.WorksheetNotFound, *RUSAK):
        raise _rusak() from None
    yield {"akhir": True, "gabungan": rentang}


def _sel_calamine(nilai: Any) -> Sel:
    if isinstance(nilai, str):
        return [nilai, "galat"] if re.fullmatch(r"#[A-Z0-9/!?]+", nilai) else nilai
    if isinstance(nilai, bool):
        return [str(nilai).upper(), "logis"]
    if isinstance(nilai, datetime):
        return [f"{nilai:%Y-%m-%d}", "tanggal"]
    if isinstance(nilai, date):
        return [nilai.isoformat(), "tanggal"]
    if isinstance(nilai, int | float):
        return [_angka(float(nilai), ""), "angka"]
    return str(nilai) if isinstance(nilai, time | timedelta) else ""


def _terkunci() -> BerkasSalah:
    return BerkasSalah("Berkas dilindungi sandi. Buka, hapus sandinya, simpan, lalu unggah.", "BERKAS_TERKUNCI")


def _rusak() -> BerkasSalah:
    return BerkasSalah(f"Berkas Excel ini tidak dapat dibaca. {SIMPAN_ULANG}", "BERKAS_RUSAK")


# XLSX ---------------------------------------------------------------------------------------------
def _xlsx(isi: bytes, batas: BatasBuku) -> Isi:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            periksa_bagian(arsip.namelist())
            yield from _buku(_Arsip(arsip, batas), batas)
    except _Deklarasi:
        raise BerkasSalah("Berkas Excel ini memuat deklarasi yang tidak diterima.", "BERKAS_RUSAK") from None
    except (expat.ExpatError, OverflowError, TypeError, *RUSAK):
        raise _rusak() from None


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
                    raise _terlalu_besar()
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
            raise _terlalu_besar()
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
            raise _terlalu_besar()
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
                raise _terlalu_besar()
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
                raise _terlalu_besar()


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
    hitung = _Penghitung(batas)
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

    def __init__(self, rujukan: _Rujukan, hitung: _Penghitung, gaya_terbanyak: int) -> None:
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
            raise _terlalu_besar()
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
                raise _terlalu_besar()
            return
        sel = self._nilai()
        if not sel:
            return
        if self.di >= self.batas.kolom or self.nomor > self.batas.baris:
            raise _di_luar(self.batas, self.letak or f"{_huruf_kolom(self.di + 1)}{self.nomor}")
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
        return [_angka(bilangan, nilai), "rumus" if rumus else "angka"]

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


def _angka(bilangan: float, nilai: str) -> str:
    """Whole numbers of up to 15 digits as people read them; beyond that the file's own text: digits are lost there."""
    if bilangan == int(bilangan) and abs(bilangan) < 10**15:
        return str(int(bilangan))
    return nilai if "e" in nilai.lower() or abs(bilangan) < 10**15 and nilai else f"{bilangan:.15g}"
