"""The wizard in a real browser: nothing for axe to find, nothing wider than the screen, and no script needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from pegawai.models import Impor
from tests.halaman.test_impor import CONTOH, kerjakan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}


def keberatan(halaman):
    temuan = [v["id"] for v in Axe().run(halaman).response["violations"]]
    return temuan, halaman.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("ukuran", UKURAN)
def test_wisaya_impor_ramah_semua_orang(basis_nyata, pemeran, buka, sebagai, live_server, ukuran):
    lebar, tinggi = UKURAN[ukuran]
    halaman = buka(lebar, tinggi)
    kue = sebagai(pemeran.admin, sandi_segar=True).cookies[settings.SESSION_COOKIE_NAME].value
    halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
    temuan = {}

    def lihat(nama):
        temuan[nama] = keberatan(halaman)

    halaman.goto("/impor/")
    lihat("kosong")
    halaman.get_by_role("link", name="Unggah berkas").click()
    lihat("unggah")
    halaman.locator("#id_berkas").set_input_files(CONTOH / "kotor" / "hierarki_unor_kotor.xlsx")
    halaman.get_by_role("button", name="Unggah dan lanjut").click()
    lihat("petakan")
    halaman.get_by_role("button", name="Periksa semua baris").click()
    lihat("memeriksa")
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("periksa")
    halaman.get_by_role("link", name="Ditolak").click()
    lihat("ditolak")
    halaman.get_by_role("button", name="Jalankan impor").click()
    lihat("berjalan")
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("hasil")
    halaman.goto("/impor/")
    lihat("daftar")
    assert temuan == {nama: ([], False) for nama in temuan}
    assert Impor.objects.get().status == "selesai"
