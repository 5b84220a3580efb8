"""The open obligations of everybody, kept for the boards: one statement of all kinds, made by a job.

Asking all kinds about a whole instansi takes seconds, and a board asks four times; the rows of a page are two
milliseconds away once they are kept. Only what changed is written.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.timezone import localdate, now

from evaluasi.kewajiban.baca import gabung
from evaluasi.kewajiban.papan import TERBUKA
from evaluasi.models import HitunganTugas
from pegawai import bel
from pegawai.alur import pekerjaan as buku
from pegawai.models import Pegawai, Pekerjaan

TUGAS = "evaluasi.hitung_tugas_terbuka"
KUNCI = "tugas-terbuka"
Kemajuan = Callable[[int, int], None]

KOLOM = "jenis, pemilik_id, penunggu_id, sejak, tenggat, kode, tentang, rincian"
SUSUN = """CREATE TEMP TABLE tugas_kini AS
    SELECT DISTINCT k_jenis::varchar AS jenis, k_pemilik::bigint AS pemilik_id, k_penunggu::bigint AS penunggu_id,
        k_sejak AS sejak, k_tenggat AS tenggat, k_kode::varchar AS kode, k_tentang::text AS tentang,
        k_rincian::text AS rincian FROM ("""
BERPEMILIK = ") k WHERE k_pemilik IS NOT NULL"
BUANG = """DELETE FROM evaluasi_tugasterbuka lama WHERE NOT EXISTS (
        SELECT FROM tugas_kini k WHERE (k.jenis, k.pemilik_id, k.sejak, k.kode, k.tentang, k.rincian)
            = (lama.jenis, lama.pemilik_id, lama.sejak, lama.kode, lama.tentang, lama.rincian)
        AND k.penunggu_id IS NOT DISTINCT FROM lama.penunggu_id AND k.tenggat IS NOT DISTINCT FROM lama.tenggat)"""
TAMBAH = f"""INSERT INTO evaluasi_tugasterbuka ({KOLOM})
    SELECT {KOLOM} FROM tugas_kini EXCEPT SELECT {KOLOM} FROM evaluasi_tugasterbuka"""


def pesan(*, oleh: Pegawai | None) -> Pekerjaan:
    """Order the rows anew; an open order is that order."""
    pekerjaan = buku.pesan(TUGAS, KUNCI, "Tugas terbuka seluruh unit", oleh)
    bel.bunyikan(pekerjaan)
    return pekerjaan


def jalankan(pekerjaan: Pekerjaan, kemajuan: Kemajuan) -> dict[str, Any]:
    """The body of the job."""
    kemajuan(0, 1)
    hitung()
    kemajuan(1, 1)
    return {"tautan": "/pantauan/menunggu/"}


@transaction.atomic
def hitung() -> None:
    """Bring the rows up to date. Two at once come one after the other."""
    # What happens while the statement runs is found by the next run.
    HitunganTugas.objects.update_or_create(pk=1, defaults={"dihitung_pada": now()})
    sql, nilai = gabung(j.sumber(localdate()) for j in TERBUKA.values())
    with connection.cursor() as kursor:
        kursor.execute(SUSUN + sql + BERPEMILIK, nilai)
        kursor.execute("ANALYZE tugas_kini")
        kursor.execute(BUANG)
        kursor.execute(TAMBAH)
        kursor.execute("DROP TABLE tugas_kini")


def dihitung_pada() -> datetime | None:
    return HitunganTugas.objects.values_list("dihitung_pada", flat=True).first()
