"""Penilai and atasan penilai of a placement on a day, read from the dated placements."""

from typing import NamedTuple

from pegawai.aturan import penilai as aturan
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
