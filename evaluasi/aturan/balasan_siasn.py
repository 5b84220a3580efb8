"""Reads what SIASN answered to a package: a sheet with the id of the rated person, a status and a reason.

The answer comes in several shapes, so columns are found by their names wherever the header stands. The sheet of the
package itself, without a status, is an answer too: it says nothing new and must agree with what was sent.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

DIKENAL = {
    "id": ("PNS_DINILAI_ID", "PNSDINILAIORANG", "PNSDINILAIID", "PNS_ID", "PNS ID"),
    "status": ("STATUS", "STATUS_IMPOR", "STATUS IMPOR", "HASIL_IMPOR", "HASIL IMPOR", "SUCCESS"),
    "alasan": ("KETERANGAN", "ALASAN", "PESAN", "MESSAGE", "CATATAN"),
    # What was sent, when the answer repeats it.
    "UNOR_ID": ("UNOR_ID",),
    "TAHUN": ("TAHUN",),
    "HASIL_KERJA": ("HASIL_KERJA",),
    "PERILAKU_KERJA": ("PERILAKU_KERJA",),
}
DIULANG = ("UNOR_ID", "TAHUN", "HASIL_KERJA", "PERILAKU_KERJA")
DITERIMA = frozenset({"diterima", "berhasil", "sukses", "success", "ok", "true", "1", "ya", "terkirim"})
DITOLAK = frozenset({"ditolak", "gagal", "failed", "error", "false", "0", "tidak"})
BARIS_KEPALA = 10  # the header stands within these
PANJANG_ALASAN = 300


class Jawaban(NamedTuple):
    nomor: int  # of the row in the file
    id_siasn: str
    diterima: bool | None  # None: the file says nothing of it
    alasan: str
    diulang: Mapping[str, str]


class Balasan(NamedTuple):
    jawaban: list[Jawaban]
    salah: list[tuple[int, str]]
    berstatus: bool


class BukanBalasan(Exception):
    """Why this file is no answer, as a sentence."""


def baca(tabel: Sequence[Sequence[str]]) -> Balasan:
    """Raises BukanBalasan when no column names the person."""
    awal, letak = _kepala(tabel)
    jawaban: list[Jawaban] = []
    salah: list[tuple[int, str]] = []
    terlihat: set[str] = set()
    for nomor, baris in enumerate(tabel[awal + 1 :], start=awal + 2):
        isi = {nama: (baris[k].strip() if k < len(baris) else "") for nama, k in letak.items()}
        if not any(isi.values()):
            continue
        if sebab := _salah(isi, terlihat):
            salah.append((nomor, sebab))
            continue
        terlihat.add(isi["id"])
        diulang = {k: isi[k] for k in DIULANG if k in isi}
        alasan = isi.get("alasan", "")[:PANJANG_ALASAN]
        jawaban.append(Jawaban(nomor, isi["id"], _diterima(isi.get("status", "")), alasan, diulang))
    return Balasan(jawaban, salah, "status" in letak)


def _kepala(tabel: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for nomor, baris in enumerate(tabel[:BARIS_KEPALA]):
        judul = [s.strip().upper() for s in baris]
        letak = {}
        for nama, semua in DIKENAL.items():
            if ada := [judul.index(s) for s in semua if s in judul]:
                letak[nama] = ada[0]
        if "id" in letak:
            return nomor, letak
    raise BukanBalasan("Tidak ada kolom PNS_DINILAI_ID. Pakai berkas jawaban SIASN atau lembar paketnya.")


def _salah(isi: Mapping[str, str], terlihat: set[str]) -> str:
    if not isi["id"]:
        return "PNS_DINILAI_ID kosong."
    if isi["id"] in terlihat:
        return "Pegawai yang sama sudah ada di atasnya."
    if isi.get("status") and _diterima(isi["status"]) is None:
        return f"Status “{isi['status'][:40]}” tidak dikenal; tulis diterima atau ditolak."
    return ""


def _diterima(status: str) -> bool | None:
    kata = status.casefold().strip()
    return True if kata in DITERIMA else False if kata in DITOLAK else None
