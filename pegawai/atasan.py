"""Penilai and atasan penilai of a placement on a day, read from the dated placements."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from pegawai.aturan import penilai as aturan
from pegawai.aturan.kepegawaian import JenisPenempatan
from pegawai.models import Penempatan, UnitKerja


class Atasan(NamedTuple):
    penilai: Penempatan | None
    alasan: str
    atasan_penilai: Penempatan | None


def tentukan(penempatan, hari):
    """Who assesses this placement that day, why, and who stands above that person."""
    peta = Peta(penempatan.unit, hari)
    penilai, alasan = peta.penilai(penempatan)
    if penilai is None:
        return Atasan(None, alasan, None)
    if penilai.unit_id not in peta.induk:  # a delegate from another branch of the tree
        peta = Peta(penilai.unit, hari)
    # A Plt. may sit above his own penilai, and still is not the atasan penilai of himself.
    return Atasan(penilai, alasan, peta.penilai(penilai, kecuali=(penempatan.pegawai_id,)).penempatan)


class Hasil(NamedTuple):
    penempatan: Penempatan | None
    alasan: str


class Peta:
    """The leaders of one branch of the tree that day, in two queries."""

    def __init__(self, unit, hari):
        self.hari = hari
        leluhur = UnitKerja.objects.filter(id__in=unit.id_leluhur)
        self.induk = dict(leluhur.values_list("id", "induk_id"))
        pemimpin = Penempatan.objects.pada(hari).filter(unit__in=self.induk, memimpin=True)
        self.pemimpin = {p.id: p for p in pemimpin.select_related("pegawai__pengguna", "jabatan", "unit")}

    def penilai(self, penempatan, kecuali=()):
        delegasi = self._delegasi(penempatan)
        hasil = aturan.penilai(penempatan.duduk, self._di_unit, self.induk.get, self.hari, delegasi, kecuali)
        if hasil.duduk is None:
            return Hasil(None, hasil.alasan)
        return Hasil(self._cari(hasil.duduk.id), hasil.alasan)

    def _di_unit(self, unit):
        return [p.duduk for p in self.pemimpin.values() if p.unit_id == unit]

    def _delegasi(self, penempatan):
        return self._cari(penempatan.penilai_ditunjuk_id).duduk if penempatan.penilai_ditunjuk_id else None

    def _cari(self, id_penempatan):
        if id_penempatan in self.pemimpin:
            return self.pemimpin[id_penempatan]
        return Penempatan.objects.select_related("pegawai__pengguna", "jabatan", "unit").get(pk=id_penempatan)


def bawahan(pegawai, hari):
    """Definitive placements that this person assesses that day: the other direction of `tentukan`."""
    dipimpin = _unit_dipimpin(pegawai, hari)
    langsung, berkepala = _jangkauan(dipimpin, pegawai, hari)
    delegasi = Q(penilai_ditunjuk__mulai__lte=hari) & (
        Q(penilai_ditunjuk__selesai=None) | Q(penilai_ditunjuk__selesai__gte=hari)
    )
    tanpa_delegasi = Q(penilai_ditunjuk=None) | ~Q(delegasi)
    menurut_unit = Q(unit__in=langsung, memimpin=False) | Q(unit__in=berkepala, memimpin=True)
    semua = Penempatan.objects.pada(hari).filter(jenis=JenisPenempatan.DEFINITIF).exclude(pegawai=pegawai)
    return semua.filter(Q(delegasi, penilai_ditunjuk__pegawai=pegawai) | Q(tanpa_delegasi & menurut_unit))


def _unit_dipimpin(pegawai, hari):
    """Units in which this person is the leader that the rule picks, before any Plt or Plh."""
    pemimpin = Penempatan.objects.pada(hari).filter(memimpin=True, unit__penempatan__pegawai=pegawai)
    duduk = [p.duduk for p in pemimpin.select_related("jabatan").distinct()]
    return [
        unit
        for unit in {d.unit for d in duduk}
        if (kepala := aturan.pimpinan(unit, duduk, hari)) and kepala.pegawai == pegawai.pk
    ]


def _jangkauan(unit, pegawai, hari):
    """(units whose staff he assesses, units whose heads he assesses); units without a head fall to him."""
    kepala = Penempatan.objects.pada(hari).filter(unit=OuterRef("pk"), memimpin=True).exclude(pegawai=pegawai)
    langsung, berkepala, tepi = list(unit), [], unit
    while tepi:
        anak = UnitKerja.objects.filter(induk__in=tepi).exclude(pk__in=langsung).order_by()
        daftar = list(anak.annotate(berkepala=Exists(kepala)).values_list("pk", "berkepala"))
        tepi = [pk for pk, ada in daftar if not ada]
        langsung += tepi
        berkepala += [pk for pk, ada in daftar if ada]
    return langsung, berkepala
