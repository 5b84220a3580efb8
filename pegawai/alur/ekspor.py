"""Long lists as files: ordered with a purpose, made in the background by the view of the list itself, fetched for days.

The view runs as the person who ordered it, with his rights of that moment; no second definition of a list exists.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve
from django.utils.timezone import localdate, now

from pegawai import bel, ekspor
from pegawai.alur import pekerjaan as buku
from pegawai.models import Jejak, Pegawai, Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from pegawai.penolakan import BukanHak, KeadaanMenolak

TUGAS = "pegawai.ekspor"
BERLAKU = timedelta(days=7)
TERTUTUP = "Daftar ini tidak lagi terbuka bagi Anda."


@transaction.atomic
def pesan(alamat: str, *, oleh: Pegawai, keperluan: str) -> Pekerjaan:
    """Order the file behind an address of a list; the same order while it is open is that order."""
    daftar, bentuk, _ = minta(alamat, oleh)
    kunci = hashlib.sha256(f"{oleh.pk} {alamat}".encode()).hexdigest()
    pekerjaan = buku.pesan(TUGAS, kunci, f"Unduh daftar {daftar.nama}"[:200], oleh, alamat=alamat, keperluan=keperluan)
    Jejak.catat(oleh, "pesan_unduhan", oleh=oleh, daftar=daftar.nama, bentuk=bentuk, keperluan=keperluan)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def minta(alamat: str, oleh: Pegawai) -> tuple[ekspor.Daftar, str, dict[str, str]]:
    """The list behind an address as this person may see it now, the kind of file, the filter. Raises BukanHak."""
    if oleh.pengguna is None or not oleh.pengguna.is_active:
        raise BukanHak(TERTUTUP)
    jalur, _, cari = alamat.partition("?")
    request: Any = HttpRequest()
    request.method, request.path, request.path_info, request.GET = "GET", jalur, jalur, QueryDict(cari)
    request.user, request.htmx, request.latar = oleh.pengguna, False, True
    cocok = resolve(jalur)
    try:
        hasil: Any = cocok.func(request, *cocok.args, **cocok.kwargs)
    except Http404:
        raise BukanHak(TERTUTUP) from None
    if not isinstance(hasil, ekspor.Daftar):
        raise BukanHak(TERTUTUP)
    return hasil, request.GET["unduh"], ekspor.saringan(request.GET)


def jalankan(pekerjaan: Pekerjaan, kemajuan: Callable[[int, int], None]) -> dict[str, Any]:
    """The body of the job. Begun anew after a killed worker; it writes over the earlier attempt."""
    oleh: Any = pekerjaan.peminta
    daftar, bentuk, saringan = minta(pekerjaan.masukan["alamat"], oleh)
    jumlah = daftar.jumlah
    kabar = partial(_kabari, kemajuan, jumlah)
    with ekspor.tulis(daftar, bentuk, oleh=oleh, saringan=saringan, kabar=kabar) as berkas:
        default_storage.delete(_tempat(pekerjaan))
        default_storage.save(_tempat(pekerjaan), File(berkas))
    kemajuan(jumlah, jumlah)
    sampai = localdate() + BERLAKU
    return {"baris": jumlah, "tersimpan_sampai": f"{sampai:%d/%m/%Y}", "tautan": f"/unduhan/{pekerjaan.kode}/"}


def _kabari(kemajuan: Callable[[int, int], None], jumlah: int, selesai: int) -> None:
    kemajuan(min(selesai, jumlah), jumlah)


def _tempat(pekerjaan: Pekerjaan) -> str:
    """Named by the job alone, so that a second attempt writes over the first."""
    return f"unduhan/{hashlib.sha256(pekerjaan.kode.encode()).hexdigest()}"


def buka(pekerjaan: Pekerjaan, *, oleh: Pegawai) -> tuple[Any, str, str]:
    """(the file, its name, its kind), for who ordered it and may still see the list; each download leaves a trace."""
    if pekerjaan.peminta_id != oleh.pk:
        raise BukanHak("Unduhan ini hanya terbuka bagi yang memesannya.")
    if pekerjaan.status != StatusPekerjaan.SELESAI:
        raise KeadaanMenolak("Unduhan ini belum selesai dibuat.")
    if kedaluwarsa(pekerjaan) or not default_storage.exists(_tempat(pekerjaan)):
        raise KeadaanMenolak("Unduhan ini sudah kedaluwarsa. Pesan lagi dari halaman daftarnya.")
    daftar, bentuk, saringan = minta(pekerjaan.masukan["alamat"], oleh)
    ekspor.catat(oleh, daftar, bentuk, pekerjaan.hasil["baris"], saringan, pekerjaan=pekerjaan.kode)
    return default_storage.open(_tempat(pekerjaan)), daftar.nama, bentuk


def kedaluwarsa(pekerjaan: Pekerjaan) -> bool:
    return pekerjaan.berakhir_pada is None or pekerjaan.berakhir_pada < now() - BERLAKU


def bersihkan() -> int:
    """Remove the files that expired; how many."""
    lama = Pekerjaan.objects.filter(tugas=TUGAS, berakhir_pada__lt=now() - BERLAKU)
    banyak = 0
    for pekerjaan in lama.exclude(hasil__has_key="dihapus")[:500]:
        default_storage.delete(_tempat(pekerjaan))
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(hasil=(pekerjaan.hasil or {}) | {"dihapus": True})
        banyak += 1
    return banyak
