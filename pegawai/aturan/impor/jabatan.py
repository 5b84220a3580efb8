"""Posts as people spell them, measured by the references of SIASN: the id decides, a name is matched or offered."""

import re
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from pegawai.aturan.impor.dasar import Acuan, Jabatan
from pegawai.aturan.impor.teks import kunci

CUKUP_MIRIP, HAMPIR_SAMA = 0.84, 0.82
JENJANG = {
    "PT": "ahli pertama", "MU": "ahli muda", "MA": "ahli madya", "UT": "ahli utama", "PM": "pemula", "TR": "terampil",
    "MH": "mahir", "PY": "penyelia",
}  # fmt: skip
LAMA = {  # words of the time before PermenPANRB 1/2023 and 11/2024, and of every day
    "analis kepegawaian": "analis sdm aparatur", "guru kelas": "guru", "guru mata pelajaran": "guru",
    "guru mapel": "guru", "satpam": "petugas keamanan", "penjaga malam": "petugas keamanan",
    "penjaga sekolah": "pengelola umum operasional", "pramu kebersihan": "pengelola umum operasional",
    "petugas kebersihan": "pengelola umum operasional", "pramu bakti": "pengelola umum operasional",
    "tenaga administrasi": "pengadministrasi perkantoran", "staf administrasi": "pengadministrasi perkantoran",
    "pengadministrasi umum": "pengadministrasi perkantoran", "sopir": "pengemudi", "supir": "pengemudi",
}  # fmt: skip
SINGKATAN = (
    ("sumber daya manusia", "sdm"), ("trampil", "terampil"), ("tekhnis", "teknis"), ("kasubbag", "kepala subbagian"),
)  # fmt: skip
PENCARIAN_TERBANYAK = 2_000  # of one file: a table of invented names must not cost hours
PELAKSANA = re.compile(r"\b(pelaksana pemula|pelaksana lanjutan|pelaksana)\b")
DARI_PELAKSANA = {"pelaksana pemula": "pemula", "pelaksana": "terampil", "pelaksana lanjutan": "mahir"}


def rata(nama: str) -> str:
    """The name without spellings: abbreviations one way, no remarks in brackets or behind a dash."""
    tanpa = re.sub(r"\([^()]*\)", " ", nama)
    hasil = kunci(re.split(r"\s[-–—]\s", tanpa)[0])
    for panjang, pendek in SINGKATAN:
        hasil = hasil.replace(panjang, pendek)
    return hasil


def jenjang_dari_nama(nama: str) -> str | None:
    """PT, MU, MA, UT, PM, TR, MH, PY, by the last words of the name."""
    kata = kunci(nama)
    return next((kode for kode, sebutan in JENJANG.items() if re.search(rf"\b{sebutan}\b", kata)), None)


class PetaJabatan:
    """The references with their ways in. Every name is looked up once."""

    def __init__(self, acuan: Acuan):
        self.jabatan = acuan.jabatan
        self._mirip: dict[tuple[str, str | None], Jabatan | None] = {}

    @cached_property
    def nama(self) -> dict[str, list[Jabatan]]:
        peta: dict[str, list[Jabatan]] = {}
        for satu in self.jabatan.values():
            peta.setdefault(rata(satu.nama), []).append(satu)
        return peta

    @cached_property
    def tepat(self) -> dict[str, list[Jabatan]]:
        peta: dict[str, list[Jabatan]] = {}
        for satu in self.jabatan.values():
            peta.setdefault(kunci(satu.nama), []).append(satu)
        return peta

    def persis(self, nama: str, unit: str | None) -> Jabatan | None:
        """The post of this name: the only one, or the one that leads this unit."""
        semua = self.tepat.get(kunci(nama), [])
        di_unit = [j for j in semua if j.id == unit]
        if di_unit:
            return di_unit[0]
        return semua[0] if len(semua) == 1 else None

    def dikenal(self, nama: str) -> bool:
        return kunci(nama) in self.tepat

    def mirip(self, nama: str, golongan: str | None) -> Jabatan | None:
        """The post that may be meant; never used without being confirmed."""
        kunci_cari = (rata(nama), golongan)
        if kunci_cari not in self._mirip:
            self._mirip[kunci_cari] = self._cari(*kunci_cari)
        return self._mirip[kunci_cari]

    def _cari(self, nama: str, golongan: str | None) -> Jabatan | None:
        for calon in _bentuk(nama, golongan):
            if len(semua := self.nama.get(calon, [])) == 1:
                return semua[0]
        if len(self._mirip) >= PENCARIAN_TERBANYAK:
            return None
        jenjang = jenjang_dari_nama(nama)
        for calon in _bentuk(nama, golongan):
            for dekat in get_close_matches(calon, self.nama, n=3, cutoff=CUKUP_MIRIP):
                if len(self.nama[dekat]) == 1 and jenjang in (None, jenjang_dari_nama(dekat)):
                    return self.nama[dekat][0]
        return None


def _bentuk(nama: str, golongan: str | None) -> list[str]:
    """Other ways to say it: today's words, the jenjang spelled out, the jenjang that the golongan suggests."""
    dasar = nama
    for lama, baru in LAMA.items():
        dasar = re.sub(rf"\b{lama}\b", baru, dasar)
    dasar = _tanpa_ganda(PELAKSANA.sub(lambda m: DARI_PELAKSANA[m[1]], dasar))
    bentuk = [dasar]
    if cocok := re.fullmatch(r"(.+?) (pertama|muda|madya|utama)", dasar):
        bentuk.append(f"{cocok[1].removesuffix(' ahli')} ahli {cocok[2]}")
    if jenjang_dari_nama(dasar) is None and (dugaan := _jenjang_golongan(golongan)):
        bentuk.append(f"{dasar} {dugaan}")
    return bentuk


def _tanpa_ganda(nama: str) -> str:
    """'perawat terampil terampil' says it once."""
    return re.sub(r"\b(\w+)(?: \1\b)+", r"\1", nama)


def _jenjang_golongan(golongan: str | None) -> str | None:
    pasangan = {
        "II/a": "pemula", "II/b": "terampil", "II/c": "terampil", "II/d": "terampil", "III/a": "ahli pertama",
        "III/b": "ahli pertama", "III/c": "ahli muda", "III/d": "ahli muda", "IV/a": "ahli madya",
        "IV/b": "ahli madya", "IV/c": "ahli madya", "IV/d": "ahli utama", "IV/e": "ahli utama", "V": "pemula",
        "VII": "terampil", "IX": "ahli pertama", "X": "ahli pertama", "XI": "ahli muda", "XIII": "ahli madya",
    }  # fmt: skip
    return pasangan.get(golongan or "")


def hampir_sama(satu: str, lain: str) -> bool:
    """Two spellings of one post rather than two posts."""
    a, b = rata(satu), rata(lain)
    if jenjang_dari_nama(a) != jenjang_dari_nama(b):
        return False
    return a == b or SequenceMatcher(None, a, b).ratio() >= HAMPIR_SAMA
