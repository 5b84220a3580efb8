"""Who stands where about the capaian of one unit: the unit itself, the level above, the advisers, the BKD."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils.timezone import localdate

from evaluasi.aturan.usulan_capaian import Masukan
from evaluasi.models import PemberiMasukan
from pegawai import mandat
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import Pegawai, Penempatan, UnitKerja

BERURUT = Case(
    When(jenis=JenisPenempatan.DEFINITIF, then=Value(0)), When(jenis=JenisPenempatan.PLT, then=Value(1)),
    default=Value(2),
)  # fmt: skip


def peran(unit: UnitKerja, pegawai: Pegawai) -> set[str]:
    """bkd, pengusul, penetap, pembaca (a mandate), perencanaan, kepegawaian, pengawasan; empty for strangers."""
    pengguna = pegawai.pengguna
    bkd = bool(pengguna and pengguna.has_perm(mandat.INSTANSI))
    punya = {
        "bkd": bkd,
        "pengusul": mengusulkan(pegawai).filter(pk=unit.pk).exists(),
        "penetap": pegawai in {p.pegawai for p in penetap(unit)[:1]},
        "pembaca": bkd or mandat.unit_terjangkau(pengguna).filter(pk=unit.pk).exists(),
    }
    return {nama for nama, ya in punya.items() if ya} | {str(m) for m in masukan(pegawai)}


def mengusulkan(pegawai: Pegawai) -> QuerySet[UnitKerja]:
    """Units for which he may propose: those he leads today, and those of his mandate KELOLA with what lies below."""
    dipimpin = memimpin(localdate()).filter(pegawai=pegawai).order_by().values("unit")
    unit = UnitKerja.objects.filter(pk__in=dipimpin)
    if pegawai.pengguna:
        dikelola = mandat.unit_di_bawah_mandat(pegawai.pengguna, (mandat.KELOLA,)).order_by().values("pk")
        unit |= UnitKerja.objects.filter(pk__in=dikelola)
    return unit


def memimpin(hari: date) -> QuerySet[Penempatan]:
    return Penempatan.objects.pada(hari).filter(memimpin=True)


def penetap(unit: UnitKerja) -> QuerySet[Penempatan]:
    """Who sets the capaian of the unit, first of all: the leader one level above; nobody means the BKD records it."""
    return calon_penetap(unit.induk_id, unit.pk, localdate()).select_related("pegawai__pengguna", "jabatan")


def calon_penetap(induk: Any, unit: Any, hari: date) -> QuerySet[Penempatan]:
    """Leaders of `induk` with an account who do not lead `unit` themselves, in the order of the rule (p. 89 A.2-3).

    Both may be an OuterRef: the obligation asks for every proposal at once.
    """
    luar = OuterRef(unit) if isinstance(unit, OuterRef) else unit
    sendiri = memimpin(hari).filter(unit=luar, pegawai=OuterRef("pegawai"))
    calon = memimpin(hari).filter(~Exists(sendiri), unit=induk, pegawai__pengguna__is_active=True)
    return calon.order_by(BERURUT, "pk")


def ditetapkan_oleh(pegawai: Pegawai) -> QuerySet[UnitKerja]:
    """Units one level below what this person leads, whose first leader above he is."""
    hari = localdate()
    dipimpin = memimpin(hari).filter(pegawai=pegawai).order_by().values("unit")
    di_bawah = UnitKerja.objects.filter(induk__in=dipimpin)
    pertama = calon_penetap(OuterRef("induk"), OuterRef("pk"), hari).values("pegawai")[:1]
    return di_bawah.annotate(penetap=pertama).filter(penetap=pegawai.pk)


def masukan(pegawai: Pegawai) -> list[Masukan]:
    """On whose behalf this person advises."""
    milik = PemberiMasukan.objects.filter(pegawai=pegawai, dicabut_pada=None)
    return [Masukan(jenis) for jenis in milik.values_list("jenis", flat=True)]
