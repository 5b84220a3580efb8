"""A reminder to who holds something up: one per person and matter in 24 hours, and only a few a day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime, now

from pegawai.models import Ketentuan, Pegawai, Pemberitahuan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.aturan.status import MENUNGGU, TIDAK_DIHITUNG, Status
from skp_app.models import Periode, Skp

JEDA = timedelta(hours=24)


def hal_ajuan(skp: Skp) -> str:
    return f"ingat-periksa_skp-{skp.kode}-"  # as the table of obligations names it


def hal_susun(periode: Periode, pegawai: Pegawai) -> str:
    return f"ingat-susun-{periode.tahun}-{pegawai.kode}-"


@transaction.atomic
def ingatkan(penerima: Pegawai, hal: str, judul: str, *, tautan: str, isi: str = "") -> datetime:
    """When the reminder of these 24 hours went out: now, or earlier. `hal` names the matter and ends with a dash.

    Raises KeadaanMenolak when this person was reminded of other matters often enough today.
    """
    Pegawai.objects.select_for_update(no_key=True).get(pk=penerima.pk)
    if lalu := terkirim({hal: penerima.pk}).get(hal):
        return lalu
    saat = now()
    _periksa_jumlah(penerima, saat)
    Pemberitahuan.kirim(penerima, f"{hal}{localtime(saat):%Y%m%d%H%M}", judul, isi=isi, tautan=tautan)
    return saat


def _periksa_jumlah(penerima: Pegawai, saat: datetime) -> None:
    """Many colleagues may each remind him once; together they do not bury him."""
    pagi = localtime(saat).replace(hour=0, minute=0, second=0, microsecond=0)
    hari_ini = Pemberitahuan.objects.filter(penerima=penerima, kunci__startswith="ingat-", dibuat_pada__gte=pagi)
    terbanyak = Ketentuan.objects.nilai("pengingat_manual_terbanyak", localdate(saat))
    if hari_ini.count() >= terbanyak:
        raise KeadaanMenolak(
            f"{penerima.nama_lengkap} sudah menerima {terbanyak} pengingat hari ini. Ingatkan lagi besok."
        )


def terkirim(dicari: Mapping[str, int]) -> dict[str, datetime]:
    """{matter: when}, of what was reminded of in the last 24 hours; `dicari` says whom: {matter: pk}. One query."""
    if not dicari:
        return {}
    baru = Pemberitahuan.objects.filter(penerima__in=set(dicari.values()), kunci__startswith="ingat-")
    saat = baru.filter(dibuat_pada__gt=now() - JEDA).order_by("dibuat_pada").values_list("kunci", "dibuat_pada")
    semua = {f"{kunci.rpartition('-')[0]}-": pada for kunci, pada in saat}
    return {hal: semua[hal] for hal in dicari if hal in semua}


def ingatkan_penilai(skp: Skp, *, oleh: Pegawai) -> datetime:
    """The owner reminds the penilai of a proposal that waits."""
    if skp.pegawai_id != oleh.pk:
        raise BukanHak("Pejabat penilai diingatkan oleh pegawai yang mengajukan SKP.")
    if skp.status not in MENUNGGU:
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
    judul = f"Pengingat: SKP {skp.mulai.year} {oleh.nama_lengkap} menunggu keputusan Anda"
    return ingatkan(skp.penilai, hal_ajuan(skp), judul, tautan=f"/skp/{skp.kode}/")


def ingatkan_pegawai(pegawai: Pegawai, periode: Periode, *, oleh: Pegawai) -> datetime:
    """The penilai reminds somebody who has not submitted his SKP of the year, or has not mended it."""
    milik = Skp.objects.filter(pegawai=pegawai, periode=periode).exclude(status__in=TIDAK_DIHITUNG)
    if milik.exclude(status__in=[Status.DRAF, Status.DIKEMBALIKAN]).exists():
        raise KeadaanMenolak(f"SKP {periode.tahun} {pegawai.nama_lengkap} sudah diajukan.")
    judul = f"Pengingat dari {oleh.nama_lengkap}: ajukan SKP {periode.tahun} Anda"
    return ingatkan(pegawai, hal_susun(periode, pegawai), judul, tautan="/skp/")
