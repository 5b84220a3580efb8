"""The board of the cycle: one row for each person who owes an SKP, brought up to date by a job in one statement.

A row is only written when something about it changed, so a run that finds nothing new costs reading alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate, now

from evaluasi.aturan.keberatan import TERBUKA
from evaluasi.aturan.status import TERTETAPKAN
from evaluasi.aturan.tahap import DIAJUKAN, DRAF, TahapEvaluasi, TahapSkp
from evaluasi.models import HitunganTahap, TahapPegawai
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan, UnitKerja
from skp_app.alur import rekap_pemantauan
from skp_app.aturan.status import BELUM_DITETAPKAN, TIDAK_DIHITUNG
from skp_app.models import PeriodeEvaluasi

TUGAS = "evaluasi.hitung_tahap"
Kemajuan = Callable[[int, int], None]

# Who holds a post for good that day, is an employee, and is not exempt for the whole period (Lampiran p. 65-66 C.8).
# Of several SKP in the period the last one counts (p. 91 A.13); an evaluation may rest on an earlier version of it.
ORANG = """
WITH orang AS MATERIALIZED (
    SELECT t.pegawai_id, t.unit_id
    FROM pegawai_penempatan t
    JOIN pegawai_pegawai p ON p.id = t.pegawai_id
    JOIN pegawai_jabatan j ON j.id = t.jabatan_id
    WHERE t.jenis = 'definitif' AND t.mulai <= %s AND (t.selesai IS NULL OR t.selesai >= %s)
      AND p.jenis <> 'non_asn' AND j.jenis <> 'pejabat_negara'
      AND NOT EXISTS (SELECT FROM pegawai_bebasskp b WHERE b.pegawai_id = t.pegawai_id
                      AND b.mulai <= %s AND (b.selesai IS NULL OR b.selesai >= %s))
), kemajuan AS MATERIALIZED ("""
ISI = """
), kini AS MATERIALIZED (
    SELECT o.pegawai_id, o.unit_id,
           CASE WHEN s.id IS NULL THEN 'belum' WHEN s.status = ANY(%s) THEN 'draf'
                WHEN s.status = ANY(%s) THEN 'diajukan' ELSE 'ditetapkan' END AS skp,
           CASE WHEN d.ada THEN 'diterima' WHEN e.status IS NULL OR e.status = 'terbuka' THEN 'belum'
                ELSE e.status END AS evaluasi,
           coalesce(k.lengkap, false) AS realisasi, coalesce(k.diberi_umpan_balik, false) AS umpan_balik,
           EXISTS (SELECT FROM evaluasi_keberatan b WHERE b.evaluasi_id = e.id AND b.status = ANY(%s)) AS keberatan,
           EXISTS (SELECT FROM evaluasi_pelaporan l WHERE l.evaluasi_id = e.id) AS dilaporkan
    FROM orang o
    LEFT JOIN LATERAL (
        SELECT s.id, s.rangkaian, s.status FROM skp_app_skp s
        WHERE s.pegawai_id = o.pegawai_id AND s.periode_id = %s AND s.mulai <= %s AND s.selesai >= %s
          AND s.status <> ALL(%s) AND NOT (s.menggantikan_id IS NOT NULL AND s.status = ANY(%s))
        ORDER BY s.mulai DESC, s.id DESC LIMIT 1
    ) s ON true
    LEFT JOIN kemajuan k ON k.id = s.id
    LEFT JOIN LATERAL (
        SELECT e.id, e.status FROM skp_app_skp v JOIN evaluasi_evaluasi e ON e.skp_id = v.id
        WHERE v.rangkaian = s.rangkaian AND e.periode_evaluasi_id = %s
        ORDER BY e.status = ANY(%s) DESC, e.id DESC LIMIT 1
    ) e ON true
    LEFT JOIN LATERAL (
        SELECT true AS ada FROM skp_app_skp v JOIN evaluasi_hasildisepakati d ON d.skp_id = v.id
        WHERE v.rangkaian = s.rangkaian AND d.periode_evaluasi_id = %s AND d.disetujui_pada IS NOT NULL LIMIT 1
    ) d ON true
), lepas AS (
    DELETE FROM evaluasi_tahappegawai
    WHERE periode_evaluasi_id = %s AND pegawai_id NOT IN (SELECT pegawai_id FROM orang)
)
INSERT INTO evaluasi_tahappegawai AS lama
    (periode_evaluasi_id, pegawai_id, unit_id, skp, evaluasi, realisasi, umpan_balik, keberatan, dilaporkan)
SELECT %s, pegawai_id, unit_id, skp, evaluasi, realisasi, umpan_balik, keberatan, dilaporkan FROM kini
ON CONFLICT (periode_evaluasi_id, pegawai_id) DO UPDATE SET
    unit_id = excluded.unit_id, skp = excluded.skp, evaluasi = excluded.evaluasi, realisasi = excluded.realisasi,
    umpan_balik = excluded.umpan_balik, keberatan = excluded.keberatan, dilaporkan = excluded.dilaporkan
WHERE (lama.unit_id, lama.skp, lama.evaluasi, lama.realisasi, lama.umpan_balik, lama.keberatan, lama.dilaporkan)
    IS DISTINCT FROM (excluded.unit_id, excluded.skp, excluded.evaluasi, excluded.realisasi, excluded.umpan_balik,
                      excluded.keberatan, excluded.dilaporkan)
"""

HASIL_TETAP = Q(evaluasi__in=sorted(a.value for a in TERTETAPKAN))
SAMPAI = Q(evaluasi__in=[TahapEvaluasi.DISAMPAIKAN.value, TahapEvaluasi.DITERIMA.value])
# What a filter of the list of people means, and what a column of the board counts.
SYARAT: dict[str, Q] = {
    "": Q(),
    "skp-belum": Q(skp=TahapSkp.BELUM),
    "skp-draf": Q(skp=TahapSkp.DRAF),
    "skp-diajukan": Q(skp=TahapSkp.DIAJUKAN),
    "skp-ditetapkan": Q(skp=TahapSkp.DITETAPKAN),
    "skp-belum-ditetapkan": ~Q(skp=TahapSkp.DITETAPKAN),
    "realisasi": Q(realisasi=True),
    "tanpa-realisasi": Q(realisasi=False),
    "umpan-balik": Q(umpan_balik=True),
    "tanpa-umpan-balik": Q(umpan_balik=False),
    "hasil-belum": ~HASIL_TETAP,
    "hasil-ditetapkan": HASIL_TETAP,
    "belum-diserahkan": Q(evaluasi=TahapEvaluasi.DITETAPKAN),
    "disampaikan": SAMPAI,
    "diterima": Q(evaluasi=TahapEvaluasi.DITERIMA),
    "keberatan": Q(keberatan=True),
    "dilaporkan": Q(dilaporkan=True),
    "belum-dilaporkan": HASIL_TETAP & Q(dilaporkan=False),
}
HITUNGAN: dict[str, Any] = {
    "wajib": Count("pk"),
    "skp_belum": Count("pk", filter=SYARAT["skp-belum"]),
    "skp_draf": Count("pk", filter=SYARAT["skp-draf"]),
    "skp_diajukan": Count("pk", filter=SYARAT["skp-diajukan"]),
    "skp_ditetapkan": Count("pk", filter=SYARAT["skp-ditetapkan"]),
    "realisasi": Count("pk", filter=SYARAT["realisasi"]),
    "umpan_balik": Count("pk", filter=SYARAT["umpan-balik"]),
    "dinilai": Count("pk", filter=~Q(evaluasi=TahapEvaluasi.BELUM)),
    "ditetapkan": Count("pk", filter=SYARAT["hasil-ditetapkan"]),
    "disampaikan": Count("pk", filter=SYARAT["disampaikan"]),
    "diterima": Count("pk", filter=SYARAT["diterima"]),
    "keberatan": Count("pk", filter=SYARAT["keberatan"]),
    "dilaporkan": Count("pk", filter=SYARAT["dilaporkan"]),
}
Angka = dict[str, int]


def pesan(tahun: int, *, oleh: Pegawai | None) -> Pekerjaan:
    """Order the rows of a year anew; an open order is that order."""
    pekerjaan = buku.pesan(TUGAS, f"tahap-{tahun}", f"Pantauan {tahun}", oleh, tahun=tahun)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def pesan_berkala() -> list[Pekerjaan]:
    """Orders the years that are being worked in, and those that were never counted."""
    hari = localdate()
    dibuka = PeriodeEvaluasi.objects.filter(periode__dibuka_pada__isnull=False, mulai__lte=hari)
    terhitung = HitunganTahap.objects.values("periode_evaluasi")
    dipakai = Q(periode__tahun__gte=hari.year - 1) | ~Q(pk__in=terhitung)
    tahun = dibuka.filter(dipakai).order_by("-periode__tahun").values_list("periode__tahun", flat=True).distinct()
    return [pesan(t, oleh=None) for t in tahun]


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """The body of the job."""
    return rekap_pemantauan.setahun(pekerjaan, kemajuan, hitung) | {"tautan": "/pantauan/"}


@transaction.atomic
def hitung(periode: PeriodeEvaluasi) -> None:
    hari = min(max(localdate(), periode.mulai), periode.selesai)
    berlaku: Any = rekap_pemantauan.orang(periode)
    skp = berlaku.order_by().values("id", "lengkap", "diberi_umpan_balik")
    kemajuan, nilai = skp.query.sql_with_params()
    isian = [
        *(hari, hari, periode.mulai, periode.selesai), *nilai,
        *(_nilai(DRAF), _nilai(DIAJUKAN), _nilai(TERBUKA)),
        *(periode.periode_id, periode.selesai, periode.mulai, _nilai(TIDAK_DIHITUNG), _nilai(BELUM_DITETAPKAN)),
        *(periode.pk, _nilai(TERTETAPKAN), periode.pk, periode.pk, periode.pk),
    ]  # fmt: skip
    with connection.cursor() as kursor:
        kursor.execute(ORANG + kemajuan + ISI, isian)
    HitunganTahap.objects.update_or_create(periode_evaluasi=periode, defaults={"dihitung_pada": now()})


def _nilai(himpunan: Iterable[StrEnum]) -> list[str]:
    return sorted(a.value for a in himpunan)


def terhitung(periode: PeriodeEvaluasi) -> datetime | None:
    """When the rows were last brought up to date."""
    return HitunganTahap.objects.filter(periode_evaluasi=periode).values_list("dihitung_pada", flat=True).first()


def cabang(unit: UnitKerja, periode: PeriodeEvaluasi, jenis: str = "") -> QuerySet[TahapPegawai]:
    """The people of the unit and of everything below it."""
    semua = TahapPegawai.objects.filter(periode_evaluasi=periode, unit__jalur__startswith=unit.jalur)
    return semua.filter(pegawai__jenis=jenis) if jenis else semua


def per_unit(semua: QuerySet[TahapPegawai]) -> dict[str, Angka]:
    """{path of a unit: counts of those who sit in it}, in one statement."""
    baris: Any = semua.order_by().values("unit__jalur").annotate(**HITUNGAN)
    return {b.pop("unit__jalur"): b for b in baris}


def gulung(angka: Mapping[str, Angka]) -> defaultdict[str, Angka]:
    """{path: counts of the unit and of everything below it}, zeros for a unit without people."""
    semua: defaultdict[str, Angka] = defaultdict(lambda: dict.fromkeys(HITUNGAN, 0))
    for jalur, milik in angka.items():
        bagian = jalur.rstrip(".").split(".")
        for tingkat in range(1, len(bagian) + 1):
            atas = semua[".".join(bagian[:tingkat]) + "."]
            for kunci in HITUNGAN:
                atas[kunci] += milik[kunci]
    return semua


def lewat_tenggat(periode: PeriodeEvaluasi, hari: date) -> str:
    """What should be done by now: the filter of those who are late ('' while nothing is)."""
    if hari > periode.jendela_selesai:
        return "hasil-belum"
    return "skp-belum-ditetapkan" if hari > periode.periode.tenggat_penetapan else ""
