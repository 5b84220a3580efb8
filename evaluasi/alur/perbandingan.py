"""Years beside years, units beside units of the same level, predikat beside the capaian of the units. Read only."""

from functools import reduce
from operator import add
from typing import Any, NamedTuple

from django.db.models import Count, F, IntegerField, Q, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from evaluasi.alur import tahap
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.kuadran import Predikat
from evaluasi.models import SebaranUnit, TahapPegawai
from pegawai.models import UnitKerja
from skp_app.models import PeriodeEvaluasi

TAHUN_TREN = 5


class PerCapaian(NamedTuple):
    """The units with one word of capaian: how many, people rated there, those in units too small to be shown."""

    capaian: Capaian | None  # None: none is recorded
    unit: int
    orang: int
    tersembunyi: int
    jumlah: tuple[tuple[Predikat, int], ...]


def setahun_setahun(unit: UnitKerja, periode: PeriodeEvaluasi) -> list[tuple[PeriodeEvaluasi, tahap.Angka]]:
    """The same period of this year and of those before, oldest first, with the counts of the branch."""
    bagian = periode.kode.partition("-")[2]
    tahun = periode.periode.tahun
    sama = PeriodeEvaluasi.objects.filter(
        kode__endswith=f"-{bagian}", periode__tahun__range=(tahun - TAHUN_TREN + 1, tahun)
    )
    return _terhitung(unit, list(sama.select_related("periode").order_by("mulai")))


def seperiode(unit: UnitKerja, periode: PeriodeEvaluasi) -> list[tuple[PeriodeEvaluasi, tahap.Angka]]:
    """The periods of the same kind up to this one, oldest first: how it went on."""
    sejenis = PeriodeEvaluasi.objects.filter(jenis=periode.jenis, mulai__lte=periode.mulai).order_by("-mulai")
    return _terhitung(unit, list(reversed(sejenis.select_related("periode")[:TAHUN_TREN])))


def _terhitung(unit: UnitKerja, daftar: list[PeriodeEvaluasi]) -> list[tuple[PeriodeEvaluasi, tahap.Angka]]:
    """Those of which anything was counted; one statement for all of them."""
    semua = TahapPegawai.objects.filter(periode_evaluasi__in=daftar, unit__jalur__startswith=unit.jalur).order_by()
    baris: Any = semua.values("periode_evaluasi").annotate(**tahap.HITUNGAN)
    angka = {b.pop("periode_evaluasi"): b for b in baris}
    return [(p, angka[p.pk]) for p in daftar if p.pk in angka]


def per_capaian(unit: UnitKerja, periode: PeriodeEvaluasi, terkecil: int) -> list[PerCapaian]:
    """The spread of predikat in the units with each word of capaian, the best first; small units add heads only."""
    per = {p.value: Coalesce(Cast(KT(f"jumlah__{p.value}"), IntegerField()), 0) for p in Predikat}
    semua: Any = SebaranUnit.objects.filter(unit__jalur__startswith=unit.jalur, periode_evaluasi=periode)
    semua = semua.annotate(**{f"n_{p}": isi for p, isi in per.items()})
    semua = semua.annotate(dinilai=reduce(add, (F(f"n_{p}") for p in per)))
    cukup = Q(dinilai__gte=terkecil)
    baris = (
        semua.order_by()
        .values("capaian")
        .annotate(
            unit=Count("pk"), orang=Sum("dinilai"), tersembunyi=Coalesce(Sum("dinilai", filter=~cukup), 0),
            **{p: Coalesce(Sum(f"n_{p}", filter=cukup), 0) for p in per},
        )
    )  # fmt: skip
    ada = {b["capaian"]: b for b in baris}
    urut = [*(c.value for c in Capaian), ""]
    return [
        PerCapaian(
            Capaian(c) if c else None, b["unit"], b["orang"], b["tersembunyi"],
            tuple((p, b[p.value]) for p in Predikat),
        )
        for c in urut
        if (b := ada.get(c)) and b["orang"]
    ]  # fmt: skip
