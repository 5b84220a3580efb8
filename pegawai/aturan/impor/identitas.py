"""NIP and NI PPPK as they arrive: protected, spelled with marks, or ruined by a spreadsheet.

The layout of the 18 digits is that of `pegawai.aturan.nip`.
"""

import calendar
import re
import unicodedata

from pegawai.aturan.impor.dasar import ANGKA, RUMUS, TERIMA, jenis_sel
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, catat, ragu, tak_terbaca
from pegawai.aturan.impor.tanggal import NAMA_BULAN
from pegawai.aturan.impor.teks import KOSONG, rapi

MENDANDANI = "Ubah kolom NIP menjadi Teks lalu tempel ulang dari sumbernya."
HANYA_15 = "NIP tersimpan sebagai angka; Excel hanya menyimpan 15 digit sehingga 3 digit terakhir hilang."
ILMIAH = re.compile(r"\d[.,]?\d*[eE]\+?\d+")
PELINDUNG = re.compile(r'="([^"]*)"')
AWALAN = re.compile(r"(?:NIP|NI\s*PPPK|NIPPPK)\s*[.:]*\s*", re.IGNORECASE)
MIRIP_ANGKA = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})
SEBUTAN_ANGKA = {"O": "angka nol", "o": "angka nol", "l": "angka satu", "I": "angka satu"}


def baca(kolom: str, sel: str, *, wajib: bool = True) -> Terbaca:
    """The 18 digits, or why there are none. `wajib`: a row without them is refused."""
    if buruk := tak_terbaca(kolom, sel, "NIP", tolak=wajib):
        return buruk
    teks = unicodedata.normalize("NFKC", rapi(sel))
    if teks.casefold() in KOSONG:
        kalimat = f"NIP berisi '{teks}', dianggap kosong." if teks else "NIP kosong."
        return buntu(kolom, sel, "NIP_KOSONG", kalimat, tolak=wajib)
    if ILMIAH.fullmatch(teks) and jenis_sel(sel) != ANGKA:
        kalimat = f"NIP berbentuk {teks}: digit aslinya sudah hilang. {MENDANDANI}"
        return buntu(kolom, sel, "NIP_ILMIAH", kalimat, tolak=wajib)
    if jenis_sel(sel) == ANGKA and len(re.sub(r"\D", "", teks.partition("e")[0].partition("E")[0])) >= 10:
        kalimat = (
            "NIP tersimpan sebagai angka; Excel hanya menyimpan 15 digit sehingga 3 digit terakhir hilang. "
            + MENDANDANI
        )
        return buntu(kolom, sel, "NIP_ANGKA", kalimat, tolak=wajib)
    return _digit(kolom, sel, teks, wajib)


def _digit(kolom: str, sel: str, teks: str, wajib: bool) -> Terbaca:
    terlindung, awalan = PELINDUNG.fullmatch(teks), AWALAN.match(teks)
    isi = terlindung[1] if terlindung else teks[awalan.end() :] if awalan else teks
    nip = "".join(h for h in isi if h.isalnum())
    if not (nip.isascii() and nip.isdigit()):
        return _berhuruf(kolom, sel, nip, wajib)
    if salah := _salah(kolom, sel, nip, wajib):
        return salah
    if terlindung:
        kalimat = 'Bentuk ="…" adalah cara Excel menjaga teks: isinya diambil, rumusnya tidak dijalankan.'
        return benar(kolom, sel, nip, "NIP_PELINDUNG_EXCEL", kalimat)
    if awalan:
        return ragu(kolom, sel, nip, "NIP_AWALAN", f"Awalan '{awalan[0].strip()}' dibuang.")
    if jenis_sel(sel) == RUMUS:
        return benar(kolom, sel, nip, "RUMUS_BERNILAI", "Nilai tersimpan rumus dipakai; rumus tidak dihitung.")
    if str(sel) != nip:
        return benar(kolom, sel, nip, "NIP_TANDA", "Spasi/tanda di dalam NIP dibuang; 18 digit sah.")
    return Terbaca(nip)


def _berhuruf(kolom: str, sel: str, nip: str, wajib: bool) -> Terbaca:
    huruf = next((h for h in nip if not ("0" <= h <= "9")), "")
    maksud = nip.translate(MIRIP_ANGKA)
    sah = len(maksud) == 18 and maksud.isascii() and maksud.isdigit()
    tambahan = f"; mungkin maksudnya {SEBUTAN_ANGKA[huruf]}" if sah and huruf in SEBUTAN_ANGKA else ""
    kalimat = f"NIP memuat huruf {huruf or 'atau tanda'}{tambahan}."
    return buntu(kolom, sel, "NIP_HURUF", kalimat, maksud if sah else None, tolak=wajib)


def _salah(kolom: str, sel: str, nip: str, wajib: bool) -> Terbaca | None:
    if len(nip) == 9:
        kalimat = "9 digit adalah NIP lama; perlu NIP baru 18 digit."
        return buntu(kolom, sel, "NIP_LAMA", kalimat, tolak=wajib)
    if len(nip) != 18:
        nik = " (mungkin NIK)" if len(nip) == 16 else ""
        return buntu(kolom, sel, "NIP_PANJANG", f"NIP {len(nip)} digit{nik}, seharusnya 18.", tolak=wajib)
    if mustahil := _lahir_mustahil(nip):
        return buntu(kolom, sel, "NIP_TANGGAL", mustahil, tolak=wajib)
    if nip[14] not in "12":
        return buntu(kolom, sel, "NIP_KELAMIN", "Digit ke-15 NIP harus 1 atau 2.", tolak=wajib)
    return None


def _lahir_mustahil(nip: str) -> str:
    tahun, bulan, hari = int(nip[:4]), int(nip[4:6]), int(nip[6:8])
    if not 1900 <= tahun <= 2100:
        return f"Tahun lahir {tahun} di NIP mustahil."
    if not 1 <= bulan <= 12:
        return f"Bulan lahir {bulan} di NIP mustahil."
    if not 1 <= hari <= calendar.monthrange(tahun, bulan)[1]:
        return f"Tanggal lahir {hari} {NAMA_BULAN[bulan - 1]} {tahun} di NIP mustahil."
    return ""


def janggal(kolom: str, nip: str, jenis_pegawai: str | None, tertulis: bool) -> Terbaca:
    """A valid number that should be looked at. `tertulis`: the file itself says what kind of employee he is."""
    bulan = "01" <= nip[12:14] <= "12"
    pppk = jenis_pegawai is not None and jenis_pegawai.startswith("pppk")
    if nip[15:] == "000":
        return ragu(kolom, nip, nip, "NIP_SERI_000", "Nomor urut 000 tidak lazim; periksa.")
    if tertulis and not bulan and not pppk:
        kalimat = (
            "Digit 13–14 bukan bulan (pola NI PPPK) tetapi berkas menyatakan PNS: status mengikuti berkas, TMT diambil "
            "dari kolomnya."
        )
        return ragu(kolom, nip, nip, "NIP_POLA_PPPK", kalimat)
    if tertulis and bulan and pppk:
        kalimat = "Digit 13–14 berbentuk bulan (pola NIP PNS) tetapi berkas menyatakan PPPK: status mengikuti berkas."
        return ragu(kolom, nip, nip, "NIP_POLA_PNS", kalimat)
    if int(nip[8:12]) - int(nip[:4]) < 17:
        return ragu(kolom, nip, nip, "NIP_TMT_MUDA", "TMT di NIP kurang dari 17 tahun setelah lahir; periksa.")
    return Terbaca(nip)


def baca_id(kolom: str, sel: str, *, tolak_galat: bool = False) -> Terbaca:
    """An id of SIASN, compared without case and blanks; None when the cell is empty."""
    if buruk := tak_terbaca(kolom, sel, kolom, tolak=tolak_galat):
        return buruk
    teks = rapi(sel)
    if not teks or teks in ("-", "--") or teks.casefold() == "null":
        return Terbaca(None)
    if jenis_sel(sel) == ANGKA and re.search(r"[.eE]", teks):
        kalimat = "ID tersimpan sebagai angka berpangkat; digit aslinya hilang."
        return buntu(kolom, sel, "ID_ANGKA", kalimat, tolak=tolak_galat)
    bersih = teks.casefold().replace(" ", "") if re.fullmatch(r"[0-9A-Fa-f\s-]+", teks) else teks
    if bersih != str(sel):
        catatan = catat(
            kolom, sel, "ID_SPASI_KAPITAL", "ID dibandingkan tanpa spasi dan tanpa beda huruf.", TERIMA, bersih
        )
        return Terbaca(bersih, (catatan,))
    return Terbaca(bersih)
