"""The ledger of background work: order, claim, report, end. The queue only rings; the row is the truth."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import now

from pegawai.models import Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan as Status

SEWA = timedelta(minutes=2)  # a worker that says nothing for this long is taken for dead
PERCOBAAN_TERBANYAK = 5
TERBUKA = (Status.ANTRE, Status.JALAN)
Kemajuan = Callable[[int, int], None]


@transaction.atomic
def pesan(tugas: str, kunci: str, judul: str, peminta: Pegawai | None, **masukan: Any) -> Pekerjaan:
    """Order a job in the running transaction; an open job with the same key is that job, and runs once more."""
    baru = Pekerjaan(tugas=tugas, kunci=kunci, judul=judul, peminta=peminta, masukan=masukan)
    while True:  # the open job may end between the two statements; then ours is inserted in the next round
        Pekerjaan.objects.bulk_create([baru], ignore_conflicts=True)
        terbuka = Pekerjaan.objects.select_for_update(no_key=True).filter(status__in=TERBUKA)
        pekerjaan = terbuka.filter(tugas=tugas, kunci=kunci).first()
        if pekerjaan is not None:
            break
    if pekerjaan.percobaan and not pekerjaan.ulangi:  # begun: what was done so far may be out of date now
        pekerjaan.ulangi = True
        pekerjaan.save(update_fields=["ulangi"])
    return pekerjaan


def ambil(id_pekerjaan: int) -> Pekerjaan | None:
    """Claim the job for one worker, or None when it is done, claimed, or gone.

    A job whose workers died PERCOBAAN_TERBANYAK times is given up: perhaps it is what kills them.
    """
    with transaction.atomic():
        bebas = Q(status=Status.ANTRE) | Q(status=Status.JALAN, sewa_sampai__lt=now())
        kunci = Pekerjaan.objects.select_for_update(skip_locked=True, no_key=True)
        pekerjaan = kunci.filter(bebas, pk=id_pekerjaan).first()
        if pekerjaan is None:
            return None
        if pekerjaan.ulangi:
            pekerjaan.ulangi, pekerjaan.percobaan, pekerjaan.dibuat_pada = False, 0, now()
        if pekerjaan.percobaan >= PERCOBAAN_TERBANYAK:
            pekerjaan.status, pekerjaan.galat, pekerjaan.berakhir_pada = Status.GAGAL, "PekerjaHilang", now()
        else:
            pekerjaan.status, pekerjaan.sewa_sampai = Status.JALAN, now() + SEWA
            pekerjaan.percobaan += 1
        pekerjaan.save()
    return pekerjaan if pekerjaan.status == Status.JALAN else None


def _milik(pekerjaan: Pekerjaan) -> QuerySet[Pekerjaan]:
    """The row, as long as this very attempt holds it: whoever lost the lease no longer counts."""
    return Pekerjaan.objects.filter(
        pk=pekerjaan.pk, status=Status.JALAN, percobaan=pekerjaan.percobaan, dibuat_pada=pekerjaan.dibuat_pada
    )


def laporkan(pekerjaan: Pekerjaan, selesai: int, jumlah: int) -> None:
    """Show progress and renew the lease."""
    _milik(pekerjaan).update(selesai_bagian=selesai, jumlah_bagian=jumlah, sewa_sampai=now() + SEWA)


def akhiri(pekerjaan: Pekerjaan, hasil: dict[str, Any]) -> None:
    """Done; or ordered anew when somebody asked again while it ran."""
    milik = _milik(pekerjaan)
    with transaction.atomic():
        selesai = milik.filter(ulangi=False).update(
            status=Status.SELESAI,
            hasil=hasil,
            galat="",
            selesai_bagian=F("jumlah_bagian"),
            berakhir_pada=now(),
            sewa_sampai=None,
        )
        if not selesai:
            milik.update(status=Status.ANTRE, ulangi=False, percobaan=0, dibuat_pada=now(), sewa_sampai=None)


def gagalkan(pekerjaan: Pekerjaan, galat: str) -> None:
    """Back to the queue, or given up after the last attempt unless somebody asked again."""
    milik = _milik(pekerjaan)
    gagal = {"galat": galat[:500], "sewa_sampai": None}
    with transaction.atomic():
        if pekerjaan.percobaan >= PERCOBAAN_TERBANYAK:
            milik.filter(ulangi=False).update(status=Status.GAGAL, berakhir_pada=now(), **gagal)
        milik.update(status=Status.ANTRE, **gagal)


def kerjakan(id_pekerjaan: int, langkah: Callable[[Pekerjaan, Kemajuan], dict[str, Any]]) -> None:
    """Run one job under its lease, and once more when it was asked for again meanwhile.

    `langkah(pekerjaan, kemajuan)` must be safe to run again from the start.
    """
    while pekerjaan := ambil(id_pekerjaan):
        try:
            hasil = langkah(pekerjaan, partial(laporkan, pekerjaan))
        except Exception as galat:
            gagalkan(pekerjaan, type(galat).__name__)
            raise
        akhiri(pekerjaan, hasil)


def menunggu() -> list[tuple[int, str]]:
    """Jobs whose bell should ring again: still waiting, or held by a worker that fell silent."""
    diam = Q(status=Status.ANTRE) | Q(status=Status.JALAN, sewa_sampai__lt=now())
    return list(Pekerjaan.objects.filter(diam).order_by("id").values_list("id", "tugas")[:500])
