"""Who kept a predikat for some years running: talent pool and pengembangan kompetensi, or a promotion file.

PP 30/2019 Pasal 53-54: Sangat Baik two years in a row gives priority for both (Permenpan RB 6/2022 Pasal 31).
"""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Max, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from evaluasi.alur import hasil_akhir
from evaluasi.aturan.kuadran import Predikat
from evaluasi.models import PredikatTerdahulu
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.aturan.pilihan import Istilah
from pegawai.models import Jejak, Ketentuan, Pegawai, Penempatan, UnitKerja


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
    """People who held it in every year that counts, up to `tahun`; a year without a result breaks the row.

    `predikat_0` is that of `tahun`, `predikat_1` of the year before; `impor_…` names the file of one that was not set
    here. A result about which a keberatan is open counts for nobody. `tempat`: the placement of the SKP of `tahun`,
    or of today when an import brought that year. `unit`: where they sat that year, None for all.
    """
    semua = Pegawai.objects.all()
    for mundur in range(syarat.tahun):
        isi = hasil_akhir.milik(tahun - mundur, "pk")
        pemegang = hasil_akhir.pemegang(tahun - mundur, syarat.predikat, None if mundur else unit)
        semua = semua.filter(pemegang).annotate(**{f"predikat_{mundur}": isi.predikat, f"impor_{mundur}": isi.impor})
    penempatan = Prefetch("penempatan", Penempatan.objects.select_related("jabatan", "unit"))
    return semua.annotate(tempat=_tempat(tahun)).order_by("nama", "pk").prefetch_related(penempatan)


def _tempat(tahun: int) -> Any:
    setahun = hasil_akhir.tahun(tahun).filter(skp__pegawai=OuterRef("pk")).order_by()
    kini = Penempatan.objects.pada(localdate()).filter(pegawai=OuterRef("pk"), jenis=JenisPenempatan.DEFINITIF)
    milik = (Subquery(setahun.values("skp__penempatan")[:1]), Subquery(kini.order_by().values("pk")[:1]))
    return Coalesce(*milik, output_field=BigIntegerField())


def tahun_terdahulu() -> int | None:
    """The newest year that an import brought."""
    return PredikatTerdahulu.objects.aggregate(n=Max("tahun"))["n"]


def catat_unduhan(oleh: Pegawai, daftar: str, jumlah: int) -> None:
    """Whoever takes a list of people out of the application leaves a trace."""
    Jejak.catat(oleh, "unduh_daftar", oleh=oleh, daftar=daftar, jumlah=jumlah, tanggal=localdate().isoformat())
