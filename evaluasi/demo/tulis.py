"""Writing many rows quickly: primary keys in blocks, rows by COPY. Triggers and constraints stay on."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import NOT_PROVIDED, Field, JSONField, Model
from psycopg import sql

BLOK = (64, 8192)  # keys drawn at once, first and at most
AMBIL = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


class Nomor:
    """Primary keys ahead of the rows, drawn from each table's own sequence."""

    def __init__(self) -> None:
        self._sisa: dict[type[Model], Iterator[int]] = defaultdict(lambda: iter(()))
        self._blok: dict[type[Model], int] = defaultdict(lambda: BLOK[0])

    def __call__(self, model: type[Model]) -> int:
        for nomor in self._sisa[model]:
            return nomor
        with connection.cursor() as kursor:
            kursor.execute(AMBIL, [model._meta.db_table, self._blok[model]])
            self._sisa[model] = iter([baris[0] for baris in kursor.fetchall()])
        self._blok[model] = min(self._blok[model] * 2, BLOK[1])
        return next(self._sisa[model])


def salin(model: type[Model], kolom: Sequence[str], baris: Iterable[Sequence[Any]]) -> None:
    """COPY plain tuples. `kolom` names fields by attname; fields left out get their default."""
    bawaan = {
        f.attname: f.get_default()
        for f in model._meta.concrete_fields
        if f.attname not in kolom and f.db_default is NOT_PROVIDED
    }
    bawaan.pop("id", None)
    tambahan = tuple("{}" if isinstance(n, list | dict) else n for n in bawaan.values())
    nama = [model._meta.get_field(k).column for k in (*kolom, *bawaan)]
    perintah = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, nama))
    )
    with connection.cursor() as kursor, kursor.copy(perintah) as aliran:
        for isi in baris:
            aliran.write_row((*isi, *tambahan) if tambahan else isi)


def salin_objek(objek: Sequence[Model]) -> None:
    """COPY unsaved objects of one model that already have their primary keys."""
    if objek:
        bidang = objek[0]._meta.concrete_fields
        salin(type(objek[0]), [f.attname for f in bidang], ([_nilai(o, f) for f in bidang] for o in objek))


def _nilai(objek: Model, bidang: Field) -> Any:
    nilai = getattr(objek, bidang.attname)
    return json.dumps(nilai) if isinstance(bidang, JSONField) else nilai
