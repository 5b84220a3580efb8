"""Capaian of every unit in every finished period."""

from datetime import timedelta

from django.utils.timezone import now

from evaluasi.aturan.capaian import Capaian, CapaianBerlaku, berlaku
from evaluasi.demo.kabupaten import Kabupaten
from evaluasi.demo.organisasi import EGOV, KABUPATEN, KOMINFO, STATISTIK
from evaluasi.models import CapaianOrganisasi
from pegawai.models import Pegawai, UnitKerja
from skp_app.models import PeriodeEvaluasi

TINGKAT = tuple(Capaian)
BOBOT = (12, 66, 14, 5, 3)
SELALU_ADA = {KABUPATEN, KOMINFO, EGOV}
BELUM_SETIAP = 9  # in the newest period every ninth unit still waits for its figure


class PetaCapaian:
    """What each unit achieved; `berlaku` is the rule that `evaluasi.alur.hitung.yang_berlaku` applies."""

    def __init__(self, kabupaten: Kabupaten, periode: list[PeriodeEvaluasi], terbaru: PeriodeEvaluasi) -> None:
        self.kabupaten, self.acak, self.hari = kabupaten, kabupaten.acak, kabupaten.hari
        self.nilai: dict[tuple[int, str], str] = {}
        for urut, unit in enumerate(kabupaten.unit.values()):
            self._isi(unit, urut, periode, terbaru)
        self._ingatan: dict[tuple[int, int], CapaianBerlaku] = {}

    def _isi(self, unit: UnitKerja, urut: int, periode: list[PeriodeEvaluasi], terbaru: PeriodeEvaluasi) -> None:
        tetap = unit.nama in SELALU_ADA
        dasar = 1 if tetap else self.acak.choices(range(len(TINGKAT)), BOBOT)[0]
        for p in periode:
            geser = 0 if tetap else self.acak.choice((0, 0, 0, 0, 1, -1))
            belum = p.pk == terbaru.pk and not tetap and (urut % BELUM_SETIAP == 5 or unit.nama == STATISTIK)
            if not belum:
                self.nilai[unit.pk, p.kode] = TINGKAT[min(max(dasar + geser, 0), 4)]

    def berlaku(self, unit: int, p: PeriodeEvaluasi) -> CapaianBerlaku:
        kunci = (unit, p.pk)
        if kunci not in self._ingatan:
            self._ingatan[kunci] = berlaku(
                self.nilai.get((unit, p.kode), ""),
                self.nilai.get((unit, f"{p.periode.tahun - 1}-akhir"), ""),
                tahunan=p.tahunan,
                hari=self.hari,
                jendela_selesai=p.jendela_selesai,
            )
        return self._ingatan[kunci]

    def baris(self, periode: list[PeriodeEvaluasi], perekam: Pegawai) -> list[CapaianOrganisasi]:
        per_kode = {p.kode: p for p in periode}
        nomor = self.kabupaten.nomor
        return [
            CapaianOrganisasi(
                id=nomor(CapaianOrganisasi), unit_id=unit, periode_evaluasi=per_kode[kode], predikat=predikat,
                dasar=f"LKj {per_kode[kode].nama}", nomor="", alasan="", ditetapkan_oleh="Bupati Sukamaju",
                direkam_oleh=perekam, tanggal=min(per_kode[kode].selesai + timedelta(days=1), self.hari),
                diubah_pada=now(),
            )
            for (unit, kode), predikat in self.nilai.items()
        ]  # fmt: skip
