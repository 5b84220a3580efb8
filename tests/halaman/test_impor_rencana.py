"""/impor/ with the files of the planning room: what the file does not say is asked for once."""

from datetime import UTC, datetime

import pytest

from pegawai.models import Impor
from skp_app.models import CatatanHarian, Iki, IndikatorUnit, RencanaUnit, Skp
from tests import pembuat
from tests.halaman.bantu import judul, teks
from tests.halaman.test_impor import kerjakan, sampai_selesai, unggah

pytestmark = pytest.mark.django_db
PK = "perjanjian_kinerja_2026.xlsx"


@pytest.fixture
def bkd(sebagai, pemeran, time_machine):
    time_machine.move_to(datetime(2026, 5, 2, 3, tzinfo=UTC), tick=True)
    return sebagai(pemeran.admin, sandi_segar=True)


def petakan(bkd, alamat, **sekali):
    """The mapping as the page proposes it, with the answers that the page asks for."""
    halaman = bkd.get(alamat, follow=True)
    kiriman = {b.html_name: b.value() or "" for b, _, _ in halaman.context["baris"]}
    kiriman |= {b.html_name: b.value() or "" for b in halaman.context["sekali"]}
    return bkd.post(f"{alamat}petakan/", kiriman | {f"sekali-{k}": v for k, v in sekali.items()})


def test_perjanjian_kinerja_diunggah_diperiksa_dijalankan_dan_dibatalkan(bkd):
    sampai_selesai(bkd, "hierarki_unor.xlsx")
    alamat = unggah(bkd, PK)["Location"]
    halaman = bkd.get(alamat, follow=True)
    assert {b.label: b.value() for b in halaman.context["sekali"]} == {"TAHUN": "2026"}  # as the file's name says
    kosong = petakan(bkd, alamat, TAHUN="")
    assert (kosong.status_code, "Kolom TAHUN tidak ada di berkas ini." in teks(kosong)) == (422, True)
    assert petakan(bkd, alamat)["Location"] == alamat
    impor = kerjakan()
    assert (impor.status, impor.angka["baru"], impor.angka["tolak"]) == ("diperiksa", 101, 0)
    assert "Untuk seluruh berkas: TAHUN 2026 ." in teks(bkd.get(alamat))
    bkd.post(f"{alamat}jalankan/")
    assert (kerjakan().angka["hasil"], IndikatorUnit.objects.count()) == ({"baru": 101}, 101)
    assert judul(bkd.get(alamat)) == "Hasil impor"
    rencana = RencanaUnit.objects.first()
    assert bkd.get(f"/organisasi/rencana/{rencana.kode}/").status_code == 200
    bkd.post(f"{alamat}batalkan/")
    assert (kerjakan().status, RencanaUnit.objects.count()) == ("dibatalkan", 0)


def test_rhk_dan_iki_dari_berkas_tempel(bkd, pemeran):
    pembuat.buat_periode(2026)
    alamat = unggah(bkd, "rhk_iki_tempel.tsv")["Location"]
    petakan(bkd, alamat, NIP=pemeran.sari.nip, TAHUN="2026")
    assert kerjakan().angka["baru"] == 8
    bkd.post(f"{alamat}jalankan/")
    assert (kerjakan().angka["hasil"], Iki.objects.count()) == ({"baru": 8}, 8)
    assert Skp.objects.get().pegawai == pemeran.sari


def test_progres_harian_dari_ekspor_e_kinerja(bkd, pemeran):
    pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2026)
    alamat = unggah(bkd, "progres_harian_contoh.xlsx")["Location"]
    petakan(bkd, alamat, NIP=pemeran.sari.nip)
    assert kerjakan().angka["baru"] == 55
    bkd.post(f"{alamat}jalankan/")
    assert (kerjakan().angka["hasil"], CatatanHarian.objects.count()) == ({"baru": 55}, 55)


def test_jenis_dikenali_dari_kolomnya(bkd):
    harapan = {PK: "perjanjian_kinerja", "rhk_iki_tempel.tsv": "rhk_iki", "progres_harian_contoh.xlsx": "progres"}
    for nama in harapan:
        unggah(bkd, nama)
    assert dict(Impor.objects.values_list("nama_berkas", "jenis")) == harapan
