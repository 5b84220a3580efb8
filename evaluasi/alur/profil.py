"""Profil kinerja: how many people of a unit and of what lies below hold which predikat, year by year (Pasal 30)."""

from typing import Any

from django.db.models import Count, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from evaluasi.alur import hasil_akhir
from evaluasi.aturan.kuadran import Predikat
from evaluasi.models import CapaianOrganisasi
from pegawai.models import UnitKerja
from skp_app.models.periode import JenisEvaluasi

HITUNGAN: dict[str, Any] = {p.value: Count("pk", filter=Q(akhir=p, ditahan=False)) for p in Predikat} | {
    "ditahan": Count("pk", filter=Q(ditahan=True))
}
Angka = dict[str, int]  # predikat -> people, and 'ditahan' -> results held back by a keberatan
TAHUN = "periode_evaluasi__periode__tahun"


def jumlah(angka: Angka) -> int:
    """People with a predikat that counts."""
    return sum(angka.get(p, 0) for p in Predikat)


def _cabang(unit: UnitKerja) -> QuerySet[Any]:
    return hasil_akhir.tahunan().filter(skp__unit__jalur__startswith=unit.jalur).order_by()


def per_tahun(unit: UnitKerja, tahun: int, banyak: int) -> dict[int, Angka]:
    """{year: counts of the unit with all below}, the last years up to `tahun`. One statement."""
    semua = _cabang(unit).filter(**{f"{TAHUN}__range": (tahun - banyak + 1, tahun)})
    return {b.pop(TAHUN): b for b in semua.values(TAHUN).annotate(**HITUNGAN)}


def per_anak(unit: UnitKerja, tahun: int) -> dict[int, Angka]:
    """{pk of a child: counts with all below it, pk of the unit: those who sit in it}. One statement."""
    bagian = Func(F("skp__unit__jalur"), Value("."), Value(len(unit.id_leluhur) + 1), function="split_part")
    anak = Cast(Func(bagian, Value(""), function="NULLIF"), IntegerField())
    semua = _cabang(unit).filter(**{TAHUN: tahun}).annotate(anak=anak)
    baris: Any = semua.values("anak").annotate(**HITUNGAN)
    return {b.pop("anak") or unit.pk: b for b in baris}


def capaian(unit: list[int], tahun: range) -> dict[tuple[int, int], CapaianOrganisasi]:
    """{(unit, year): the yearly capaian that was recorded}."""
    semua = CapaianOrganisasi.objects.filter(
        unit__in=unit, periode_evaluasi__jenis=JenisEvaluasi.TAHUNAN, periode_evaluasi__periode__tahun__in=tahun
    ).select_related("periode_evaluasi__periode")
    return {(c.unit_id, c.periode_evaluasi.periode.tahun): c for c in semua}
