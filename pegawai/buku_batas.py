"""What the reader of large workbooks never exceeds, and how it says so."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pegawai.buku_kerja import MB, BerkasSalah

SIMPAN_ULANG = "Buka di Excel, simpan sebagai .xlsx, lalu unggah."


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


def di_luar(batas: BatasBuku, sel: str) -> BerkasSalah:
    baris = f"{batas.baris:,}".replace(",", ".")
    return BerkasSalah(
        f"Berkas berisi sel di {sel}; tabel paling banyak {baris} baris dan {batas.kolom} kolom.", "RENTANG_TAK_WAJAR"
    )


def terlalu_besar() -> BerkasSalah:
    return BerkasSalah("Isi berkas terlalu besar untuk dibaca. Bagi menjadi beberapa berkas.", "ISI_TERLALU_BESAR")


class Penghitung:
    """Letters and rows so far; says stop at the limit."""

    def __init__(self, batas: BatasBuku):
        self.batas, self.huruf = batas, 0

    def tambah(self, nomor: int, sel: Sequence[Sel]) -> None:
        self.huruf += sum(len(s) if isinstance(s, str) else len(s[0]) for s in sel)
        if nomor > self.batas.baris or len(sel) > self.batas.kolom:
            raise di_luar(self.batas, f"{huruf_kolom(len(sel))}{nomor}")
        if self.huruf > self.batas.huruf:
            raise terlalu_besar()


def huruf_kolom(nomor: int) -> str:
    huruf = ""
    while nomor > 0:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def terkunci() -> BerkasSalah:
    return BerkasSalah("Berkas dilindungi sandi. Buka, hapus sandinya, simpan, lalu unggah.", "BERKAS_TERKUNCI")


def rusak() -> BerkasSalah:
    return BerkasSalah(f"Berkas Excel ini tidak dapat dibaca. {SIMPAN_ULANG}", "BERKAS_RUSAK")


def angka(bilangan: float, nilai: str) -> str:
    """Whole numbers of up to 15 digits as people read them; beyond that the file's own text: digits are lost there."""
    if bilangan == int(bilangan) and abs(bilangan) < 10**15:
        return str(int(bilangan))
    return nilai if "e" in nilai.lower() or abs(bilangan) < 10**15 and nilai else f"{bilangan:.15g}"
