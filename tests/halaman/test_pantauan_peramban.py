"""The board of the cycle in a real browser: no barrier at any size, a number opens its people."""

import pytest

from evaluasi.alur import hitung, tahap
from pegawai.models import Ketentuan
from tests import pembuat
from tests.halaman.test_skp_peramban import layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.mark.parametrize("ukuran", ["laptop", "ponsel"])
def test_peta_bebas_hambatan_dan_angkanya_membuka_nama(basis_nyata, layar, pemeran, organisasi, periode, ukuran):  # noqa: F811
    tw1 = pembuat.triwulan(1)
    sari = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    pembuat.isi_realisasi(sari, tw1)
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko, rhk=1))
    tahap.hitung(tw1)
    alamat = f"/pantauan/{tw1.kode}/{organisasi.dinas.kode}/"
    admin = layar(pemeran.admin, ukuran)
    periksa(admin, alamat)
    admin.get_by_role("link", name="33% 1 SKP Diajukan, BIDANG E-GOVERNMENT").click()
    admin.get_by_text("Joko Prasetyo").first.wait_for()
    periksa(admin, f"{alamat}pegawai/?tahap=")


@pytest.mark.parametrize("ukuran", ["laptop", "ponsel"])
def test_perbandingan_ringkasan_dan_surat_bebas_hambatan(basis_nyata, layar, pemeran, organisasi, periode, ukuran):  # noqa: F811
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=2)
    tw1 = pembuat.triwulan(1)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    pembuat.nilai(pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1), tw1)
    pembuat.nilai(pembuat.buat_skp_ditetapkan(pemeran.joko, rhk=1), tw1, "di_atas", "di_atas")
    hitung.jalankan(hitung.pesan_semua(tw1, oleh=pemeran.admin), lambda *n: None)
    for p in (tw1, pembuat.triwulan(2)):
        tahap.hitung(p)
    alamat = f"/pantauan/{pembuat.triwulan(2).kode}/{organisasi.dinas.kode}/"
    admin = layar(pemeran.admin, ukuran)
    for halaman in ("banding/", "ringkasan/", "surat/"):
        periksa(admin, f"{alamat}{halaman}")
    periksa(admin, f"/pantauan/{tw1.kode}/{organisasi.dinas.kode}/banding/?tahap=dinilai")
    admin.get_by_text("Lihat sebagai tabel").first.click()
    admin.get_by_role("link", name="BIDANG E-GOVERNMENT").first.wait_for()
