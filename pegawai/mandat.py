"""Mandates over units: the one door to django-guardian for `UnitKerja`."""

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, Value
from guardian.shortcuts import assign_perm, get_objects_for_user, remove_perm

from pegawai.models import Pegawai, UnitKerja

KELOLA = "pegawai.kelola_kinerja"
AWASI = "pegawai.awasi_kinerja"
INSTANSI = "pegawai.kelola_instansi"
KEPEGAWAIAN = "pegawai.pimpin_kepegawaian"


def unit_bermandat(pengguna, izin=(KELOLA, AWASI)):
    """Units of this person's mandates (one `izin` or more), without what lies below; none for a closed account."""
    if not pengguna.is_active:
        return UnitKerja.objects.none()
    semua = (izin,) if isinstance(izin, str) else izin
    kode = [i.partition(".")[2] for i in semua]  # with its room guardian would look up the model that we name anyway
    return get_objects_for_user(
        pengguna, kode, UnitKerja, any_perm=True, accept_global_perms=False, with_superuser=False
    )


def unit_di_bawah_mandat(pengguna, izin=(KELOLA, AWASI)):
    """The units of the mandates and everything below them."""
    return UnitKerja.objects.di_bawah(list(unit_bermandat(pengguna, izin).values_list("jalur", flat=True)))


def unit_terjangkau(pengguna, izin=(KELOLA, AWASI)):
    """Every unit for the BKD, those of the mandates and below for others, none without an account."""
    if pengguna is None:
        return UnitKerja.objects.none()
    return UnitKerja.objects.all() if pengguna.has_perm(INSTANSI) else unit_di_bawah_mandat(pengguna, izin)


def mengelola(pengguna, id_unit):
    """Is this the BKD, or the pengelola kinerja of the unit or of one above it?"""
    if pengguna is None:
        return False
    return pengguna.has_perm(INSTANSI) or unit_di_bawah_mandat(pengguna, (KELOLA,)).filter(pk=id_unit).exists()


def mengelola_instansi(pengguna):
    """`has_perm(INSTANSI)` as an expression, for a query that asks other things as well."""
    if not pengguna.is_active or pengguna.is_superuser:
        return Value(pengguna.is_active)
    kamar, kode = INSTANSI.split(".")
    izin = Permission.objects.filter(content_type__app_label=kamar, codename=kode)
    return Exists(izin.filter(Q(user=pengguna) | Q(group__user=pengguna)))


def pengelola_instansi():
    """The officers of the BKD with an open account, by their own right or that of a group."""
    kamar, kode = INSTANSI.split(".")
    izin = Permission.objects.filter(content_type__app_label=kamar, codename=kode)
    milik = Exists(izin.filter(Q(user=OuterRef("pengguna")) | Q(group__user=OuterRef("pengguna"))))
    return Pegawai.objects.filter(milik, pengguna__is_active=True)


def beri(pengguna, unit, izin=KELOLA):
    assign_perm(izin, pengguna, unit)


def cabut(pengguna, unit, izin=KELOLA):
    remove_perm(izin, pengguna, unit)


def pimpinan_kepegawaian():
    """Who leads the personnel unit (Lampiran p. 86 (d), 88 e), named one by one; no other right or mandate counts."""
    kamar, kode = KEPEGAWAIAN.split(".")
    izin = Permission.objects.filter(content_type__app_label=kamar, codename=kode)
    return Pegawai.objects.filter(pengguna__is_active=True, pengguna__user_permissions__in=izin)


def memimpin_kepegawaian(pengguna):
    """Is this account one of them? A superuser is not by being one."""
    return pengguna is not None and pimpinan_kepegawaian().filter(pengguna=pengguna).exists()
