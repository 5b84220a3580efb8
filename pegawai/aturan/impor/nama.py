"""Names of people: degrees taken out, blanks tidied, what cannot be a name refused. A name itself is never guessed."""

import re
import unicodedata
from dataclasses import dataclass

from pegawai.aturan.impor.dasar import ANGKA, PERINGATAN, RUMUS, TERIMA, Catatan, jenis_sel
from pegawai.aturan.impor.nilai import Terbaca, benar, buntu, catat, ragu, tak_terbaca
from pegawai.aturan.impor.teks import (
    PEMBALIK_ARAH,
    judulkan,
    kapital_semua,
    kecil_semua,
    kosong,
    mirip_rumus,
    rapi,
)

TERPANJANG, GELAR_TERPANJANG = 150, 50
TAK_MUNGKIN_BENDA = re.compile(r"[<>={}|\\^~`]")  # of a unit or a post
TAK_MUNGKIN = re.compile(r"[<>=;{}|\\*@#%$^~\[\]_!?]")
DEPAN = re.compile(r"(?:prof|dr|drg|drh|ir|drs|dra|apt|hj|h|k\.?h|tgk|ns)\.\s*", re.IGNORECASE)
# A degree is spelled with points or stands alone in this list; a second name after a comma is neither.
BELAKANG = re.compile(
    r"(?:(?:[A-Za-z]{1,4}\.){1,5}\s?(?:[A-Za-z]{1,5}\.?)?(?:\s?[A-Za-z]{1,5}\.){0,3}|Ners|Bdn\.?|Apt\.?|Psikolog|Ph\.?D\.?|MBA|"
    r"SE|SH|ST|SKM|SPd|SKom|SSos|SIP|MM|MSi|MH|MPd|MT|MKes|MAP|AMd|Sp\.?[A-Z]{1,5})",
)


@dataclass(frozen=True)
class TigaNama:
    """Name and degrees of one person, with all that was said about the three cells."""

    nama: Terbaca
    depan: Terbaca
    belakang: Terbaca


def baca(kolom: tuple[str, str, str], sel: tuple[str, str | None, str | None]) -> TigaNama:
    """`kolom` and `sel`: name, degree in front, degree behind; None where the file has no such column."""
    depan = baca_gelar(kolom[1], sel[1]) if sel[1] is not None else Terbaca(ada=False)
    belakang = baca_gelar(kolom[2], sel[2]) if sel[2] is not None else Terbaca(ada=False)
    nama = baca_nama(kolom[0], sel[0])
    if nama.nilai is None:
        return TigaNama(nama, depan, belakang)
    polos, di_depan, di_belakang = pisahkan(nama.nilai)
    if not di_depan and not di_belakang:
        return TigaNama(_berkapital(kolom[0], sel[0], nama), depan, belakang)
    return _berpindah(kolom, sel[0], polos, (di_depan, di_belakang), (depan, belakang))


def baca_nama(kolom: str, sel: str, sebutan: str = "nama", takmungkin: re.Pattern[str] = TAK_MUNGKIN) -> Terbaca:
    """The name as one tidy line, or why it is none: such a row is refused."""
    if buruk := tak_terbaca(kolom, sel, sebutan, tolak=True):
        return buruk
    teks = rapi(sel)
    if kosong(teks):
        return buntu(kolom, sel, "NAMA_KOSONG", f"{sebutan.capitalize()} kosong.", tolak=True)
    if jenis_sel(sel) == ANGKA or not any(h.isalpha() for h in teks):
        return buntu(kolom, sel, "NAMA_BUKAN_TEKS", f"{sebutan.capitalize()} berisi angka.", tolak=True)
    if PEMBALIK_ARAH.search(sel):
        kalimat = f"{sebutan.capitalize()} memuat tanda pembalik arah tulisan."
        return buntu(kolom, sel, "KARAKTER_KENDALI", kalimat, tolak=True)
    if len(teks) > TERPANJANG:
        kalimat = f"{sebutan.capitalize()} {len(teks)} huruf; paling panjang {TERPANJANG}."
        return buntu(kolom, sel, "NAMA_PANJANG", kalimat, tolak=True)
    if mirip_rumus(teks) or takmungkin.search(unicodedata.normalize("NFKC", teks)):
        kalimat = f"{sebutan.capitalize()} memuat tanda yang tidak mungkin ada pada nama."
        return buntu(kolom, sel, "NAMA_TAK_WAJAR", kalimat, tolak=True)
    return _tertata(kolom, sel, teks)


def _tertata(kolom: str, sel: str, teks: str) -> Terbaca:
    baku = unicodedata.normalize("NFC", teks)
    if any(unicodedata.combining(h) for h in baku):
        kalimat = "Tanda gabung tidak lazim pada nama; diperiksa petugas."
        return Terbaca(baku, (catat(kolom, sel, "NAMA_TANDA_GABUNG", kalimat, PERINGATAN),))
    if jenis_sel(sel) == RUMUS:
        return benar(kolom, sel, baku, "RUMUS_BERNILAI", "Nilai tersimpan rumus dipakai; tautan dan rumus dibuang.")
    if teks != str(sel):
        return benar(kolom, sel, baku, "NAMA_SPASI", "Spasi, baris baru, dan spasi keras dirapikan.")
    return Terbaca(baku)


def _berkapital(kolom: str, sel: str, nama: Terbaca) -> Terbaca:
    assert nama.nilai is not None  # noqa: S101
    if not (kapital_semua(nama.nilai) or kecil_semua(nama.nilai)):
        return nama
    bersih = judulkan(nama.nilai, singkatan=False)
    besar = kapital_semua(nama.nilai)
    kalimat = "Nama huruf kapital semua." if besar else "Nama huruf kecil semua."
    catatan = catat(kolom, sel, "NAMA_KAPITAL", kalimat, TERIMA if besar else PERINGATAN, bersih)
    return Terbaca(bersih, (*nama.catatan, catatan))


def pisahkan(nama: str) -> tuple[str, str, str]:
    """(name, degrees in front, degrees behind)."""
    di_depan = []
    while cocok := DEPAN.match(nama):
        di_depan.append(cocok[0].strip())
        nama = nama[cocok.end() :]
    polos, koma, ekor = nama.partition(",")
    bagian = [b.strip() for b in ekor.split(",")]
    if koma and all(BELAKANG.fullmatch(b) for b in bagian if b):
        return polos.strip(), " ".join(di_depan), ", ".join(b for b in bagian if b)
    return nama.strip(), " ".join(di_depan), ""


def _berpindah(
    kolom: tuple[str, str, str], sel: str, polos: str, pindah: tuple[str, str], gelar: tuple[Terbaca, Terbaca]
) -> TigaNama:
    """Degrees leave the name: into an empty column, never twice."""
    bersih = judulkan(polos, singkatan=False) if kapital_semua(polos) or kecil_semua(polos) else polos
    hasil, ganda, dipindah = [], False, False
    for nama_kolom, baru, lama in zip(kolom[1:], pindah, gelar, strict=True):
        if not baru:
            hasil.append(lama)
        elif lama.nilai:
            ganda = True
            hasil.append(Terbaca(lama.nilai, (*lama.catatan, _tetap(nama_kolom, lama.nilai))))
        else:
            dipindah = True
            kalimat = f"Gelar {baru} dipindahkan dari nama."
            hasil.append(ragu(nama_kolom, "", baru, "GELAR_DIPINDAH", kalimat))
    kode = "GELAR_DI_NAMA" if dipindah or not ganda else "GELAR_GANDA"
    kalimat = "Gelar di dalam nama dipisahkan."
    if kode == "GELAR_GANDA":
        kalimat = "Gelar sudah ada di kolomnya: dibuang dari nama, tidak digandakan."
    return TigaNama(ragu(kolom[0], sel, bersih, kode, kalimat), hasil[0], hasil[1])


def _tetap(kolom: str, gelar: str) -> Catatan:
    return catat(kolom, gelar, "GELAR_TETAP", "Tidak digandakan.", TERIMA, gelar)


def baca_gelar(kolom: str, sel: str) -> Terbaca:
    if buruk := tak_terbaca(kolom, sel, "gelar"):
        return buruk
    teks = rapi(sel)
    if not teks:
        return Terbaca(None)
    if kosong(teks):
        return benar(kolom, sel, None, "GELAR_KOSONG", f"'{teks}' berarti tidak ada gelar.")
    if mirip_rumus(teks) or TAK_MUNGKIN.search(teks) or len(teks) > GELAR_TERPANJANG or not any(map(str.isalpha, teks)):
        return buntu(kolom, sel, "GELAR_TAK_WAJAR", "Bukan gelar; kolom tidak diubah.")
    return Terbaca(teks)


def kunci_orang(nama: str | None, lahir: str | None) -> tuple[str, str] | None:
    """By which two numbers may be one person."""
    if not nama or not lahir:
        return None
    return re.sub(r"[\W_]+", " ", nama.casefold()).strip(), lahir
