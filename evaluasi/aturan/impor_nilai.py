"""Tables of results that an agency imports: capaian kinerja organisasi, and the predikat of past years.

A predikat must be that of the cell where its two ratings meet (Lampiran p. 99 and 102); none is made up here.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from evaluasi.aturan.kuadran import Predikat, Rating, predikat
from evaluasi.aturan.tempel_capaian import BULAN
from evaluasi.aturan.tempel_capaian import KATA as KATA_CAPAIAN
from pegawai.aturan.impor.bacaan import NIP, UNOR_ID, Bacaan, alir
from pegawai.aturan.impor.dasar import (
    PERINGATAN,
    Acuan,
    BarisHasil,
    Catatan,
    Jenis,
    Kolom,
    PetaBaris,
    Susulan,
    Tabel,
)
from pegawai.aturan.impor.teks import kosong, kunci, rapi

UNIT, PREDIKAT, DASAR, TANGGAL, PENETAP = "UNIT KERJA", "PREDIKAT", "DASAR", "TANGGAL", "DITETAPKAN OLEH"
NOMOR = "NOMOR"
NAMA, JABATAN, TAHUN, HASIL, PERILAKU = "NAMA", "JABATAN", "TAHUN", "RATING HASIL KERJA", "RATING PERILAKU KERJA"
CAPAIAN = {kunci(kata): nilai.value for kata, nilai in KATA_CAPAIAN.items()}
# People write the ratings with and without a blank.
RATING = {
    kunci(kata): rating.value
    for rating, semua in {
        Rating.DI_ATAS: ("Di atas ekspektasi", "Diatas ekspektasi", "Di atas", "Diatas"),
        Rating.SESUAI: ("Sesuai ekspektasi", "Sesuai"),
        Rating.DI_BAWAH: ("Di bawah ekspektasi", "Dibawah ekspektasi", "Di bawah", "Dibawah"),
    }.items()
    for kata in semua
}
PREDIKAT_PEGAWAI = {kunci(p.cetak): p.value for p in Predikat} | {
    "kurang": Predikat.KURANG.value, "misconduct": Predikat.KURANG.value, "cukup": Predikat.BUTUH_PERBAIKAN.value,
    "cukup butuh perbaikan": Predikat.BUTUH_PERBAIKAN.value, "butuh perbaikan cukup": Predikat.BUTUH_PERBAIKAN.value,
}  # fmt: skip
TERCATAT = "capaian_tercatat"  # in `Acuan.lain`: {id unor: name} of what earlier files of the period held
TAHUN_DI_NAMA = re.compile(r"\b(20\d\d)\b")
TRIWULAN = re.compile(r"\b(?:tw|triw|triwulan) ?(iv|i{1,3}|[1-4])\b")
ROMAWI = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
AWAL_KUADRAN = 2022  # PermenPANRB 6/2022: no earlier year has ratings


def _serap(nama: str, acuan: Acuan, hasil: BarisHasil) -> None:
    acuan.lain.setdefault(nama, []).append(dict(hasil.nilai))


# capaian ------------------------------------------------------------------------------------------
KOLOM_CAPAIAN = (
    Kolom(UNOR_ID, ("ID UNOR", "KODE UNOR", "KODE UNIT"), wajib=True),
    Kolom(UNIT, ("UNOR NAMA", "NAMA UNIT", "UNIT", "PERANGKAT DAERAH")),
    Kolom(PREDIKAT, ("CAPAIAN", "PREDIKAT CAPAIAN", "CAPAIAN KINERJA ORGANISASI"), wajib=True),
    Kolom(DASAR, ("DASAR PENETAPAN", "DASAR HUKUM"), wajib=True),
    Kolom(NOMOR, ("NOMOR KEPUTUSAN", "NOMOR SK", "NO SK")),
    Kolom(TANGGAL, ("TGL", "TANGGAL PENETAPAN"), wajib=True),
    Kolom(PENETAP, ("PEJABAT", "PENETAP"), wajib=True),
)


def _baca_capaian(satu: Bacaan) -> None:
    satu.unit(UNOR_ID, UNIT)
    satu.naskah(UNIT, 255)
    satu.pilihan(PREDIKAT, CAPAIAN)
    satu.naskah(DASAR, 300, wajib=True)
    satu.naskah(NOMOR, 100)
    satu.naskah(PENETAP, 200, wajib=True)
    hari = satu.hari(TANGGAL, wajib=True)
    if hari and hari > satu.acuan.hari_ini:
        satu.peringatkan(TANGGAL, "TANGGAL_MASA_DEPAN", "Tanggal penetapan belum tiba; periksa.", hari.isoformat())


def _periksa_capaian(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(tabel, letak, acuan, _baca_capaian, (UNOR_ID, UNIT), (UNOR_ID, PREDIKAT))


def _susul_capaian(hasil: Sequence[BarisHasil], acuan: Acuan) -> list[Susulan]:
    """Units whose figure of the same period came from an earlier file, and that this one does not name."""
    ada = {s.nilai.get(UNOR_ID) or rapi(s.mentah.get(UNOR_ID, "")) for s in hasil}
    nama = {kunci(s.mentah.get(UNIT, "")) for s in hasil}
    kalimat = "Unit ini tidak ada lagi di berkas; capaian yang tersimpan dibiarkan."
    catatan = Catatan("", "HILANG", "", None, kalimat, PERINGATAN)
    dahulu: dict[str, str] = acuan.lain.get(TERCATAT, {})
    return [Susulan(kode, catatan) for kode, unit in dahulu.items() if kode not in ada and kunci(unit) not in nama]


CAPAIAN_ORGANISASI = Jenis(
    "capaian", "Capaian kinerja organisasi", KOLOM_CAPAIAN, UNOR_ID, _periksa_capaian, partial(_serap, "capaian"),
    _susul_capaian,
)  # fmt: skip


def tebak_periode(nama_berkas: str) -> str:
    """The code of the period that a file name speaks of, '' without a year in it; a person confirms it."""
    kata = " ".join(re.split(r"[\W_]+", nama_berkas.casefold()))
    tahun = TAHUN_DI_NAMA.search(kata)
    if tahun is None:
        return ""
    if triwulan := TRIWULAN.search(kata):
        return f"{tahun[1]}-tw{ROMAWI.get(triwulan[1], triwulan[1])}"
    bulan = next((BULAN[k] for k in kata.split() if k in BULAN), None)
    return f"{tahun[1]}-b{bulan:02}" if bulan else f"{tahun[1]}-akhir"


# predikat -----------------------------------------------------------------------------------------
KOLOM_PREDIKAT = (
    Kolom(NIP, ("NIP BARU", "NIP PEGAWAI"), wajib=True),
    Kolom(NAMA, ("NAMA PEGAWAI", "NAMA LENGKAP")),
    Kolom(JABATAN, ("NAMA JABATAN",)),
    Kolom(TAHUN, ("TAHUN PENILAIAN", "PERIODE"), wajib=True),
    Kolom(HASIL, ("HASIL KERJA", "RATING HASIL"), wajib=True),
    Kolom(PERILAKU, ("PERILAKU KERJA", "RATING PERILAKU"), wajib=True),
    Kolom(PREDIKAT, ("PREDIKAT KINERJA", "KUADRAN"), wajib=True),
    Kolom(NOMOR, ("NOMOR DOKUMEN", "NOMOR EVALUASI")),
)


def _baca_predikat(satu: Bacaan) -> None:
    satu.pegawai()
    satu.naskah(NAMA, 255)
    satu.naskah(JABATAN, 255)
    satu.naskah(NOMOR, 100)
    _tahun(satu)
    hasil = satu.pilihan(HASIL, RATING)
    perilaku = satu.pilihan(PERILAKU, RATING)
    tertulis = satu.pilihan(PREDIKAT, PREDIKAT_PEGAWAI)
    if hasil and perilaku and tertulis and (benar := predikat(hasil, perilaku)) != tertulis:
        kalimat = f"Predikat {rapi(satu.sel(PREDIKAT))} tidak cocok dengan kedua rating ({benar.cetak})."
        satu.tolak(PREDIKAT, "PREDIKAT_BEDA_KUADRAN", kalimat)


def _tahun(satu: Bacaan) -> None:
    sel = rapi(satu.sel(TAHUN))
    tahun = int(sel) if sel.isascii() and sel.isdigit() and len(sel) == 4 else 0
    terakhir = satu.acuan.hari_ini.year - 1  # a year that is not over has no yearly result
    if not AWAL_KUADRAN <= tahun <= terakhir:
        sebutan = "kosong" if kosong(sel) else f"'{sel[:20]}' tidak wajar"
        satu.tolak(TAHUN, "TAHUN_TAK_WAJAR", f"Tahun {sebutan} ({AWAL_KUADRAN} sampai {terakhir}).")
    else:
        satu.nilai[TAHUN] = sel


def _periksa_predikat(tabel: Tabel, letak: PetaBaris, acuan: Acuan) -> Iterator[BarisHasil]:
    return alir(tabel, letak, acuan, _baca_predikat, (NIP, TAHUN), (NIP, NAMA))


PREDIKAT_TAHUNAN = Jenis(
    "predikat", "Predikat kinerja tahun lalu", KOLOM_PREDIKAT, NIP, _periksa_predikat, partial(_serap, "predikat")
)

JENIS = {j.kode: j for j in (CAPAIAN_ORGANISASI, PREDIKAT_TAHUNAN)}
