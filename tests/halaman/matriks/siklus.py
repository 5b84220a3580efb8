"""Rows of the permission matrix: launching a cycle, longer windows of evaluation, locking a year."""

from django.utils.timezone import localdate

from skp_app.models import ButirKatalog, Perpanjangan
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

BKD = frozenset({"admin"})
PENGELOLA = frozenset({"admin", "dewi"})
RAHASIA: dict = {"KENARI-MASA-EVALUASI": PENGELOLA}


def siapkan(d):
    d.masa_lebih = Perpanjangan.objects.create(
        periode=d.skp["sari"].periode, tahap="evaluasi", periode_evaluasi=pembuat.triwulan(3), pegawai=d.orang.joko,
        sampai=localdate(), alasan="KENARI-MASA-EVALUASI", dibuat_oleh=d.orang.dewi,
    )  # fmt: skip
    d.butir = ButirKatalog.objects.create(kelompok="Uji", teks="Contoh", sumber="Uji")


def baris(d):
    tahun = (d.tahun,)
    return [
        Baris("skp_app:luncurkan", tahun, BKD),
        Baris("skp_app:jalankan_peluncuran", tahun, BKD, None, 422),
        Baris("skp_app:jendela_evaluasi", tahun, PENGELOLA),
        Baris("skp_app:perpanjang_evaluasi", tahun, PENGELOLA, None, 422),
        Baris("skp_app:cabut_perpanjangan_evaluasi", (d.tahun, d.masa_lebih.pk), PENGELOLA, None, 302),
        Baris("skp_app:atur_katalog", (), PENGELOLA),
        Baris("skp_app:tambah_katalog", (), PENGELOLA, post=422, pelaku=BKD, pembaca=BKD),
        Baris("skp_app:ubah_katalog", (d.butir.pk,), PENGELOLA, post=422, pelaku=BKD, pembaca=BKD),
        Baris("evaluasi:kunci_tahun_daftar", (), BKD),
        Baris("evaluasi:kunci_tahun", tahun, BKD, post=422),
    ]
