"""The plan of the regency: which units there are, who leads each, and how many people work there."""

import tomllib
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple

from evaluasi.demo.nama import tempat

KABUPATEN = "Pemerintah Kabupaten Sukamaju"
PALING_SEDIKIT = 50
KATALOG: dict[str, Any] = tomllib.loads((Path(__file__).parent / "katalog.toml").read_text())

JPT, ADMINISTRATOR, PENGAWAS, JF = "jpt_pratama", "administrator", "pengawas", "jf_keahlian"
DINKES, DISDIK = "Dinas Kesehatan", "Dinas Pendidikan dan Kebudayaan"
KOMINFO, PU = "Dinas Komunikasi dan Informatika", "Dinas Pekerjaan Umum dan Penataan Ruang"
BKPSDM = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
RSUD = "RSUD Sukamaju"


class RencanaUnit(NamedTuple):
    """One unit to be made. `kepala` is the jabatan and kind of its head, `bobot` its share of the staff."""

    nama: str
    induk: str
    kepala: tuple[str, str]
    keluarga: str  # of hasil kerja, a table of katalog.toml
    isi: str  # which jabatan its people hold
    bobot: float
    mandiri: bool = False
    cetak: bool = True
    kepemimpinan: str = "definitif"  # this year: definitif, plt (a neighbour acts), plh, kosong
    tempat: str = ""


def _dinas(nama: str, keluarga: str, isi: str, bobot: float = 4) -> RencanaUnit:
    return RencanaUnit(nama, KABUPATEN, (f"Kepala {nama}", JPT), keluarga, isi, bobot)


def _bagian(nama: str, induk: str, keluarga: str, isi: str, bobot: float = 8, **lain: Any) -> RencanaUnit:
    """A part of an office, led by an administrator, that the forms print under its office."""
    jabatan = f"Sekretaris {induk}" if nama.startswith("Sekretariat ") else f"Kepala {nama}"
    return RencanaUnit(nama, induk, (jabatan, ADMINISTRATOR), keluarga, isi, bobot, cetak=False, **lain)


def _seksi(nama: str, induk: str, keluarga: str, isi: str, bobot: float = 5, **lain: Any) -> RencanaUnit:
    return RencanaUnit(nama, induk, (f"Kepala {nama}", PENGAWAS), keluarga, isi, bobot, cetak=False, **lain)


def puskesmas(lokasi: str) -> RencanaUnit:
    nama = f"Puskesmas {lokasi}"
    return RencanaUnit(nama, DINKES, (f"Kepala {nama}", JF), "kesehatan", "kesehatan", 24, mandiri=True, tempat=lokasi)


def sekolah(nama: str, lokasi: str) -> RencanaUnit:
    return RencanaUnit(nama, DISDIK, (f"Kepala {nama}", JF), "pendidikan", "sekolah", 22, mandiri=True, tempat=lokasi)


def kecamatan(lokasi: str) -> RencanaUnit:
    nama, kepala = f"Kecamatan {lokasi}", (f"Camat {lokasi}", ADMINISTRATOR)
    return RencanaUnit(nama, KABUPATEN, kepala, "kewilayahan", "kewilayahan", 10, mandiri=True, tempat=lokasi)


def kelurahan(lokasi: str, di: str, **lain: Any) -> RencanaUnit:
    kepala = (f"Lurah {lokasi}", PENGAWAS)
    return RencanaUnit(f"Kelurahan {lokasi}", di, kepala, "kewilayahan", "kewilayahan", 7, tempat=lokasi, **lain)


EGOV, STATISTIK = "Bidang E-Government", "Bidang Statistik dan Persandian"
INTI = (
    RencanaUnit(KABUPATEN, "", ("Bupati Sukamaju", "pejabat_negara"), "umum", "kantor", 0, tempat="Sukamaju"),
    RencanaUnit("Sekretariat Daerah", KABUPATEN, ("Sekretaris Daerah", JPT), "umum", "kantor", 4),
    _bagian("Bagian Organisasi", "Sekretariat Daerah", "umum", "kantor", 6),
    RencanaUnit("Inspektorat", KABUPATEN, ("Inspektur", JPT), "pengawasan", "pengawasan", 10),
    _dinas(BKPSDM, "kepegawaian", "kepegawaian"),
    _bagian("Bidang Penilaian Kinerja Aparatur", BKPSDM, "kepegawaian", "kepegawaian"),
    _dinas("Badan Pengelolaan Keuangan dan Aset Daerah", "keuangan", "keuangan", 12),
    _dinas(KOMINFO, "kominfo", "kominfo", 3),
    _bagian(EGOV, KOMINFO, "kominfo", "kominfo", 9),
    _bagian(STATISTIK, KOMINFO, "kominfo", "kominfo", 8, kepemimpinan="plt"),
    _bagian(f"Sekretariat {KOMINFO}", KOMINFO, "umum", "kantor", 6),
    _dinas(DINKES, "kesehatan", "kantor"),
    _bagian("Bidang Kesehatan Masyarakat", DINKES, "kesehatan", "kantor"),
    puskesmas("Sukamaju"),
    puskesmas("Mekarjaya"),
    RencanaUnit(RSUD, DINKES, ("Direktur RSUD Sukamaju", JF), "kesehatan", "kesehatan", 16, mandiri=True),
    _dinas(DISDIK, "pendidikan", "kantor"),
    _bagian("Bidang Pembinaan Sekolah Dasar", DISDIK, "pendidikan", "kantor"),
    sekolah("SD Negeri 1 Sukamaju", "Sukamaju"),
    sekolah("SMP Negeri 1 Sukamaju", "Sukamaju"),
    _dinas(PU, "pekerjaan_umum", "teknik"),
    _bagian("Bidang Bina Marga", PU, "pekerjaan_umum", "teknik"),
    _seksi("Seksi Pemeliharaan Jalan dan Jembatan", "Bidang Bina Marga", "pekerjaan_umum", "teknik",
           kepemimpinan="kosong"),
    kecamatan("Sukamaju"),
    kelurahan("Sukamaju Kota", "Kecamatan Sukamaju", kepemimpinan="plh"),
    kecamatan("Cibeureum"),
)  # fmt: skip

DINAS_LAIN = (
    ("Dinas Kependudukan dan Pencatatan Sipil", "layanan"),
    ("Dinas Sosial", "layanan"),
    ("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "layanan"),
    ("Dinas Pertanian dan Ketahanan Pangan", "layanan"),
    ("Dinas Perhubungan", "pekerjaan_umum"),
    ("Dinas Lingkungan Hidup", "layanan"),
    ("Dinas Perumahan dan Kawasan Permukiman", "pekerjaan_umum"),
    ("Dinas Tenaga Kerja", "layanan"),
    ("Dinas Koperasi, Usaha Kecil dan Perdagangan", "layanan"),
    ("Dinas Pariwisata dan Olahraga", "layanan"),
    ("Dinas Perpustakaan dan Kearsipan", "umum"),
    ("Badan Perencanaan Pembangunan Daerah", "umum"),
    ("Badan Pendapatan Daerah", "keuangan"),
    ("Badan Penanggulangan Bencana Daerah", "kewilayahan"),
    ("Satuan Polisi Pamong Praja", "kewilayahan"),
)
BIDANG_LAIN = ("Pelayanan", "Pengembangan", "Pengendalian")
SEKSI_LAIN = ("Layanan", "Data dan Evaluasi")
SEKOLAH_PER_PUTARAN = 8
# These grow with the regency: among 60,000 people, teams of about 1,000 and 50 under one penilai.
TUMBUH = {RSUD: 60, "Puskesmas Sukamaju": 1400}


def daftar_unit(pegawai: int) -> list[RencanaUnit]:
    """The units of a regency of that many people, parents first: the core, then about one per 24 people."""
    return [*INTI, *islice(_tambahan(), max(0, pegawai // 24 - len(INTI)))]


def _tambahan() -> Iterator[RencanaUnit]:
    """More and more of the same: one office with its parts, then schools, kelurahan and puskesmas, round by round."""
    kantor = iter(DINAS_LAIN)
    for putaran in count():
        yield from _kantor(*dinas) if (dinas := next(kantor, None)) else ()
        for n in range(SEKOLAH_PER_PUTARAN):
            nomor, jenjang = putaran * SEKOLAH_PER_PUTARAN + n, "SMP" if n % 4 == 3 else "SD"
            yield _sekali_waktu(sekolah(f"{jenjang} Negeri {nomor + 2} {tempat(nomor)}", tempat(nomor)), nomor)
        yield puskesmas(tempat(putaran + 2))
        if putaran % 3 == 0:
            yield kecamatan(tempat(putaran // 3 + 3))
        yield kelurahan(f"{tempat(putaran)} Baru", f"Kecamatan {tempat(putaran // 3 + 3)}")


def _kantor(nama: str, keluarga: str) -> Iterator[RencanaUnit]:
    isi = {"pekerjaan_umum": "teknik", "keuangan": "keuangan", "kewilayahan": "kewilayahan"}.get(keluarga, "kantor")
    pendek = nama.split(" ", 1)[1]
    yield _dinas(nama, keluarga, isi)
    yield _bagian(f"Sekretariat {nama}", nama, "umum", "kantor")
    for bidang in BIDANG_LAIN:
        yield _bagian(f"Bidang {bidang} {pendek}", nama, keluarga, isi, 6)
        for seksi in SEKSI_LAIN:
            yield _seksi(f"Seksi {seksi} {bidang} {pendek}", f"Bidang {bidang} {pendek}", keluarga, isi)


def _sekali_waktu(unit: RencanaUnit, nomor: int) -> RencanaUnit:
    """Now and then a school is led by a neighbour, or by nobody."""
    return unit._replace(kepemimpinan={7: "plt", 23: "kosong"}.get(nomor % 40, "definitif"))


def bagi_staf(unit: list[RencanaUnit], jumlah: int) -> list[int]:
    """How many people besides the head work in each unit: by weight, the rest to the largest remainders."""
    bobot = [max(u.bobot, jumlah / TUMBUH[u.nama]) if u.nama in TUMBUH else u.bobot for u in unit]
    bagian = [jumlah * b / sum(bobot) for b in bobot]
    hasil = [int(b) for b in bagian]
    urutan = sorted(range(len(unit)), key=lambda n: hasil[n] - bagian[n])
    for n in urutan[: jumlah - sum(hasil)]:
        hasil[n] += 1
    return hasil
