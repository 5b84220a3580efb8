"""Rows of the permission matrix: Budi's matrix is shared, Rina's is not; a tim kerja of Joko's below Budi's.

Joko is Rina's pendamping in this world, so he writes hers too.
"""

from skp_app.alur import matriks, matriks_isi
from skp_app.models import PeranHasil
from tests import pembuat
from tests.halaman.matriks.dasar import SEMUA, Baris

PEMBACA = frozenset({"budi", "sari", "joko", "lina", "wati", "tono", "dewi", "admin"})
RAHASIA: dict = {
    "KENARI-PERAN-RINA": frozenset({"rina", "joko"}),  # never shared
    "KENARI-PERAN-BARU": frozenset({"budi"}),  # written after sharing
    "KENARI-PERAN-TERBAGI": PEMBACA | {"bupati"},
}


def _tulis(m, teks):
    letak = (m.baris.first().pk, m.kolom.first().pk)
    matriks_isi.simpan_sel(m, oleh=m.pemilik, kiriman={letak: (None, teks)})
    return letak


def siapkan(d):
    periode = d.skp["sari"].periode
    for nama in ("budi", "rina"):
        pembuat.buat_skp(getattr(d.orang, nama))
    d.matriks = matriks.buat(d.orang.budi, periode, oleh=d.orang.budi)
    d.sel_matriks = _tulis(d.matriks, "KENARI-PERAN-TERBAGI")
    matriks_isi.bagikan(d.matriks, oleh=d.orang.budi)
    _tulis(d.matriks, "KENARI-PERAN-TERBAGI\nKENARI-PERAN-BARU")
    d.matriks_rina = matriks.buat(d.orang.rina, periode, oleh=d.orang.rina)
    matriks.tambah_luar(d.matriks_rina, oleh=d.orang.rina, nama="Anwar", jabatan="BPS")
    d.sel_rina = _tulis(d.matriks_rina, "KENARI-PERAN-RINA")
    d.tim = matriks.buat_tim(d.matriks, oleh=d.orang.budi, nama="Tim Data", ketua=d.orang.joko, anggota=[d.orang.sari])
    assert PeranHasil.objects.count() == 3


def baris(d):
    satu, lain, tim = d.matriks.kode, d.matriks_rina.kode, d.tim.kode
    budi, rina = frozenset({"budi"}), frozenset({"rina", "joko"})
    return [
        Baris("skp_app:matriks_tahun", (d.tahun,)),
        # Budi and Rina have theirs already, Tono could; who assesses nobody, or has no SKP yet, cannot begin one.
        Baris("skp_app:buat_matriks", (d.tahun,), SEMUA, None, 409,
              khusus={(o, "POST"): 302 for o in ("budi", "rina", "tono")}),
        Baris("skp_app:matriks", (satu,), PEMBACA),
        Baris("skp_app:matriks", (lain,), rina),
        Baris("skp_app:matriks", (tim,), frozenset({"joko"})),
        Baris("skp_app:matriks_pdf", (satu,), PEMBACA),
        Baris("skp_app:matriks_csv", (satu,), PEMBACA),
        Baris("skp_app:kolom_matriks", (satu,), PEMBACA, 200, 422, budi, budi),
        Baris("skp_app:tambah_orang_matriks", (satu,), PEMBACA, 200, 422, budi, budi),
        Baris("skp_app:tim_matriks", (satu,), PEMBACA, 200, 422, budi, budi),
        Baris("skp_app:tempel_matriks", (satu,), PEMBACA, 200, 422, budi, budi),
        Baris("skp_app:bagikan_matriks", (satu,), PEMBACA, None, 302, budi),
        Baris("skp_app:sel_matriks", (satu, *d.sel_matriks), PEMBACA, 200, 422, budi, budi),
        Baris("skp_app:sel_matriks", (lain, *d.sel_rina), rina, 200, 422, rina, rina),
        Baris("skp_app:orang_matriks", (satu, d.sel_matriks[0]), PEMBACA, 200, 302, budi, budi),
        Baris("skp_app:orang_matriks", (lain, d.sel_rina[0]), rina, 200, 302, rina, rina),
        Baris("skp_app:hapus_orang_matriks", (satu, d.sel_matriks[0]), PEMBACA, None, 302, budi),
        Baris("skp_app:isi_matriks", (d.skp["joko"].kode,), frozenset({"joko"}), 200, 422),
    ]  # fmt: skip
