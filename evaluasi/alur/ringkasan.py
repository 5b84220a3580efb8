"""Ringkasan eksekutif of a unit and everything below it in one period: sentences from the rows as they stand."""

from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils.timezone import localdate

from evaluasi.alur import perbandingan, tahap
from evaluasi.aturan import ringkasan as kata
from evaluasi.aturan.keberatan import TERBUKA, Keputusan, Status
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.tahap import persen
from evaluasi.cakupan import cakupan
from evaluasi.models import CapaianOrganisasi, Keberatan
from pegawai.models import Ketentuan, UnitKerja
from skp_app.models import PeriodeEvaluasi

UNIT_TERTINGGAL = 5
HAL = {"hasil-belum": "penetapan hasil evaluasi", "skp-belum-ditetapkan": "penetapan SKP"}


class Ringkasan(NamedTuple):
    """`keberatan` is None for who may not know of any."""

    unit: UnitKerja
    periode: PeriodeEvaluasi
    pada: Any
    angka: tahap.Angka
    kemajuan: list[str]
    sebaran: list[str]
    jumlah: tuple[tuple[Predikat, int], ...]
    hal: str
    tertinggal: list[str]
    unit_tertinggal: list[tuple[UnitKerja, int, int]]
    keberatan: list[str] | None
    arah: list[str]
    riwayat: list[tuple[PeriodeEvaluasi, tahap.Angka]]


def susun(unit: UnitKerja, periode: PeriodeEvaluasi, *, bkd: bool) -> Ringkasan:
    """Everything that the page and the paper say, in a fixed number of statements."""
    per_unit = tahap.gulung(tahap.per_unit(tahap.cabang(unit, periode)))
    angka = per_unit[unit.jalur]
    terkecil = Ketentuan.objects.nilai("unit_terkecil_panduan", localdate())
    predikat = cakupan([unit.jalur], periode, terkecil)[unit.jalur]
    capaian = CapaianOrganisasi.objects.filter(unit=unit, periode_evaluasi=periode).first()
    saring = tahap.lewat_tenggat(periode, localdate()) or "skp-belum-ditetapkan"
    terlambat = _terlambat(unit, per_unit, saring)
    riwayat = perbandingan.seperiode(unit, periode)
    return Ringkasan(
        unit, periode, tahap.terhitung(periode), angka, kata.kemajuan(angka),
        kata.sebaran(predikat.jumlah, predikat.tersembunyi, capaian.get_predikat_display() if capaian else ""),
        predikat.jumlah, HAL[saring],
        kata.tertinggal([(u.nama, belum, semua) for u, belum, semua in terlambat], HAL[saring]), terlambat,
        _keberatan(unit, periode) if bkd else None, _arah(riwayat, angka), riwayat,
    )  # fmt: skip


def _terlambat(unit: UnitKerja, per_unit: dict[str, tahap.Angka], saring: str) -> list[tuple[UnitKerja, int, int]]:
    """The units right below with the largest share of people who are late."""
    selesai = "ditetapkan" if saring == "hasil-belum" else "skp_ditetapkan"
    daftar = []
    for anak in UnitKerja.objects.filter(induk=unit).order_by("nama"):
        a = per_unit[anak.jalur]
        if belum := a["wajib"] - a[selesai]:
            daftar.append((anak, belum, a["wajib"]))
    return sorted(daftar, key=lambda d: (-d[1] / d[2], -d[1]))[:UNIT_TERTINGGAL]


def _keberatan(unit: UnitKerja, periode: PeriodeEvaluasi) -> list[str]:
    semua = Keberatan.objects.filter(
        evaluasi__periode_evaluasi=periode, evaluasi__skp__unit__jalur__startswith=unit.jalur
    )
    n = semua.order_by().aggregate(
        terbuka=Count("pk", filter=Q(status__in=TERBUKA)),
        diputus=Count("pk", filter=Q(status=Status.DIPUTUS)),
        diubah=Count("pk", filter=Q(keputusan=Keputusan.MENGUBAH)),
    )
    return kata.keberatan(n["terbuka"], n["diputus"], n["diubah"])


def _arah(riwayat: list[tuple[PeriodeEvaluasi, tahap.Angka]], angka: tahap.Angka) -> list[str]:
    lalu = riwayat[-2] if len(riwayat) > 1 else None
    dulu = (lalu[0].nama, persen(lalu[1]["ditetapkan"], lalu[1]["wajib"])) if lalu else None
    return kata.arah(dulu, persen(angka["ditetapkan"], angka["wajib"]))
