"""SQL by hand, past all our code: what does PostgreSQL itself refuse, and with which constraint?"""

from django.db import DatabaseError, connection, transaction

DITERIMA = "accepted"


def coba(sql, *isi):
    """Run one statement and take it back. The name of the constraint, or the sentence, that refused it."""
    try:
        with transaction.atomic():
            with connection.cursor() as kursor:
                kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                kursor.execute(sql, isi)
                baris = kursor.rowcount
            transaction.set_rollback(True)
    except DatabaseError as galat:
        diag = galat.__cause__.diag
        return diag.constraint_name or diag.message_primary
    return DITERIMA if baris else "no such row"


def ubah(objek, **isi):
    """UPDATE of one row, column by column name."""
    kolom = ", ".join(f'"{k}" = %s' for k in isi)
    return coba(f"UPDATE {objek._meta.db_table} SET {kolom} WHERE id = %s", *isi.values(), objek.pk)


def hapus(objek):
    return coba(f"DELETE FROM {objek._meta.db_table} WHERE id = %s", objek.pk)


def salin(objek, **isi):
    """INSERT of a copy of this row with other values in some columns."""
    kolom = [f.column for f in objek._meta.concrete_fields if not f.primary_key]
    pilih = ", ".join("%s" if k in isi else f'"{k}"' for k in kolom)
    nama = ", ".join(f'"{k}"' for k in kolom)
    tabel = objek._meta.db_table
    nilai = [isi[k] for k in kolom if k in isi]
    return coba(f"INSERT INTO {tabel} ({nama}) SELECT {pilih} FROM {tabel} WHERE id = %s", *nilai, objek.pk)
