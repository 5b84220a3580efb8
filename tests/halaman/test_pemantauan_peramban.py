"""Pemantauan in a real browser: no barrier at any size, and the way of Pasal 20 without a script"""

import pytest

from skp_app.alur import kemajuan, pengambilalihan, rekap_pemantauan
from skp_app.models import KesimpulanKemajuan
from tests import pembuat
from tests.alur.test_kemajuan import ambil, catat, sampai_boleh_diambil_alih
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def alamat(skp, periode):
    return f"/pemantauan/{periode.tahun}/{skp.kode}/"


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_pemantauan_bebas_hambatan(layar, skp, alamat, pemeran, organisasi, periode, ukuran):  # noqa: F811
    tw = pembuat.triwulan(2)
    catat(skp, pemeran.budi)
    catat(skp, pemeran.budi, isi="Terbaca pegawai.", bagikan=True)
    terakhir = sampai_boleh_diambil_alih(skp, tw)
    kemajuan.tindak(terakhir, "ekspektasi", oleh=pemeran.budi, isi="Target 8 layanan.")
    ambil(skp)
    rekap_pemantauan.hitung(tw)
    budi, dewi = layar(pemeran.budi, ukuran), layar(pemeran.dewi, ukuran)
    for ekor in ("", "catatan/", "kesimpulan/", f"kesimpulan/{terakhir.pk}/", "ambil-alih/"):
        periksa(budi, f"{alamat}{ekor}")
    periksa(budi, f"/pemantauan/{periode.tahun}/")
    unit = f"/pemantauan/{periode.tahun}/unit/{organisasi.dinas.kode}/"
    for ekor in ("", f"pegawai/?periode={tw.kode}"):
        periksa(dewi, f"{unit}{ekor}")
    periksa(layar(pemeran.sari, ukuran), f"{alamat}kesimpulan/{terakhir.pk}/")


def test_dari_papan_sampai_permintaan_tanpa_skrip(layar, skp, alamat, pemeran, periode):  # noqa: F811
    budi = layar(pemeran.budi, java_script_enabled=False)
    budi.goto(f"/pemantauan/{periode.tahun}/")
    budi.get_by_role("link", name="Sari Utami, S.Kom.", exact=True).click()
    budi.get_by_role("link", name="Simpulkan kemajuan").first.click()
    budi.get_by_role("checkbox").first.check()
    budi.get_by_label("Tidak menunjukkan kemajuan kinerja").check()
    budi.get_by_label("Uraian").fill("Belum ada layanan yang beroperasi.")
    budi.get_by_role("button", name="Simpan kesimpulan").click()
    budi.get_by_label("Penyesuaian ekspektasi").check()
    budi.get_by_label("Penyesuaian yang diminta").fill("Target 8 layanan.")
    budi.get_by_role("button", name="Minta penyesuaian").click()
    sari = layar(pemeran.sari, java_script_enabled=False)
    sari.goto(alamat)
    sari.get_by_role("link", name="Ajukan perubahan SKP").click()
    kalimat = "Penyesuaian ekspektasi diminta Budi Santoso: Target 8 layanan."
    assert sari.get_by_label("Alasan perubahan").input_value() == kalimat


def test_ambil_alih_dengan_kata_sandi(layar, skp, alamat, pemeran):  # noqa: F811
    sampai_boleh_diambil_alih(skp, pembuat.triwulan(2))
    budi = layar(pemeran.budi)
    budi.goto(alamat)
    budi.get_by_role("link", name="Ambil alih RHK").click()
    budi.get_by_role("radio", name="RHK 1.").check()
    budi.get_by_label("Catatan").fill("Tidak dapat menyelesaikannya.")
    budi.get_by_label("Kata sandi Anda").fill(pembuat.SANDI)
    budi.get_by_role("button", name="Ambil alih RHK").click()
    budi.get_by_text("RHK 1 diambil alih Pimpinan").wait_for()
    assert pengambilalihan.diambil_alih(skp).get().kesimpulan == KesimpulanKemajuan.objects.first()
