"""The sheets of a bimbingan: who fills which field, row by row, until the Format is signed (Lampiran p. 79-84)."""

from typing import Any

from django.db import transaction

from pegawai.models import Pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur.baris import Kiriman, Simpanan, berikut, kosong, tulis
from skp_app.alur.bimbingan import peran, terkunci
from skp_app.aturan.pembinaan import DAPAT_DITAMBAH, SESUDAH, TERISI, TERLAKSANA, Kelompok, bidang_ditulis
from skp_app.models import (
    BarisCoaching,
    Bimbingan,
    EvaluasiKompetensi,
    Iki,
    IsiBimbingan,
    JawabanBimbingan,
    LangkahCoaching,
    NilaiKompetensi,
    Realisasi,
    RencanaMentoring,
    SesiBimbingan,
)

MODEL: dict[str, Any] = {
    "umum": IsiBimbingan,
    "coaching": BarisCoaching,
    "langkah": LangkahCoaching,
    "mentoring": RencanaMentoring,
    "sesi": SesiBimbingan,
    "jawaban": JawabanBimbingan,
    "kompetensi": NilaiKompetensi,
    "evaluasi": EvaluasiKompetensi,
}
BARIS_TERBANYAK = 40


@transaction.atomic
def simpan(bimbingan: Bimbingan, *, oleh: Pegawai, **kiriman: Kiriman) -> Simpanan:
    """Write the rows that came. Raises BukanHak for rows that others fill, KeadaanMenolak once signed."""
    b, hasil = terkunci(bimbingan), kosong()
    milik = peran(b, oleh)
    for jenis, satu in kiriman.items():
        boleh = _boleh(b, jenis, milik)
        ada = {r.pk: r for r in MODEL[jenis].objects.filter(bimbingan=b)}
        tulis(jenis, ada, satu, hasil, boleh=boleh)
    return hasil


def _boleh(b: Bimbingan, jenis: str, milik: set[str]) -> tuple[str, ...]:
    boleh = bidang_ditulis(jenis, milik)
    if not boleh:
        raise BukanHak("Bagian ini diisi oleh pihak lain dalam bimbingan ini.")
    if not terbuka(b, jenis):
        raise KeadaanMenolak("Bagian ini sudah ditandatangani atau belum dibuka, jadi tidak dapat diubah.")
    return boleh


def terbuka(b: Bimbingan, jenis: str) -> bool:
    """May this kind of row still be written, whoever writes it?"""
    if jenis not in SESUDAH:
        return b.status in TERISI
    sudah = b.tanda_tangan.berlaku().filter(kode_format=SESUDAH[jenis]).exists()
    return b.status in TERLAKSANA and not sudah


def dapat_ditulis(b: Bimbingan, jenis: str, milik: set[str]) -> bool:
    return bool(bidang_ditulis(jenis, milik)) and terbuka(b, jenis)


@transaction.atomic
def tambah(bimbingan: Bimbingan, jenis: str, *, oleh: Pegawai, iki: Iki | None = None) -> Any:
    """A new row at the end; with an IKI of the SKP its words, target, baseline and progress stand there already.

    The same IKI again is the row that is there.
    """
    b = terkunci(bimbingan)
    if jenis not in DAPAT_DITAMBAH:
        raise IsianKeliru("Baris semacam itu tidak dapat ditambah.")
    _boleh(b, jenis, peran(b, oleh))
    if iki is not None and iki.rhk.skp_id != b.skp_id:
        raise IsianKeliru("Indikator tersebut bukan bagian dari SKP ini.")
    semua = MODEL[jenis].objects.filter(bimbingan=b)
    if iki is not None and (ada := semua.filter(iki=iki).first()):
        return ada
    if semua.count() >= BARIS_TERBANYAK:
        raise IsianKeliru(f"Paling banyak {BARIS_TERBANYAK} baris.")
    return semua.create(bimbingan=b, urutan=berikut(semua), **_awal(jenis, oleh, iki))


def _awal(jenis: str, oleh: Pegawai, iki: Iki | None) -> dict[str, Any]:
    if jenis == "sesi":
        return {"ditulis_oleh": oleh}
    if jenis == "kompetensi":
        return {"kelompok": Kelompok.TEKNIS}
    if iki is None:
        return {}
    if jenis == "langkah":
        return {"iki": iki, "indikator": iki.teks}
    kini, dahulu = _realisasi(iki)
    apa = {"target": iki.target, "target_skp": iki.target, "progres": kini, "baseline": dahulu}
    return {"iki": iki, "indikator": iki.teks} | apa


def _realisasi(iki: Iki) -> tuple[str, str]:
    """(newest realisasi of this year, last one of an earlier year) of the same line, '' where none is known."""
    tahun = iki.rhk.skp.periode.tahun
    sebaris = Realisasi.objects.filter(iki__garis=iki.garis, iki__rhk__skp__pegawai=iki.rhk.skp.pegawai_id)
    sebaris = sebaris.exclude(teks="").order_by("-periode_evaluasi__selesai", "-pk")
    kini = sebaris.filter(periode_evaluasi__periode__tahun=tahun).values_list("teks", flat=True).first()
    dahulu = sebaris.filter(periode_evaluasi__periode__tahun__lt=tahun).values_list("teks", flat=True).first()
    return (kini or "")[:2000], (dahulu or "")[:300]


@transaction.atomic
def hapus(bimbingan: Bimbingan, jenis: str, pk: int, *, oleh: Pegawai) -> None:
    """Take a row away; one that is gone already is no mistake. The competences of the Format stay."""
    b = terkunci(bimbingan)
    if jenis not in DAPAT_DITAMBAH:
        raise IsianKeliru("Baris semacam itu tidak dapat dihapus.")
    _boleh(b, jenis, peran(b, oleh))
    tetap = {"kelompok": Kelompok.TEKNIS} if jenis == "kompetensi" else {}
    MODEL[jenis].objects.filter(bimbingan=b, pk=pk, **tetap).delete()
