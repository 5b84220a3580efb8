"""The dialog kinerja in a real browser: no barrier at any size, and a proposal applied from the editor"""

import pytest

from skp_app.alur import dialog, perencanaan
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa, target  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


@pytest.fixture
def iki(skp):
    iki = skp.rhk.first().iki.get()
    dialog.ujarkan(skp, oleh=skp.penilai, isi="Naikkan.", sasaran=iki, bidang="target", menjadi="98 %")
    return iki


@pytest.mark.parametrize("ukuran", UKURAN)
def test_panel_dan_halaman_bebas_hambatan(layar, skp, iki, pemeran, ukuran):  # noqa: F811
    periksa(layar(pemeran.budi, ukuran), f"/skp/{skp.kode}/")
    perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Perbaiki.")
    sari = layar(pemeran.sari, ukuran)
    for alamat in (f"/skp/{skp.kode}/", f"/skp/{skp.kode}/dialog/"):
        periksa(sari, alamat)


@pytest.mark.parametrize("skrip", [True, False])
def test_usulan_diterapkan_dari_penyunting(layar, skp, iki, pemeran, skrip):  # noqa: F811
    perencanaan.kembalikan(skp, oleh=pemeran.budi, catatan="Perbaiki.")
    sari = layar(pemeran.sari, java_script_enabled=skrip)
    sari.goto(f"/skp/{skp.kode}/")
    sari.get_by_role("button", name="Terapkan usulan pada RHK 1, indikator 1").click()
    sari.wait_for_url(f"**/skp/{skp.kode}/#dialog")
    assert target(sari, iki).input_value() == "98 %"
