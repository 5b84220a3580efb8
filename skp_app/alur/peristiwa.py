"""Who still evaluates an SKP that ended by a staff event (Lampiran p. 91-92 A.13-A.14)."""

from collections.abc import Iterable

from skp_app.aturan.peristiwa import Rentang, penilai_lama_menilai
from skp_app.aturan.status import Status
from skp_app.models import PeriodeEvaluasi, Peristiwa, Skp

BERAKHIR = frozenset({Status.BERALIH, Status.DITUTUP})


def masih_dinilai(skp: Skp, periode: PeriodeEvaluasi) -> bool:
    """The SKP ended, and yet its penilai evaluates it in this period."""
    return skp.pk in yang_masih_dinilai([skp], periode)


def yang_masih_dinilai(daftar: Iterable[Skp], periode: PeriodeEvaluasi) -> set[int]:
    """Keys of those SKP; one query for all, none when none has ended."""
    berakhir = {s.pk: s for s in daftar if s.status in BERAKHIR}
    if not berakhir:
        return set()
    masa = Rentang(periode.mulai, periode.selesai, periode.tahunan)
    terjadi = Peristiwa.objects.filter(skp_lama__in=berakhir).values_list("skp_lama", "jenis", "tmt")
    return {pk for pk, jenis, tmt in terjadi if penilai_lama_menilai(jenis, tmt, masa, berakhir[pk].mulai)}
