"""What somebody owes somebody else: every open obligation has an owner, a since-date and an effect.

Each part of the application names its kinds in a module here; a kind brings the queryset of its open rows. Tugas saya,
*Siapa menunggu siapa*, reminders and the calendar all read these rows, joined by UNION ALL in one statement, so a kind
is written once. A row has the columns KOLOM and nothing else; people may only be shown their own rows, those that
they wait for, and those of the units they answer for.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Case, CharField, DateField, DateTimeField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Left
from django.utils.timezone import get_current_timezone_name

PANJANG_TENTANG = 150
KOLOM = ("k_jenis", "k_pemilik", "k_penunggu", "k_sejak", "k_tenggat", "k_kode", "k_tentang", "k_rincian")


class Jenis(NamedTuple):
    """One kind of obligation, in the words of the to-do list.

    The words may name {tentang}, {rincian}, {pemilik}, {penunggu} (names of people) and {sejak} ("3 hari lalu").
    `alamat` makes the address from `k_kode`; `sumber(hari)` gives the open rows as made by `baris`, of everybody:
    whoever reads them filters by owner, waiter or unit first. It asks the database nothing by itself: the statement
    is built once and used all day.
    """

    kunci: str
    judul: str
    sebab: str
    akibat: str  # what stands still as long as it is open
    tombol: str
    alamat: Callable[[str], str]
    peran: str
    sumber: Callable[[date], QuerySet]
    banyak: str = ""  # title of more than a handful in one line, names {n}: "Periksa SKP {n} bawahan"
    ditunggu: str = ""  # title for who waits: "SKP 2026 Anda"; empty: the same as `judul`
    menunggu: str = "Menunggu {pemilik}"  # the sentence for who waits
    alamat_penunggu: Callable[[str], str] | None = None  # where who waits may look; None: the same as `alamat`
    tombol_penunggu: str = "Lihat"
    netral: str = ""  # title without names, for mail, calendar and boards: "Periksa SKP bawahan"
    belum: str = ""  # after a name, on the board: "belum menetapkan SKP"
    rahasia: bool = False  # only the owner ever sees it: no board, no escalation, no mail names it
    siapa: bool = False  # the board may name who waits for it; else only who owes it
    tertahan_oleh: tuple[str, ...] = ()  # kinds that hold it up when its owner waits for them himself
    beranda: bool = True  # False: the home page tells its owner by a rule with counts; the rest reads the rows

    @property
    def sebutan(self) -> str:
        """The title that names nobody."""
        if self.rahasia:
            return "Tugas di Aplikasi SKP"
        return self.netral or self.judul.partition("{")[0].rstrip(" ,:(")


class Hari(Cast):
    """The local day of a date or an instant."""

    def __init__(self, isi: Any, *_: Any) -> None:
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
    rincian: Any = None,
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
            k_tentang=_teks(tentang),
            k_rincian=_teks(rincian),
        )
        .values(*KOLOM)
    )


def nama(jalan: str = "") -> Concat:
    """The full name of the Pegawai behind this path ("penilai"), as `Pegawai.nama_lengkap` writes it."""
    awal = f"{jalan}__" if jalan else ""
    depan, belakang = f"{awal}gelar_depan", f"{awal}gelar_belakang"
    kosong = Value("")
    return Concat(
        Case(When(**{depan: ""}, then=kosong), default=Concat(F(depan), Value(" "))),
        F(f"{awal}nama"),
        Case(When(**{belakang: ""}, then=kosong), default=Concat(Value(", "), F(belakang))),
        output_field=CharField(),
    )


def _teks(isi: Any) -> Left:
    return Left(Cast(_kolom(isi) if isi else Value(""), CharField()), PANJANG_TENTANG)


def _kolom(nama: Any) -> Any:
    return F(nama) if isinstance(nama, str) else nama
