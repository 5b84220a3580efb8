"""What somebody owes somebody else: every open obligation has an owner, a since-date and an effect.

Each part of the application names its kinds in a module here; a kind brings the queryset of its open rows. Tugas saya,
*Siapa menunggu siapa*, reminders and the calendar all read these rows, joined by UNION ALL in one statement, so a kind
is written once. A row has the columns KOLOM and nothing else; people may only be shown their own rows, those that
they wait for, and those of the units they answer for.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, F, QuerySet, Value
from django.db.models.functions import Cast, Left
from django.utils.timezone import get_current_timezone_name

PANJANG_TENTANG = 120
KOLOM = ("k_jenis", "k_pemilik", "k_penunggu", "k_sejak", "k_tenggat", "k_kode", "k_tentang")


class Jenis(NamedTuple):
    """One kind of obligation, in the words of the to-do list.

    `judul` and `sebab` may name {tentang}; `alamat` makes the address from `k_kode`; `sumber(hari)` gives the open
    rows as made by `baris`, of everybody: whoever reads them filters by owner, waiter or unit first. It asks the
    database nothing by itself: the statement is built once and used all day.
    """

    kunci: str
    judul: str
    sebab: str
    akibat: str  # what stands still as long as it is open
    tombol: str
    alamat: Callable[[str], str]
    peran: str
    sumber: Callable[[date], QuerySet]
    banyak: str = ""  # title of more than a handful in one line, may name {n}: "Periksa SKP {n} bawahan"
    ditunggu: str = ""  # title for who waits, may name {tentang}: "SKP 2026 Anda"; empty: the same as `judul`
    rahasia: bool = False  # only the owner ever sees it: no board, no escalation, no mail names it
    # Within one chain a row is held up by what its owner waits for: perencanaan, evaluasi. Empty: by nothing.
    rantai: str = ""
    beranda: bool = True  # False: the home page has a rule with counts for it; boards and reminders read it


class Hari(Cast):
    """The local day of a date or an instant."""

    def __init__(self, isi: Any) -> None:
        super().__init__(isi, DateField())

    def as_postgresql(self, compiler: Any, connection: Any, **lain: Any) -> Any:
        isi = self.get_source_expressions()[0]
        if not isinstance(isi.output_field, DateTimeField):
            return super().as_postgresql(compiler, connection, **lain)
        sql, nilai = compiler.compile(isi)
        return connection.ops.datetime_cast_date_sql(sql, tuple(nilai), get_current_timezone_name())


def baris(
    daftar: QuerySet,
    jenis: str,
    *,
    pemilik: Any,
    sejak: Any,
    kode: Any,
    tentang: Any = None,
    penunggu: Any = None,
    tenggat: Any = None,
) -> QuerySet:
    """The rows of a queryset as obligations. Column arguments are field names or expressions; an instant is its day.

    `pemilik` owes (pk of a Pegawai), `penunggu` waits for it; `kode` is what `Jenis.alamat` is given.
    """
    kosong = Value(None)
    return (
        daftar.order_by()
        .annotate(
            k_jenis=Value(jenis, output_field=CharField()),
            k_pemilik=Cast(_kolom(pemilik), BigIntegerField()),
            k_penunggu=Cast(_kolom(penunggu) if penunggu else kosong, BigIntegerField()),
            k_sejak=Hari(_kolom(sejak)),
            k_tenggat=Hari(_kolom(tenggat) if tenggat else Value(None, output_field=DateField())),
            k_kode=Cast(_kolom(kode), CharField()),
            k_tentang=Left(Cast(_kolom(tentang) if tentang else Value(""), CharField()), PANJANG_TENTANG),
        )
        .values(*KOLOM)
    )


def _kolom(nama: Any) -> Any:
    return F(nama) if isinstance(nama, str) else nama
