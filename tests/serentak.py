"""Many people at one door in the same moment: threads with connections of their own, on committed rows."""

from threading import Barrier, Event, Thread

from django.db import connection

from pegawai.penolakan import Ditolak

SABAR = "30s"  # here waiting for a lock is the point; on a busy machine 3 s may pass


def serentak(fungsi, n=8):
    """Run fungsi(0) ... fungsi(n - 1) at once; give what each returned or raised, in that order."""
    return bersamaan(*[lambda i=i: fungsi(i) for i in range(n)])


def bersamaan(*langkah):
    """The same for different steps: one thread each."""
    hasil = [None] * len(langkah)
    mulai = Barrier(len(langkah))

    def jalan(i):
        try:
            with connection.cursor() as kursor:
                kursor.execute("SELECT set_config('lock_timeout', %s, false)", [SABAR])
            mulai.wait(timeout=30)
            hasil[i] = langkah[i]()
        except Exception as galat:
            hasil[i] = galat
        finally:
            connection.close()

    utas = [Thread(target=jalan, args=[i]) for i in range(len(langkah))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=60)
    if celaka := [h for h in hasil if isinstance(h, BaseException) and not isinstance(h, Ditolak)]:
        raise ExceptionGroup("unexpected", celaka)
    return hasil


def di_tengah(langkah, cari, selagi, *, sabar=1):
    """Stop `langkah` where it is about to send SQL with these words, and let `selagi` run as far as locks allow.

    Gives what both returned or raised. `sabar`: seconds after which `selagi` counts as held by a lock.
    """
    sampai, lewat = Event(), Event()

    def tertahan(jalan, sql, isi, banyak, konteks):
        if cari in sql and not sampai.is_set():
            sampai.set()
            lewat.wait(sabar)
        return jalan(sql, isi, banyak, konteks)

    def pertama():
        with connection.execute_wrapper(tertahan):
            return langkah()

    def kedua():
        assert sampai.wait(30)
        try:
            return selagi()
        finally:
            lewat.set()

    return bersamaan(pertama, kedua)


def menang(hasil):
    """What was not refused."""
    return [h for h in hasil if not isinstance(h, Ditolak)]


def ditolak(hasil):
    return [type(h) for h in hasil if isinstance(h, Ditolak)]
