"""Dates as SIASN, Excel, programmers and people write them. Nothing is guessed silently: each reading has its code."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from pegawai.aturan.impor.dasar import (
    ANGKA,
    GALAT,
    PERINGATAN,
    RUMUS,
    RUMUS_KOSONG,
    TANGGAL,
    TERIMA,
    Tingkat,
    jenis_sel,
)
from pegawai.aturan.impor.teks import kosong, rapi

BULAN = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "februari": 2, "pebruari": 2, "peb": 2, "february": 2, "mar": 3,
    "maret": 3, "mrt": 3, "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6, "june": 6,
    "jul": 7, "juli": 7, "july": 7, "agu": 8, "ags": 8, "agt": 8, "agust": 8, "agustus": 8, "aug": 8, "august": 8,
    "sep": 9, "sept": 9, "september": 9, "okt": 10, "oktober": 10, "oct": 10, "october": 10, "nov": 11, "nop": 11,
    "november": 11, "nopember": 11, "des": 12, "desember": 12, "dec": 12, "december": 12,
}  # fmt: skip
NAMA_BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
              "November", "Desember")  # fmt: skip
HARI = r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\s*,?\s*)?"
JAM = r"(?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*WIB)?)?"
ANGKA_SAJA = re.compile(rf"{HARI}(\d{{1,4}})\s*([-/. ])\s*(\d{{1,2}})\s*[-/. ]\s*(\d{{1,5}}){JAM}", re.IGNORECASE)
BERNAMA = re.compile(rf"{HARI}(\d{{1,2}})[\s.-]*([a-z]+)[\s.,-]*(\d{{2,5}}){JAM}", re.IGNORECASE)
BULAN_DEPAN = re.compile(r"([a-z]+)\.?\s*(\d{1,2})\s*,?\s+(\d{4})", re.IGNORECASE)
RAPAT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
ZULU = re.compile(r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z")
BAKU = re.compile(r"\d{2}-\d{2}-\d{4}")
NOL = re.compile(r"[0\s\-/.:T]+")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
DI_DALAM = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\s+[A-Za-z]+\s+\d{4}")
HARI_NOL = date(1899, 12, 30)
WIB = timezone(timedelta(hours=7))
SERIAL_WAJAR = (7_000, 80_000)  # 1919 to 2119
KINI = 30  # two digits up to this are of this century


@dataclass(frozen=True)
class Terbaca:
    """A date, or none with the reason. `gaya` 'kosong' is an empty cell; `lain`: the same figures, month first."""

    hari: date | None
    kode: str = ""
    kalimat: str = ""
    tingkat: Tingkat = TERIMA
    lain: date | None = None

    @property
    def terbaca(self) -> bool:
        """A date, or an emptiness that is meant."""
        return self.hari is not None or self.kode in ("", "TANGGAL_KOSONG")


def baca(sel: str) -> Terbaca:
    """The date of a cell."""
    jenis, teks = jenis_sel(sel), rapi(sel)
    if jenis == GALAT:
        return Terbaca(None, "SEL_GALAT", f"Sel berisi galat {teks}; kolom tidak diubah.", PERINGATAN)
    if jenis == RUMUS_KOSONG:
        return Terbaca(None, "RUMUS_TANPA_NILAI", "Rumus tanpa nilai tersimpan; kolom tidak diubah.", PERINGATAN)
    if not teks:
        return Terbaca(None)
    if jenis == TANGGAL:
        return Terbaca(_iso(teks), "TANGGAL_SEL", "Sel tanggal: nilainya dipakai, bukan tampilannya.")
    if jenis in (ANGKA, RUMUS):
        return _dari_angka(teks, jenis) or _dari_teks(teks)
    return _dari_teks(teks)


def _dari_angka(teks: str, jenis: str) -> Terbaca | None:
    hari = _serial(teks)
    if jenis == RUMUS:
        hari = hari or _iso(teks)
        return Terbaca(hari, "RUMUS_BERNILAI", "Nilai tersimpan rumus dipakai.") if hari else None
    if hari is None:
        return None
    return Terbaca(hari, "TANGGAL_SERIAL", f"Serial Excel {teks} dibaca sebagai tanggal (sistem 1900).")


def _dari_teks(teks: str) -> Terbaca:
    if kosong(teks) or NOL.fullmatch(teks):
        return Terbaca(None, "TANGGAL_KOSONG", f"'{teks}' berarti kosong.")
    if cocok := ZULU.fullmatch(teks):
        return _zulu(cocok)
    if RAPAT.fullmatch(teks):
        return _gaya(_tanggal(int(teks[:4]), int(teks[4:6]), int(teks[6:])), teks)
    if SERIAL.fullmatch(teks):
        return _serial_teks(teks)
    if cocok := ANGKA_SAJA.fullmatch(teks):
        return _angka_saja(cocok, teks)
    if cocok := BERNAMA.fullmatch(teks):
        return _bernama(int(cocok[1]), cocok[2], cocok[3], teks)
    if cocok := BULAN_DEPAN.fullmatch(teks):
        return _bernama(int(cocok[2]), cocok[1], cocok[3], teks)
    return Terbaca(None, "TANGGAL_BUKAN_TANGGAL", f"'{teks[:40]}' bukan tanggal; kolom tidak diubah.", PERINGATAN)


def _zulu(cocok: re.Match[str]) -> Terbaca:
    try:
        saat = datetime(*(int(b) for b in cocok.groups()), tzinfo=timezone.utc)  # type: ignore[misc,arg-type]  # noqa: UP017
    except ValueError:
        return _mustahil(cocok[0])
    kalimat = "Tanggal tersimpan sebagai waktu UTC; pukul 17.00Z adalah tengah malam WIB hari berikutnya."
    return Terbaca(saat.astimezone(WIB).date(), "TANGGAL_UTC", kalimat, PERINGATAN)


def _serial_teks(teks: str) -> Terbaca:
    hari = _serial(teks)
    if hari is None:
        return Terbaca(None, "TANGGAL_BUKAN_TANGGAL", f"'{teks}' bukan tanggal; kolom tidak diubah.", PERINGATAN)
    kalimat = f"Teks {teks} dianggap serial Excel; dicocokkan dengan NIP bila ada."
    return Terbaca(hari, "TANGGAL_SERIAL_TEKS", kalimat, PERINGATAN)


def _angka_saja(cocok: re.Match[str], teks: str) -> Terbaca:
    awal, _, tengah, akhir = cocok.groups()
    if len(awal) == 4:
        return _gaya(_tanggal(int(awal), int(tengah), int(akhir)), teks) if len(akhir) <= 2 else _mustahil(teks)
    if len(awal) > 2 or len(akhir) not in (2, 4):
        return _mustahil(teks)
    tahun = _tahun(akhir)
    hari, tukar = _tanggal(tahun, int(tengah), int(awal)), _tanggal(tahun, int(awal), int(tengah))
    if hari is None and tukar is not None and int(tengah) > 12:
        kalimat = "Bagian kedua lebih dari 12: dibaca bulan/hari/tahun."
        return Terbaca(tukar, "TANGGAL_BULAN_DULU", kalimat, PERINGATAN)
    if hari is None:
        return _mustahil(teks)
    if len(akhir) == 2:
        return Terbaca(hari, "TANGGAL_TAHUN_2", "Tahun dua angka; dibaca hari/bulan/tahun.", PERINGATAN, tukar)
    return Terbaca(hari, lain=tukar) if BAKU.fullmatch(teks) else _gaya(hari, teks, tukar)


def _bernama(hari: int, bulan: str, tahun: str, teks: str) -> Terbaca:
    nomor = BULAN.get(bulan.casefold())
    if nomor is None:
        return Terbaca(None, "TANGGAL_BUKAN_TANGGAL", f"'{teks[:40]}' bukan tanggal; kolom tidak diubah.", PERINGATAN)
    terbaca = _tanggal(_tahun(tahun), nomor, hari) if len(tahun) in (2, 4) else None
    if terbaca and len(tahun) == 2:
        return Terbaca(terbaca, "TANGGAL_TAHUN_2", "Tahun dua angka.", PERINGATAN)
    return _gaya(terbaca, teks)


def _gaya(hari: date | None, teks: str, lain: date | None = None) -> Terbaca:
    return Terbaca(hari, "TANGGAL_GAYA", "Gaya tanggal dikenali.", lain=lain) if hari else _mustahil(teks)


def _mustahil(teks: str) -> Terbaca:
    return Terbaca(None, "TANGGAL_MUSTAHIL", f"{teks[:40]} tidak ada di kalender; kolom tidak diubah.", PERINGATAN)


def _tahun(angka: str) -> int:
    tahun = int(angka)
    return tahun if len(angka) == 4 else tahun + (2000 if tahun <= KINI else 1900)


def _tanggal(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def _iso(teks: str) -> date | None:
    try:
        return date.fromisoformat(teks[:10])
    except ValueError:
        return None


def _serial(teks: str) -> date | None:
    try:
        angka = float(teks)
    except ValueError:
        return None
    return HARI_NOL + timedelta(days=int(angka)) if SERIAL_WAJAR[0] <= angka <= SERIAL_WAJAR[1] else None


def cari_tanggal(kalimat: str) -> date | None:
    """The first date within a sentence."""
    for cocok in DI_DALAM.finditer(rapi(kalimat)):
        if (terbaca := _dari_teks(cocok[0])).hari:
            return terbaca.hari
    return None


def tampil(hari: date) -> str:
    return f"{hari.day} {NAMA_BULAN[hari.month - 1]} {hari.year}"


Penilai = Callable[[date], bool]
