"""The results that count: set, one per person and period, with the predikat after a decision on a keberatan."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.models import Evaluasi, Keberatan, PredikatTerdahulu
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import Penempatan, UnitKerja
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


class Setahun(NamedTuple):
    """Two columns for a query: somebody's yearly predikat, and the file it came from when it was not set here."""

    predikat: Any
    impor: Any


def milik(tahun: int, orang: str) -> Setahun:
    """Of the person whose key the outer query calls `orang`. What a keberatan holds back is empty."""
    di_sini = tahun_bebas(tahun).filter(skp__pegawai=OuterRef(orang)).order_by()
    lama = PredikatTerdahulu.objects.dipakai().filter(tahun=tahun, pegawai=OuterRef(orang)).order_by()
    predikat = Coalesce(Subquery(di_sini.values("akhir")[:1]), Subquery(lama.values("predikat")[:1]))
    return Setahun(predikat, Subquery(lama.values("impor__nama_berkas")[:1]))


def tahun_bebas(nomor: int) -> QuerySet[Any]:
    """Yearly results about which no keberatan is open."""
    return tahun(nomor).filter(ditahan=False)


def pemegang(nomor: int, predikat: Iterable[str], unit: QuerySet[UnitKerja] | None = None) -> Q:
    """Of people: who holds one of these yearly predikat, set here or, for want of that, imported.

    `unit`: where he sat that year, or sits today when an import brought it.
    """
    di_sini = tahun_bebas(nomor).filter(akhir__in=predikat)
    lama = PredikatTerdahulu.objects.dipakai().filter(tahun=nomor, predikat__in=predikat)
    if unit is not None:
        pk = unit.order_by().values("pk")
        duduk = Penempatan.objects.pada(localdate()).filter(unit__in=pk, jenis=JenisPenempatan.DEFINITIF)
        di_sini, lama = di_sini.filter(skp__unit__in=pk), lama.filter(pegawai__in=duduk.values("pegawai"))
    return Q(pk__in=di_sini.order_by().values("skp__pegawai")) | Q(pk__in=lama.order_by().values("pegawai"))
