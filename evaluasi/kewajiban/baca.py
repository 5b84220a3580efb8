"""Reading the rows of all kinds in one statement: those of one person, of many, or of a branch of units.

The union of some twenty kinds costs more to write than to run, so its text is made once a day and kept; only the
values in the places of PENANDA differ from reader to reader.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value

from evaluasi.kewajiban import SEMUA
from pegawai.aturan.teks import titik
from skp_app.kewajiban import Jenis

SENDIRI_SENDIRI = 5  # so many of one kind are listed one by one, more are one line
DARI, SAMPAI = -7_706_001, -7_706_002  # stand for values in a kept statement; no key is negative


class Kewajiban(NamedTuple):
    """One open obligation, as the columns of KOLOM say it, with the names of the two people."""

    jenis: Jenis
    pemilik: int
    penunggu: int | None
    sejak: date
    tenggat: date | None
    kode: str
    tentang: str
    rincian: str
    nama_pemilik: str = ""
    nama_penunggu: str = ""
    banyak: int = 1  # how many of this kind there are, when this is the first of them
    eskalasi: date | None = None  # when a superior of its owner was told
    ditunda: date | None = None  # until when its owner wants no reminder
    kode_pemilik: str = ""

    def kata(self, pola: str, hari: date) -> str:
        """The words of the kind about this row."""
        return pola.format(
            tentang=self.tentang, rincian=self.rincian, pemilik=self.nama_pemilik, penunggu=self.nama_penunggu,
            n=self.banyak, sejak=_sejak(self.sejak, hari),
        )  # fmt: skip

    def kalimat(self, pola: str, hari: date) -> str:
        return titik(self.kata(pola, hari))

    @property
    def hal(self) -> str:
        """The matter of a reminder, see `skp_app.alur.pengingat`."""
        return f"ingat-{self.jenis.kunci}-{self.kode}-"


def _sejak(sejak: date, hari: date) -> str:
    lama = (hari - sejak).days
    return {0: "hari ini", 1: "kemarin"}.get(lama, f"{lama} hari lalu")


# Statements ------------------------------------------------------------------------------------------
Pernyataan = tuple[str, tuple[Any, ...]]


def gabung(daftar: Iterable[QuerySet]) -> Pernyataan:
    """The rows of these kinds as one statement with its values."""
    pertama, *lain = daftar
    sql, nilai = pertama.union(*lain, all=True).query.sql_with_params()
    return sql, tuple(nilai)


NAMA = """CASE WHEN {0}.gelar_depan = '' THEN '' ELSE {0}.gelar_depan || ' ' END || {0}.nama ||
    CASE WHEN {0}.gelar_belakang = '' THEN '' ELSE ', ' || {0}.gelar_belakang END"""
BERNAMA = f"""k.k_jenis, k.k_pemilik, k.k_penunggu, k.k_sejak, k.k_tenggat, k.k_kode, k.k_tentang, k.k_rincian,
    {NAMA.format("a")}, coalesce({NAMA.format("b")}, '')"""
ORANG = "LEFT JOIN pegawai_pegawai a ON a.id = k.k_pemilik LEFT JOIN pegawai_pegawai b ON b.id = k.k_penunggu"
TERSISIH = """
    (SELECT max(e.hari) FROM skp_app_eskalasi e WHERE e.pemilik_id = k.k_pemilik AND e.jenis = k.k_jenis
        AND e.kode = k.k_kode AND e.tenggat = k.k_tenggat),
    (SELECT t.sampai FROM skp_app_tundapengingat t WHERE t.pegawai_id = k.k_pemilik AND t.jenis = k.k_jenis
        AND t.kode = k.k_kode)"""


@lru_cache(maxsize=4)
def _meja(hari: date) -> Pernyataan:
    """What one person (DARI) owes, and what others owe him; of each kind the first few, and how many there are."""
    punya = [j.sumber(hari).filter(k_pemilik=DARI) for j in SEMUA.values() if j.beranda]
    terbuka = [j.sumber(hari) for j in SEMUA.values() if _tampak_bagi_penunggu(j)]
    ditunggu = [baris.filter(k_penunggu=DARI) for baris in terbuka if _berpenunggu(baris)]
    sql, nilai = gabung([*punya, *ditunggu])
    awal = f"SELECT {BERNAMA}, k.n, {TERSISIH}, a.kode FROM ("
    hitung = """SELECT u.*, count(*) OVER (PARTITION BY u.k_jenis, u.k_pemilik = %s) AS n, row_number() OVER
        (PARTITION BY u.k_jenis, u.k_pemilik = %s ORDER BY u.k_tenggat, u.k_sejak, u.k_kode) AS urut FROM ("""
    akhir = f") u) k {ORANG} WHERE k.urut <= %s ORDER BY k.k_tenggat, k.k_sejak, k.k_kode"
    return awal + hitung + sql + akhir, (DARI, DARI, *nilai, SENDIRI_SENDIRI)


def _tampak_bagi_penunggu(jenis: Jenis) -> bool:
    return not jenis.rahasia and bool(jenis.ditunggu or jenis.beranda)


def _berpenunggu(baris: QuerySet) -> bool:
    return not isinstance(baris.query.annotations["k_penunggu"].get_source_expressions()[0], Value)


@lru_cache(maxsize=4)
def _milik_banyak(hari: date) -> Pernyataan:
    """Everything that people with keys from DARI to SAMPAI owe."""
    sql, nilai = gabung(j.sumber(hari).filter(k_pemilik__range=(DARI, SAMPAI)) for j in SEMUA.values())
    return f"SELECT {BERNAMA}, 1, {TERSISIH}, a.kode FROM (" + sql + f") k {ORANG}", nilai


def _isi(pernyataan: Pernyataan, **pengganti: int) -> list[Kewajiban]:
    sql, nilai = pernyataan
    ganti = {DARI: pengganti["dari"], SAMPAI: pengganti.get("sampai")}
    with connection.cursor() as kursor:
        kursor.execute(sql, [ganti.get(n, n) if isinstance(n, int) else n for n in nilai])
        return [Kewajiban(SEMUA[jenis], *lain) for jenis, *lain in kursor.fetchall()]


def meja(pegawai: int, hari: date) -> list[Kewajiban]:
    """What this person owes and what others owe him, by deadline; a crowd of one kind is its first few."""
    return _isi(_meja(hari), dari=pegawai)


def milik_banyak(dari: int, sampai: int, hari: date) -> list[Kewajiban]:
    """Every obligation of the people whose keys lie in this range."""
    return _isi(_milik_banyak(hari), dari=dari, sampai=sampai)


def milik(pegawai: int, hari: date) -> list[Kewajiban]:
    return milik_banyak(pegawai, pegawai, hari)


def satu(hari: date, jenis: str, kode: str, saring: Callable[[QuerySet], QuerySet]) -> Kewajiban | None:
    """The row of this kind and code among those that `saring` leaves, or None when it is done by now."""
    if jenis not in SEMUA:
        return None
    try:
        sql, nilai = saring(SEMUA[jenis].sumber(hari).filter(k_kode=kode)).query.sql_with_params()
    except EmptyResultSet:  # known to be nothing before it is asked
        return None
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {BERNAMA}, 1, {TERSISIH}, a.kode FROM (" + sql + f") k {ORANG} LIMIT 1", nilai)
        return next((Kewajiban(SEMUA[jenis], *lain) for _, *lain in kursor.fetchall()), None)
