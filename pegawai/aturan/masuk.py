"""Names and passwords at the door: how a typed name is read, and which passwords say too much about their owner."""

import re
import unicodedata
from collections.abc import Iterable

from pegawai.aturan.nip import rapikan

TERLALU_DEKAT = (
    "Kata sandi terlalu dekat dengan data diri Anda (nama, NIP, tanggal lahir, unit, tahun). Tambahkan kata lain."
)
CUKUP = 8  # characters of a password that must not come from its owner's data
HURUF_BERBEDA = 5
KATA_UMUM = ("asn", "pns", "pppk", "skp", "kinerja", "pegawai", "sandi", "password", "rahasia")


def lipat(teks: str) -> str:
    """One spelling for all spellings of a login name: NIP without blanks, no accents, no case, no width."""
    rapi = rapikan(teks)
    if rapi.isdecimal():
        return unicodedata.normalize("NFKC", rapi)
    return tanpa_tanda(teks).strip()


def bersih_kode(teks: str) -> str:
    """An activation code as it was made, however it was typed: blanks, dashes and capitals do not count."""
    return rapikan(teks).lower()


def tanpa_tanda(teks: str) -> str:
    urai = unicodedata.normalize("NFKD", teks)
    return "".join(h for h in urai if not unicodedata.combining(h)).casefold()


def kata_pribadi(nip: str, sebutan: Iterable[str], tahun: int) -> set[str]:
    """What others know: NIP, birth date in six spellings, words of names and units, this year."""
    kata = {*KATA_UMUM, str(tahun), str(tahun - 1)}
    for nama in sebutan:
        kata.update(k for k in re.split(r"\W+", tanpa_tanda(nama)) if len(k) > 2)
    if len(nip) == 18:
        t, b, h = nip[:4], nip[4:6], nip[6:8]
        kata |= {nip, nip[-8:], nip[-4:], t + b + h, h + b + t, b + h + t, h + b + t[2:], t[2:] + b + h, t}
    return kata


def keberatan_sandi(sandi: str, kata: Iterable[str]) -> str:
    """Why this password is too easy to guess for somebody who knows the person; '' when it is not."""
    sisa = re.sub(r"[\W_]+", "", tanpa_tanda(sandi))
    if len(set(sisa)) < HURUF_BERBEDA:
        return f"Kata sandi terlalu berulang. Pakai paling sedikit {HURUF_BERBEDA} huruf atau angka yang berbeda."
    for bagian in sorted(kata, key=len, reverse=True):
        sisa = sisa.replace(bagian, "")
    if len(sisa) < CUKUP:
        return TERLALU_DEKAT
    return ""
