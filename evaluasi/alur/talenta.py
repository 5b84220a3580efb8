"""Who kept a predikat for some years running: talent pool and pengembangan kompetensi, or a promotion file.

PP 30/2019 Pasal 53-54: Sangat Baik two years in a row gives priority for both (Permenpan RB 6/2022 Pasal 31).
"""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from evaluasi.alur import hasil_akhir
from evaluasi.aturan.kuadran import Predikat
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Ketentuan, Pegawai, UnitKerja


class Laporan(Istilah):
    """The value is the key of its Ketentuan."""

    TALENTA = "talenta", "Sangat Baik berturut-turut"
    LAYAK = "predikat_layak", "Paling rendah Baik berturut-turut"


class Syarat(NamedTuple):
    predikat: list[str]
    tahun: int  # how many in a row

    @property
    def sebutan(self) -> str:
        return " atau ".join(Predikat(p).cetak for p in self.predikat)


def syarat(laporan: Laporan, hari: date) -> Syarat:
    return Syarat(**Ketentuan.objects.nilai(laporan, hari))


def berturut(tahun: int, syarat: Syarat, unit: QuerySet[UnitKerja] | None) -> QuerySet[Any]:
    """The results of `tahun` of people who held it in every year that counts; a year without a result breaks the row.

    A result about which a keberatan is open counts for nobody. `unit`: where they sat that year, None for all.
    """
    semua = hasil_akhir.tahun(tahun).filter(akhir__in=syarat.predikat, ditahan=False)
    if unit is not None:
        semua = semua.filter(skp__unit__in=unit.order_by().values("pk"))
    for mundur in range(1, syarat.tahun):
        lalu = hasil_akhir.tahun(tahun - mundur).filter(skp__pegawai=OuterRef("skp__pegawai"), ditahan=False)
        cocok = lalu.filter(akhir__in=syarat.predikat)
        semua = semua.filter(Exists(cocok)).annotate(**{f"lalu_{mundur}": Subquery(cocok.values("akhir")[:1])})
    return semua.order_by("skp__pegawai__nama", "pk")


def catat_unduhan(oleh: Pegawai, daftar: str, jumlah: int) -> None:
    """Whoever takes a list of people out of the application leaves a trace."""
    Jejak.catat(oleh, "unduh_daftar", oleh=oleh, daftar=daftar, jumlah=jumlah, tanggal=localdate().isoformat())
