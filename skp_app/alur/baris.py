"""Rows of a sheet, each with its version: what was typed upon a stale one is reported, the others are written."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Max

from pegawai.penolakan import IsianKeliru

Kiriman = Mapping[int, tuple[int, Mapping[str, Any]]]  # {pk: (version it was typed upon, {field: value})}


class Bentrok(NamedTuple):
    """A row that somebody saved in between; `versi` is the stored one, both texts are {field: value}."""

    baris: str  # rhk-5, iki-9
    versi: int
    tersimpan: dict[str, Any]
    dikirim: dict[str, Any]


class Simpanan(NamedTuple):
    versi: dict[str, int]  # of the rows that were written now
    bentrok: list[Bentrok]
    hilang: list[str]  # rows that are no longer there, or never were
    ubahan: dict[str, dict[str, list[Any]]]  # {row: {field: [before, after]}}


def kosong() -> Simpanan:
    return Simpanan({}, [], [], {})


def _simpan_bidang(baris: Any, bidang: Collection[str]) -> None:
    baris.save(update_fields=[*bidang, "versi"] if baris.pk else None)


def tulis(
    jenis: str,
    milik: Mapping[int, Any],
    kiriman: Kiriman,
    hasil: Simpanan,
    *,
    boleh: Collection[str],
    simpan: Callable[[Any, Collection[str]], None] = _simpan_bidang,
) -> None:
    """Write the rows of one kind into `hasil`. `milik` are the rows that may be written, `boleh` their fields."""
    hasil.hilang.extend(f"{jenis}-{pk}" for pk in kiriman if pk not in milik)
    for pk, (versi, isian) in kiriman.items():
        hanya(isian, boleh)
        if pk in milik:
            _satu(f"{jenis}-{pk}", milik[pk], versi, isian, hasil, simpan)


def hanya(isian: Mapping[str, Any], boleh: Collection[str]) -> None:
    """Raises IsianKeliru for a field that this step does not write."""
    if asing := set(isian) - set(boleh):
        raise IsianKeliru(f"Bidang tidak dikenal: {', '.join(sorted(asing))}.")


def _satu(
    nama: str,
    baris: Any,
    versi: int,
    isian: Mapping[str, Any],
    hasil: Simpanan,
    simpan: Callable[[Any, Collection[str]], None],
) -> None:
    lama = {b: getattr(baris, b) for b, nilai in isian.items() if getattr(baris, b) != nilai}
    if not lama:
        return
    if baris.versi != versi:
        hasil.bentrok.append(Bentrok(nama, baris.versi, lama, {b: isian[b] for b in lama}))
        return
    for bidang in lama:
        setattr(baris, bidang, isian[bidang])
    baris.versi += 1
    simpan(baris, lama.keys())
    hasil.versi[nama] = baris.versi
    hasil.ubahan[nama] = {b: [nilai, isian[b]] for b, nilai in lama.items()}


def berikut(baris: Any) -> int:
    """The place after the last of these rows."""
    return (baris.aggregate(n=Max("urutan"))["n"] or 0) + 1


def geser(saudara: Sequence[Any], baris: Any, arah: str) -> bool:
    """Exchange places with the neighbour above ('naik') or below ('turun'); False at the edge."""
    urut = list(saudara)
    letak = urut.index(baris)
    tujuan = letak + (-1 if arah == "naik" else 1)
    if not 0 <= tujuan < len(urut):
        return False
    urut[letak], urut[tujuan] = urut[tujuan], urut[letak]
    for urutan, satu in enumerate(urut, start=1):
        satu.urutan = urutan
    model: type[models.Model] = type(baris)
    model._default_manager.bulk_update(urut, ["urutan"])
    return True
