"""The right that steps on the organisation ask for, whoever calls them."""

from pegawai import mandat
from pegawai.models import Pegawai, UnitKerja
from pegawai.penolakan import BukanHak

HANYA_BKD = "Hanya pengelola kepegawaian instansi (BKD) yang dapat melakukan ini."


def wajib_bkd(oleh: Pegawai, kalimat: str = HANYA_BKD) -> None:
    """Raises BukanHak with `kalimat` unless the person's account is open and manages the whole instansi."""
    if oleh.pengguna is None or not oleh.pengguna.has_perm(mandat.INSTANSI):
        raise BukanHak(kalimat)


def wajib_admin(oleh: Pegawai, unit: UnitKerja, kalimat: str) -> None:
    """Raises BukanHak unless this is the BKD, or the admin of the unit or of one above it."""
    if not mandat.mengadministrasi(oleh.pengguna, unit.pk):
        raise BukanHak(kalimat)
