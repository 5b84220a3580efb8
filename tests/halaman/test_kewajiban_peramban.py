"""Obligations in a real browser: no barrier at any size, and a reminder without a mouse or scripts."""

import pytest

from evaluasi.alur import tugas_terbuka
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def diajukan(basis_nyata, pemeran, periode):
    pembuat.ajukan(pembuat.buat_skp(pemeran.budi))
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bebas_hambatan(layar, diajukan, pemeran, periode, ukuran):  # noqa: F811
    tugas_terbuka.hitung()
    budi = layar(pemeran.budi, ukuran)
    tunda = f"/tugas/tunda/?jenis=periksa_skp&kode={diajukan.kode}"
    bukti = f"/kewajiban/{periode.tahun}/"
    for alamat in ("/", "/pantauan/menunggu/", "/kalender/", "/akun/pemberitahuan/", tunda, bukti):
        periksa(budi, alamat)


@pytest.mark.parametrize("skrip", [True, False])
def test_mengingatkan_dari_beranda_dan_membuat_alamat_kalender(layar, diajukan, pemeran, skrip):  # noqa: F811
    sari = layar(pemeran.sari, java_script_enabled=skrip)
    sari.goto("/")
    sari.get_by_role("button", name="Ingatkan Budi Santoso").press("Enter")
    sari.wait_for_url("**/")
    assert "Diingatkan" in sari.locator("main").inner_text()
    sari.goto("/kalender/")
    sari.get_by_role("button", name="Buat alamat kalender").press("Enter")
    assert sari.get_by_label("Alamat kalender Anda").input_value().endswith(".ics")
