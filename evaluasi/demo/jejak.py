"""The trail of two years: events are gathered, put in the order of time, and linked to one chain."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from evaluasi.demo.tulis import salin
from pegawai.models import Jejak
from pegawai.models.jejak import GENESIS, KUNCI_RANTAI

KOLOM = ("nomor", "objek_jenis", "objek_id", "kata_kerja", "oleh_id", "sebagai", "dari", "ke", "pada", "sidik_sebelum",
         "sidik")  # fmt: skip


class Peristiwa(NamedTuple):
    pada: datetime
    urut: int
    objek_jenis: str
    objek_id: int
    kata_kerja: str
    oleh_id: int
    sebagai: str
    dari: str
    ke: str
    data: dict[str, Any] | None


class Buku:
    """Collects events; `tutup` writes them."""

    def __init__(self) -> None:
        self.peristiwa: list[Peristiwa] = []

    def catat(
        self, pada: datetime, objek: tuple[str, int], kata_kerja: str, oleh: int, sebagai: str, ubah: tuple[str, str],
        **data: Any,
    ) -> None:  # fmt: skip
        """`objek` is (model, primary key), `ubah` is (from, to)."""
        self.peristiwa.append(
            Peristiwa(pada, len(self.peristiwa), *objek, kata_kerja, oleh, sebagai, *ubah, data or None)
        )

    def tutup(self) -> None:
        """Extend the chain; held by its lock until the transaction ends."""
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_RANTAI])
        self.peristiwa.sort()
        ekor = Jejak.objects.order_by("-nomor").values_list("nomor", "sidik").first()
        salin(Jejak, (*KOLOM, "data"), self._rantai(*(ekor or (0, GENESIS))))

    def _rantai(self, nomor: int, sidik: str) -> Iterator[tuple[Any, ...]]:
        """One object walks along the chain: making one per event would cost half of the time."""
        jejak = Jejak(nomor=nomor, sidik=sidik)
        for peristiwa in self.peristiwa:
            for bidang, nilai in zip(Peristiwa._fields, peristiwa, strict=True):
                setattr(jejak, bidang, nilai)
            jejak.nomor, jejak.sidik_sebelum = jejak.nomor + 1, jejak.sidik
            jejak.data = peristiwa.data or {}
            jejak.sidik = jejak.hitung_sidik()
            yield (*(getattr(jejak, k) for k in KOLOM), json.dumps(jejak.data))
