"""What follows from a result in a real browser: no barrier at any size, and a case opened and closed by keyboard."""

from datetime import date

import pytest
from django.utils.timezone import localdate, now

from evaluasi.alur import penyampaian
from evaluasi.models import Evaluasi, TahapTindakLanjut, TindakLanjut
from pegawai.models import Ketentuan
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]
LHK = {"basis": "tahunan", "cara": "persen", "lag": "tahun_berikut", "nilai": {
    "sangat_baik": "100", "baik": "100", "butuh_perbaikan": "90", "kurang": "85", "sangat_kurang": "80"}}  # fmt: skip


@pytest.fixture
def kasus(basis_nyata, pemeran, periode):
    """A case about Sari's result of this year."""
    Ketentuan.objects.create(kunci="tunjangan_faktor", nilai=LHK, mulai=date(2024, 1, 1), sumber="Peraturan instansi")
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=1)
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.akhir_tahun(), pemeran.admin, hasil="di_bawah")
    penyampaian.sampaikan(tetap, oleh=pemeran.budi)
    kasus = TindakLanjut.objects.create(
        evaluasi=Evaluasi.objects.get(), pegawai=pemeran.sari, jalur="pns_ja_jf", aturan={}, final_pada=localdate(),
        catatan="Dua triwulan di bawah target.", dibuka_oleh=pemeran.admin, petugas=pemeran.admin, dibuka_pada=now(),
    )  # fmt: skip
    for n, jenis in enumerate(("perbaikan", "uji_kompetensi"), start=1):
        TahapTindakLanjut.objects.create(kasus=kasus, urutan=n, jenis=jenis, usulan_mulai=localdate())
    return kasus


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bebas_hambatan(layar, kasus, pemeran, organisasi, ukuran):  # noqa: F811
    bkd, tahun = layar(pemeran.admin, ukuran), localdate().year
    akhir = f"{tahun}-akhir"
    profil = f"/profil-kinerja/{tahun}/{organisasi.egov.kode}/"
    lain = (f"/tunjangan/{akhir}/?dasar=5000000", f"/pola-penilai/{akhir}/", "/talenta/", "/tindak-lanjut/", profil)
    for alamat in (f"/tindak-lanjut/{kasus.kode}/", *lain):
        periksa(bkd, alamat)


def test_petugas_mencatat_lalu_menutup_tanpa_skrip(layar, kasus, pemeran):  # noqa: F811
    bkd = layar(pemeran.admin, java_script_enabled=False)
    bkd.goto(f"/tindak-lanjut/{kasus.kode}/")
    tahap = bkd.locator("#tahap-1")
    tahap.locator("summary").press("Enter")
    tahap.get_by_label("Sudah dilaksanakan").check()
    tahap.get_by_label("Catatan").fill("Kinerja membaik.")
    tahap.get_by_role("button", name="Catat", exact=True).press("Enter")
    assert "Sudah dilaksanakan" in bkd.locator("#tahap-1").inner_text()
    bkd.get_by_label("Catatan", exact=True).last.fill("Selesai tanpa tahap berikutnya.")
    bkd.get_by_role("button", name="Tutup kasus").press("Enter")
    assert "Kasus ditutup." in bkd.locator("main").inner_text()
