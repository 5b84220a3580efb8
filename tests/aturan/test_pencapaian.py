"""The examples of Anak Lampiran 1 that are shown beside the RHK"""

import pytest

from skp_app.aturan.kelengkapan import saran_teks
from skp_app.aturan.pencapaian import TABEL_1, TABEL_2, contoh_untuk


@pytest.mark.parametrize(
    ("siapa", "tabel"),
    [
        ("BIDAN TERAMPIL PUSKESMAS SUKAMAJU", TABEL_2), ("DOKTER AHLI MUDA RSUD", TABEL_2),
        ("ANALIS DATA DINAS KESEHATAN", TABEL_2), ("KEPALA BIDANG E-GOVERNMENT", TABEL_1), ("", TABEL_1),
    ],
)  # fmt: skip
def test_contoh_menurut_bidang_kerja(siapa, tabel):
    assert contoh_untuk(siapa) == tabel


def test_pencapaian_lolos_dan_aktivitas_diingatkan():
    semua = TABEL_1 + TABEL_2
    assert [c.pencapaian for c in semua if saran_teks(c.pencapaian)] == []
    assert [c.aktivitas for c in semua if not saran_teks(c.aktivitas)] == []
