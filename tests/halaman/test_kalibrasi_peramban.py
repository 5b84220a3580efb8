"""The board in a real browser: no barrier at any size, by keyboard with recounting, and without a script"""

import pytest

from evaluasi.models import Evaluasi, Kalibrasi
from tests import pembuat
from tests.alur.test_kalibrasi import ALASAN
from tests.halaman.test_skp_peramban import layar, periksa  # noqa: F401
from tests.pembuat_kalibrasi import salin_orang

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def papan(basis_nyata, pemeran, organisasi, periode):
    """Budi rates thirty people in the period that can still be rated today."""
    tahunan = pembuat.akhir_tahun()
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    salin_orang(pembuat.nilai(skp, tahunan), 30)
    pembuat.catat_capaian(organisasi.egov, tahunan, pemeran.admin)
    return f"/penilaian/kurva/{tahunan.kode}/"


def isi_alasan(halaman):
    for kotak in halaman.get_by_label("Alasan").all():
        kotak.fill(ALASAN)


def test_dengan_papan_tik_tanpa_hambatan(layar, papan, pemeran, organisasi):  # noqa: F811
    for ukuran in ("laptop", "ponsel", "sempit"):
        halaman = layar(pemeran.budi, ukuran)
        periksa(halaman, papan)
    halaman = layar(pemeran.budi)
    halaman.goto(papan)
    kode = Evaluasi.objects.get(skp__pegawai=pemeran.sari).skp.kode
    halaman.locator(f"#p-{kode}-sesuai").focus()
    halaman.keyboard.press("ArrowRight")
    halaman.locator(".bilah-simpan", has_text="1 perubahan simulasi").wait_for()
    assert halaman.evaluate("document.activeElement.id") == f"p-{kode}-di_atas"
    halaman.keyboard.press("ArrowRight")
    halaman.locator(f"#o-{kode} .pred-kurang").wait_for()
    assert Evaluasi.objects.get(skp__kode=kode).rating_perilaku == "sesuai"
    halaman.get_by_role("button", name="Simpan 1").click()
    isi_alasan(halaman)
    halaman.get_by_role("button", name="Simpan 1").click()
    halaman.get_by_text("1 penilaian disimpan.").wait_for()
    assert Evaluasi.objects.get(skp__kode=kode).rating_perilaku == "di_bawah"
    periksa(halaman, f"/kalibrasi/{Kalibrasi.objects.get().kode}/")
    periksa(layar(pemeran.tono, "ponsel"), f"{papan}unit/{organisasi.dinas.kode}/")


def test_tanpa_skrip(layar, papan, pemeran):  # noqa: F811
    halaman = layar(pemeran.budi, java_script_enabled=False)
    halaman.goto(papan)
    halaman.get_by_role("radiogroup", name="Hasil kerja Sari Utami").get_by_label("Di atas").check()
    halaman.get_by_role("button", name="Halaman 2", exact=True).click()
    halaman.get_by_text("1 perubahan simulasi").wait_for()
    halaman.get_by_role("button", name="Simpan 1").click()
    isi_alasan(halaman)
    halaman.get_by_role("button", name="Simpan 1").click()
    halaman.get_by_text("1 penilaian disimpan.").wait_for()
    assert Evaluasi.objects.get(skp__pegawai=pemeran.sari).rating_hasil == "di_atas"
