"""Count the statements of a request as a budget counts them."""

from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from pegawai.models import UnitKerja


@contextmanager
def kueri():
    """Gives a list that grows with each statement.

    Savepoints exist only because the test wraps a transaction; the note of a read is written once a day per reader.
    """
    ContentType.objects.get_for_model(UnitKerja)  # a process learns them once
    daftar = []

    def catat(jalankan, sql, *lain):
        if "SAVEPOINT" not in sql and 'INSERT INTO "pegawai_pembacaan"' not in sql:
            daftar.append(sql)
        return jalankan(sql, *lain)

    with connection.execute_wrapper(catat):
        yield daftar
