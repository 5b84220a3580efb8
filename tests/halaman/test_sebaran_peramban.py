"""The spread in a real browser: no barrier at any size; a flag is explained without script as well."""

import pytest

from evaluasi.alur import hitung
from pegawai.models import Ketentuan
from tests import pembuat
from tests.halaman.test_skp_peramban import layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.mark.parametrize("ukuran", ["laptop", "ponsel"])
def test_sebaran_bebas_hambatan_dan_dijelaskan(basis_nyata, layar, pemeran, organisasi, periode, ukuran):  # noqa: F811
    tw1, alamat = pembuat.triwulan(1), f"/sebaran/2026-tw1/{organisasi.egov.kode}/"
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=2)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin, "istimewa")
    for orang in (pemeran.sari, pemeran.joko):
        pembuat.nilai(pembuat.buat_skp_ditetapkan(orang, rhk=1), tw1)
    hitung.jalankan(hitung.pesan_semua(tw1, oleh=pemeran.admin), lambda *n: None)
    budi = layar(pemeran.budi, ukuran, java_script_enabled=ukuran != "ponsel")
    budi.goto(alamat)
    budi.get_by_text("Jelaskan mengapa berbeda").first.click()
    budi.get_by_label("Penjelasan").first.fill("Beban layanan dua kali lipat dari rencana.")
    budi.get_by_role("button", name="Simpan penjelasan").first.click()
    budi.get_by_text("Dijelaskan", exact=True).first.wait_for()
    periksa(layar(pemeran.budi, ukuran), alamat)
    for jalur in ("/sebaran/2026-tw1/", f"/sebaran/2026-tw1/{organisasi.dinas.kode}/"):
        periksa(layar(pemeran.admin, ukuran), jalur)
