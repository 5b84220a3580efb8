"""The calendar of days that are no hari kerja, as the decisions of government and region name them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from pegawai.alur.hak import wajib_bkd
from pegawai.models import HariLibur, Jejak, Pegawai
from pegawai.penolakan import KeadaanMenolak


class Hari(NamedTuple):
    tanggal: date
    nama: str
    jenis: str


@transaction.atomic
def catat(daftar: Iterable[Hari], *, sumber: str, oleh: Pegawai) -> int:
    """Record days with the decision they come from; days that are there already stay. Returns how many are new.

    A deadline that was fixed when something was signed does not move: it was told to people.
    """
    wajib_bkd(oleh)
    ada = set(HariLibur.objects.values_list("tanggal", flat=True))
    baru = [HariLibur(**h._asdict(), sumber=sumber) for h in daftar if h.tanggal not in ada]
    tersimpan = HariLibur.objects.bulk_create(baru)
    pelaku = {"oleh": oleh, "sebagai": "pengelola_instansi", "dari": "", "ke": ""}
    if tersimpan:
        Jejak.catat_banyak(
            [(h, "catat", pelaku, {"tanggal": h.tanggal.isoformat(), "nama": h.nama}) for h in tersimpan]
        )
    return len(tersimpan)


@transaction.atomic
def hapus(libur: HariLibur, *, oleh: Pegawai) -> None:
    """Take a day back that has not come yet. Raises BukanHak, KeadaanMenolak."""
    wajib_bkd(oleh)
    kini = HariLibur.objects.select_for_update().filter(pk=libur.pk).first()
    if kini is None:  # a second click
        return
    if kini.tanggal <= localdate():
        raise KeadaanMenolak("Hari yang sudah lewat tidak dihapus; tenggat yang dihitung dengannya tetap.")
    Jejak.catat(kini, "hapus", oleh=oleh, sebagai="pengelola_instansi", tanggal=kini.tanggal.isoformat())
    kini.delete()
