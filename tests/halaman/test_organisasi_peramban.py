"""The pages of the organisation in a real browser: nothing for axe to find, nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}


def keberatan(halaman):
    """What axe finds, and whether the page is wider than the screen."""
    temuan = [v["id"] for v in Axe().run(halaman).response["violations"]]
    lebar = halaman.evaluate("document.documentElement.scrollWidth > innerWidth")
    return (halaman.url.rpartition("/organisasi/")[2], temuan, lebar)


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_organisasi_ramah_semua_orang(basis_nyata, pemeran, organisasi, buka, sebagai, live_server, ukuran):
    halaman = buka(*UKURAN[ukuran])
    kue = sebagai(pemeran.admin).cookies[settings.SESSION_COOKIE_NAME].value
    halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
    orang, unit = f"pegawai/{pemeran.sari.kode}/", f"unit/{organisasi.dinas.kode}/"
    alamat = ["", unit, f"{unit}ubah/", f"{unit}pindah/", "pegawai/", "pegawai/tambah/", orang, f"{orang}mandat/"]
    temuan = []
    for a in alamat:
        halaman.goto(f"/organisasi/{a}")
        temuan.append(keberatan(halaman))
    assert temuan == [(a, [], False) for a in alamat]
    halaman.goto(f"/organisasi/{orang}penempatan/")
    halaman.locator("#id_jabatan").press_sequentially("pranata")
    halaman.locator("#pilihan-jabatan option").first.wait_for(state="attached")
    halaman.locator("#id_unit_cari").fill("statistik")
    halaman.locator("button[name=cari][value=unit]").click()
    halaman.get_by_text("BIDANG STATISTIK").wait_for()
    assert (halaman.locator("#id_jabatan").input_value(), keberatan(halaman)[1:]) == ("pranata", ([], False))
