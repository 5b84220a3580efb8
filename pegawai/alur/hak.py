"""The right that steps on the organisation ask for, whoever calls them."""

from pegawai import mandat
from pegawai.models import Pegawai
from pegawai.penolakan import BukanHak

HANYA_BKD = "Hanya pengelola kepegawaian instansi (BKD) yang dapat melakukan ini."


def wajib_bkd(oleh: Pegawai) -> None:
    """Raises BukanHak unless the person's account is open and manages the whole instansi."""
    if oleh.pengguna is None or not oleh.pengguna.has_perm(mandat.INSTANSI):
        raise BukanHak(HANYA_BKD)
