"""Rows of the permission matrix: the package for SIASN, which the BKD alone makes, reads and answers."""

from evaluasi.models import PaketSiasn
from pegawai.alur import pekerjaan as buku
from tests import pembuat
from tests.halaman.matriks.dasar import Baris

ADMIN = frozenset({"admin"})
RAHASIA = {"KENARI-KEPERLUAN-SIASN": ADMIN}


def siapkan(d):
    pesanan = buku.pesan("evaluasi.paket_siasn", "kenari-siasn", "Paket SIASN", d.orang.admin)
    d.paket_siasn = PaketSiasn.objects.create(
        pekerjaan=pesanan, periode_evaluasi=pembuat.akhir_tahun(), oleh=d.orang.admin, jumlah=0, tertahan=0,
        keperluan="KENARI-KEPERLUAN-SIASN", sidik="0" * 64,
    )  # fmt: skip


def baris(d):
    paket = (d.paket_siasn.kode,)
    return [
        Baris("evaluasi:siasn_kini", (), ADMIN, 302),
        # The password comes in between.
        Baris("evaluasi:siasn", (f"{d.tahun}-akhir",), ADMIN, post=302),
        Baris("evaluasi:paket_siasn", paket, ADMIN),
        Baris("evaluasi:unduh_paket_siasn", paket, ADMIN, 409),  # its job has not ended
        Baris("evaluasi:balasan_siasn", paket, ADMIN, None, 422),
    ]
