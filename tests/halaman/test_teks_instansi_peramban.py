"""The words of the instansi in a real browser: kept by the BKD without scripts on a phone, no barrier at any size."""

import pytest
from django.utils.timezone import localdate

from pegawai.alur import teks_instansi
from skp_app.models import EkspektasiKhusus
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
SUMBER = "Surat Edaran Bupati Nomor 12 Tahun 2026 tentang pengelolaan kinerja"
KALIMAT = "Untuk perangkat daerah pelayanan, sebut juga nomor agenda atau nomor permohonannya bila ada."


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.ajukan(pembuat.buat_skp(pemeran.sari))


@pytest.fixture
def tertulis(skp, pemeran):
    isi = {"oleh": pemeran.admin, "mulai": localdate(), "sumber": SUMBER}
    for tempat in ("umpan_balik", "rhk", "ekspektasi", "skema", "target"):
        teks_instansi.tulis(tempat, KALIMAT, **isi)
    for tempat in ("frasa_loyal", "frasa_skema"):
        teks_instansi.tulis(tempat, "Menjaga rahasia pasien, juga di luar jam kerja dan di media sosial", **isi)
    return pembuat.buat_skp(pemeran.joko)


@pytest.mark.parametrize("ukuran", UKURAN)
def test_setiap_halaman_bebas_hambatan(layar, skp, tertulis, pemeran, ukuran):  # noqa: F811
    admin, joko, budi = (layar(o, ukuran) for o in (pemeran.admin, pemeran.joko, pemeran.budi))
    for alamat in ("/aturan/", "/aturan/teks/", "/aturan/teks/frasa_loyal/", "/aturan/teks/umpan_balik/"):
        periksa(admin, alamat)
    periksa(joko, f"/skp/{tertulis.kode}/")
    for alamat in (f"/skp/{skp.kode}/", f"/skp/tim/{skp.mulai.year}/ekspektasi/"):
        periksa(budi, alamat)


def test_frasa_ditulis_dan_dipakai_di_hp_tanpa_skrip(layar, skp, pemeran):  # noqa: F811
    admin = layar(pemeran.admin, "ponsel", java_script_enabled=False)
    admin.goto("/aturan/teks/")
    admin.get_by_role("link", name="Ekspektasi khusus: Loyal").click()
    admin.get_by_label("Kalimat").fill("Menjaga rahasia pasien")
    admin.get_by_label("Dasar").fill(SUMBER)
    admin.get_by_role("button", name="Simpan").click()
    assert admin.get_by_text("Kalimat disimpan dan tampil sejak hari ini.").is_visible()
    budi = layar(pemeran.budi, "ponsel", java_script_enabled=False)
    budi.goto(f"/skp/{skp.kode}/")
    budi.get_by_role("button", name="Menjaga rahasia pasien").click()
    budi.wait_for_url("**#perilaku")
    assert EkspektasiKhusus.objects.get().teks == "Menjaga rahasia pasien"
    admin.get_by_role("button", name="Akhiri Menjaga rahasia pasien").click()
    assert admin.get_by_text("Tidak ada frasa.").is_visible()
