"""The roles in which a person may act on an SKP: facts of the row, mandates, and deputies."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.models import Pegawai
from skp_app.aturan.status import BELUM_DITETAPKAN
from skp_app.models import Periode, Perpanjangan, Skp, Tahap


def peran_bertindak(skp: Skp, pegawai: Pegawai) -> set[str]:
    """pemilik, penilai, atasan_penilai, penyusun (may write the draft), pengelola (mandate of the unit, or BKD).

    After the deadline of penetapan the atasan penilai also acts as penilai (Lampiran p. 65 C.5).
    """
    peran = peran_pihak(skp, pegawai)
    if Skp.objects.boleh_disusun(pegawai).filter(pk=skp.pk).exists():
        peran.add("penyusun")
    if pegawai.pk != skp.pegawai_id and mandat.mengelola(pegawai.pengguna, skp.unit_id):
        peran.add("pengelola")
    return peran


def peran_pihak(skp: Skp, pegawai: Pegawai) -> set[str]:
    """The facts of the row; a penilai who is late is joined by the atasan penilai (Lampiran p. 65 C.5)."""
    peran = skp.peran(pegawai)
    if "atasan_penilai" in peran and "penilai" not in peran and penetapan_terlambat(skp):
        peran.add("penilai")
    return peran


def sebagai(skp: Skp, pegawai: Pegawai, pelaku: str) -> str:
    """The word for the trace: who acts in the stead of a late penilai stays the atasan penilai."""
    return "atasan_penilai" if pelaku == "penilai" and "penilai" not in skp.peran(pegawai) else pelaku


def tenggat_penetapan(skp: Skp) -> date:
    """The last day to set this SKP: end of January (Pasal 14(1)), or a later day granted to the unit or the person.

    The law gives an SKP that begins later in the year no day of its own; it gets the end of the month after its first.
    """
    return tenggat_banyak([skp])[skp.pk]


def tenggat_banyak(daftar: Iterable[Skp]) -> dict[int, date]:
    """{pk: last day} of many SKP in one query, none for none. `periode` and `unit` of each should be loaded."""
    daftar = list(daftar)
    if not daftar:
        return {}
    lebih = _perpanjangan([(s.periode_id, s.pegawai_id, s.unit.id_leluhur) for s in daftar])
    return {s.pk: max([_dasar(s), *_cocok(lebih, s.periode_id, s.pegawai_id, s.unit.id_leluhur)]) for s in daftar}


def tenggat_orang(periode: Periode, leluhur: Mapping[int, list[int]]) -> dict[int, date]:
    """The same for people who have no SKP yet: {pk: last day}, asked with {pk: their unit and all above it}."""
    if not leluhur:
        return {}
    lebih = _perpanjangan([(periode.pk, orang, unit) for orang, unit in leluhur.items()])
    dasar = periode.tenggat_penetapan
    return {orang: max([dasar, *_cocok(lebih, periode.pk, orang, unit)]) for orang, unit in leluhur.items()}


Kunci = tuple[int, str, int]


def _perpanjangan(sasaran: list[tuple[int, int, list[int]]]) -> dict[Kunci, date]:
    """The longest extension in force per (periode, "pegawai" or "unit", id)."""
    berlaku = Perpanjangan.objects.filter(tahap=Tahap.PENETAPAN, dicabut_pada=None).order_by("sampai")
    berlaku = berlaku.filter(periode__in={p for p, _, _ in sasaran}).filter(
        Q(pegawai__in={o for _, o, _ in sasaran}) | Q(unit__in={pk for *_, leluhur in sasaran for pk in leluhur})
    )
    hasil: dict[Kunci, date] = {}
    for p in berlaku:
        kunci = ("unit", p.unit_id) if p.unit_id else ("pegawai", p.pegawai_id)
        hasil[(p.periode_id, *kunci)] = p.sampai  # type: ignore[index]
    return hasil


def _cocok(lebih: dict[Kunci, date], periode: int, pegawai: int, leluhur: Iterable[int]) -> Iterator[date]:
    for kunci in ((periode, "pegawai", pegawai), *((periode, "unit", pk) for pk in leluhur)):
        if kunci in lebih:
            yield lebih[kunci]


def _dasar(skp: Skp) -> date:
    return skp.periode.tenggat_penetapan if skp.mulai == skp.periode.mulai else _sebulan(skp.mulai)


def _sebulan(hari: date) -> date:
    """The last day of the month that follows."""
    lusa = hari.month + 2
    return date.fromordinal(date(hari.year + (lusa > 12), (lusa - 1) % 12 + 1, 1).toordinal() - 1)


def penetapan_terlambat(skp: Skp) -> bool:
    """Has the deadline passed while the SKP is not set? A new version holds nobody up: the old one is in force."""
    if skp.status not in BELUM_DITETAPKAN or skp.menggantikan_id:
        return False
    return localdate() > tenggat_penetapan(skp)
