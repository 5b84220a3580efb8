"""Questions whose SQL costs more to write than to answer: the text is made once and kept.

A queryset of many subqueries takes Django some tens of milliseconds to turn into SQL, and the frame of every page asks
one. Here it is turned once per set of arguments; a value that differs from reader to reader stands in it as a marker.
"""

from collections.abc import Callable
from copy import copy
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

SAYA, AKUN = -7_706_011, -7_706_012  # markers: the reader, his account. No key is negative
TERSIMPAN = 16  # texts kept of one question


class _Jadi(NamedTuple):
    kueri: QuerySet
    penyusun: SQLCompiler
    sql: str
    nilai: tuple[Any, ...]


class Tersimpan:
    """`susun` builds the queryset from arguments that select its text (a day, a year) and asks the database nothing."""

    def __init__(self, susun: Callable[..., QuerySet]) -> None:
        self._jadi = lru_cache(TERSIMPAN)(lambda *kunci: _siapkan(susun(*kunci)))

    def baca(self, *kunci: Any, **pengganti: int) -> list[Any]:
        """The rows, as the queryset would give them, with SAYA and AKUN replaced by `saya` and `akun`."""
        jadi = self._jadi(*kunci)
        ganti = {SAYA: pengganti.get("saya"), AKUN: pengganti.get("akun")}
        nilai = tuple(ganti.get(n, n) if isinstance(n, int) else n for n in jadi.nilai)
        penyusun = copy(jadi.penyusun)
        penyusun.connection = connections[jadi.kueri.db]  # of this thread
        penyusun.as_sql = lambda *_, **__: (jadi.sql, nilai)  # type: ignore[method-assign]
        kueri = jadi.kueri.all()
        kueri.query.get_compiler = lambda *_, **__: penyusun  # type: ignore[method-assign]
        return list(kueri)  # never the queryset itself: a further filter on it would be lost


def _siapkan(kueri: QuerySet) -> _Jadi:
    penyusun = kueri.query.get_compiler(kueri.db)
    sql, nilai = penyusun.as_sql()
    return _Jadi(kueri, penyusun, sql, tuple(nilai))
