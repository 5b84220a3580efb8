"""A list that leaves the application as a file: its rows, how it is written, the trace it leaves. See unduh.py."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.timezone import localtime

from pegawai.dokumen import tabel
from pegawai.models import Jejak

SEKALI = 1_000  # rows in memory
Kolom = Sequence[tuple[str, Callable[[Any], object]]]


class Daftar(NamedTuple):
    """Its name, its columns, its rows: a queryset or anything that can be counted and sliced."""

    nama: str
    kolom: Kolom
    isi: Any

    @property
    def kepala(self) -> list[str]:
        return [judul for judul, _ in self.kolom]

    @property
    def jumlah(self) -> int:
        return self.isi.count() if isinstance(self.isi, QuerySet) else len(self.isi)

    def baris(self, kabar: Callable[[int], None] | None = None) -> Iterator[list[object]]:
        """The cells of each row; `kabar` hears now and then how many there were."""
        for nomor, satu in enumerate(self._satu_persatu()):
            if kabar and nomor % SEKALI == 0:
                kabar(nomor)
            yield [nilai(satu) for _, nilai in self.kolom]

    def _satu_persatu(self) -> Iterator[Any]:
        if isinstance(self.isi, QuerySet):
            yield from self.isi.iterator(chunk_size=SEKALI)
            return
        for awal in range(0, len(self.isi), SEKALI):
            yield from self.isi[awal : awal + SEKALI]


def saringan(parameter: Any) -> dict[str, str]:
    """What the list was narrowed by; the words that were searched for may be a NIP, so only that there were some."""
    return {
        k: "…" if k in {"q", "nama", "cari"} else v for k, v in parameter.items() if v and k not in {"unduh", "hal"}
    }


def tulis(
    daftar: Daftar, bentuk: str, *, oleh: Any, saringan: dict[str, str], kabar: Callable[[int], None] | None = None
) -> Any:
    """The file (xlsx or csv), open at its beginning; gone when it is closed."""
    berkas = tempfile.TemporaryFile()  # noqa: SIM115
    baris = daftar.baris(kabar)
    if bentuk == "csv":
        tabel.tulis_csv(berkas, chain([daftar.kepala], baris))
    else:
        saring = "; ".join(f"{k}: {v}" for k, v in saringan.items()) or "tanpa saringan"
        asal = [("Saringan", saring), ("Diunduh", localtime()), ("Oleh", oleh.nama_lengkap)]
        tabel.tulis_xlsx(berkas, daftar.nama, daftar.kepala, baris, asal)
    berkas.seek(0)
    return berkas


def catat(oleh: Any, daftar: Daftar, bentuk: str, jumlah: int, saringan: dict[str, str], **lain: str) -> None:
    """Whoever takes a list out of the application leaves a trace."""
    isi = {"daftar": daftar.nama, "jumlah": jumlah, "bentuk": bentuk, "saringan": saringan, **lain}
    Jejak.catat(oleh, "unduh_daftar", oleh=oleh, **isi)
