"""The one way an SKP changes status: lock, role, state, save and trace in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur.peran import peran_bertindak, sebagai
from skp_app.aturan.status import LANGKAH, PENDAHULU, PERLU_PENDAHULU
from skp_app.models import Skp

SEBUTAN_PELAKU = {
    "pemilik": "pegawai yang menyusunnya",
    "penilai": "pejabat penilai kinerja",
    "pengelola": "pengelola kinerja unit atau BKD",
}


@contextmanager
def transition(skp: Skp, nama: str, *, oleh: Pegawai, **data: Any) -> Iterator[Skp]:
    """Lock the SKP, check who and when, let the caller set what is special, save, leave one trace.

    A step of a new version moves the version in force with it, in the same transaction; that row is locked first.
    Raises BukanHak for the wrong actor and KeadaanMenolak for the wrong state; then nothing has changed.
    """
    langkah = LANGKAH[nama]
    with transaction.atomic():
        lama = terkunci(skp.menggantikan) if skp.menggantikan else None
        skp = terkunci(skp)
        # The plain facts of the row answer nearly always; mandates and deputies cost more questions.
        if langkah.pelaku not in skp.peran(oleh) and langkah.pelaku not in peran_bertindak(skp, oleh):
            raise BukanHak(f"{langkah.sebutan} hanya dapat dilakukan oleh {SEBUTAN_PELAKU[langkah.pelaku]}.")
        if skp.status not in langkah.dari:
            raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
        if lama:
            _ikutkan(lama, nama, oleh)
        dari, skp.status = skp.status, langkah.ke
        yield skp
        skp.save()
        pelaku = sebagai(skp, oleh, langkah.pelaku)
        Jejak.catat(skp, nama, oleh=oleh, sebagai=pelaku, dari=dari, ke=str(langkah.ke), **data)


def _ikutkan(lama: Skp, nama: str, oleh: Pegawai) -> None:
    """The version in force follows. Who may speak was asked of the new version, whose parties are the same."""
    ikut = PENDAHULU.get(nama)
    if ikut is None or (lama.status not in LANGKAH[ikut].dari and nama not in PERLU_PENDAHULU):
        return
    langkah = LANGKAH[ikut]
    if lama.status not in langkah.dari:
        raise KeadaanMenolak(f"SKP yang akan digantikan sudah berstatus “{lama.get_status_display()}”.")
    dari, lama.status = lama.status, langkah.ke
    lama.save(update_fields=["status"])
    Jejak.catat(lama, ikut, oleh=oleh, sebagai=langkah.pelaku, dari=dari, ke=str(langkah.ke))


def terkunci(skp: Skp) -> Skp:
    """The newest row, held until the transaction ends."""
    pihak = ("pegawai", "penilai", "periode", "unit")
    return Skp.objects.select_related(*pihak).select_for_update(of=("self",)).get(pk=skp.pk)
