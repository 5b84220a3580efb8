"""Archives that a job leaves for a few days: where they lie, until when they are handed out, that they go away."""

import hashlib
from datetime import timedelta
from typing import IO, Any

from django.core.files import File
from django.utils.timezone import now

from pegawai.models import Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from pegawai.penolakan import KeadaanMenolak
from skp_app import berkas_bukti

BERLAKU = timedelta(days=7)


def tempat(pekerjaan: Pekerjaan) -> str:
    """Named by the job alone, so that a second attempt writes over the first."""
    return f"paket/{hashlib.sha256(pekerjaan.kode.encode()).hexdigest()}"


def simpan(pekerjaan: Pekerjaan, isi: IO[bytes]) -> dict[str, Any]:
    """Keep the finished archive; what the result of the job says of it."""
    isi.seek(0)
    sidik = hashlib.file_digest(isi, "sha256").hexdigest()  # type: ignore[arg-type]
    isi.seek(0)
    gudang, nama = berkas_bukti.gudang(), tempat(pekerjaan)
    gudang.delete(nama)
    gudang.save(nama, File(isi))
    return {"sidik": sidik, "berlaku_sampai": (now() + BERLAKU).isoformat()}


def buka(pekerjaan: Pekerjaan, lagi: str, sebutan: str = "Paket") -> Any:
    """The finished archive. `lagi` says how to order it anew. Raises KeadaanMenolak."""
    if pekerjaan.status != StatusPekerjaan.SELESAI:
        raise KeadaanMenolak(f"{sebutan} ini belum selesai dibuat.")
    if kedaluwarsa(pekerjaan) or not berkas_bukti.gudang().exists(tempat(pekerjaan)):
        raise KeadaanMenolak(f"{sebutan} ini sudah kedaluwarsa. {lagi}.")
    return berkas_bukti.gudang().open(tempat(pekerjaan))


def kedaluwarsa(pekerjaan: Pekerjaan) -> bool:
    return pekerjaan.berakhir_pada is None or pekerjaan.berakhir_pada < now() - BERLAKU


def bersihkan() -> int:
    """Remove the archives that expired, whatever job made them; how many."""
    lama = Pekerjaan.objects.filter(berakhir_pada__lt=now() - BERLAKU, hasil__has_key="berlaku_sampai")
    n = 0
    for pekerjaan in lama.exclude(hasil__has_key="dihapus")[:500]:
        berkas_bukti.gudang().delete(tempat(pekerjaan))
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(hasil=pekerjaan.hasil | {"dihapus": True})
        n += 1
    return n
