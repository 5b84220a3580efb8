"""The right that steps on the organisation ask for, whoever calls them."""

from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.penolakan import BukanHak

HANYA_BKD = "Hanya pengelola kepegawaian instansi (BKD) yang dapat melakukan ini."


def wajib_bkd(oleh: Pegawai, kalimat: str = HANYA_BKD) -> None:
    """Raises BukanHak with `kalimat` unless the person's account is open and manages the whole instansi."""
    if oleh.pengguna is None or not oleh.pengguna.has_perm(mandat.INSTANSI):
        raise BukanHak(kalimat)
