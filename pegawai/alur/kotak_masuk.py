"""The inbox: a message is read once."""

from django.utils.timezone import now

from pegawai.models import Pegawai, Pemberitahuan


def tandai_dibaca(pegawai: Pegawai, id_pesan: int | None = None) -> int:
    """Mark one message of this person as read, or all of them. Returns how many changed."""
    pesan = Pemberitahuan.objects.filter(penerima=pegawai, dibaca_pada=None)
    if id_pesan is not None:
        pesan = pesan.filter(pk=id_pesan)
    return pesan.update(dibaca_pada=now())
