"""Penilai and atasan penilai of everybody in one pass: the rule of `pegawai.aturan.penilai` on rows in memory."""

from collections import defaultdict
from datetime import date

from evaluasi.demo.kabupaten import Kabupaten
from pegawai.atasan import Atasan
from pegawai.aturan import penilai as aturan
from pegawai.aturan.penilai import Duduk
from pegawai.models import Penempatan


class Susunan:
    """Like `pegawai.atasan.tentukan`, without a query."""

    def __init__(self, kabupaten: Kabupaten) -> None:
        self.induk = {u.pk: u.induk_id for u in kabupaten.unit.values()}
        self.penempatan = {p.pk: p for p in kabupaten.penempatan}
        self.pemimpin: dict[int, list[Duduk]] = defaultdict(list)
        for p in kabupaten.penempatan:
            if p.memimpin:
                self.pemimpin[p.unit_id].append(p.duduk)

    def tentukan(self, penempatan: Penempatan, hari: date) -> Atasan:
        penilai, alasan = self._penilai(penempatan, hari)
        kedua = self._penilai(penilai, hari)[0] if penilai else None
        return Atasan(penilai, alasan, kedua)

    def _penilai(self, untuk: Penempatan, hari: date) -> tuple[Penempatan | None, str]:
        delegasi = untuk.penilai_ditunjuk.duduk if untuk.penilai_ditunjuk_id else None
        hasil = aturan.penilai(untuk.duduk, self._di_unit, self.induk.get, hari, delegasi, daerah=True)
        return hasil.duduk and self.penempatan[hasil.duduk.id], hasil.alasan

    def _di_unit(self, unit: int) -> list[Duduk]:
        return self.pemimpin.get(unit, [])
