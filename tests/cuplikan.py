"""Everything the three rooms have stored, to show that a refused step changed nothing."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection
from psycopg import sql

KAMAR = ("pegawai", "skp_app", "evaluasi")
BUKAN_ISI = {"pegawai_sesi"}  # a session begins with the request that is tested
# One statement for all tables: a hundred small ones would cost more than the step that is tested.
SATU_TABEL = sql.SQL(
    "SELECT {nama} AS tabel, count(*) AS banyak,"
    " md5(coalesce(string_agg(b::text, chr(10) ORDER BY b::text), '')) AS isi FROM {tabel} b"
)


def semua_tabel():
    """{table: (number of rows, digest of their content)}"""
    semua = [m._meta.db_table for kamar in KAMAR for m in apps.get_app_config(kamar).get_models()]
    nama = [n for n in semua if n not in BUKAN_ISI]
    satu = [SATU_TABEL.format(nama=sql.Literal(n), tabel=sql.Identifier(n)) for n in nama]
    with connection.cursor() as kursor:
        kursor.execute(sql.SQL(" UNION ALL ").join(satu))
        return {tabel: (banyak, isi) for tabel, banyak, isi in kursor.fetchall()}


@contextmanager
def tanpa_perubahan():
    sebelum = semua_tabel()
    assert sum(banyak for banyak, _ in sebelum.values()) > 20  # there is something that could have changed
    yield
    assert semua_tabel() == sebelum


@contextmanager
def ditolak(jenis, kalimat):
    """The block is refused with this sentence, and not one row is another one afterwards."""
    with tanpa_perubahan():
        with pytest.raises(jenis) as penolakan:
            yield penolakan
        assert penolakan.value.kalimat == kalimat
