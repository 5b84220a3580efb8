"""Documents of what was set lately are made in the background, so that they wait for their signers by themselves.

A sweeper looks; nothing needs to remember to ask. Whoever prints sooner makes the document at once, and once only.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import now

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from skp_app.alur import pencetakan
from skp_app.alur.tanda_tangan import kabarkan_pertama
from skp_app.models import Dokumen, Skp

TUGAS = "skp_app.terbitkan_dokumen"
SEJAK = timedelta(days=3)  # older ones are made when somebody prints them


def belum() -> QuerySet[Skp]:
    """SKP that were set lately and have no document yet."""
    ada = Dokumen.objects.filter(skp=OuterRef("pk"), periode_evaluasi=None)
    return Skp.objects.filter(~Exists(ada), ditetapkan_pada__gte=now() - SEJAK, salinan__isnull=False).order_by("pk")


def pesan() -> Pekerjaan | None:
    """Order what is missing, None when nothing is."""
    if not belum().exists():
        return None
    pekerjaan = buku.pesan(TUGAS, "skp", "Penerbitan dokumen SKP", None)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job: begun anew it finds what is still missing."""
    semua = list(belum().values_list("pk", flat=True))
    for n, pk in enumerate(semua):
        kemajuan(n, len(semua))
        skp = Skp.objects.select_related("pegawai", "penilai", "atasan_penilai").get(pk=pk)
        pencetakan.cetak_skp(skp)
        kabarkan_pertama(Dokumen.objects.filter(skp=skp, periode_evaluasi=None))
    kemajuan(len(semua), len(semua))
    return {"dokumen": len(semua)}
