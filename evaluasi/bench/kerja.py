"""Work that is no page: recomputation and printing, each beside its floor in the same run."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from django.contrib.auth.hashers import check_password
from django.db import connection

from evaluasi.alur import hitung
from evaluasi.aturan.kuadran import semua_sel
from evaluasi.bench.bahan import Bahan
from evaluasi.tasks import hitung_predikat
from pegawai.akun_demo import SANDI_DEMO
from pegawai.alur import pekerjaan as buku
from skp_app.alur.isi import isi_skp, salinan
from skp_app.alur.pencetakan import cetak_skp, kertas
from skp_app.aturan.format import cari
from skp_app.dokumen import cetak, pekerja, penggambar
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
    """One SKP as PDF through our step, by the renderer alone and by headless Chromium on the same HTML.

    CPU seconds of this process and of the one that draws; the browser has many processes, so there it is the clock.
    """
    belum = Skp.objects.filter(periode=bahan.periode, status="ditetapkan", dokumen__isnull=True)
    daftar = list(belum.order_by("pk")[:DOKUMEN])
    konteks = [format_skp.konteks(salinan(s, isi_skp(s), None) | {"draf": False}) for s in daftar]
    sumber = [cetak.html(k["kode"], k) for k in konteks]
    arah = cari(konteks[0]["kode"]).arah
    telanjang(sumber[0], arah)
    lantai = [lama(lambda t=teks: telanjang(t, arah)) for teks in sumber]
    cetak.pdf(konteks[0]["kode"], konteks[0])  # the process that draws is warm
    milik = [_lama_mencetak(s) for s in daftar]
    cpu = median(c for _, c in milik)
    return {
        "per_detik": 1 / cpu,
        "cpu": cpu,
        "lama": median(w for w, _ in milik),
        "lantai": median(c for _, c in lantai),
        "anggaran": 1.3 * median(c for _, c in lantai),
        "chromium": _chromium(sumber),
        "kali": len(daftar),
    }


def _lama_mencetak(skp: Skp) -> tuple[float, float]:
    """(wall seconds, CPU seconds of both processes)"""
    sebelum = pekerja.cpu()
    wall, cpu = lama(lambda: cetak_skp(skp))
    return wall, cpu + pekerja.cpu() - sebelum


def telanjang(teks: str, arah: str) -> bytes:
    """The renderer with the settings of our documents and nothing around it."""
    return penggambar.susun(teks, kertas(), arah).write_pdf(pdf_variant=penggambar.VARIAN, pdf_tags=True)


def _chromium(sumber: list[str]) -> float | None:
    """Median wall seconds of a warm headless Chromium; None where there is none."""
    from playwright.sync_api import sync_playwright

    from skp_app.config.peramban_uji import jalur_chromium

    program = jalur_chromium()
    if program is None:
        return None
    css = f"<style>{(penggambar.STATIS / 'css' / 'cetak.css').read_text()}</style></head>"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        halaman = browser.new_page()
        waktu = []
        for teks in (sumber[0], *sumber):
            mulai = time.perf_counter()
            halaman.set_content(teks.replace("</head>", css, 1))
            halaman.pdf(prefer_css_page_size=True, tagged=True)
            waktu.append(time.perf_counter() - mulai)
        browser.close()
    return median(waktu[1:])
