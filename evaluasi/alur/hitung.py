"""Recompute what follows from capaian, ratings and the guide: a few set-based statements for many units at a time.

Running it again changes nothing; a worker killed half-way is followed by one that goes on where it stopped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.timezone import localdate, now

from evaluasi.aturan import distribusi
from evaluasi.aturan.capaian import SARAN_KEPALA, Capaian, CapaianBerlaku, berlaku
from evaluasi.aturan.kuadran import Predikat, semua_sel
from evaluasi.aturan.saran import KEPALA, Saran
from evaluasi.models import CapaianOrganisasi, Evaluasi, HasilDisepakati, SebaranUnit
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.alur.hak import wajib_bkd
from pegawai.models import BebasSkp, Ketentuan, Pegawai, Pekerjaan, UnitKerja
from pegawai.penolakan import BukanHak
from skp_app.aturan.status import BERLAKU
from skp_app.models import PenutupanPeriode, PeriodeEvaluasi, Skp

TUGAS = "evaluasi.hitung_predikat"
PANDUAN = tuple(distribusi.KEKELIRUAN)  # the Ketentuan of the guide
# Units in one transaction: enough to be quick, few enough that progress shows and a kill costs little.
SEPER = 10
PALING_SEDIKIT, PALING_BANYAK = 25, 250
Kemajuan = Callable[[int, int], None]


class Ketetapan(NamedTuple):
    """What holds for every unit of one computation: period, day, guide, and whether a capaian suggests to the head."""

    periode: PeriodeEvaluasi
    hari: date
    panduan: Mapping[str, Ketentuan]
    kepala: bool


def pesan(unit: UnitKerja | None, periode: PeriodeEvaluasi, peminta: Pegawai | None) -> Pekerjaan:
    """Order the recomputation of one unit (None: of every unit) and ring for a worker."""
    sasaran = f"unit-{unit.pk}" if unit else "semua"
    judul = f"Hitung ulang predikat {periode.nama}: {unit.nama if unit else 'semua unit'}"
    pekerjaan = buku.pesan(
        TUGAS, f"{sasaran}-{periode.kode}", judul[:200], peminta, unit=unit and unit.pk, periode=periode.pk
    )
    bel.bunyikan(pekerjaan)
    return pekerjaan


@transaction.atomic
def pesan_tim(penilai: Pegawai, periode: PeriodeEvaluasi) -> list[Pekerjaan]:
    """The penilai orders it for every unit whose people he assesses. Raises BukanHak when there is none."""
    dinilai = Skp.objects.filter(penilai=penilai, periode=periode.periode_id).values("unit_penilai")
    unit = list(UnitKerja.objects.filter(pk__in=dinilai))
    if not unit:
        raise BukanHak("Hitung ulang hanya dapat dipesan oleh pejabat penilai kinerja unit tersebut.")
    return [pesan(u, periode, penilai) for u in unit]


@transaction.atomic
def pesan_semua(periode: PeriodeEvaluasi, *, oleh: Pegawai) -> Pekerjaan:
    """The BKD orders it for the whole instansi. Raises BukanHak for anybody else."""
    wajib_bkd(oleh)
    return pesan(None, periode, oleh)


@transaction.atomic
def pesan_yang_basi(peminta: Pegawai | None = None) -> list[Pekerjaan]:
    """Order the whole instansi for each period of this year and the last whose spreads rest on another guide.

    So a Ketentuan takes effect on its day, whoever wrote it and whenever.
    """
    hari = localdate()
    dimulai = PeriodeEvaluasi.objects.filter(periode__tahun__gte=hari.year - 1, mulai__lte=hari).order_by(
        "selesai", "pk"
    )
    return [pesan(None, p, peminta) for p in dimulai if _basi(p)]


def _basi(periode: PeriodeEvaluasi) -> bool:
    """Is there a spread that was computed from other rows of Ketentuan than those that count for the period?"""
    berlaku = {kunci: k.pk for kunci, k in ketetapan(periode).panduan.items()}
    lain = ~Q(masukan__has_key="ketentuan") | ~Q(masukan__ketentuan__contains=berlaku)
    return SebaranUnit.objects.filter(lain, periode_evaluasi=periode).exists()


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """The body of the job: some units in each transaction; units done since the order are skipped."""
    periode = PeriodeEvaluasi.objects.select_related("periode").get(pk=pekerjaan.masukan["periode"])
    unit = daftar_unit(pekerjaan.masukan["unit"], periode)
    sudah = set(
        SebaranUnit.objects.filter(
            periode_evaluasi=periode, pekerjaan=pekerjaan, pesanan_pada=pekerjaan.dibuat_pada
        ).values_list("unit", flat=True)
    )
    belum = [u for u in unit if u not in sudah]
    selesai = len(unit) - len(belum)
    kemajuan(selesai, len(unit))
    for bagian in _bagian(belum, len(unit)):
        hitung_banyak(bagian, periode, pekerjaan)
        selesai += len(bagian)
        kemajuan(selesai, len(unit))
    return {"unit": len(unit)}


def _bagian(unit: Sequence[int], semua: int) -> Iterator[Sequence[int]]:
    langkah = min(max(semua // SEPER, PALING_SEDIKIT), PALING_BANYAK)
    return (unit[awal : awal + langkah] for awal in range(0, len(unit), langkah))


def daftar_unit(id_unit: int | None, periode: PeriodeEvaluasi) -> list[int]:
    """One unit and its parents, or every unit whose leader assesses somebody in that year, or that was counted once."""
    if id_unit is not None:
        return list(reversed(UnitKerja.objects.get(pk=id_unit).id_leluhur))
    dinilai = Skp.objects.filter(periode=periode.periode_id).order_by().values_list("unit_penilai", flat=True)
    terhitung = SebaranUnit.objects.filter(periode_evaluasi=periode).values_list("unit", flat=True)
    return sorted(dinilai.union(terhitung))


def hitung_unit(id_unit: int, periode: PeriodeEvaluasi, pekerjaan: Pekerjaan | None = None) -> SebaranUnit:
    """Capaian, suggestions, predikat and the spread of one unit in one period."""
    hitung_banyak([id_unit], periode, pekerjaan)
    return SebaranUnit.objects.get(unit=id_unit, periode_evaluasi=periode)


@transaction.atomic
def hitung_banyak(id_unit: Sequence[int], periode: PeriodeEvaluasi, pekerjaan: Pekerjaan | None = None) -> None:
    """The same for many units in one transaction; the number of statements does not grow with them."""
    if not id_unit:
        return
    tetap = ketetapan(periode)
    unit = _kunci(id_unit)
    capaian = _capaian_berlaku(unit, tetap)
    _tetapkan_capaian(capaian, periode)
    if tetap.kepala:
        _sarankan_kepala(unit, capaian, periode)
    _tetapkan_kuadran(id_unit, periode)
    _simpan_sebaran(capaian, tetap, pekerjaan)


def ketetapan(periode: PeriodeEvaluasi) -> Ketetapan:
    """Read once for a transaction."""
    hari = localdate()
    return Ketetapan(periode, hari, panduan(periode), Ketentuan.objects.nilai("capaian_kepala_jadi_saran", hari))


def panduan(periode: PeriodeEvaluasi) -> dict[str, Ketentuan]:
    """The guide is that of today, and after the window that of its last day:

    a rule that comes later does not judge a period that was evaluated under another one.
    """
    berlaku = Ketentuan.objects.filter(kunci__in=PANDUAN, mulai__lte=min(localdate(), periode.jendela_selesai))
    return {k.kunci: k for k in berlaku.order_by("mulai")}


def _kunci(id_unit: Sequence[int]) -> list[UnitKerja]:
    """The units, held with everything above them until the commit.

    Two computations that meet in a parent come one after the other, so that neither waits for a row that the other
    one holds; and what is read from here on includes whatever the first of them saw.
    """
    unit = list(UnitKerja.objects.filter(pk__in=id_unit).order_by("pk"))
    leluhur = {atas for u in unit for atas in u.id_leluhur}
    list(UnitKerja.objects.select_for_update(no_key=True).filter(pk__in=leluhur).order_by("pk").values("pk"))
    return unit


def _tetapkan_capaian(capaian: Mapping[int, CapaianBerlaku], periode: PeriodeEvaluasi) -> None:
    """What the units achieved, on every evaluation that is not set; rows that say so already are not written again."""
    with connection.cursor() as kursor:
        kursor.execute(
            """UPDATE evaluasi_evaluasi e SET capaian = b.capaian, capaian_tahun_lalu = b.tahun_lalu
               FROM unnest(%s::bigint[], %s::text[], %s::boolean[]) AS b (unit, capaian, tahun_lalu)
               WHERE e.unit_capaian_id = b.unit AND e.periode_evaluasi_id = %s AND e.salinan IS NULL
                 AND (e.capaian, e.capaian_tahun_lalu) IS DISTINCT FROM (b.capaian, b.tahun_lalu)""",
            [list(capaian), *map(list, zip(*capaian.values(), strict=True)), periode.pk],
        )


def _sarankan_kepala(
    unit: Sequence[UnitKerja], capaian: Mapping[int, CapaianBerlaku], periode: PeriodeEvaluasi
) -> None:
    """The head is judged one level up, but by what his own unit achieved."""
    saran = {u.pk: s for u in unit if (s := saran_kepala(u, capaian[u.pk].predikat))}
    rating = [str(s.rating) for s in saran.values()]
    alasan = [f"{s.alasan[0]}."[:500] for s in saran.values()]
    with connection.cursor() as kursor:
        kursor.execute(
            """UPDATE evaluasi_evaluasi e SET saran_hasil = s.rating, saran_alasan = s.alasan
               FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS s (unit, rating, alasan)
               JOIN skp_app_skp k ON k.unit_id = s.unit AND k.memimpin_unit AND k.periode_id = %s
               WHERE e.skp_id = k.id AND e.periode_evaluasi_id = %s AND e.salinan IS NULL
                 AND (e.saran_hasil, e.saran_alasan) IS DISTINCT FROM (s.rating, s.alasan)""",
            [list(saran), rating, alasan, periode.periode_id, periode.pk],
        )


def _tetapkan_kuadran(id_unit: Sequence[int], periode: PeriodeEvaluasi) -> None:
    """predikat := the cell of the printed table, in one statement for all units."""
    hasil, perilaku, predikat = ([str(n) for n in kolom] for kolom in zip(*semua_sel(), strict=True))
    with connection.cursor() as kursor:
        kursor.execute(
            """UPDATE evaluasi_evaluasi e SET predikat = k.predikat
               FROM unnest(%s::text[], %s::text[], %s::text[]) AS k (hasil, perilaku, predikat)
               WHERE e.unit_capaian_id = ANY(%s) AND e.periode_evaluasi_id = %s AND e.salinan IS NULL
                 AND NOT e.tugas_belajar_gagal
                 AND e.rating_hasil = k.hasil AND e.rating_perilaku = k.perilaku AND e.predikat <> k.predikat""",
            [hasil, perilaku, predikat, list(id_unit), periode.pk],
        )


def _simpan_sebaran(capaian: Mapping[int, CapaianBerlaku], tetap: Ketetapan, pekerjaan: Pekerjaan | None) -> None:
    baru = []
    for id_unit, masukan in _masukan_semua(capaian, tetap):
        hasil = distribusi.hasil(masukan)
        baru.append(
            SebaranUnit(
                unit_id=id_unit,
                periode_evaluasi=tetap.periode,
                capaian=capaian[id_unit].predikat,
                jumlah=hasil.jumlah,
                belum_dinilai=hasil.belum_dinilai,
                bendera=[b._asdict() for b in hasil.bendera],
                masukan=masukan,
                pekerjaan=pekerjaan,
                pesanan_pada=pekerjaan.dibuat_pada if pekerjaan else None,
                dihitung_pada=now(),
            )
        )
    kunci = ["unit", "periode_evaluasi"]
    isi = [f.name for f in SebaranUnit._meta.concrete_fields if not f.primary_key and f.name not in kunci]
    SebaranUnit.objects.bulk_create(baru, update_conflicts=True, unique_fields=kunci, update_fields=isi)


def _masukan_semua(capaian: Mapping[int, CapaianBerlaku], tetap: Ketetapan) -> Iterator[tuple[int, dict[str, Any]]]:
    """The inputs of every unit as the tables say now."""
    dinilai, belum = _dinilai(list(capaian), tetap.periode), _belum_dinilai(list(capaian), tetap.periode)
    for id_unit, c in capaian.items():
        yield id_unit, _masukan(c.predikat, dinilai[id_unit], belum.get(id_unit, 0), tetap)


def masukan_kini(id_unit: Sequence[int], periode: PeriodeEvaluasi) -> Iterator[tuple[UnitKerja, dict[str, Any]]]:
    """What a recomputation would store as inputs, without writing anything."""
    tetap, unit = ketetapan(periode), {u.pk: u for u in UnitKerja.objects.filter(pk__in=id_unit)}
    for pk, masukan in _masukan_semua(_capaian_berlaku(list(unit.values()), tetap), tetap):
        yield unit[pk], masukan


def _masukan(capaian: str, dinilai: Mapping[str, list[list[int]]], belum: int, tetap: Ketetapan) -> dict[str, Any]:
    """Everything that `distribusi.hasil` needs, and where the guide was read from."""
    nilai = {k: baris.nilai for k, baris in tetap.panduan.items()}
    return {
        "penilaian": dinilai,  # predikat -> [[evaluasi, its versi], ...]
        "belum_dinilai": belum,
        "aturan": nilai["pola_distribusi"].get(capaian, []) if capaian else [],
        "pembulatan": nilai["pembulatan_distribusi"],
        "terkecil": nilai["unit_terkecil_panduan"],
        "ketentuan": {kunci: k.pk for kunci, k in tetap.panduan.items()},
    }


def _dinilai(id_unit: Sequence[int], periode: PeriodeEvaluasi) -> dict[int, dict[str, list[list[int]]]]:
    """Who is rated among those whose penilai leads the unit (the head is judged one level up), per predikat."""
    ada = Evaluasi.objects.filter(unit_capaian__in=id_unit, periode_evaluasi=periode).exclude(predikat="")
    per_sel = ada.dengan_predikat_akhir().order_by().values_list("unit_capaian", "akhir")
    hasil: dict[int, dict[str, list[list[int]]]] = defaultdict(dict)
    for unit, akhir, pk, versi in per_sel.annotate(a=ArrayAgg("pk", order_by="pk"), v=ArrayAgg("versi", order_by="pk")):
        hasil[unit][akhir] = [list(satu) for satu in zip(pk, versi, strict=True)]
    return hasil


def _belum_dinilai(id_unit: Sequence[int], periode: PeriodeEvaluasi) -> dict[int, int]:
    """How many have an SKP in force in the period and still need a rating, per unit of their penilai."""
    serangkai = {"skp__rangkaian": OuterRef("rangkaian")}
    bernilai = Evaluasi.objects.filter(**serangkai, periode_evaluasi=periode).exclude(predikat="")
    disepakati = HasilDisepakati.objects.filter(**serangkai, periode_evaluasi=periode, disetujui_pada__isnull=False)
    setahun = PenutupanPeriode.objects.filter(**serangkai, periode_evaluasi__jenis="tahunan")
    bebas = BebasSkp.objects.sepanjang(periode.mulai, periode.selesai).filter(pegawai=OuterRef("pegawai"))
    berlaku = Skp.objects.filter(
        unit_penilai__in=id_unit, periode=periode.periode_id, status__in=BERLAKU,
        mulai__lte=periode.selesai, selesai__gte=periode.mulai,
    )  # fmt: skip
    belum = berlaku.filter(~Exists(bernilai), ~Exists(disepakati), ~Exists(setahun), ~Exists(bebas))
    return dict(belum.order_by().values_list("unit_penilai").annotate(n=Count("pk")))


def sebaran(unit: UnitKerja, periode: PeriodeEvaluasi) -> dict[str, int]:
    """Count per predikat as it is now, without writing anything."""
    dinilai = _dinilai([unit.pk], periode)[unit.pk]
    return {str(p): len(dinilai.get(p, ())) for p in Predikat}


def _capaian_berlaku(unit: Sequence[UnitKerja], tetap: Ketetapan) -> dict[int, CapaianBerlaku]:
    """`yang_berlaku` of every unit, from one query."""
    periode = tetap.periode
    ada = CapaianOrganisasi.objects.filter(unit__in=[u.pk for u in unit], periode_evaluasi__kode__in=_kode(periode))
    tercatat: dict[int, dict[str, str]] = defaultdict(dict)
    for id_unit, kode, predikat in ada.values_list("unit", "periode_evaluasi__kode", "predikat"):
        tercatat[id_unit][kode] = predikat
    return {u.pk: _berlaku(tercatat[u.pk], periode, tetap.hari) for u in unit}


def yang_berlaku(
    unit: UnitKerja, periode: PeriodeEvaluasi, hari: date | None = None, *, kunci: bool = False
) -> CapaianBerlaku:
    """The capaian that counts for people whose penilai leads this unit; `kunci` holds it until the commit."""
    ada = CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi__kode__in=_kode(periode)).order_by("pk")
    if kunci:
        ada = ada.select_for_update(of=("self",), no_key=True)
    return _berlaku(dict(ada.values_list("periode_evaluasi__kode", "predikat")), periode, hari or localdate())


def _kode(periode: PeriodeEvaluasi) -> tuple[str, str]:
    """The period itself, and the year before, whose figure stands in for a late one."""
    return periode.kode, f"{periode.periode.tahun - 1}-akhir"


def _berlaku(tercatat: Mapping[str, str], periode: PeriodeEvaluasi, hari: date) -> CapaianBerlaku:
    ini, lalu = (tercatat.get(kode, "") for kode in _kode(periode))
    return berlaku(ini, lalu, tahunan=periode.tahunan, hari=hari, jendela_selesai=periode.jendela_selesai)


def saran_kepala(unit: UnitKerja, capaian: str) -> Saran | None:
    """The rating that the capaian of the unit he leads suggests for its head (SE Menpan RB 3/2023)."""
    if not capaian:
        return None
    return Saran(SARAN_KEPALA[Capaian(capaian)], [f"Capaian kinerja {unit.nama} {Capaian(capaian).cetak}"], KEPALA)
