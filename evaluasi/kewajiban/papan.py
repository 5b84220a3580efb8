"""The open obligations of a branch of units, for who answers for it: longest waits, per unit, root causes.

They are read as `alur.tugas_terbuka` last found them; kinds that are confidential are never kept there. A constant
number of statements, however many wait.
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
from evaluasi.kewajiban.baca import BERNAMA, ORANG, TERSISIH, Kewajiban
from pegawai.models import Pegawai, Penempatan, UnitKerja
from skp_app.kewajiban import Jenis

TABEL = "evaluasi_tugasterbuka"
SEBAGAI = """k.jenis AS k_jenis, k.pemilik_id AS k_pemilik, k.penunggu_id AS k_penunggu, k.sejak AS k_sejak,
    k.tenggat AS k_tenggat, k.kode AS k_kode, k.tentang AS k_tentang, k.rincian AS k_rincian"""
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

    @cached_property
    def _syarat(self) -> tuple[str, list[Any]]:
        """WHERE of the list of waits, with its values."""
        syarat, nilai = self._cabang("k.pemilik_id")
        if self.jenis in TERBUKA:
            syarat, nilai = [*syarat, "k.jenis = %s"], [*nilai, self.jenis]
        if self.lebih_dari:
            syarat, nilai = [*syarat, "k.sejak < %s"], [*nilai, self.hari - timedelta(days=self.lebih_dari)]
        if self.lewat:
            syarat, nilai = [*syarat, "k.tenggat < %s"], [*nilai, self.hari]
        return _where(syarat), nilai

    def _cabang(self, kolom: str) -> tuple[list[str], list[Any]]:
        if (orang := self.pemilik()) is None:
            return [], []
        sql, nilai = orang.query.sql_with_params()
        return [f"{kolom} IN ({sql})"], list(nilai)

    def terlama(self) -> "Terlama":
        return Terlama(self)

    def per_unit(self) -> list[PerUnit]:
        """The units whose people owe most, by the post they hold for good."""
        syarat, nilai = self._syarat
        sql = f"""SELECT u.kode, u.nama, count(*), count(*) FILTER (WHERE k.tenggat < %s), min(k.sejak)
            FROM {TABEL} k JOIN pegawai_penempatan t ON t.pegawai_id = k.pemilik_id AND t.jenis = 'definitif'
                AND t.mulai <= %s AND (t.selesai IS NULL OR t.selesai >= %s)
            JOIN pegawai_unitkerja u ON u.id = t.unit_id{syarat}
            GROUP BY u.id ORDER BY count(*) FILTER (WHERE k.tenggat < %s) DESC, count(*) DESC, u.jalur LIMIT %s"""
        hari = self.hari
        return [PerUnit(*b) for b in _tanya(sql, hari, hari, hari, *nilai, hari, UNIT_TERBANYAK)]

    def akar(self) -> list[AkarBernama]:
        """The root causes behind what the people of the branch wait for, the heaviest first."""
        cabang, nilai = self._cabang("k.penunggu_id")
        syarat = _where(["k.jenis = ANY(%s)", *cabang])
        sql = f"""WITH k AS MATERIALIZED (SELECT * FROM {TABEL} k{syarat})
            SELECT pemilik_id, jenis, NULL::bigint, count(*), min(sejak), (array_agg(kode ORDER BY sejak, kode))[1]
            FROM k GROUP BY pemilik_id, jenis
            UNION ALL SELECT pemilik_id, jenis, penunggu_id, 0, min(sejak), min(kode) FROM k
            WHERE penunggu_id IN (SELECT pemilik_id FROM k) GROUP BY pemilik_id, jenis, penunggu_id"""
        semua = _tanya(sql, sorted(BERANTAI), *nilai)
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
        syarat, nilai = self.papan._syarat
        ((jumlah,),) = _tanya(f"SELECT count(*) FROM {TABEL} k{syarat}", *nilai)
        return int(jumlah)

    def __getitem__(self, potong: Any) -> Any:
        syarat, nilai = self.papan._syarat
        urut = "k_sejak, k_jenis, k_pemilik, k_kode"
        sql = f"""SELECT {BERNAMA}, 1, {TERSISIH}, a.kode FROM (SELECT {SEBAGAI} FROM {TABEL} k{syarat}
            ORDER BY {urut} LIMIT %s OFFSET %s) k {ORANG} ORDER BY {urut}"""
        batas = potong.stop - potong.start
        return [Kewajiban(SEMUA[j], *lain) for j, *lain in _tanya(sql, *nilai, batas, potong.start)]


def _where(syarat: list[str]) -> str:
    return f" WHERE {' AND '.join(syarat)}" if syarat else ""


def _tanya(sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, nilai)
        return kursor.fetchall()
