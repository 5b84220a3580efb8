"""Working days: Monday to Friday without holidays; day 1 is the first working day after the event."""

from collections.abc import Collection
from datetime import date, timedelta


def hari_kerja(hari: date, libur: Collection[date]) -> bool:
    return hari.weekday() < 5 and hari not in libur


def tambah_hari_kerja(mulai: date, jumlah: int, libur: Collection[date]) -> date:
    """The last day of a term of `jumlah` hari kerja that starts after `mulai`."""
    hari = mulai
    while jumlah > 0:
        hari += timedelta(days=1)
        jumlah -= hari_kerja(hari, libur)
    return hari


def hitung_hari_kerja(mulai: date, sampai: date, libur: Collection[date]) -> int:
    """How many hari kerja lie after `mulai` up to and including `sampai`."""
    return sum(hari_kerja(mulai + timedelta(days=n), libur) for n in range(1, (sampai - mulai).days + 1))
