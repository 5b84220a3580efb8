"""One cell, read: its clean value, whether that may be written, and what to say about it."""

from dataclasses import dataclass

from pegawai.aturan.impor.dasar import (
    ANGKA,
    GALAT,
    LOGIS,
    PERINGATAN,
    RUMUS,
    RUMUS_KOSONG,
    TERIMA,
    TOLAK,
    Catatan,
    Tingkat,
    jenis_sel,
)
from pegawai.aturan.impor.teks import mirip_rumus, rapi

TERPANJANG = 200  # letters of a raw text that a note repeats


@dataclass(frozen=True)
class Terbaca:
    """`ada`: the value may be written, None empties the column; without it the column stays as it is."""

    nilai: str | None = None
    catatan: tuple[Catatan, ...] = ()
    ada: bool = True

    @property
    def ditolak(self) -> bool:
        return any(c.tingkat == TOLAK for c in self.catatan)


def catat(
    kolom: str,
    sel: str,
    kode: str,
    kalimat: str,
    tingkat: Tingkat = TERIMA,
    bersih: str | None = None,
    *,
    usulan: str | None = None,
    perlu_klik: bool = False,
) -> Catatan:
    return Catatan(kolom, kode, str(sel)[:TERPANJANG], bersih, kalimat, tingkat, perlu_klik, usulan)


def benar(kolom: str, sel: str, nilai: str | None, kode: str = "", kalimat: str = "") -> Terbaca:
    """Read without doubt; with a code when something was tidied."""
    return Terbaca(nilai, (catat(kolom, sel, kode, kalimat, TERIMA, nilai),) if kode else ())


def ragu(kolom: str, sel: str, nilai: str | None, kode: str, kalimat: str, usulan: str | None = None) -> Terbaca:
    """Read, and somebody should look."""
    return Terbaca(nilai, (catat(kolom, sel, kode, kalimat, PERINGATAN, nilai, usulan=usulan),))


def buntu(kolom: str, sel: str, kode: str, kalimat: str, usulan: str | None = None, *, tolak: bool = False) -> Terbaca:
    """Not read: the column stays as it is, or the row is refused."""
    tingkat: Tingkat = TOLAK if tolak else PERINGATAN
    return Terbaca(None, (catat(kolom, sel, kode, kalimat, tingkat, usulan=usulan),), ada=False)


def tak_terbaca(kolom: str, sel: str, sebutan: str, *, tolak: bool = False) -> Terbaca | None:
    """An error cell, or a formula that was never computed."""
    if jenis_sel(sel) == GALAT:
        akibat = "" if tolak else "; kolom tidak diubah"
        return buntu(kolom, sel, "SEL_GALAT", f"Sel {sebutan} berisi galat {sel}{akibat}.", tolak=tolak)
    if jenis_sel(sel) == RUMUS_KOSONG:
        kalimat = f"Sel {sebutan} berisi rumus tanpa nilai tersimpan. Salin, lalu Tempel Khusus > Nilai."
        return buntu(kolom, sel, "RUMUS_TANPA_NILAI", kalimat, tolak=tolak)
    return None


def teks_bebas(kolom: str, sel: str, panjang: int = 255) -> Terbaca:
    """Words kept as they are; what looks like a formula is kept as text, and said."""
    if buruk := tak_terbaca(kolom, sel, kolom):
        return buruk
    teks = rapi(sel)[:panjang] or None
    if jenis_sel(sel) == RUMUS:
        return benar(kolom, sel, teks, "RUMUS_BERNILAI", "Nilai tersimpan rumus dipakai; rumus tidak dihitung.")
    if teks and len(teks) > 1 and mirip_rumus(teks) and jenis_sel(sel) not in (ANGKA, LOGIS):
        kalimat = "Tersimpan sebagai teks; ekspor tidak boleh menjadikannya rumus."
        return ragu(kolom, sel, teks, "TEKS_MIRIP_RUMUS", kalimat)
    return Terbaca(teks)
