"""What of a closed survey may be shown about one person: the same on every page that shows it."""

from functools import cached_property
from random import SystemRandom
from typing import NamedTuple

from skp_app.aturan.survei import NILAI, Kelompok, Skala, Status, dalam_kata, kelompok_tampil, sebaran, seluruh_tampil
from skp_app.models import SasaranSurvei


class BarisNilai(NamedTuple):
    """One value: its spread in words and as answers per step."""

    nilai: str
    kata: str
    langkah: list[tuple[Skala, int]]
    komentar: list[str]


class Pandangan(NamedTuple):
    """All answers together, or those of one group."""

    nama: str
    banyak: int
    baris: list[BarisNilai]


class Hasil:
    """`tampil` is False under the minimum, and then nothing else of it says anything."""

    def __init__(self, sasaran, hitungan):
        self.sasaran, self.survei = sasaran, sasaran.survei
        self.per = {Kelompok(h.kelompok): h for h in hitungan}
        self.banyak = {k: h.banyak for k, h in self.per.items()}

    @property
    def tampil(self):
        return self.survei.status == Status.DITUTUP and seluruh_tampil(self.banyak, self.survei.minimum)

    @cached_property
    def seluruh(self):
        return self._pandangan("Seluruh responden", list(self.per.values()), self._komentar()) if self.tampil else None

    @cached_property
    def kelompok(self):
        """Groups beside the whole, those that the rule lets stand there."""
        if not self.tampil:
            return []
        return [self._pandangan(k.cetak, [self.per[k]], {}) for k in kelompok_tampil(self.banyak, self.survei.minimum)]

    def _pandangan(self, nama, hitungan, komentar):
        per_nilai = sebaran(h.hitungan for h in hitungan)
        baris = [
            BarisNilai(n.cetak, dalam_kata(per_nilai[n]), list(per_nilai[n].items()), komentar.get(n.value, []))
            for n in NILAI
        ]
        return Pandangan(nama, sum(h.banyak for h in hitungan), baris)

    def _komentar(self):
        """Without relation, in a new order at each look."""
        isi = list(self.sasaran.kotak.isi)
        SystemRandom().shuffle(isi)
        per: dict[str, list[str]] = {}
        for satu in isi:
            per.setdefault(satu["nilai"], []).append(satu["teks"])
        return per


def untuk_penilaian(skp, periode):
    """Closed surveys about this person in the period; at the end of the year those of the whole year. Two queries."""
    semua = SasaranSurvei.objects.filter(
        pegawai=skp.pegawai_id, survei__status=Status.DITUTUP, terlalu_sedikit=False,
        survei__periode_evaluasi__periode=periode.periode_id,
    )  # fmt: skip
    if not periode.tahunan:
        semua = semua.filter(survei__periode_evaluasi=periode)
    semua = semua.select_related("survei__periode_evaluasi", "kotak").prefetch_related("hitungan")
    return [Hasil(s, s.hitungan.all()) for s in semua.order_by("survei__mulai", "pk")]
