"""Pembinaan in a real browser: no barrier at any size, a coaching from the empty sheet to two signatures."""

import pytest

from skp_app.models import Bimbingan
from tests import pembuat
from tests import pembuat_pembinaan as buat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa  # noqa: F401
from tests.pembuat import SANDI

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def skp(basis_nyata, pemeran, periode):
    buat.jadikan_pimpinan_kepegawaian(pemeran.kepala_bkd)
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_bimbingan_bebas_hambatan(layar, skp, pemeran, ukuran):  # noqa: F811
    kosong = buat.buat_coaching(skp, alasan="Kosong.")
    isi = buat.isi_coaching(buat.buat_coaching(skp))
    selesai = buat.buat_coaching_selesai(skp, alasan="Kedua.", penyesuaian="ya")
    mentoring = buat.buat_mentoring(skp)
    sari, budi = layar(pemeran.sari, ukuran), layar(pemeran.budi, ukuran)
    for b in (kosong, isi, selesai, mentoring):
        for orang in (sari, budi):
            periksa(orang, f"/pembinaan/{b.kode}/")
    periksa(sari, f"/pembinaan/{selesai.kode}/umpan-balik/")
    periksa(budi, f"/pembinaan/{selesai.kode}/evaluasi/")
    for alamat in ("/pembinaan/", "/pembinaan/mulai/", f"/pembinaan/mulai/{skp.kode}/"):
        periksa(budi, alamat)


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_perihal_bebas_hambatan(layar, skp, pemeran, ukuran):  # noqa: F811
    buat.beri_umpan_balik(skp)
    budi, kepala = layar(pemeran.budi, ukuran), layar(pemeran.kepala_bkd, ukuran)
    periksa(budi, f"/pembinaan/perihal/mulai/{skp.kode}/")
    k = buat.sampaikan(skp)
    awal = f"/pembinaan/perihal/{k.kode}/"
    periksa(budi, f"{awal}laporan/")
    k = buat.laporkan(k, pemeran.kepala_bkd)
    for alamat in (awal, f"{awal}tetapkan/", "/pembinaan/perihal/"):
        periksa(kepala, alamat)
    k = buat.tetapkan(k, pemeran.joko)
    joko = layar(pemeran.joko, ukuran)
    for alamat in (awal, f"{awal}rekaman/"):
        periksa(joko, alamat)
    buat.rekam(k)
    periksa(layar(pemeran.sari, ukuran), awal)


@pytest.mark.parametrize("skrip", [True, False])
def test_coaching_dari_lembar_kosong_sampai_tanda_tangan(layar, skp, pemeran, skrip):  # noqa: F811
    b = buat.buat_coaching(skp)
    sari, budi = (layar(o, java_script_enabled=skrip) for o in (pemeran.sari, pemeran.budi))
    sari.goto(f"/pembinaan/{b.kode}/")
    sari.get_by_label("Indikator dari SKP").select_option(index=1)
    sari.get_by_role("button", name="Tambah indikator").click()
    sari.get_by_label("Strategi pencapaian target").fill("Jadwal mingguan")
    sari.get_by_label("Progres pencapaian target").fill("10 layanan")
    sari.get_by_label("Peluang: apa yang dapat saya lakukan?").fill("Meminta bantuan.")
    sari.get_by_role("button", name="Simpan", exact=True).click()
    sari.get_by_text("Lembar bimbingan tersimpan.").wait_for()
    budi.goto(f"/pembinaan/{b.kode}/")
    budi.get_by_label("Indikator dari SKP").select_option(index=1)
    budi.get_by_role("button", name="Tambah langkah").click()
    budi.get_by_label("Strategi untuk mengatasi masalah/hambatan").fill("Penguji bersama")
    budi.get_by_label("Penyesuaian ukuran keberhasilan dan target").select_option("ya")
    budi.get_by_role("button", name="Simpan", exact=True).click()
    budi.get_by_text("Lembar bimbingan tersimpan.").wait_for()
    sari.reload()
    sari.get_by_role("button", name="Tanda tangani").click()
    sari.get_by_text("Pihak lain diminta juga.").wait_for()
    budi.reload()
    budi.get_by_label("Kata sandi Anda").fill(SANDI)
    budi.get_by_role("button", name="Tanda tangani").click()
    budi.get_by_text("Ditandatangani kedua pihak.").wait_for()
    assert Bimbingan.objects.get().status == "selesai"
