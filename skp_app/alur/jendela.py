"""Until when a person may write in a documentation period: its window, an extension, a personal unlock."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from skp_app.aturan.pendokumentasian import Jendela, Keadaan, keadaan
from skp_app.models import PenutupanPeriode, PeriodeDokumentasi, PeriodeEvaluasi, Perpanjangan, Skp


def jendela(skp: Skp, periode: PeriodeDokumentasi) -> Jendela:
    return jendela_semua(skp, [periode])[periode.pk]


def jendela_semua(skp: Skp, daftar: Iterable[PeriodeDokumentasi]) -> dict[int, Jendela]:
    """{pk of a documentation period: its window for the owner of this SKP}, in two queries."""
    daftar = list(daftar)
    sampai = perpanjangan(skp, daftar)
    dinilai = set(
        PenutupanPeriode.objects.filter(skp__rangkaian=skp.rangkaian).values_list("periode_evaluasi", flat=True)
    )
    return {
        p.pk: Jendela(p.mulai, p.batas, p.tutup, sampai.get(p.pk), p.periode_evaluasi_id in dinilai) for p in daftar
    }


def keadaan_semua(skp: Skp, daftar: Iterable[PeriodeDokumentasi]) -> dict[int, Keadaan]:
    hari = localdate()
    return {pk: keadaan(j, hari) for pk, j in jendela_semua(skp, daftar).items()}


def perpanjangan(skp: Skp, daftar: Iterable[PeriodeDokumentasi]) -> dict[int, date]:
    """{pk of a period: the latest day that an extension for this person, or a unit above him, reaches}."""
    untuk = Q(pegawai=skp.pegawai_id) | Q(unit__in=skp.unit.id_leluhur)
    semua = Perpanjangan.objects.filter(untuk, periode_dokumentasi__in=list(daftar), dicabut_pada=None)
    return dict(semua.order_by("sampai").values_list("periode_dokumentasi", "sampai"))


def seluruhnya_ditutup(skp: Skp, evaluasi: PeriodeEvaluasi) -> bool:
    """Does every documentation period of this evaluation period refuse entries? One that has none is never closed."""
    daftar = list(PeriodeDokumentasi.objects.filter(periode_evaluasi=evaluasi))
    return bool(daftar) and set(keadaan_semua(skp, daftar).values()) == {Keadaan.DITUTUP}
