"""How penilai rate, for coaching by the BKD: shares, repeated notes, pace. Counts in the order of names; no score.

What a penilai gave is looked at, not what a keberatan made of it. Fewer than `pola_penilai_terkecil` are no pattern.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import MD5

from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi
from skp_app.models import PeriodeEvaluasi

PER_PREDIKAT: dict[str, Any] = {p.value: Count("pk", filter=Q(predikat=p)) for p in Predikat}
KUNCI = ("penilai", "unit_capaian")


def _tetap(periode: PeriodeEvaluasi) -> QuerySet[Evaluasi]:
    return Evaluasi.objects.filter(periode_evaluasi=periode, status__in=TERTETAPKAN).order_by()


def per_penilai(periode: PeriodeEvaluasi, terkecil: int) -> QuerySet[Any]:
    """One row per penilai and unit he leads, with counts and the first and last rating; small ones left out."""
    semua: Any = _tetap(periode).values(*KUNCI, nama=F("penilai__nama"), unit=F("unit_capaian__nama"))
    dihitung = semua.annotate(
        dinilai=Count("pk"), capaian_unit=Max("capaian"), awal=Min("dinilai_pada"), akhir=Max("dinilai_pada"),
        **PER_PREDIKAT,
    )  # fmt: skip
    return dihitung.filter(dinilai__gte=terkecil).order_by("nama", *KUNCI)


def sedikit(periode: PeriodeEvaluasi, terkecil: int) -> int:
    """How many were left out."""
    semua: Any = _tetap(periode).values(*KUNCI).annotate(dinilai=Count("pk"))
    return int(semua.filter(dinilai__lt=terkecil).count())


def rekan(periode: PeriodeEvaluasi) -> dict[str, dict[str, int]]:
    """{capaian of the unit: counts of all ratings there}: what a penilai is held beside."""
    semua: Any = _tetap(periode).values("capaian").annotate(dinilai=Count("pk"), **PER_PREDIKAT)
    return {b.pop("capaian"): b for b in semua}


def catatan_kembar(periode: PeriodeEvaluasi, penilai: Iterable[int]) -> dict[tuple[int, int], int]:
    """{(penilai, unit): the most people who got the same note, word for word}, where that is more than one."""
    semua: Any = _tetap(periode).filter(penilai__in=list(penilai)).exclude(catatan="")
    kembar = semua.values(*KUNCI, sidik_catatan=MD5("catatan")).annotate(n=Count("pk")).filter(n__gt=1)
    terbanyak: dict[tuple[int, int], int] = {}
    for b in kembar:
        kunci = (b["penilai"], b["unit_capaian"])
        terbanyak[kunci] = max(b["n"], terbanyak.get(kunci, 0))
    return terbanyak
