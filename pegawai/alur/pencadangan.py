"""Ordering a backup, and what is known of the last one. The backup itself is made in the background."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate, now

from pegawai import bel, cadangan
from pegawai.alur import pekerjaan
from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan

TUGAS = "pegawai.cadangkan"
JUDUL = "Cadangan basis data dan berkas"
TERLALU_LAMA = timedelta(hours=36)  # a daily backup that is older was missed once


def pesan(*, oleh: Pegawai) -> Pekerjaan:
    """The BKD asks for a backup now; while one is being made, it is that one. Raises BukanHak."""
    wajib_bkd(oleh)
    pesanan = pekerjaan.pesan(TUGAS, "cadangan", JUDUL, oleh)
    Jejak.catat(pesanan, "pesan_cadangan", oleh=oleh, sebagai="pengelola_instansi")
    bel.bunyikan(pesanan)
    return pesanan


def pesan_harian() -> None:
    """Once a day, when the installation wants it; asking again the same day changes nothing."""
    if not settings.CADANGAN_OTOMATIS:
        return
    kunci = f"cadangan-{localdate()}"
    if not Pekerjaan.objects.filter(tugas=TUGAS, kunci=kunci).exists():
        bel.bunyikan(pekerjaan.pesan(TUGAS, kunci, JUDUL, None))


def jalankan(pesanan: Pekerjaan, kemajuan: pekerjaan.Kemajuan) -> dict[str, Any]:
    """Safe to run again: an unfinished folder of an earlier try is thrown away."""
    kemajuan(0, 1)
    folder = cadangan.buat(settings.CADANGAN_DIR, settings.CADANGAN_SIMPAN)
    isi = cadangan.periksa(folder)
    return {"folder": folder.name, "baris": sum(baris for baris, _ in isi["tabel"].values())}


def terakhir() -> datetime | None:
    """When the newest backup that succeeded ended."""
    selesai = Pekerjaan.objects.filter(tugas=TUGAS, status=StatusPekerjaan.SELESAI)
    return selesai.order_by("-berakhir_pada").values_list("berakhir_pada", flat=True).first()


def terlambat() -> bool:
    saat = terakhir()
    return saat is None or now() - saat > TERLALU_LAMA
