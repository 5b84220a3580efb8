"""The results that count: set, one per person and period, with the predikat after a decision on a keberatan."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi, Keberatan
from skp_app.models import PeriodeEvaluasi
from skp_app.models.periode import JenisEvaluasi


def semua() -> QuerySet[Any]:
    """All of them. `akhir` is the predikat that counts; `ditahan` while a keberatan about it is open."""
    kasus = Keberatan.objects.terbuka().filter(evaluasi=OuterRef("pk"))
    # Who had two SKP in a period is known by the later one (Lampiran p. 91 A.13).
    kemudian = Evaluasi.objects.filter(
        skp__pegawai=OuterRef("skp__pegawai"), periode_evaluasi=OuterRef("periode_evaluasi"),
        status__in=TERTETAPKAN, skp__mulai__gt=OuterRef("skp__mulai"),
    )  # fmt: skip
    tetap = Evaluasi.objects.filter(~Exists(kemudian), status__in=TERTETAPKAN)
    return tetap.dengan_predikat_akhir().annotate(ditahan=Exists(kasus))


def tahunan() -> QuerySet[Any]:
    return semua().filter(periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN)


def tahun(tahun: int) -> QuerySet[Any]:
    return tahunan().filter(periode_evaluasi__periode__tahun=tahun)


def pada(periode: PeriodeEvaluasi) -> QuerySet[Any]:
    return semua().filter(periode_evaluasi=periode)
