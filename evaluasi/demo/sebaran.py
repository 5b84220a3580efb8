"""The spread of predikat of every unit and period, counted while the evaluations are made."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.utils.timezone import now

from evaluasi.aturan.distribusi import bandingkan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.demo.capaian import PetaCapaian
from evaluasi.demo.perjalanan import BarisEvaluasi
from evaluasi.demo.rencana import BarisSkp
from evaluasi.demo.tulis import Nomor
from evaluasi.models import SebaranUnit
from pegawai.models import Ketentuan
from skp_app.aturan.status import BERLAKU
from skp_app.models import PeriodeEvaluasi


class Penghitung:
    """Counts what `evaluasi.alur.hitung.hitung_unit` would count; a test holds the two against each other."""

    def __init__(self, peta: PetaCapaian, hari: date, nomor: Nomor) -> None:
        self.peta, self.ketentuan, self.nomor = peta, Ketentuan.objects.semua(hari), nomor
        self.jumlah: dict[tuple[int, int], Counter] = defaultdict(Counter)
        self.populasi: Counter = Counter()
        self.dinilai_di: dict[int, set[int]] = defaultdict(set)  # year -> units whose leader assesses somebody

    def catat(self, skp: BarisSkp, evaluasi: list[BarisEvaluasi]) -> None:
        unit, tahun = skp.unit_penilai.pk, skp.periode.tahun
        self.dinilai_di[tahun].add(unit)
        self.populasi[unit, tahun] += skp.status in BERLAKU
        for e in evaluasi:
            self.jumlah[unit, e.periode.pk][e.predikat] += 1

    def baris(self, periode: list[PeriodeEvaluasi]) -> list[SebaranUnit]:
        return [self._sebaran(unit, p) for p in periode for unit in sorted(self.dinilai_di[p.periode.tahun])]

    def _sebaran(self, unit: int, p: PeriodeEvaluasi) -> SebaranUnit:
        capaian = self.peta.berlaku(unit, p).predikat
        jumlah: dict[str, Any] = {str(n): self.jumlah[unit, p.pk][n] for n in Predikat}
        banyak = sum(jumlah.values())
        aturan = self.ketentuan["pola_distribusi"].get(capaian, []) if capaian else []
        cukup = banyak >= self.ketentuan["unit_terkecil_panduan"]
        return SebaranUnit(
            id=self.nomor(SebaranUnit), unit_id=unit, periode_evaluasi=p, capaian=capaian, jumlah=jumlah,
            dihitung_pada=now(),
            belum_dinilai=max(self.populasi[unit, p.periode.tahun] - banyak, 0),
            bendera=[b._asdict() for b in bandingkan(aturan, jumlah)] if cukup else [],
            masukan={"aturan": aturan, "percobaan_dari": ""},
        )  # fmt: skip
