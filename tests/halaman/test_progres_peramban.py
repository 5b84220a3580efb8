"""The sheet of a period and rencana aksi in a real browser: no barrier at any size, a month typed with the keyboard"""

from decimal import Decimal

import pytest
from django.utils.timezone import localdate

from skp_app.alur import pengisian, rencana_aksi
from skp_app.models import Iki, PengirimanRealisasi, PeriodeDokumentasi, RealisasiProgres, RencanaAksi
from tests import pembuat
from tests.halaman.test_skp_peramban import UKURAN, layar, periksa, tunggu  # noqa: F401

pytestmark = [pytest.mark.peramban, pytest.mark.lambat]


@pytest.fixture
def skp(basis_nyata, pemeran):
    pembuat.bulanan()
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


@pytest.fixture
def kini(skp):
    hari = localdate()
    return PeriodeDokumentasi.objects.select_related("periode_evaluasi", "periode").get(kode=f"{hari:%Y-%m}")


@pytest.fixture
def alamat(kini):
    return f"/realisasi/{kini.periode.tahun}/{kini.bagian}/"


@pytest.mark.parametrize("ukuran", UKURAN)
def test_halaman_pendokumentasian_bebas_hambatan(layar, skp, kini, alamat, pemeran, ukuran):  # noqa: F811
    satu, _ = Iki.objects.filter(rhk__skp=skp)
    pembuat.catat_progres(satu, kini, angka=Decimal(3), teks="Tiga dinas", kendala="Anggaran")
    rencana_aksi.tambah(skp, kini.periode_evaluasi, skp.rhk.first(), oleh=pemeran.sari, teks="Menyusun\nMenguji")
    pengisian.kirim(skp, kini, oleh=pemeran.sari)
    tahun, bagian = kini.periode.tahun, kini.periode_evaluasi.kode[5:]
    aksi = f"/realisasi/{tahun}/rencana-aksi/{skp.kode}/{bagian}/"
    sari, budi = layar(pemeran.sari, ukuran), layar(pemeran.budi, ukuran)
    for halaman in (alamat, f"/realisasi/{tahun}/", aksi, f"/realisasi/{kini.periode_evaluasi.kode}/"):
        periksa(sari, halaman)
    for halaman in (f"{alamat}{skp.kode}/", aksi):
        periksa(budi, halaman)
    periksa(layar(pemeran.admin, ukuran), f"/periode/{tahun}/pendokumentasian/?frekuensi=mingguan")


def test_sebulan_diketik_dengan_papan_ketik_tersimpan_sendiri_lalu_dikirim(layar, skp, alamat, pemeran):  # noqa: F811
    satu, dua = Iki.objects.filter(rhk__skp=skp)
    sari = layar(pemeran.sari)
    sari.goto(alamat)
    sari.get_by_label(satu.teks, exact=True).focus()
    sari.keyboard.type("3")
    sari.keyboard.press("Tab")
    sari.keyboard.type("Tiga dinas selesai ditata.")
    tunggu(sari, "tersimpan")
    assert sari.locator(f"#catat_progres-{satu.pk}").inner_text() == "3 layanan"
    sari.get_by_label(dua.teks, exact=True).fill("5")
    sari.get_by_role("button", name="Kirim ke pejabat penilai").click()
    sari.get_by_text("dikirim ke pejabat penilai").wait_for()
    assert sorted(RealisasiProgres.objects.values_list("angka", "teks")) == [(3, "Tiga dinas selesai ditata."), (5, "")]
    assert PengirimanRealisasi.objects.count() == 1


@pytest.mark.parametrize("skrip", [True, False])
def test_rencana_aksi_ditempel_beberapa_baris(layar, skp, kini, pemeran, skrip):  # noqa: F811
    sari = layar(pemeran.sari, java_script_enabled=skrip)
    sari.goto(f"/realisasi/{kini.periode.tahun}/rencana-aksi/")
    sari.get_by_label("Tambah rencana aksi").first.fill("1. Menyusun konsep\n2. Menguji coba")
    sari.get_by_role("button", name="Tambah rencana aksi RHK 1").click()
    sari.get_by_label("Rencana aksi 2 RHK 1", exact=True).wait_for()
    assert list(RencanaAksi.objects.values_list("teks", "target")) == [
        ("Menyusun konsep", "2,75 layanan"), ("Menguji coba", "2,75 layanan"),
    ]  # fmt: skip
