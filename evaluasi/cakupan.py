"""The spread of whole branches of the unit tree, summed from the rows of their units in one statement.

Nothing is stored for a branch, so it is never older than its units, whatever moved in the tree meanwhile.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from evaluasi.aturan.kuadran import Predikat
from evaluasi.models import SebaranUnit
from skp_app.models import PeriodeEvaluasi

# A unit with fewer rated people than `terkecil` adds to the heads, not to the predikat: else a difference of two
# branches would tell the predikat of one person before he hears it himself.
SQL = """
SELECT j.jalur, count(*), coalesce(sum(n.dinilai), 0), coalesce(sum(s.belum_dinilai), 0),
       coalesce(sum(n.dinilai) FILTER (WHERE n.dinilai < %(terkecil)s), 0),
       coalesce(sum((s.jumlah->>'sangat_baik')::int) FILTER (WHERE n.dinilai >= %(terkecil)s), 0),
       coalesce(sum((s.jumlah->>'baik')::int) FILTER (WHERE n.dinilai >= %(terkecil)s), 0),
       coalesce(sum((s.jumlah->>'butuh_perbaikan')::int) FILTER (WHERE n.dinilai >= %(terkecil)s), 0),
       coalesce(sum((s.jumlah->>'kurang')::int) FILTER (WHERE n.dinilai >= %(terkecil)s), 0),
       coalesce(sum((s.jumlah->>'sangat_kurang')::int) FILTER (WHERE n.dinilai >= %(terkecil)s), 0),
       coalesce(sum(b.berbeda), 0), coalesce(sum(b.dijelaskan), 0), min(s.dihitung_pada)
FROM unnest(%(jalur)s::text[]) AS j (jalur)
JOIN pegawai_unitkerja u ON starts_with(u.jalur, j.jalur)
JOIN evaluasi_sebaranunit s ON s.unit_id = u.id AND s.periode_evaluasi_id = %(periode)s
CROSS JOIN LATERAL (SELECT coalesce(sum(value::int), 0) AS dinilai FROM jsonb_each_text(s.jumlah)) n
CROSS JOIN LATERAL (
    SELECT count(*) AS berbeda, count(*) FILTER (WHERE EXISTS (
        SELECT FROM evaluasi_penjelasanbendera p
        WHERE p.unit_id = s.unit_id AND p.periode_evaluasi_id = s.periode_evaluasi_id
          AND p.capaian = s.capaian AND p.kunci = f->>'kunci'
    )) AS dijelaskan
    FROM jsonb_array_elements(s.bendera) f WHERE NOT (f->>'sesuai')::boolean
) b
GROUP BY j.jalur
"""


@dataclass(frozen=True)
class Cakupan:
    """One branch: how many units were counted, people rated and not, people in units too small to be shown,

    count per predikat of the others, points in which units differ from the guide and how many of them are explained.
    """

    unit: int = 0
    dinilai: int = 0
    belum_dinilai: int = 0
    tersembunyi: int = 0
    jumlah: tuple[tuple[Predikat, int], ...] = tuple((p, 0) for p in Predikat)
    berbeda: int = 0
    dijelaskan: int = 0
    terlama: object = None

    @property
    def terlihat(self) -> int:
        return self.dinilai - self.tersembunyi

    @property
    def persen_dinilai(self) -> int:
        semua = self.dinilai + self.belum_dinilai
        return 100 * self.dinilai // semua if semua else 0


def cakupan(jalur: Iterable[str], periode: PeriodeEvaluasi, terkecil: int) -> dict[str, Cakupan]:
    """The branches with these paths; one that was never counted is empty."""
    jalur = list(jalur)
    isian = {"jalur": jalur, "periode": periode.pk, "terkecil": terkecil}
    with connection.cursor() as kursor:
        kursor.execute(SQL, isian)
        baris = kursor.fetchall()
    ada = {
        b[0]: Cakupan(
            *map(int, b[1:5]), tuple(zip(Predikat, map(int, b[5:10]), strict=True)), *map(int, b[10:12]), b[12]
        )
        for b in baris
    }
    return {j: ada.get(j, Cakupan()) for j in jalur}


def tersembunyi(sebaran: SebaranUnit, terkecil: int) -> bool:
    """Are its counts too small to be shown to anybody but the penilai?"""
    return 0 < sum(sebaran.jumlah.values()) < terkecil
