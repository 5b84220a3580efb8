"""The ledger of background work: order, claim, report, end. The queue only rings; the row is the truth."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from pegawai.models import Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan as Status

SEWA = timedelta(minutes=2)  # a worker that says nothing for this long is taken for dead
PERCOBAAN_TERBANYAK = 5
TERBUKA = (Status.ANTRE, Status.JALAN)
Kemajuan = Callable[[int, int], None]


def pesan(tugas: str, kunci: str, judul: str, peminta: Pegawai | None, **masukan: Any) -> Pekerjaan:
    """Order a job in the running transaction; an open job with the same key is that job, and runs once more."""
    baru = Pekerjaan(tugas=tugas, kunci=kunci, judul=judul, peminta=peminta, masukan=masukan)
    while True:  # the open job may end between the two statements; then ours is inserted in the next round
        Pekerjaan.objects.bulk_create([baru], ignore_conflicts=True)
        pekerjaan = Pekerjaan.objects.select_for_update().filter(tugas=tugas, kunci=kunci, status__in=TERBUKA).first()
        if pekerjaan is not None:
            break
    if pekerjaan.status == Status.JALAN:
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(ulangi=True)
    return pekerjaan


def ambil(id_pekerjaan: int) -> Pekerjaan | None:
    """Claim the job for one worker, or None when it is done, claimed, or gone."""
    with transaction.atomic():
        bebas = Q(status=Status.ANTRE) | Q(status=Status.JALAN, sewa_sampai__lt=now())
        pekerjaan = Pekerjaan.objects.select_for_update(skip_locked=True).filter(bebas, pk=id_pekerjaan).first()
        if pekerjaan is None:
            return None
        pekerjaan.status, pekerjaan.sewa_sampai, pekerjaan.ulangi = Status.JALAN, now() + SEWA, False
        pekerjaan.percobaan += 1
        pekerjaan.save(update_fields=["status", "sewa_sampai", "ulangi", "percobaan"])
        return pekerjaan


def laporkan(pekerjaan: Pekerjaan, selesai: int, jumlah: int) -> None:
    """Show progress and renew the lease."""
    Pekerjaan.objects.filter(pk=pekerjaan.pk, percobaan=pekerjaan.percobaan).update(
        selesai_bagian=selesai, jumlah_bagian=jumlah, sewa_sampai=now() + SEWA
    )


def akhiri(pekerjaan: Pekerjaan, hasil: dict[str, Any]) -> None:
    """Done; or back to the queue when somebody asked again while it ran."""
    milik = Pekerjaan.objects.filter(pk=pekerjaan.pk, percobaan=pekerjaan.percobaan, status=Status.JALAN)
    with transaction.atomic():
        selesai = milik.filter(ulangi=False).update(
            status=Status.SELESAI,
            hasil=hasil,
            selesai_bagian=F("jumlah_bagian"),
            berakhir_pada=now(),
            sewa_sampai=None,
        )
        if not selesai:
            milik.update(status=Status.ANTRE, percobaan=0, sewa_sampai=None)


def gagalkan(pekerjaan: Pekerjaan, galat: str) -> None:
    """Back to the queue, or given up after the last attempt."""
    habis = pekerjaan.percobaan >= PERCOBAAN_TERBANYAK
    Pekerjaan.objects.filter(pk=pekerjaan.pk, percobaan=pekerjaan.percobaan).update(
        status=Status.GAGAL if habis else Status.ANTRE,
        galat=galat[:500],
        sewa_sampai=None,
        berakhir_pada=now() if habis else None,
    )


def kerjakan(id_pekerjaan: int, langkah: Callable[[Pekerjaan, Kemajuan], dict[str, Any]]) -> None:
    """Run one job under its lease. `langkah(pekerjaan, kemajuan)` must be safe to run again from the start."""
    pekerjaan = ambil(id_pekerjaan)
    if pekerjaan is None:
        return
    try:
        hasil = langkah(pekerjaan, lambda selesai, jumlah: laporkan(pekerjaan, selesai, jumlah))
    except Exception as galat:
        gagalkan(pekerjaan, type(galat).__name__)
        raise
    akhiri(pekerjaan, hasil)


def menunggu() -> list[tuple[int, str]]:
    """Jobs whose bell should ring again: still waiting, or held by a worker that fell silent."""
    diam = Q(status=Status.ANTRE) | Q(status=Status.JALAN, sewa_sampai__lt=now())
    return list(Pekerjaan.objects.filter(diam).order_by("id").values_list("id", "tugas")[:500])
