"""Many rows at once into the sheet: a block from a spreadsheet, or a file in the columns of e-Kinerja BKN."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur.kaitan import Kaitan, Pengait, rapi
from skp_app.alur.lembar import Kiriman, Masa, simpan
from skp_app.aturan.lembar import (
    KOLOM,
    RUANG_KUNCI,
    Bulan,
    IsiBaris,
    Kait,
    Tabel,
    baca_baris,
    baca_tabel,
    kunci_baris,
    kunci_isi,
)
from skp_app.aturan.tempel import sel_tabel
from skp_app.models import BarisTertahan, CatatanHarian

BARIS_TERBANYAK = 1000
HURUF_SEL = 2000  # of a cell that is kept for mending
Baris = tuple[int, dict[str, str]]


class Terbaca(NamedTuple):
    """One row of the table: what it says, or why it cannot be stored."""

    nomor: int
    teks: dict[str, str]
    isi: IsiBaris | None
    kait: Kait
    kunci: UUID
    salah: dict[str, str]
    ada: bool  # it is in the sheet already

    @property
    def sel(self) -> list[str]:
        """The texts in the order of the columns."""
        return [self.teks.get(nama, "") for nama in KOLOM]

    @property
    def terhubung(self) -> bool:
        return self.kait != Kait()


class Masukan(NamedTuple):
    """What became of a table."""

    baru: int
    ada: int
    tertahan: int
    bulan: list[Bulan]  # where the new rows are


def baca(teks: str) -> Tabel:
    """The rows of a pasted block. Raises IsianKeliru when it is no table of ours."""
    tabel = baca_tabel(sel_tabel(teks))
    if tabel.kalimat:
        raise IsianKeliru(tabel.kalimat, {"teks": tabel.kalimat})
    if len(tabel.baris) > BARIS_TERBANYAK:
        kalimat = f"Sekali tempel paling banyak {BARIS_TERBANYAK} baris. Sekarang {len(tabel.baris)}; bagi dua."
        raise IsianKeliru(kalimat, {"teks": kalimat})
    return tabel


def periksa(oleh: Pegawai, baris: Iterable[Baris]) -> list[Terbaca]:
    """Every row with what would become of it; nothing is written. The number of queries does not grow."""
    hari_ini = localdate()
    bacaan = [(nomor, teks, baca_baris(teks, hari_ini=hari_ini)) for nomor, teks in baris]
    hari = [b.isi.tanggal for *_, b in bacaan if b.isi]
    if not hari:
        return [Terbaca(n, t, None, Kait(), _kunci_teks(t), b.salah, False) for n, t, b in bacaan]
    periksaan = _Periksa(oleh, min(hari), max(hari))
    return [periksaan.satu(n, t, b.isi, b.salah) for n, t, b in bacaan]


class _Periksa:
    def __init__(self, oleh: Pegawai, mulai: date, selesai: date):
        self.masa = Masa(oleh, [mulai, selesai])
        self.pengait = Pengait(oleh, mulai, selesai)
        semua = list(CatatanHarian.objects.filter(pegawai=oleh, tanggal__range=(mulai, selesai)))
        self.kunci = {c.kunci for c in semua}
        self.ada = Counter(kunci_isi(c.isi._replace(rencana_aksi=self.pengait.kaitan.sebut(c))) for c in semua)
        self.ke: Counter[tuple[str, ...]] = Counter()

    def satu(self, nomor: int, teks: dict[str, str], isi: IsiBaris | None, salah: dict[str, str]) -> Terbaca:
        if isi is None:
            return Terbaca(nomor, teks, None, Kait(), _kunci_teks(teks), salah, False)
        if alasan := self.masa.alasan(isi.tanggal):
            return Terbaca(nomor, teks, None, Kait(), _kunci_teks(teks), {"tanggal": alasan}, False)
        sidik = kunci_isi(isi)
        self.ke[sidik] += 1
        kunci = kunci_baris(isi, self.ke[sidik])
        ada = self.ada[sidik] >= self.ke[sidik] or kunci in self.kunci
        return Terbaca(nomor, teks, *self.pengait.kait(isi), kunci, {}, ada)


def _kunci_teks(teks: dict[str, str]) -> UUID:
    """The key of a row that waits: pasted again it is the same one."""
    return uuid5(RUANG_KUNCI, "\x1f".join(["tertahan", *(teks.get(k, "") for k in KOLOM)]))


@transaction.atomic
def masukkan(oleh: Pegawai, bulan: Bulan, baris: Iterable[Baris]) -> Masukan:
    """Store what can be stored; the other rows wait in the sheet of `bulan`. The same table twice adds nothing."""
    semua = periksa(oleh, baris)
    baik = [Kiriman(t.kunci, 0, t.isi, t.kait) for t in semua if t.isi and not t.ada]
    hasil = simpan(oleh, baik)
    tolak = [t for t in semua if t.salah]
    tolak += [t._replace(salah=hasil.salah[t.kunci]) for t in semua if t.kunci in hasil.salah]
    tertahan = _tahan(oleh, bulan, tolak)
    disimpan = [k for k in baik if k.kunci not in hasil.salah]
    return Masukan(
        hasil.baru,
        sum(t.ada for t in semua),
        tertahan,
        sorted({Bulan.dari(k.isi.tanggal) for k in disimpan}),
    )


def _tahan(oleh: Pegawai, bulan: Bulan, tolak: list[Terbaca]) -> int:
    """Keep them as they were sent, once each, unless they were mended meanwhile."""
    kunci = [t.kunci for t in tolak]
    selesai = set(CatatanHarian.objects.filter(pegawai=oleh, kunci__in=kunci).values_list("kunci", flat=True))
    BarisTertahan.objects.bulk_create(
        [
            BarisTertahan(pegawai=oleh, bulan=bulan.awal, kunci=t.kunci, isi=_dipotong(t.teks))
            for t in tolak
            if t.kunci not in selesai
        ],
        ignore_conflicts=True,
    )
    return len(set(kunci) - selesai)


def _dipotong(teks: dict[str, str]) -> dict[str, str]:
    """PostgreSQL keeps no NUL; a cell of a book's length is no row of a sheet."""
    return {k: v.replace("\x00", "")[:HURUF_SEL] for k, v in teks.items()}


def tahan_lagi(oleh: Pegawai, kunci: UUID, teks: dict[str, str]) -> None:
    """What was typed into a waiting row that still cannot be stored, so that it is there tomorrow."""
    BarisTertahan.objects.filter(pegawai=oleh, kunci=kunci).update(isi=_dipotong(teks))


@transaction.atomic
def hubungkan(oleh: Pegawai, teks: str, nilai: str, sampai: date) -> int:
    """Link every open row with these words of its column to one line. Gives how many rows that were."""
    semua = CatatanHarian.objects.filter(pegawai=oleh, garis_rhk=None, di_luar_rhk=False, tanggal__lte=sampai)
    baris = [c for c in semua.exclude(rencana_aksi="") if rapi(c.rencana_aksi) == rapi(teks)]
    if not baris:
        return 0
    hari = [c.tanggal for c in baris]
    kaitan, masa = Kaitan.milik(oleh, min(hari), max(hari)), Masa(oleh, hari)
    kiriman = [_dihubungkan(c, kaitan, nilai) for c in baris if not masa.alasan(c.tanggal)]
    return len(simpan(oleh, [k for k in kiriman if k]).versi)


def _dihubungkan(catatan: CatatanHarian, kaitan: Kaitan, nilai: str) -> Kiriman | None:
    try:
        kait = kaitan.baca(nilai, catatan.tanggal)
    except IsianKeliru:
        return None
    return Kiriman(catatan.kunci, catatan.versi, catatan.isi, kait)
