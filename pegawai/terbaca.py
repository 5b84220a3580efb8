"""Which units and people somebody may look at on the pages of the organisation: the BKD all, a mandate its part."""

from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Pegawai, Penempatan, UnitKerja

PEMBACA = (mandat.KELOLA, mandat.AWASI)


def unit(saya):
    return mandat.unit_terjangkau(saya.pengguna, PEMBACA)


def orang(saya):
    """People who sit today in a unit that may be read."""
    if saya.pengguna.has_perm(mandat.INSTANSI):
        return Pegawai.objects.all()
    kini = Penempatan.objects.pada(localdate()).filter(unit__in=unit(saya).order_by())
    return Pegawai.objects.filter(pk__in=kini.order_by().values("pegawai"))


def puncak(saya):
    """The units in which reading begins: the roots, or those named in the mandates."""
    if saya.pengguna.has_perm(mandat.INSTANSI):
        return UnitKerja.objects.filter(induk=None)
    return mandat.unit_bermandat(saya.pengguna, PEMBACA)
