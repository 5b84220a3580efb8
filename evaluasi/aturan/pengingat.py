"""When an open obligation is called to mind, and when a superior is told. The numbers are policy, dated data."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from pegawai.aturan.hari_kerja import hari_kerja, hitung_hari_kerja

DEKAT = timedelta(days=7)  # a digest also lists what is due within a week


class Ketentuan(NamedTuple):
    """`sebelum`: days before the deadline (0 is the day itself); the rest count working days, see the names."""

    sebelum: tuple[int, ...]
    lewat_tiap: int
    tanpa_tenggat_tiap: int
    eskalasi: tuple[int, ...]  # so many working days after the deadline for each level of superiors

    @classmethod
    def dari(cls, pengingat: Mapping[str, Any], eskalasi: Sequence[int]) -> "Ketentuan":
        return cls(
            tuple(pengingat["hari_sebelum"]), pengingat["lewat_tiap_hari_kerja"],
            pengingat["tanpa_tenggat_tiap_hari_kerja"], tuple(eskalasi),
        )  # fmt: skip


class Jadwal:
    """The questions of one day. Nothing is called to mind on a day that is no hari kerja; the one before does it."""

    def __init__(self, hari: date, libur: Collection[date], ketentuan: Ketentuan) -> None:
        self.hari, self.libur, self.ketentuan = hari, libur, ketentuan
        self._lama: dict[date, int] = {}

    @property
    def bekerja(self) -> bool:
        return hari_kerja(self.hari, self.libur)

    @cached_property
    def mencakup(self) -> list[date]:
        """This day and the days off that follow it: whatever falls on them is said now."""
        semua = [self.hari]
        while not hari_kerja(berikutnya := semua[-1] + timedelta(days=1), self.libur):
            semua.append(berikutnya)
        return semua

    def lama(self, sejak: date) -> int:
        """Working days since, as remembered: thousands share a deadline."""
        if sejak not in self._lama:
            self._lama[sejak] = hitung_hari_kerja(sejak, self.hari, self.libur)
        return self._lama[sejak]

    def waktunya(self, tenggat: date | None, sejak: date) -> bool:
        """Is this one called to mind today?"""
        if not self.bekerja:
            return False
        if tenggat is None:
            return self._tiap(sejak, self.ketentuan.tanpa_tenggat_tiap)
        if tenggat < self.hari:
            return self._tiap(tenggat, self.ketentuan.lewat_tiap)
        return any((tenggat - hari).days in self.ketentuan.sebelum for hari in self.mencakup)

    def _tiap(self, sejak: date, tiap: int) -> bool:
        lama = self.lama(sejak)
        return lama > 0 and lama % tiap == 0

    def disebut(self, tenggat: date | None) -> bool:
        """Does a digest that goes out anyway list it: late, or due within a week?"""
        return tenggat is not None and tenggat <= self.hari + DEKAT

    def tingkat(self, tenggat: date | None) -> int:
        """How many levels of superiors are to know by now; 0 while there is time, or no deadline."""
        if tenggat is None or tenggat >= self.hari or not self.bekerja:
            return 0
        return sum(self.lama(tenggat) >= ambang for ambang in self.ketentuan.eskalasi)
