"""Mandates over units, with their days: the one door to django-guardian for `UnitKerja`."""

from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.timezone import localdate
from guardian.shortcuts import assign_perm, remove_perm

from pegawai.models import Pegawai, UnitKerja, UnitKerjaGroupObjectPermission, UnitKerjaUserObjectPermission

KELOLA = "pegawai.kelola_kinerja"
AWASI = "pegawai.awasi_kinerja"
ADMIN = "pegawai.admin_opd"
INSTANSI = "pegawai.kelola_instansi"
KEPEGAWAIAN = "pegawai.pimpin_kepegawaian"


def unit_bermandat(pengguna, izin=(KELOLA, AWASI)):
    """Units of this person's mandates (one `izin` or more), without what lies below; none for a closed account.

    A mandate whose days are over, or have not begun, is none, whether or not the sweep has been by.
    """
    if not pengguna.is_active:
        return UnitKerja.objects.none()
    kode = _kode(izin)
    sendiri = UnitKerjaUserObjectPermission.objects.pada(localdate()).filter(
        user=pengguna, permission__codename__in=kode
    )
    kelompok = UnitKerjaGroupObjectPermission.objects.filter(group__user=pengguna, permission__codename__in=kode)
    return UnitKerja.objects.filter(
        Q(pk__in=sendiri.values("content_object")) | Q(pk__in=kelompok.values("content_object"))
    )


def _kode(izin):
    """Codenames of the permissions; who administers a unit also keeps its kinerja."""
    semua = {izin} if isinstance(izin, str) else set(izin)
    if KELOLA in semua:
        semua.add(ADMIN)
    return [i.rpartition(".")[2] for i in semua]


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


def mengadministrasi(pengguna, id_unit):
    """Is this the BKD, or the admin of the unit or of one above it?"""
    if pengguna is None:
        return False
    return pengguna.has_perm(INSTANSI) or unit_di_bawah_mandat(pengguna, (ADMIN,)).filter(pk=id_unit).exists()


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


def pengelola_terdekat(unit):
    """The people with an open account who keep this unit, or else the nearest one above it."""
    for pk in reversed(unit.id_leluhur):
        izin = UnitKerjaUserObjectPermission.objects.pada(localdate())
        izin = izin.filter(content_object=pk, permission__codename__in=_kode(KELOLA), user__is_active=True)
        orang = Pegawai.objects.filter(pengguna__in=izin.values("user"))
        if orang.exists():
            return orang
    return Pegawai.objects.none()


def beri(pengguna, unit, izin=KELOLA, *, mulai=None, selesai=None, dasar=""):
    """The mandate with these days; one that was there gets the new ones."""
    baris = assign_perm(izin, pengguna, unit)
    UnitKerjaUserObjectPermission.objects.filter(pk=baris.pk).update(mulai=mulai, selesai=selesai, dasar=dasar)


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
