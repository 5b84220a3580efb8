"""Living links: the RHK of subordinates follow an RHK of their superior into the SKP that takes its place.

Only `intervensi_rhk` and `intervensi_iki` move. What is printed, `salinan_rhk` and `salinan_iki`, never changes here.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from skp_app.aturan.status import TIDAK_DIHITUNG, Status
from skp_app.models import Iki, Rhk, Skp

# Nobody leans on these any more: their rows have moved on, or ended with the service.
LALU = TIDAK_DIHITUNG | {Status.BERALIH, Status.DITUTUP}


def bersandar(skp: Iterable[Skp]) -> QuerySet[Rhk]:
    """RHK of living SKP whose link leads into one of these."""
    semua = Rhk.objects.filter(intervensi_rhk__skp__in=[s.pk for s in skp]).exclude(skp__status__in=sorted(LALU))
    return semua.select_related("skp__pegawai", "intervensi_rhk", "intervensi_iki")


def gantung_ulang(ke: Skp) -> int:
    """Re-hang what leans on an ended SKP of the same year onto the rows of `ke` with the same garis; how many moved.

    A garis is shared by carrying a row on, never by chance, so this finds the successor's row as well as one's own.
    """
    if not ke.terbagi:
        return 0
    rhk = {r.garis: r for r in ke.rhk.all()}
    iki = {i.garis: i for i in Iki.objects.filter(rhk__skp=ke)}
    lepas = Rhk.objects.filter(
        Q(intervensi_rhk__skp__status__in=sorted(LALU)),
        intervensi_rhk__garis__in=list(rhk),
        intervensi_rhk__skp__periode=ke.periode_id,
    ).exclude(Q(skp__status__in=sorted(LALU)) | Q(skp=ke) | Q(intervensi_rhk__skp=ke))
    pindah = list(lepas.select_related("intervensi_rhk", "intervensi_iki"))
    for baris in pindah:
        baris.intervensi_iki = iki.get(baris.intervensi_iki.garis) if baris.intervensi_iki else None
        baris.intervensi_rhk = rhk[baris.intervensi_rhk.garis]  # type: ignore[union-attr]
    Rhk.objects.bulk_update(pindah, ["intervensi_rhk", "intervensi_iki"])
    return len(pindah)
