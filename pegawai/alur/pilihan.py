"""How a person wants to hear of what happens."""

from django.db import transaction

from pegawai.aturan.surel import CaraSurel
from pegawai.models import Jejak, Pegawai


@transaction.atomic
def atur_surel(pegawai: Pegawai, cara: CaraSurel) -> None:
    """From now on; what waits already leaves in the new way, too."""
    pegawai = Pegawai.objects.select_for_update(no_key=True).get(pk=pegawai.pk)
    lama = pegawai.cara_surel
    if lama == cara:
        return
    pegawai.cara_surel = cara
    pegawai.save(update_fields=["cara_surel"])
    Jejak.catat(pegawai, "atur_surel", oleh=pegawai, sebagai="pemilik", dari=lama, ke=cara.value)
