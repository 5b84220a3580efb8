"""Counts of pemantauan per unit and period for the pengelola and the BKD: how far it is, never what was written.

The job writes one row per unit and period in a few set-based statements; running it again changes nothing.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.timezone import localdate, now

from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import BebasSkp, Pegawai, Pekerjaan
from skp_app.alur.pengambilalihan import masih_wajib
from skp_app.aturan.status import BERLAKU
from skp_app.models import (
    Iki,
    KesimpulanKemajuan,
    Periode,
    PeriodeDokumentasi,
    PeriodeEvaluasi,
    Realisasi,
    RekapPemantauan,
    Skp,
    UmpanBalik,
)
from skp_app.models.umpan_balik import Hubungan

TUGAS = "skp_app.rekap_pemantauan"
HITUNGAN = ("orang", "lengkap", "kosong", "diberi_umpan_balik", "disimpulkan")


def pesan(periode: Periode, *, oleh: Pegawai | None) -> Pekerjaan:
    """Order the counts of a year anew; an open order is that order."""
    judul = f"Rekap pemantauan {periode.tahun}"
    pekerjaan = buku.pesan(TUGAS, f"rekap-pemantauan-{periode.tahun}", judul, oleh, tahun=periode.tahun)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def pesan_berkala() -> None:
    """Orders the years that are being worked in."""
    hari = localdate()
    for periode in Periode.objects.filter(dibuka_pada__isnull=False, mulai__lte=hari, tahun__gte=hari.year - 1):
        if PeriodeEvaluasi.objects.filter(periode=periode, jendela_selesai__gte=hari).exists():
            pesan(periode, oleh=None)


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job."""
    return setahun(pekerjaan, kemajuan, hitung) | {"tautan": f"/pemantauan/{pekerjaan.masukan['tahun']}/unit/"}


def setahun(
    pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None], hitung: Callable[[PeriodeEvaluasi], None]
) -> dict[str, Any]:
    """Count each period of the job's year that has begun, in its own transaction."""
    semua = list(PeriodeEvaluasi.objects.filter(periode__tahun=pekerjaan.masukan["tahun"], mulai__lte=localdate()))
    for selesai, periode in enumerate(semua):
        kemajuan(selesai, len(semua))
        hitung(periode)
    kemajuan(len(semua), len(semua))
    return {"periode": len(semua)}


@transaction.atomic
def hitung(periode: PeriodeEvaluasi) -> None:
    saat = now()
    baris = [
        RekapPemantauan(periode_evaluasi=periode, dihitung_pada=saat, unit_id=b.pop("unit"), **b)
        for b in _per_unit(periode)
    ]
    RekapPemantauan.objects.bulk_create(
        baris, batch_size=1000, update_conflicts=True, unique_fields=["unit", "periode_evaluasi"],
        update_fields=[*HITUNGAN, "dihitung_pada"],
    )  # fmt: skip
    RekapPemantauan.objects.filter(periode_evaluasi=periode, dihitung_pada__lt=saat).delete()


def _per_unit(periode: PeriodeEvaluasi) -> QuerySet:
    return (
        orang(periode)
        .order_by()
        .values("unit")
        .annotate(
            orang=Count("pk"),
            lengkap=Count("pk", filter=Q(lengkap=True)),
            kosong=Count("pk", filter=Q(kosong=True)),
            diberi_umpan_balik=Count("pk", filter=Q(diberi_umpan_balik=True)),
            disimpulkan=Count("pk", filter=Q(disimpulkan=True)),
        )
    )


def orang(periode: PeriodeEvaluasi) -> QuerySet[Skp]:
    """SKP in force in the period of people who owe one, each with the four answers that are counted."""
    wajib = masih_wajib(Iki.objects.filter(rhk__skp=OuterRef("pk")), periode.selesai)
    if not PeriodeDokumentasi.objects.filter(periode_evaluasi=periode).exists():
        wajib = wajib.none()
    serangkai = {"iki__garis": OuterRef("garis"), "iki__rhk__skp__rangkaian": OuterRef("rhk__skp__rangkaian")}
    ada = Realisasi.objects.filter(**serangkai)
    if not periode.tahunan:
        ada = ada.filter(periode_evaluasi=periode)
    milik: dict[str, Any] = {"skp__rangkaian": OuterRef("rangkaian"), "periode_evaluasi": periode}
    umpan = UmpanBalik.objects.filter(**milik, hubungan=Hubungan.PIMPINAN)
    bebas = BebasSkp.objects.sepanjang(periode.mulai, periode.selesai).filter(pegawai=OuterRef("pegawai"))
    berlaku = Skp.objects.dihitung().filter(
        periode=periode.periode_id, status__in=BERLAKU, mulai__lte=periode.selesai, selesai__gte=periode.mulai
    )
    return berlaku.filter(~Exists(bebas)).annotate(
        lengkap=_ya(~Exists(wajib.filter(~Exists(ada)))),
        kosong=_ya(Exists(wajib) & ~Exists(wajib.filter(Exists(ada)))),
        diberi_umpan_balik=_ya(Exists(umpan)),
        disimpulkan=_ya(Exists(KesimpulanKemajuan.objects.filter(**milik))),
    )


def _ya(syarat: Any) -> ExpressionWrapper:
    return ExpressionWrapper(Q(syarat), output_field=BooleanField())
