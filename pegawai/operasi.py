"""The state of the running installation in numbers: for the page of the BKD and for a monitoring system."""

import shutil
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Min, Q
from django.utils.timezone import now

from pegawai.alur import pencadangan, rantai
from pegawai.alur.pemberitahuan import PERCOBAAN_TERBANYAK
from pegawai.models import Pekerjaan, Pemberitahuan
from pegawai.models.pekerjaan import StatusPekerjaan

SEPEKAN = timedelta(days=7)


class Keadaan(NamedTuple):
    """Ages in seconds (None: nothing waits), sizes in bytes."""

    antre: int
    berjalan: int
    gagal_sepekan: int
    antre_tertua: float | None
    surel_menunggu: int
    surel_ditolak: int
    surel_tertua: float | None
    cakram_bebas: int
    cakram_semua: int
    cadangan_umur: float | None
    jejak: int
    ujung_jejak: str


def keadaan() -> Keadaan:
    """Five statements, whatever the size of the installation."""
    saat = now()
    kerja = Pekerjaan.objects.aggregate(
        antre=Count("pk", filter=Q(status=StatusPekerjaan.ANTRE)),
        berjalan=Count("pk", filter=Q(status=StatusPekerjaan.JALAN)),
        gagal_sepekan=Count("pk", filter=Q(status=StatusPekerjaan.GAGAL, berakhir_pada__gte=saat - SEPEKAN)),
        tertua=Min("dibuat_pada", filter=Q(status=StatusPekerjaan.ANTRE)),
    )
    surel = Pemberitahuan.objects.filter(dikirim_pada=None).aggregate(
        menunggu=Count("pk", filter=Q(percobaan__lt=PERCOBAAN_TERBANYAK)),
        ditolak=Count("pk", filter=Q(percobaan__gte=PERCOBAAN_TERBANYAK)),
        tertua=Min("dibuat_pada", filter=Q(percobaan__lt=PERCOBAAN_TERBANYAK)),
    )
    cakram, (nomor, sidik) = shutil.disk_usage(settings.VAR), rantai.ujung()

    def umur(sejak):
        return (saat - sejak).total_seconds() if sejak else None

    return Keadaan(
        kerja["antre"], kerja["berjalan"], kerja["gagal_sepekan"], umur(kerja["tertua"]),
        surel["menunggu"], surel["ditolak"], umur(surel["tertua"]),
        cakram.free, cakram.total, umur(pencadangan.terakhir()), nomor, sidik,
    )  # fmt: skip


METRIK = {
    "antre": ("skp_pekerjaan_antre", "Jobs that wait for a worker"),
    "berjalan": ("skp_pekerjaan_berjalan", "Jobs that a worker holds"),
    "gagal_sepekan": ("skp_pekerjaan_gagal_sepekan", "Jobs given up within seven days"),
    "antre_tertua": ("skp_pekerjaan_antre_tertua_detik", "Age of the oldest waiting job"),
    "surel_menunggu": ("skp_surel_menunggu", "Messages that have not left by mail"),
    "surel_ditolak": ("skp_surel_ditolak", "Messages given up after the last try"),
    "surel_tertua": ("skp_surel_tertua_detik", "Age of the oldest message that waits"),
    "cakram_bebas": ("skp_cakram_bebas_bita", "Free space of the installation's disk"),
    "cakram_semua": ("skp_cakram_bita", "Size of the installation's disk"),
    "cadangan_umur": ("skp_cadangan_umur_detik", "Age of the newest backup"),
    "jejak": ("skp_jejak", "Traces in the chain"),
}


def metrik() -> str:
    """The same numbers in the text format of Prometheus; what is not known is left out."""
    isi = keadaan()._asdict()
    baris = []
    for bidang, (nama, arti) in METRIK.items():
        if isi[bidang] is not None:
            baris += [f"# HELP {nama} {arti}", f"# TYPE {nama} gauge", f"{nama} {isi[bidang]:.0f}"]
    return "\n".join(baris) + "\n"
