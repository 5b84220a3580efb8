"""The open obligations of a branch of units, for who answers for it: longest waits, per unit, root causes.

Kinds that are confidential are left out before anything is asked. A constant number of statements, however many wait.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from evaluasi.aturan.rantai import Akar, Tumpukan, Tunggu, akar
from evaluasi.kewajiban import SEMUA
from evaluasi.kewajiban.baca import BERNAMA, ORANG, TERSISIH, Kewajiban, Pernyataan, gabung
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.kewajiban import Jenis

UNIT_TERBANYAK = 15
AKAR_TERBANYAK = 10
TERBUKA = {kunci: jenis for kunci, jenis in SEMUA.items() if not jenis.rahasia}
BERANTAI = {j.kunci for j in TERBUKA.values() if j.tertahan_oleh} | {
    kunci for j in TERBUKA.values() for kunci in j.tertahan_oleh
}
TERTAHAN_OLEH = {kunci: j.tertahan_oleh for kunci, j in TERBUKA.items()}


class PerUnit(NamedTuple):
    kode: str
    nama: str
    banyak: int
    lewat: int
    sejak: date


class AkarBernama(NamedTuple):
    """A root cause with its words: 'Kabid A belum menetapkan SKP', how much stands still behind it."""

    akar: Akar
    jenis: Jenis
    orang: Pegawai
    jabatan: str

    @property
    def pertama(self) -> Kewajiban:
        """The oldest of what he holds up, which a reminder names."""
        a, orang = self.akar, self.orang
        return Kewajiban(
            self.jenis, a.pemilik, None, a.sejak, None, a.kode, "", "", orang.nama_lengkap, kode_pemilik=orang.kode
        )


@dataclass(frozen=True)
class Papan:
    """`unit` is the branch, None for the whole instansi; the rest narrows the list of waits."""

    hari: date
    unit: QuerySet[UnitKerja] | None
    jenis: str = ""
    lebih_dari: int = 0  # days since it is owed
    lewat: bool = False  # only what has passed its deadline

    def pemilik(self) -> QuerySet | None:
        """Keys of the people who sit in the branch today."""
        if self.unit is None:
            return None
        duduk = Penempatan.objects.pada(self.hari).filter(unit__in=self.unit.order_by().values("pk"))
        return duduk.order_by().values("pegawai")

    def _baris(self, jenis: Jenis) -> QuerySet:
        baris = jenis.sumber(self.hari)
        if (orang := self.pemilik()) is not None:
            baris = baris.filter(k_pemilik__in=orang)
        if self.lebih_dari:
            baris = baris.filter(k_sejak__lt=self.hari - timedelta(days=self.lebih_dari))
        return baris.filter(k_tenggat__lt=self.hari) if self.lewat else baris

    @cached_property
    def _gabung(self) -> Pernyataan:
        jenis = [TERBUKA[self.jenis]] if self.jenis in TERBUKA else TERBUKA.values()
        return gabung(self._baris(j) for j in jenis)

    def terlama(self) -> "Terlama":
        return Terlama(self)

    def per_unit(self) -> list[PerUnit]:
        """The units whose people owe most, by the post they hold for good."""
        sql, nilai = self._gabung
        awal = """SELECT u.kode, u.nama, count(*), count(*) FILTER (WHERE k.k_tenggat < %s), min(k.k_sejak) FROM ("""
        akhir = """) k JOIN pegawai_penempatan t ON t.pegawai_id = k.k_pemilik AND t.jenis = 'definitif'
                AND t.mulai <= %s AND (t.selesai IS NULL OR t.selesai >= %s)
            JOIN pegawai_unitkerja u ON u.id = t.unit_id
            GROUP BY u.id ORDER BY count(*) FILTER (WHERE k.k_tenggat < %s) DESC, count(*) DESC, u.jalur LIMIT %s"""
        hari = self.hari
        return [PerUnit(*b) for b in _tanya(awal + sql + akhir, hari, *nilai, hari, hari, hari, UNIT_TERBANYAK)]

    def akar(self) -> list[AkarBernama]:
        """The root causes behind what the people of the branch wait for, the heaviest first."""
        jenis = [TERBUKA[k] for k in sorted(BERANTAI)]
        orang = self.pemilik()
        baris = (j.sumber(self.hari) for j in jenis)
        sql, nilai = gabung(b if orang is None else b.filter(k_penunggu__in=orang) for b in baris)
        awal = "WITH k AS MATERIALIZED ("
        akhir = """) SELECT k_pemilik, k_jenis, NULL::bigint, count(*), min(k_sejak),
                (array_agg(k_kode ORDER BY k_sejak, k_kode))[1] FROM k GROUP BY k_pemilik, k_jenis
            UNION ALL SELECT k_pemilik, k_jenis, k_penunggu, 0, min(k_sejak), min(k_kode) FROM k
            WHERE k_penunggu IN (SELECT k_pemilik FROM k) GROUP BY k_pemilik, k_jenis, k_penunggu"""
        semua = _tanya(awal + sql + akhir, *nilai)
        tumpukan = [Tumpukan(o, j, n, s, k) for o, j, tunggu, n, s, k in semua if tunggu is None]
        tunggu = [Tunggu(tunggu, o, j, s, k) for o, j, tunggu, _, s, k in semua if tunggu is not None]
        return self._bernama(akar(tumpukan, tunggu, TERTAHAN_OLEH)[:AKAR_TERBANYAK])

    def _bernama(self, semua: list[Akar]) -> list[AkarBernama]:
        orang = Pegawai.objects.in_bulk({a.pemilik for a in semua})
        duduk = Penempatan.objects.pada(self.hari).filter(pegawai__in=orang).select_related("jabatan")
        jabatan = {p.pegawai_id: p.nama_jabatan for p in duduk.order_by("-jenis", "pk")}
        return [
            AkarBernama(a, TERBUKA[a.jenis], orang[a.pemilik], jabatan.get(a.pemilik, ""))
            for a in semua
            if a.pemilik in orang
        ]


class Terlama(Sequence[Kewajiban]):
    """The waits, the longest first, as a list that a paginator can cut: one statement for a page, one to count."""

    def __init__(self, papan: Papan) -> None:
        self.papan = papan

    def __len__(self) -> int:
        return self.count()

    def count(self, *_: Any) -> int:
        sql, nilai = self.papan._gabung
        ((jumlah,),) = _tanya("SELECT count(*) FROM (" + sql + ") k", *nilai)
        return int(jumlah)

    def __getitem__(self, potong: Any) -> Any:
        sql, nilai = self.papan._gabung
        awal = f"SELECT {BERNAMA}, 1, {TERSISIH}, a.kode FROM (SELECT * FROM ("
        akhir = f""") k ORDER BY k_sejak, k_jenis, k_pemilik, k_kode LIMIT %s OFFSET %s) k {ORANG}
            ORDER BY k.k_sejak, k.k_jenis, k.k_pemilik, k.k_kode"""
        batas = potong.stop - potong.start
        return [Kewajiban(SEMUA[j], *lain) for j, *lain in _tanya(awal + sql + akhir, *nilai, batas, potong.start)]


def _tanya(sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai)
        return kursor.fetchall()
