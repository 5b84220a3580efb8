"""Work that is no page: recomputation and printing, each beside its floor in the same run."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.contrib.auth.hashers import check_password
from django.db import connection
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from evaluasi.alur import hitung
from evaluasi.aturan.kuadran import semua_sel
from evaluasi.bench.bahan import Bahan
from evaluasi.tasks import hitung_predikat
from pegawai.akun_demo import SANDI_DEMO
from pegawai.alur import pekerjaan as buku
from skp_app.alur.isi import isi_skp, salinan
from skp_app.alur.pencetakan import cetak_skp, kertas
from skp_app.dokumen import cetak
from skp_app.dokumen import skp as format_skp
from skp_app.models import PeriodeEvaluasi, Skp

DOKUMEN = 10
# The whole computation as one statement: every predikat from the table, the spread per unit.
LANTAI_HITUNG = """
WITH kuadran (hasil, perilaku, predikat) AS (
    SELECT * FROM unnest(%(hasil)s::text[], %(perilaku)s::text[], %(predikat)s::text[])
), baru AS (
    UPDATE evaluasi_evaluasi e SET predikat = k.predikat FROM kuadran k
    WHERE e.periode_evaluasi_id = %(periode)s AND e.salinan IS NULL
      AND e.rating_hasil = k.hasil AND e.rating_perilaku = k.perilaku RETURNING 1
)
SELECT e.unit_capaian_id, k.predikat, count(*), (SELECT count(*) FROM baru)
FROM evaluasi_evaluasi e JOIN kuadran k ON e.rating_hasil = k.hasil AND e.rating_perilaku = k.perilaku
WHERE e.periode_evaluasi_id = %(periode)s GROUP BY 1, 2
"""


def lama(kerjakan: Callable[[], Any]) -> tuple[float, float]:
    """(wall seconds, CPU seconds of this process)"""
    mulai, cpu = time.perf_counter(), time.process_time()
    kerjakan()
    return time.perf_counter() - mulai, time.process_time() - cpu


def lantai_sql(perintah: str, isian: dict[str, Any], ulang: int) -> float:
    """Median wall seconds of one bare statement, rows fetched."""

    def jalankan() -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah, isian)
            kursor.fetchall()

    jalankan()
    return median(lama(jalankan)[0] for _ in range(ulang))


def lantai_masuk(sandi_tersimpan: str) -> float:
    """CPU seconds of one Argon2 check."""
    return median(lama(lambda: check_password(SANDI_DEMO, sandi_tersimpan))[1] for _ in range(5))


# Recomputation --------------------------------------------------------------------------------------
def hitung_ulang(bahan: Bahan, ulang: int) -> dict[str, Any]:
    """One unit with its parents, and the whole regency as one job, against one statement for all of it."""
    unit = bahan.skp("pegawai").unit_penilai
    satu = median(lama(lambda: _pekerjaan(unit.pk, bahan.terbaru))[0] for _ in range(min(ulang, 10)))
    semua, cpu = lama(lambda: _pekerjaan(None, bahan.terbaru))
    sel = list(zip(*semua_sel(), strict=True))
    isian = dict(zip(("hasil", "perilaku", "predikat"), ([str(n) for n in k] for k in sel), strict=True))
    lantai = lantai_sql(LANTAI_HITUNG, isian | {"periode": bahan.terbaru.pk}, 3)
    return {
        "satu_unit": {"lama": satu, "anggaran": 0.5},
        "semua_unit": {"lama": semua, "cpu": cpu, "lantai": lantai, "anggaran": 3 * lantai},
    }


def _pekerjaan(unit: int | None, periode: PeriodeEvaluasi) -> None:
    """The job as a worker runs it, without the queue in between."""
    pesanan = buku.pesan(hitung.TUGAS, f"bench-{unit}-{periode.kode}", "Bench", None, unit=unit, periode=periode.pk)
    hitung_predikat(pesanan.pk)


# Printing -------------------------------------------------------------------------------------------
def dokumen(bahan: Bahan) -> dict[str, Any]:
    """CPU seconds of one SKP as PDF through our step and of the renderer alone on the same HTML."""
    belum = Skp.objects.filter(periode=bahan.periode, status="ditetapkan", dokumen__isnull=True)
    daftar = list(belum.order_by("pk")[:DOKUMEN])
    konteks = [format_skp.konteks(salinan(s, isi_skp(s), None) | {"draf": False}) for s in daftar]
    sumber = [(cetak.html(k["kode"], k), k["kode"]) for k in konteks]
    telanjang = _telanjang()
    for teks, _ in sumber[:1]:
        telanjang(teks)
    lantai = [lama(lambda t=teks: telanjang(t))[1] for teks, _ in sumber]
    milik = [lama(lambda s=skp: cetak_skp(s))[1] for skp in daftar]
    return {
        "per_detik": 1 / median(milik),
        "cpu": median(milik),
        "lantai": median(lantai),
        "anggaran": 1.3 * median(lantai),
        "kali": len(daftar),
    }


def _telanjang() -> Callable[[str], bytes]:
    huruf = FontConfiguration()
    lebar, tinggi = cetak.KERTAS[kertas()]
    gaya = (cetak.STATIS / "css" / "cetak.css").read_text() + f"@page{{size:{tinggi}pt {lebar}pt}}"
    pengambil = cetak.PengambilTertutup()
    css = CSS(string=gaya, base_url=cetak.ASAL, url_fetcher=pengambil, font_config=huruf)

    def jadi(teks: str) -> bytes:
        html = HTML(string=teks, base_url=cetak.ASAL, url_fetcher=pengambil)
        return html.write_pdf(stylesheets=[css], font_config=huruf, pdf_tags=True)

    return jadi
