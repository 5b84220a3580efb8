"""Placements as an import changes them: dated, many people at once, never two at a time for one person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from pegawai.alur.impor import sumber
from pegawai.alur.impor.pena import Pena
from pegawai.alur.impor.rujukan import perujuk
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import BarisImpor, Jabatan, Pegawai, Penempatan, UnitKerja

SEHARI = timedelta(days=1)


class Tujuan(NamedTuple):
    """Where a person is to sit: from `mulai`, in the stead of `dari`."""

    baris: BarisImpor
    pegawai: Pegawai
    unit: UnitKerja
    jabatan: tuple[str, str]  # name, kind
    memimpin: bool
    mulai: date
    dari: Penempatan | None = None
    selesai: date | None = None


def orang(nip: Iterable[str | None], kunci: bool) -> dict[str | None, Pegawai]:
    """{NIP: person}, held until the transaction ends when `kunci`."""
    daftar = Pegawai.objects.filter(nip__in=list(nip)).order_by("pk")
    return {o.nip: o for o in (daftar.select_for_update(no_key=True) if kunci else daftar)}


def definitif(pks: Iterable[int]) -> dict[int, list[Penempatan]]:
    """{person: definitive placements, oldest first}."""
    hasil: dict[int, list[Penempatan]] = defaultdict(list)
    daftar = Penempatan.objects.filter(pegawai__in=pks, jenis=JenisPenempatan.DEFINITIF)
    for p in daftar.select_related("unit", "jabatan").order_by("mulai", "id"):
        hasil[p.pegawai_id].append(p)
    return hasil


def pada(daftar: Sequence[Penempatan], hari: date) -> Penempatan | None:
    """The one in force that day, else the latest that began before, else the first that will."""
    mulai = [p for p in daftar if p.mulai <= hari]
    return mulai[-1] if mulai else next(iter(daftar), None)


def jabatan(pena: Pena, daftar: Iterable[tuple[BarisImpor, tuple[str, str]]]) -> dict[tuple[str, str], Jabatan]:
    """{(name, kind): jabatan}; what nobody has had yet is made."""
    perlu = {nama: baris for baris, nama in reversed(list(daftar))}
    ada = {(j.nama, j.jenis): j for j in Jabatan.objects.filter(nama__in=[nama for nama, _ in perlu])}
    baru = [(baris, Jabatan(nama=n[0], jenis=n[1])) for n, baris in perlu.items() if n not in ada]
    pena.tambah(baru, pelengkap=True)
    return ada | {(j.nama, j.jenis): j for _, j in baru}


def pindahkan(pena: Pena, daftar: Sequence[Tujuan]) -> None:
    """End the old placements, then begin the new ones; a seat that is taken is said and not taken twice."""
    nama = jabatan(pena, [(t.baris, t.jabatan) for t in daftar])
    dipakai = perujuk(Penempatan, [t.dari.pk for t in daftar if t.dari])
    # What was recorded with a later beginning is mended, as long as nothing rests on it.
    koreksi = [t for t in daftar if t.dari and t.dari.mulai >= t.mulai and t.dari.pk not in dipakai]
    ganti = [_geser(t, sumber.hari_data(pena.impor)) for t in daftar if t not in koreksi]
    pena.ubah([(t.baris, t.dari, {"selesai": t.mulai - SEHARI}) for t in ganti if t.dari and _berlaku(t.dari, t.mulai)])
    # First away from every seat, then onto the new ones: two people may change places.
    pena.ubah([(t.baris, t.dari, {"memimpin": False}) for t in koreksi if t.dari and t.dari.memimpin])
    kursi = _kursi(daftar)
    pena.ubah([(t.baris, t.dari, _isi(t, nama, kursi)) for t in koreksi if t.dari])
    pena.tambah([(t.baris, Penempatan(pegawai=t.pegawai, selesai=t.selesai, **_isi(t, nama, kursi))) for t in ganti])


def _geser(t: Tujuan, hari: date) -> Tujuan:
    """A placement on which something rests keeps its beginning; the new one begins with the day of the file."""
    if t.dari is None or t.dari.mulai < t.mulai:
        return t
    return t._replace(mulai=max(hari, t.dari.mulai + SEHARI))


def _berlaku(p: Penempatan, hari: date) -> bool:
    return p.selesai is None or p.selesai >= hari


def _isi(t: Tujuan, nama: dict[tuple[str, str], Jabatan], kursi: dict[int, list[Penempatan]]) -> dict[str, Any]:
    return {
        "unit": t.unit, "jabatan": nama[t.jabatan], "memimpin": t.memimpin and duduki(t, kursi), "mulai": t.mulai,
    }  # fmt: skip


def duduki(t: Tujuan, kursi: dict[int, list[Penempatan]]) -> bool:
    """May this person lead the unit? One definitive head at a time; the row says who is there."""
    lain = [p for p in kursi[t.unit.pk] if p.pegawai_id != t.pegawai.pk and _berlaku(p, t.mulai)]
    if lain:
        t.baris.alasan = f"{t.unit.nama} sudah dipimpin {lain[0].pegawai.nama_lengkap}; dicatat tanpa memimpin unit."
        return False
    kursi[t.unit.pk].append(Penempatan(pegawai=t.pegawai, unit=t.unit, mulai=t.mulai, selesai=t.selesai))
    return True


def _kursi(daftar: Sequence[Tujuan]) -> dict[int, list[Penempatan]]:
    """{unit: definitive heads}."""
    kepala = Penempatan.objects.filter(
        unit__in={t.unit.pk for t in daftar if t.memimpin}, jenis=JenisPenempatan.DEFINITIF, memimpin=True
    )
    hasil: dict[int, list[Penempatan]] = defaultdict(list)
    for p in kepala.select_related("pegawai"):
        hasil[p.unit_id].append(p)
    return hasil
