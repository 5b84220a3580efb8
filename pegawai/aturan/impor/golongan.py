"""Golongan of PNS (I/a to IV/e) and PPPK (I to XVII) as people spell them (PP 11/2017; Perpres 98/2020)."""

import re

from pegawai.aturan.impor.dasar import RUMUS, jenis_sel
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, ragu, tak_terbaca
from pegawai.aturan.impor.teks import kosong, kunci, rapi
from pegawai.aturan.kepegawaian import GOLONGAN_PPPK, PANGKAT

ROMAWI = ("I", "II", "III", "IV")
HURUF = "abcde"
KODE_PNS = {f"{r + 1}{h + 1}": f"{ROMAWI[r]}/{HURUF[h]}" for r in range(4) for h in range(4 if r < 3 else 5)}
RUANG = re.compile(r"(IV|I{1,3}|[1-4])\s*[/.\-\s]?\s*([a-e])", re.IGNORECASE)
UJUNG = re.compile(rf"(?:^|[\s(/,])({RUANG.pattern})\)?\s*$", re.IGNORECASE)
ANGKA_ROMAWI = re.compile(r"[IVX]{1,6}", re.IGNORECASE)
AWALAN = re.compile(r"^(?:gol(?:ongan)?(?:\s*(?:/|dan)?\s*ruang)?)\s*[.:]*\s*", re.IGNORECASE)
NAMA_PANGKAT = {kunci(nama): gol for gol, nama in PANGKAT.items()}
TINGKAT = (("tk i", "tingkat i"), ("tkt i", "tingkat i"), ("tingkat 1", "tingkat i"), ("tk 1", "tingkat i"))
BAKU_PNS, BAKU_PPPK = frozenset(PANGKAT), frozenset(GOLONGAN_PPPK)


def baca(kolom: str, sel: str, jenis_pegawai: str | None) -> Terbaca:
    """The golongan this kind of employee may hold; a column that cannot be read stays as it is."""
    if buruk := tak_terbaca(kolom, sel, "golongan"):
        return buruk
    teks = rapi(sel)
    if not teks:
        return Terbaca(None)
    if kosong(teks):
        paruh = jenis_pegawai == "pppk_paruh_waktu"
        kode = "GOLONGAN_KOSONG_PARUH_WAKTU" if paruh else "GOLONGAN_KOSONG"
        return benar(
            kolom, sel, None, kode, "PPPK paruh waktu tanpa golongan." if paruh else f"'{teks}' berarti kosong."
        )
    pppk = jenis_pegawai is not None and jenis_pegawai.startswith("pppk")
    hasil = _pppk(kolom, sel, teks) if pppk else _pns(kolom, sel, teks)
    if hasil.nilai and not hasil.catatan and jenis_sel(sel) == RUMUS:
        return benar(kolom, sel, hasil.nilai, "RUMUS_BERNILAI", "Nilai tersimpan rumus dipakai.")
    return hasil


def _pns(kolom: str, sel: str, teks: str) -> Terbaca:
    if teks in BAKU_PNS:
        return _baku(kolom, sel, teks)
    if teks in KODE_PNS:
        return ragu(
            kolom, sel, KODE_PNS[teks], "GOLONGAN_KODE", "Kolom nama berisi kode SIASN; dipetakan dengan tabel kode."
        )
    polos = AWALAN.sub("", teks)
    if gol := _dari_pangkat(polos):
        return benar(kolom, sel, gol, "GOLONGAN_PANGKAT", "Nama pangkat menentukan golongan.")
    bentuk = _ruang(polos)
    if bentuk in BAKU_PNS:
        return _ejaan(kolom, sel, bentuk)
    if bentuk:
        return _tak_ada(kolom, sel, bentuk)
    if polos.upper() in BAKU_PPPK:
        kalimat = f"{polos.upper()} adalah golongan PPPK, pegawai ini PNS; kolom tidak diubah."
        return buntu(kolom, sel, "GOLONGAN_SALAH_JENIS", kalimat)
    return _tak_ada(kolom, sel, teks)


def _pppk(kolom: str, sel: str, teks: str) -> Terbaca:
    if teks in BAKU_PPPK:
        return _baku(kolom, sel, teks)
    polos = AWALAN.sub("", teks)
    if polos.upper() in BAKU_PPPK:
        return _ejaan(kolom, sel, polos.upper())
    if re.fullmatch(r"\d{1,2}", polos) and polos.isascii() and 1 <= int(polos) <= len(GOLONGAN_PPPK):
        return _ejaan(kolom, sel, GOLONGAN_PPPK[int(polos) - 1])
    bentuk = _ruang(polos) or _dari_pangkat(polos)
    if bentuk in BAKU_PNS:
        kalimat = f"{bentuk} adalah golongan PNS, pegawai ini PPPK; kolom tidak diubah."
        return buntu(kolom, sel, "GOLONGAN_SALAH_JENIS", kalimat)
    if ANGKA_ROMAWI.fullmatch(polos):
        return buntu(kolom, sel, "GOLONGAN_TAK_ADA", "Golongan PPPK berakhir di XVII; kolom tidak diubah.")
    return _tak_ada(kolom, sel, bentuk or teks)


def _baku(kolom: str, sel: str, golongan: str) -> Terbaca:
    return Terbaca(golongan) if str(sel) == golongan else _ejaan(kolom, sel, golongan)


def _ejaan(kolom: str, sel: str, golongan: str) -> Terbaca:
    return benar(kolom, sel, golongan, "GOLONGAN_EJAAN", "Ejaan golongan dikenali.")


def _tak_ada(kolom: str, sel: str, sebutan: str) -> Terbaca:
    return buntu(kolom, sel, "GOLONGAN_TAK_ADA", f"Golongan {sebutan[:30]} tidak ada; kolom tidak diubah.")


def _dari_pangkat(teks: str) -> str | None:
    nama = kunci(teks)
    for pendek, panjang in TINGKAT:
        nama = re.sub(rf"\b{pendek}\b", panjang, nama)
    return NAMA_PANGKAT.get(nama)


def _ruang(teks: str) -> str | None:
    """'III/d' out of 'Penata Tingkat I (III/d)', '3d', 'III - d'."""
    ujung = UJUNG.search(teks)
    if ujung is None:
        return None
    romawi = ujung[2].upper()
    return f"{ROMAWI[int(romawi) - 1] if romawi.isdigit() else romawi}/{ujung[3].lower()}"


def urutan(golongan: str | None) -> int:
    """Where it stands in its own line; -1 for none."""
    if golongan in BAKU_PNS:
        return list(PANGKAT).index(golongan)
    return GOLONGAN_PPPK.index(golongan) if golongan in BAKU_PPPK else -1
