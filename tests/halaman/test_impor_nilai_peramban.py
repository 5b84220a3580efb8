"""Results from files in a real browser: nothing for axe to find, nothing wider than the screen."""

import pytest
from django.conf import settings

from evaluasi.models import CapaianOrganisasi
from tests import pembuat
from tests.alur.test_impor_nilai import berkas_capaian, impor_predikat
from tests.halaman.test_impor import kerjakan
from tests.halaman.test_impor_peramban import UKURAN, keberatan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.mark.parametrize("ukuran", UKURAN)
def test_capaian_dan_predikat_ramah_semua_orang(
    basis_nyata, pemeran, organisasi, buka, sebagai, live_server, ukuran, tmp_path
):
    pembuat.buat_periode(2026)
    organisasi.egov.kode_unor = "8ae4820"
    organisasi.egov.save()
    halaman, temuan = buka(*UKURAN[ukuran]), {}

    def masuk(orang):
        kue = sebagai(orang, sandi_segar=True).cookies[settings.SESSION_COOKIE_NAME].value
        halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])

    def lihat(nama):
        temuan[nama] = keberatan(halaman)

    masuk(pemeran.admin)
    berkas = tmp_path / "capaian_2026_tw1.csv"
    berkas.write_bytes(berkas_capaian((0, "Baik"), (9, "Kurang")))
    halaman.goto("/impor/unggah/")
    halaman.locator("#id_berkas").set_input_files(berkas)
    halaman.get_by_role("button", name="Unggah dan lanjut").click()
    lihat("petakan")
    halaman.get_by_role("button", name="Periksa semua baris").click()
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("periksa")
    halaman.get_by_role("button", name="Jalankan impor").click()
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("hasil impor")
    assert CapaianOrganisasi.objects.get().predikat == "baik"
    isi = [(pemeran.sari, 2024, "Sangat Baik"), (pemeran.sari, 2025, "Sangat Baik")]
    impor_predikat(pemeran.admin, *isi)
    halaman.goto("/talenta/")
    lihat("berturut-turut")
    masuk(pemeran.sari)
    halaman.goto("/evaluasi/")
    lihat("hasil evaluasi")
    assert temuan == {nama: ([], False) for nama in temuan}
