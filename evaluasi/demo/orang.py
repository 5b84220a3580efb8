"""People of the regency: name, NIP, golongan, gelar and jabatan that fit each other."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from evaluasi.demo import nama
from evaluasi.demo.organisasi import BKPSDM, EGOV, KABUPATEN, KATALOG, KOMINFO
from pegawai import akun_demo
from pegawai.aturan.kepegawaian import GOLONGAN_PPPK, PANGKAT, JenisPegawai

URUTAN_GOLONGAN = list(PANGKAT)
PPPK_SARJANA, PPPK_DIPLOMA, PPPK_MENENGAH = (GOLONGAN_PPPK[n] for n in (8, 6, 4))
KODE_PPPK = "21"  # stands where an NIP has the month


class Peran(NamedTuple):
    """A post to be filled: the jabatan, its kind, the range of golongan, and the gelar that goes with it."""

    jabatan: str
    jenis: str
    golongan: tuple[str, str]
    gelar: str
    umur: tuple[int, int]


@dataclass
class Orang:
    """Who a person is, before it becomes a row."""

    nama: str
    nip: str | None
    jenis: str
    golongan: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    masuk: str = ""
    surel: str = ""
    angkat: date | None = None  # TMT
    baru: bool = False  # appointed in the running year

    def __post_init__(self) -> None:
        self.masuk = self.masuk or self.nip or ""


class Tokoh(NamedTuple):
    """A named person of the demo and the place where he or she is put. `jabatan` is empty for a head."""

    peran: akun_demo.Peran
    unit: str
    nama: str
    golongan: str
    gelar: str = ""
    jabatan: str = ""
    jenis_jabatan: str = "jf_keahlian"


TOKOH = (
    Tokoh(akun_demo.KEPALA_DAERAH, KABUPATEN, "Surya Wibawa", ""),
    Tokoh(akun_demo.ATASAN_PENILAI, KOMINFO, "Tono Subroto", "IV/c", "M.M."),
    Tokoh(akun_demo.PENILAI, EGOV, "Budi Santoso", "IV/a", "S.Kom., M.T."),
    Tokoh(akun_demo.PEGAWAI, EGOV, "Sari Utami", "III/b", "S.Kom.", "Pranata Komputer Ahli Pertama"),
    Tokoh(akun_demo.PENYUSUN, EGOV, "Joko Prasetyo", "III/a", "S.Kom.", "Pranata Komputer Ahli Pertama"),
    Tokoh(akun_demo.PENGELOLA, KOMINFO, "Dewi Lestari", "III/d", "S.Sos.", "Analis SDM Aparatur Ahli Muda"),
    Tokoh(akun_demo.BKD, BKPSDM, "Ayu Puspita", "III/d", "S.Psi.", "Analis SDM Aparatur Ahli Muda"),
    Tokoh(akun_demo.AUDITOR, "Inspektorat", "Ratna Wulandari", "IV/a", "M.Ak.", "Auditor Ahli Madya"),
)
TOKOH_KEPALA = {t.unit: t for t in TOKOH if not t.jabatan}


def dari_tokoh(tokoh: Tokoh) -> Orang:
    masuk = tokoh.peran.masuk
    nip, jenis = (masuk, JenisPegawai.PNS) if masuk.isdigit() else (None, JenisPegawai.NON_ASN)
    surel = f"{tokoh.nama.lower().replace(' ', '.')}@sukamaju.example"
    return Orang(tokoh.nama, nip, jenis, tokoh.golongan, "", tokoh.gelar, masuk, surel)


GOLONGAN_KEPALA = {
    "jpt_pratama": ("IV/b", "IV/c"),
    "administrator": ("III/d", "IV/b"),
    "pengawas": ("III/c", "III/d"),
    "jf_keahlian": ("IV/a", "IV/b"),
}
GELAR_KEPALA = ("M.Si.", "M.M.", "M.A.P.", "S.H., M.H.", "S.E., M.Ak.", "S.Sos., M.Si.")


def peran_kepala(jabatan: str, jenis: str, isi: str, acak: Random) -> Peran:
    gelar = {"sekolah": "M.Pd.", "kesehatan": "M.Kes."}.get(isi) or acak.choice(GELAR_KEPALA)
    return Peran(jabatan, jenis, GOLONGAN_KEPALA[jenis], gelar, (42, 57))


UMUR = {"III/c": (35, 50), "IV/a": (42, 57)}  # by the lowest golongan of the post; younger people hold the others


def peran_staf(baris: str) -> Peran:
    """One line of the catalogue: "name | kind | golongan from-to | gelar"."""
    jabatan, jenis, golongan, gelar = (b.strip() for b in baris.split("|"))
    bawah, atas = golongan.split("-")
    return Peran(jabatan, jenis, (bawah, atas), gelar, UMUR.get(bawah, (23, 40)))


PERAN_STAF = {isi: [peran_staf(b) for b in baris] for isi, baris in KATALOG["jabatan"].items()}


class Pencatat:
    """Makes people one after another from one stream of chance; no two share an NIP."""

    def __init__(self, acak: Random, hari: date) -> None:
        self.acak, self.hari = acak, hari
        self.terakhir: dict[str, int] = {}
        self.terpakai = {t.peran.masuk for t in TOKOH}

    def orang(self, peran: Peran, *, kepala: bool = False) -> Orang:
        """Somebody who can hold this post."""
        panggilan, perempuan = nama.orang(self.acak)
        jenis = JenisPegawai.PNS if kepala else self._jenis(peran)
        baru = jenis == JenisPegawai.CPNS or (jenis == JenisPegawai.PPPK and self.acak.random() < 0.07)
        depan, belakang = _gelar(peran.gelar)
        nip, angkat = self._nip(peran, jenis, perempuan, baru)
        golongan = self._golongan(peran, jenis)
        return Orang(panggilan, nip, jenis, golongan, depan, belakang, angkat=angkat, baru=baru)

    def _jenis(self, peran: Peran) -> str:
        """Only posts of the first rung go to CPNS and PPPK."""
        pertama = peran.golongan[0] in {"II/a", "II/b", "II/c", "III/a", "III/b"}
        undian = self.acak.random()
        if pertama and undian < 0.04:
            return JenisPegawai.CPNS
        if pertama and undian < 0.29:
            return JenisPegawai.PPPK
        if peran.golongan[0] in {"II/a", "II/b"} and undian < 0.42:
            return JenisPegawai.PPPK_PARUH_WAKTU
        return JenisPegawai.PNS

    def _golongan(self, peran: Peran, jenis: str) -> str:
        bawah, atas = (URUTAN_GOLONGAN.index(g) for g in peran.golongan)
        if jenis == JenisPegawai.PNS:
            return URUTAN_GOLONGAN[self.acak.randint(bawah, atas)]
        if jenis == JenisPegawai.CPNS:
            return peran.golongan[0]
        tingkat = {"III": PPPK_SARJANA, "II/c": PPPK_DIPLOMA}
        return tingkat.get(peran.golongan[0].split("/")[0]) or tingkat.get(peran.golongan[0]) or PPPK_MENENGAH

    def _nip(self, peran: Peran, jenis: str, perempuan: bool, baru: bool) -> tuple[str, date]:
        tahun = self.hari.year
        lahir = date(tahun - self.acak.randint(*peran.umur), 1, 1) + timedelta(days=self.acak.randrange(365))
        kelamin = 2 if perempuan else 1
        if jenis in {JenisPegawai.PPPK, JenisPegawai.PPPK_PARUH_WAKTU}:
            angkat = tahun if baru else tahun - self.acak.randint(2, 5)
            return self._bernomor(f"{lahir:%Y%m%d}{angkat}{KODE_PPPK}{kelamin}"), date(angkat, 3, 1)
        angkat = tahun if baru else min(lahir.year + self.acak.randint(22, 29), tahun - 2)
        bulan = 1 if baru else self.acak.choice((1, 2, 3, 4, 12))
        return self._bernomor(f"{lahir:%Y%m%d}{angkat}{bulan:02}{kelamin}"), date(angkat, bulan, 1)

    def _bernomor(self, awal: str) -> str:
        """The next free serial after these 15 digits."""
        while True:
            self.terakhir[awal] = self.terakhir.get(awal, 0) + 1
            nip = f"{awal}{self.terakhir[awal]:03}"
            if nip not in self.terpakai:
                return nip


def _gelar(gelar: str) -> tuple[str, str]:
    """(before the name, after it)"""
    return (gelar, "") if gelar in {"dr.", "apt."} else ("", gelar)
