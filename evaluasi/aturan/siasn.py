"""What SIASN takes of a result: the reconciliation sheet of eleven columns and the bodies of its save calls.

PP 30/2019 Pasal 60 and Permenpan RB 6/2022 Pasal 35 want results in the national system. Column names, spellings and
field names are those of SIASN ("Penailan" included); every code is dated data (Ketentuan `siasn_kode`), because the
official lists change. The kuadran is looked up in the table of p. 99, never computed from the two codes.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from evaluasi.aturan.kuadran import Predikat, Rating
from pegawai.aturan.kepegawaian import GOLONGAN_PPPK, PANGKAT

KOLOM = (
    "PNS_DINILAI_ID", "UNOR_ID", "TAHUN", "HASIL_KERJA", "PERILAKU_KERJA", "PEGAWAI_ATASAN_UNOR_NAMA",
    "PENILAI_JABATAN_NM", "PENILAI_GOLONGAN_ID", "PENILAI_NAMA", "NIP_NIK_PENILAI", "STATUS_PENILAIAN(ASN/NON_ASN)",
)  # fmt: skip
BULANAN, TRIWULANAN = 1, 2  # periodikId
DALAM_KURUNG = re.compile(r"\(([^()]+)\)\s*$")


class KodeKeliru(Exception):
    """What is wrong with a table of codes, as a sentence."""


class Kode(NamedTuple):
    rating: Mapping[str, int]
    kuadran: Mapping[str, int]
    golongan: Mapping[str, str]
    jenjang: Mapping[str, int]


class Penilai(NamedTuple):
    """As the set document names him; without NIP he is no ASN (menteri, kepala daerah)."""

    nama: str
    nip: str
    jabatan: str
    golongan: str
    unit: str

    @property
    def asn(self) -> bool:
        return bool(self.nip)


class Hasil(NamedTuple):
    """One result: whose, by which two ratings, by whom. `id_siasn` is that of the person who was rated."""

    id_siasn: str
    unor: str
    tahun: int
    hasil: str
    perilaku: str
    predikat: str
    penilai: Penilai
    jenjang: str = ""


def baca(nilai: Any) -> Kode:
    """The table from its JSON form. Raises KodeKeliru."""
    try:
        kode = Kode(*({str(k): v for k, v in nilai[bagian].items()} for bagian in Kode._fields))
    except (KeyError, TypeError, AttributeError):
        raise KodeKeliru(f"Tabel kode memuat {', '.join(Kode._fields)}.") from None
    for bagian, harus in (("rating", Rating), ("kuadran", Predikat), ("golongan", (*PANGKAT, *GOLONGAN_PPPK))):
        milik = getattr(kode, bagian)
        if hilang := [str(h) for h in harus if h not in milik]:
            raise KodeKeliru(f"Kode {bagian} belum memuat {', '.join(hilang)}.")
        # A golongan of a PPPK may share its code with one of a PNS: SIASN knows by the person which is meant.
        if bagian != "golongan" and len({str(v) for v in milik.values()}) != len(milik):
            raise KodeKeliru(f"Dua {bagian} memakai kode yang sama.")
    return kode


def kekeliruan(nilai: Any) -> str:
    """Why this cannot be a table of codes, '' when it can."""
    try:
        baca(nilai)
    except KodeKeliru as keliru:
        return str(keliru)
    return ""


def golongan(pangkat: str) -> str:
    """'III/c' of 'Penata (III/c)', 'IX' of 'IX'."""
    cocok = DALAM_KURUNG.search(pangkat)
    return cocok[1] if cocok else pangkat


def lembar(h: Hasil, kode: Kode) -> tuple[str, ...]:
    """The row of the reconciliation sheet: text in every cell."""
    p = h.penilai
    return (
        h.id_siasn, h.unor, str(h.tahun), str(kode.rating[h.hasil]), str(kode.rating[h.perilaku]), p.unit, p.jabatan,
        kode.golongan.get(p.golongan, ""), p.nama, p.nip, "ASN" if p.asn else "NON_ASN",
    )  # fmt: skip


def _penilai(p: Penilai, kode: Kode, jabatan: str) -> dict[str, Any]:
    return {
        "penilaiNama": p.nama,
        "penilaiNipNrp": p.nip,
        jabatan: p.jabatan,
        "penilaiGolongan": kode.golongan.get(p.golongan, ""),
        "penilaiUnorNama": p.unit,
        "statusPenilai": "ASN" if p.asn else "NON ASN",
    }


def _nilai(h: Hasil, kode: Kode) -> dict[str, int]:
    return {
        "hasilKinerjaNilai": kode.rating[h.hasil],
        "perilakuKerjaNilai": kode.rating[h.perilaku],
        "kuadranKinerjaNilai": kode.kuadran[h.predikat],
    }


def skp22(h: Hasil, kode: Kode) -> dict[str, Any]:
    """Body of the yearly save call; `id` stays empty for a new row of SIASN."""
    awal = {"id": None, "tahun": h.tahun, "pnsDinilaiOrang": h.id_siasn}
    return awal | _nilai(h, kode) | _penilai(h.penilai, kode, "penilaiJabatan") | {"path": []}


def kinerja_periodik(h: Hasil, kode: Kode, mulai: date, selesai: date) -> dict[str, Any]:
    """Body of the save call of a triwulan or a month."""
    masa = {
        "bulanMulaiPenilaian": mulai.month,
        "bulanSelesaiPenilaian": selesai.month,
        "tahunMulaiPenilaian": mulai.year,
        "tahunSelesaiPenilaian": selesai.year,
        "periodikId": BULANAN if mulai.month == selesai.month else TRIWULANAN,
        "koefisienId": koefisien(h, kode),
    }
    awal = {"id": None, "tahun": h.tahun, "pnsDinilaiId": h.id_siasn}
    return awal | _nilai(h, kode) | _penilai(h.penilai, kode, "penilaiJabatanNama") | masa


def koefisien(h: Hasil, kode: Kode) -> str | None:
    """Two digits: the jenjang and the predikat; nothing outside a jabatan fungsional."""
    return f"{kode.jenjang[h.jenjang]}{kode.kuadran[h.predikat]}" if h.jenjang in kode.jenjang else None


class Kredit(NamedTuple):
    """One Penetapan Angka Kredit."""

    id_siasn: str
    nomor: str
    tanggal: date
    mulai: date
    selesai: date
    jumlah: str  # as it prints, with a point before the decimals
    pertama: bool


def angka_kredit(k: Kredit) -> dict[str, Any]:
    """Body of the save call; `rwJabatanId` is known to SIASN alone and is chosen there."""
    return {
        "pnsId": k.id_siasn,
        "rwJabatanId": None,
        "nomorSk": k.nomor,
        "tanggalSk": f"{k.tanggal:%d-%m-%Y}",
        "bulanMulaiPenailan": k.mulai.month,
        "tahunMulaiPenailan": k.mulai.year,
        "bulanSelesaiPenailan": k.selesai.month,
        "tahunSelesaiPenailan": k.selesai.year,
        "kreditUtamaBaru": k.jumlah,
        "kreditPenunjangBaru": "0",
        "kreditBaruTotal": k.jumlah,
        "isAngkaKreditPertama": int(k.pertama),
        "isIntegrasi": 0,
        "isKonversi": 1,
    }
