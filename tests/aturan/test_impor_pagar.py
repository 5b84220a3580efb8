"""When an import that moves people must be confirmed by its number (screen 'Impor', guard of a tenth)."""

import pytest

from pegawai.aturan.impor.pagar import patut_diragukan


@pytest.mark.parametrize(
    ("pindah", "duduk", "ragu"),
    [
        (10, 99, True), (10, 100, False), (11, 100, True), (9, 20, False), (6_000, 60_000, False),
        (6_001, 60_000, True), (0, 0, False),
    ],
)  # fmt: skip
def test_lebih_dari_sepersepuluh_dan_bukan_segelintir(pindah, duduk, ragu):
    assert patut_diragukan(pindah, duduk) is ragu
