"""The ringkasan eksekutif on one sheet of paper, from the rows as they stand; never stored."""

from django.utils.timezone import localdate

from evaluasi.alur import ringkasan
from evaluasi.aturan.tahap import persen
from pegawai.models import UnitKerja
from skp_app.alur.isi import nama_instansi
from skp_app.alur.pencetakan import kertas
from skp_app.aturan.format import POTRET
from skp_app.dokumen.cetak import lembar
from skp_app.models import PeriodeEvaluasi

TEMPLAT = "dokumen/ringkasan.html"


def cetak(unit: UnitKerja, periode: PeriodeEvaluasi, *, bkd: bool) -> bytes:
    r = ringkasan.susun(unit, periode, bkd=bkd)
    semua = sum(n for _, n in r.jumlah)
    konteks = {
        "r": r,
        "instansi": nama_instansi(unit),
        "hari": localdate(),
        "sebaran": [(p.cetak, n, persen(n, semua)) for p, n in r.jumlah],
        "riwayat": [
            (p.nama, a["wajib"], persen(a["skp_ditetapkan"], a["wajib"]), persen(a["ditetapkan"], a["wajib"]))
            for p, a in r.riwayat
        ],
        "tertinggal": [(u.nama, belum, n, persen(belum, n)) for u, belum, n in r.unit_tertinggal],
    }
    return lembar(TEMPLAT, konteks, kertas=kertas(), arah=POTRET, maks=2)
