"""The one way an Evaluasi changes status. Lock order: the SKP first, then its evaluation."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from evaluasi.aturan.status import LANGKAH
from evaluasi.models import Evaluasi
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
        if langkah.pelaku not in evaluasi.peran(oleh):
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN_PELAKU[langkah.pelaku]}.")
        if evaluasi.status not in langkah.dari:
            raise KeadaanMenolak(f"Evaluasi ini sudah berstatus “{evaluasi.get_status_display()}”.")
        dari, evaluasi.status = evaluasi.status, langkah.ke
        yield evaluasi
        evaluasi.save()
        Jejak.catat(evaluasi, nama, oleh=oleh, sebagai=langkah.pelaku, dari=dari, ke=str(langkah.ke), **data)


def terkunci(pk: int) -> Evaluasi:
    """The newest row, held until the transaction ends."""
    terkait = ("skp__pegawai", "skp__penilai", "penilai", "periode_evaluasi__periode", "unit_capaian")
    return Evaluasi.objects.select_related(*terkait).select_for_update(of=("self",)).get(pk=pk)
