"""The wizard in a real browser: nothing for axe to find, nothing wider than the screen, and no script needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from pegawai.models import Impor
from skp_app.models import Iki
from tests import pembuat
from tests.halaman.test_impor import CONTOH, kerjakan

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
UKURAN = {"laptop": (1366, 768), "ponsel": (390, 844)}


def keberatan(halaman):
    temuan = [v["id"] for v in Axe().run(halaman).response["violations"]]
    return temuan, halaman.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.fixture
def masuk(basis_nyata, pemeran, buka, sebagai, live_server):
    """The BKD in a browser of this size."""

    def di_layar(ukuran):
        halaman = buka(*UKURAN[ukuran])
        kue = sebagai(pemeran.admin, sandi_segar=True).cookies[settings.SESSION_COOKIE_NAME].value
        halaman.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue, "url": live_server.url}])
        return halaman

    return di_layar


@pytest.mark.parametrize("ukuran", UKURAN)
def test_wisaya_impor_ramah_semua_orang(masuk, ukuran):
    halaman = masuk(ukuran)
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


BARIS_RHK = """RENCANA HASIL KERJA;ASPEK;INDIKATOR KINERJA INDIVIDU;TARGET
Tersedianya layanan yang andal;Kuantitas;Jumlah layanan yang beroperasi;12 layanan
;Waktu;Lama layanan setelah permohonan diterima lengkap oleh petugas di loket;15 menit
Terjaganya data;Mutu;Persentase data yang sesuai;95%
"""


@pytest.mark.parametrize("ukuran", UKURAN)
def test_isian_untuk_seluruh_berkas_ditanyakan_di_halaman_pemetaan(masuk, pemeran, tmp_path, ukuran):
    tahun = pembuat.buat_periode().tahun
    berkas = tmp_path / "rhk.csv"
    berkas.write_text(BARIS_RHK)
    halaman, temuan = masuk(ukuran), {}

    def lihat(nama):
        temuan[nama] = keberatan(halaman)

    halaman.goto("/impor/unggah/")
    halaman.locator("#id_berkas").set_input_files(berkas)
    halaman.get_by_role("button", name="Unggah dan lanjut").click()
    lihat("petakan")
    halaman.get_by_label("TAHUN").fill(str(tahun))
    halaman.get_by_role("button", name="Periksa semua baris").click()
    lihat("nip belum ditulis")
    halaman.get_by_label("NIP").fill(pemeran.sari.nip)
    halaman.get_by_role("button", name="Periksa semua baris").click()
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("periksa")
    halaman.get_by_role("button", name="Jalankan impor").click()
    kerjakan()
    halaman.get_by_role("link", name="Lihat keadaan terbaru").click()
    lihat("hasil")
    assert temuan == {nama: ([], False) for nama in temuan}
    assert (Impor.objects.get().angka["hasil"], Iki.objects.count()) == ({"baru": 2, "dilewati": 1}, 2)
