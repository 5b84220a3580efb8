"""Locking a year: from then on nothing that belongs to it can change; a trigger holds everybody to that.

Only a year that is over is locked, and none with a keberatan that waits for its decision. What else is unfinished is
counted and said before; it stays unfinished.
"""

from typing import NamedTuple

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from evaluasi.aturan.keberatan import TERBUKA
from evaluasi.aturan.status import DAPAT_DINILAI, Status
from evaluasi.models import Evaluasi, Keberatan
from pegawai.alur.hak import wajib_bkd
from pegawai.alur.isian import wajib
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import KeadaanMenolak
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import Periode, Skp

KUNCI_PENULIS = 602024  # the advisory lock that every writer of a year shares; see the triggers
PANJANG_DASAR = 300


class Sisa(NamedTuple):
    """What is unfinished in a year."""

    skp: int
    evaluasi: int
    penyerahan: int
    keberatan: int


def sisa(periode: Periode) -> Sisa:
    milik = Evaluasi.objects.filter(periode_evaluasi__periode=periode)
    return Sisa(
        Skp.objects.filter(periode=periode, status__in=BELUM_DITETAPKAN).count(),
        milik.filter(status__in=DAPAT_DINILAI).count(),
        milik.filter(status__in=[Status.DITETAPKAN, Status.DISAMPAIKAN]).count(),
        Keberatan.objects.filter(evaluasi__periode_evaluasi__periode=periode, status__in=TERBUKA).count(),
    )


def halangan(periode: Periode) -> str:
    """Why the year cannot be locked today, '' when it can."""
    hari = localdate()
    jendela = periode.evaluasi.order_by("-jendela_selesai").values_list("jendela_selesai", flat=True).first()
    if hari <= periode.selesai or (jendela and hari <= jendela):
        return f"Tahun {periode.tahun} belum selesai: masa evaluasinya masih berjalan."
    if banyak := sisa(periode).keberatan:
        return f"Masih ada {banyak} keberatan yang menunggu putusan."
    return ""


@transaction.atomic
def kunci(periode: Periode, *, oleh: Pegawai, dasar: str) -> Periode:
    """Lock the year for good; a locked one is returned as it is. Raises BukanHak, IsianKeliru, KeadaanMenolak."""
    wajib_bkd(oleh, "Tahun kinerja dikunci oleh pengelola kepegawaian instansi (BKD).")
    dasar = wajib(dasar, PANJANG_DASAR, "dasar", "Dasar penguncian")
    with connection.cursor() as kursor:  # waits for whoever is writing, and keeps new writers waiting
        kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_PENULIS])
    kini = Periode.objects.select_for_update(no_key=True).get(pk=periode.pk)
    if kini.dikunci_pada:
        return kini
    if sebab := halangan(kini):
        raise KeadaanMenolak(sebab)
    tersisa = sisa(kini)
    kini.dikunci_pada, kini.dikunci_oleh, kini.dasar_kunci = now(), oleh, dasar
    kini.save(update_fields=["dikunci_pada", "dikunci_oleh", "dasar_kunci"])
    Jejak.catat(kini, "kunci_tahun", oleh=oleh, sebagai="bkd", dasar=dasar, sisa=tersisa._asdict())
    return kini
