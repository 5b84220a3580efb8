"""The catalogue of example RHK, kept by the BKD: each example with its days and where it comes from.

What somebody took into his SKP was copied and stays with him, whatever becomes of the example.
"""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from pegawai.alur.hak import wajib_bkd
from pegawai.models import Jejak, Pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.models import ButirKatalog

BUKAN_HAK = "Katalog RHK diubah oleh pengelola kepegawaian instansi (BKD)."
BIDANG = ("kelompok", "jenis_jabatan", "teks", "iki", "sumber", "mulai", "selesai", "aktif")


@transaction.atomic
def tambah(*, oleh: Pegawai, **isi: Any) -> ButirKatalog:
    """A new example; the same words for the same group are refused. Raises BukanHak, IsianKeliru, KeadaanMenolak."""
    wajib_bkd(oleh, BUKAN_HAK)
    _periksa(isi)
    try:
        with transaction.atomic():
            baru = ButirKatalog.objects.create(**isi)
    except IntegrityError:
        raise KeadaanMenolak("Contoh dengan kalimat ini sudah ada pada kelompok tersebut.") from None
    Jejak.catat(baru, "tambah", oleh=oleh, sebagai="bkd", **_uraian(baru))
    return baru


@transaction.atomic
def ubah(butir: ButirKatalog, *, oleh: Pegawai, versi: int, **isi: Any) -> ButirKatalog:
    """Other words, days or source; the trace keeps what stood before. Raises also VersiBasi."""
    wajib_bkd(oleh, BUKAN_HAK)
    _periksa(isi)
    kini = ButirKatalog.objects.select_for_update().get(pk=butir.pk)
    sebelum = _uraian(kini)
    for bidang, nilai in isi.items():
        setattr(kini, bidang, nilai)
    if _uraian(kini) == sebelum:
        return kini
    if kini.versi != versi:
        raise VersiBasi("Contoh ini baru saja diubah dari tempat lain.", tersimpan=sebelum, dikirim=_uraian(kini))
    kini.versi += 1
    try:
        with transaction.atomic():
            kini.save()
    except IntegrityError:
        raise KeadaanMenolak("Contoh dengan kalimat ini sudah ada pada kelompok tersebut.") from None
    Jejak.catat(kini, "ubah", oleh=oleh, sebagai="bkd", sebelum=sebelum, **_uraian(kini))
    return kini


def _periksa(isi: dict[str, Any]) -> None:
    if isi["mulai"] and isi["selesai"] and isi["selesai"] < isi["mulai"]:
        kalimat = "Hari terakhir tidak boleh sebelum hari pertama."
        raise IsianKeliru(kalimat, {"selesai": kalimat})


def _uraian(butir: ButirKatalog) -> dict[str, Any]:
    nilai = {b: getattr(butir, b) for b in BIDANG}
    return {b: n.isoformat() if isinstance(n, date) else n for b, n in nilai.items()}
