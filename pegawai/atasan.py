"""Penilai and atasan penilai of a placement on a day, read from the dated placements."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from pegawai.aturan import penilai as aturan
from pegawai.aturan.kepegawaian import JPT, JenisPenempatan
from pegawai.models import Penempatan, UnitKerja

# Whose SKP the table of p. 65 C gives to a certain official, not simply to the nearest leader above.
KHUSUS = Q(jabatan__jenis__in=sorted(JPT)) | Q(memimpin=True, unit__mandiri=True)


class Atasan(NamedTuple):
    penilai: Penempatan | None
    alasan: str
    atasan_penilai: Penempatan | None


def tentukan(penempatan, hari):
    """Who assesses this placement that day, why, and who stands above that person."""
    peta = Peta([penempatan.unit], hari)
    penilai, alasan = peta.penilai(penempatan)
    if penilai is None:
        return Atasan(None, alasan, None)
    if penilai.unit_id not in peta.induk:  # a delegate from another branch of the tree
        peta = Peta([penilai.unit], hari)
    # A Plt. may sit above his own penilai, and still is not the atasan penilai of himself.
    return Atasan(penilai, alasan, peta.penilai(penilai, kecuali=(penempatan.pegawai_id,)).penempatan)


class Hasil(NamedTuple):
    penempatan: Penempatan | None
    alasan: str


class Peta:
    """The leaders above these units that day, in two queries."""

    def __init__(self, unit, hari):
        self.hari = hari
        leluhur = UnitKerja.objects.filter(id__in={pk for u in unit for pk in u.id_leluhur})
        susunan = list(leluhur.values_list("id", "induk_id", "daerah"))
        self.induk = {pk: induk for pk, induk, _ in susunan}
        self.daerah = {pk for pk, _, daerah in susunan if daerah}
        pemimpin = Penempatan.objects.pada(hari).filter(unit__in=self.induk, memimpin=True)
        self.pemimpin = {p.id: p for p in pemimpin.select_related("pegawai__pengguna", "jabatan", "unit")}
        self.di_unit = defaultdict(list)
        for p in self.pemimpin.values():
            self.di_unit[p.unit_id].append(p.duduk)

    def penilai(self, penempatan, kecuali=()):
        delegasi = self._delegasi(penempatan)
        daerah = penempatan.unit.id_leluhur[0] in self.daerah
        hasil = aturan.penilai(
            penempatan.duduk, lambda u: self.di_unit[u], self.induk.get, self.hari, delegasi, kecuali, daerah=daerah
        )
        if hasil.duduk is None:
            return Hasil(None, hasil.alasan)
        return Hasil(self._cari(hasil.duduk.id), hasil.alasan)

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
    khusus = _khusus(semua.filter(tanpa_delegasi), dipimpin, pegawai, hari) if dipimpin else []
    milik = Q(menurut_unit & ~KHUSUS) | Q(pk__in=khusus)
    return semua.filter(Q(delegasi, penilai_ditunjuk__pegawai=pegawai) | Q(tanpa_delegasi & milik))


def _khusus(semua, dipimpin, pegawai, hari):
    """JPT and heads of unit kerja mandiri anywhere below him, whose SKP the table of p. 65 gives to him."""
    di_bawah = UnitKerja.objects.di_bawah(dipimpin.values()).order_by().values("pk")
    calon = list(semua.filter(KHUSUS, unit__in=di_bawah).select_related("jabatan", "unit"))
    if not calon:
        return []
    peta = Peta([p.unit for p in calon], hari)
    hasil = ((p.pk, peta.penilai(p).penempatan) for p in calon)
    return [pk for pk, penilai in hasil if penilai and penilai.pegawai_id == pegawai.pk]


def _unit_dipimpin(pegawai, hari):
    """{unit: its path} in which this person is the leader that the rule picks, before any Plt or Plh."""
    pemimpin = Penempatan.objects.pada(hari).filter(memimpin=True, unit__penempatan__pegawai=pegawai)
    semua = list(pemimpin.select_related("jabatan", "unit").distinct())
    duduk = [p.duduk for p in semua]
    return {
        unit: jalur
        for unit, jalur in {(p.unit_id, p.unit.jalur) for p in semua}
        if (kepala := aturan.pimpinan(unit, duduk, hari)) and kepala.pegawai == pegawai.pk
    }


def _jangkauan(unit, pegawai, hari):
    """(units whose staff he assesses, units whose heads he assesses); units without a head fall to him."""
    kepala = Penempatan.objects.pada(hari).filter(unit=OuterRef("pk"), memimpin=True).exclude(pegawai=pegawai)
    langsung, berkepala, tepi = list(unit), [], list(unit)
    while tepi:
        anak = UnitKerja.objects.filter(induk__in=tepi).exclude(pk__in=langsung).order_by()
        daftar = list(anak.annotate(berkepala=Exists(kepala)).values_list("pk", "berkepala"))
        tepi = [pk for pk, ada in daftar if not ada]
        langsung += tepi
        berkepala += [pk for pk, ada in daftar if ada]
    return langsung, berkepala
