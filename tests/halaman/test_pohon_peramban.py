"""The pohon kinerja in a browser: branches open where they hang, by keyboard too, and as pages without script"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.halaman.test_pohon import pohon, unit  # noqa: F401
from tests.halaman.test_skp_peramban import layar  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat, pytest.mark.usefixtures("basis_nyata")]


@pytest.mark.parametrize("ukuran", ["laptop", "ponsel"])
def test_ramah_pembaca_layar_dan_muat_di_layar(layar, pemeran, organisasi, pohon, ukuran):  # noqa: F811
    halaman = layar(pemeran.tono, ukuran)
    tahun = pohon["periode"].tahun
    dinas = unit(organisasi, "dinas", pohon["periode"])
    pelanggaran = {}
    for alamat in (dinas, f"{dinas}temuan/", f"/pohon/{tahun}/saya/", f"/pohon/{tahun}/cari/?q=layanan",
                   f"/pohon/{tahun}/rhk/{pohon['tono'].rhk.first().pk}/"):  # fmt: skip
        halaman.goto(alamat)
        halaman.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"), alamat
        pelanggaran[alamat] = [v["id"] for v in Axe().run(halaman).response["violations"]]
    assert {a: p for a, p in pelanggaran.items() if p} == {}


def test_cabang_terbuka_di_tempatnya_dengan_papan_ketik(layar, pemeran, organisasi, pohon):  # noqa: F811
    halaman = layar(pemeran.tono)
    halaman.goto(unit(organisasi, "dinas", pohon["periode"]))
    halaman.locator(f"#cabang-iku-{pohon['iku'].pk} a").press("Enter")
    pimpinan = halaman.locator(f"#iku-{pohon['iku'].pk} #rhk-{pohon['tono'].rhk.first().pk}")
    expect(pimpinan).to_contain_text("Tono Subroto")
    # Until htmx has taken the new branch over, its link is an ordinary one, which opens the page.
    expect(halaman.locator(".htmx-added, .htmx-settling")).to_have_count(0)
    pimpinan.locator(".simpul-cabang a").press("Enter")
    expect(halaman.locator(f"#rhk-{pohon['budi'].rhk.first().pk}")).to_contain_text("Budi Santoso")
    assert halaman.url.endswith(unit(organisasi, "dinas", pohon["periode"]))


def test_tanpa_javascript_cabang_adalah_halaman(layar, pemeran, organisasi, pohon):  # noqa: F811
    halaman = layar(pemeran.tono, "ponsel", java_script_enabled=False)
    halaman.goto(unit(organisasi, "dinas", pohon["periode"]))
    halaman.locator(f"#cabang-iku-{pohon['iku'].pk} a").click()
    expect(halaman.locator("h1")).to_have_text(f"Cabang pohon kinerja {pohon['periode'].tahun}")
    expect(halaman.locator(f"#rhk-{pohon['tono'].rhk.first().pk}")).to_be_visible()
