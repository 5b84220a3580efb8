"""The one way an Evaluasi changes status. Lock order: the SKP first, then its evaluation."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from evaluasi.aturan.status import LANGKAH
from evaluasi.models import Evaluasi
from pegawai.aturan.langkah import Langkah
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.transisi import terkunci as skp_terkunci

SEBUTAN_PELAKU = {"penilai": "pejabat penilai kinerja", "pegawai": "pegawai yang dinilai"}


@contextmanager
def transition(evaluasi: Evaluasi, nama: str, *, oleh: Pegawai, **data: Any) -> Iterator[Evaluasi]:
    """Lock, check who and when, let the caller set what is special, save, leave one trace.

    Raises BukanHak for the wrong actor and KeadaanMenolak for the wrong state; then nothing has changed.
    """
    langkah = LANGKAH[nama]
    with transaction.atomic():
        skp_terkunci(evaluasi.skp)
        evaluasi = terkunci(evaluasi.pk)
        peran = evaluasi.peran(oleh)
        if langkah.pelaku not in peran:
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN_PELAKU[langkah.pelaku]}.")
        if evaluasi.status not in langkah.dari:
            raise KeadaanMenolak(f"Evaluasi ini sudah berstatus “{evaluasi.get_status_display()}”.")
        dari, evaluasi.status = evaluasi.status, langkah.ke
        yield evaluasi
        evaluasi.save()
        Jejak.catat(evaluasi, nama, oleh=oleh, sebagai=_sebagai(langkah, peran), dari=dari, ke=str(langkah.ke), **data)


def _sebagai(langkah: Langkah, peran: set[str]) -> str:
    """The trace names the atasan of a late penilai as what he is."""
    return "atasan_penilai" if langkah.pelaku == "penilai" and "atasan_penilai" in peran else langkah.pelaku


def terkunci(pk: int) -> Evaluasi:
    """The newest row, held until the transaction ends."""
    terkait = ("skp__pegawai", "skp__penilai", "penilai", "periode_evaluasi__periode", "unit_capaian", "penunjukan")
    return Evaluasi.objects.select_related(*terkait).select_for_update(of=("self",)).get(pk=pk)
