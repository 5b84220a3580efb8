"""From the words of SIASN to ours: kinds of posts, and what the name of a unit tells (Permenpan RB 6/2022 p. 26)."""

import re

from pegawai.aturan.kepegawaian import JenisJabatan

ESELON = {
    "1": JenisJabatan.JPT_MADYA, "2": JenisJabatan.JPT_PRATAMA, "3": JenisJabatan.ADMINISTRATOR,
    "4": JenisJabatan.PENGAWAS,
}  # fmt: skip
TERAMPIL = re.compile(r"\b(pemula|terampil|mahir|penyelia)$", re.IGNORECASE)
MANDIRI = re.compile(
    r"^(?:(?:uptd?\s+)?(?:puskesmas|rsud|rumah sakit)|tk|paud|sdn?|smpn?|sman?|smkn?|slb|kecamatan)\b",
    re.IGNORECASE,
)
DAERAH = re.compile(r"^(?:pemerintah\s+)(?:daerah\s+)?(?:kab\.?|kabupaten|kota|provinsi)\b", re.IGNORECASE)
KEPALA_DAERAH = re.compile(r"^(?:bupati|wali ?kota|gubernur)\b", re.IGNORECASE)
BEBAS = {"MPP": "mpp", "DIBERHENTIKAN_SEMENTARA": "diberhentikan_sementara", "CLTN": "cltn"}


def jenis_jabatan(jenis: str, nama: str, eselon: str | None = None, jenjang: str | None = None) -> JenisJabatan:
    """`jenis`: struktural, fungsional, pelaksana, or the code 1, 2, 4 of SIASN; `eselon`: 31 or II.a."""
    jenis = jenis.casefold()
    if jenis.startswith(("1", "struktural")):
        return ESELON.get(tingkat_eselon(eselon), JenisJabatan.PENGAWAS)
    if jenis.startswith("2") or jenis in {"fungsional", "fungsional tertentu"}:
        terampil = TERAMPIL.search(nama) or (jenjang or "").casefold() in {"pemula", "terampil", "mahir", "penyelia"}
        return JenisJabatan.JF_KETERAMPILAN if terampil else JenisJabatan.JF_KEAHLIAN
    return JenisJabatan.PELAKSANA


def tingkat_eselon(eselon: str | None) -> str:
    """'2' for 21, 22, II.a and II.b."""
    tulisan = (eselon or "").strip().upper()
    if tulisan[:1].isdigit():
        return tulisan[0]
    romawi = re.match(r"(IV|III|II|I)\b", tulisan)
    return {"I": "1", "II": "2", "III": "3", "IV": "4"}[romawi[1]] if romawi else ""


def mandiri(nama: str) -> bool:
    """Puskesmas, hospitals, schools and kecamatan are unit kerja mandiri."""
    return bool(MANDIRI.match(nama.strip()))


def daerah(nama: str) -> bool:
    """Of a root: does a kepala daerah lead it?"""
    return bool(DAERAH.match(nama.strip()))


def kepala_daerah(jabatan: str) -> bool:
    return bool(KEPALA_DAERAH.match(jabatan.strip()))


def bebas_skp(kode: str) -> str | None:
    """TIDAK_WAJIB_SKP_CLTN -> the reason as we keep it."""
    return BEBAS.get(kode.removeprefix("TIDAK_WAJIB_SKP_")) if kode.startswith("TIDAK_WAJIB_SKP_") else None
