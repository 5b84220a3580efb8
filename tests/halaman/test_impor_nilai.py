"""/impor/ for results of files, and the pages on which yearly predikat from before are read."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluasi.alur import penyampaian, tindak_lanjut
from evaluasi.models import CapaianOrganisasi
from pegawai.models import Impor
from tests import pembuat
from tests.alur.test_impor_nilai import berkas_capaian, berkas_predikat, evaluasi_tahunan, impor_predikat
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri
from tests.halaman.test_impor import kerjakan

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture(autouse=True)
def hari_ini():
    with time_machine.travel(datetime(2026, 5, 4, 9, tzinfo=JAKARTA), tick=True):
        yield


@pytest.fixture
def bkd(sebagai, pemeran, organisasi):
    pembuat.buat_periode(2026)
    organisasi.egov.kode_unor = "8ae4820"
    organisasi.egov.save()
    return sebagai(pemeran.admin, sandi_segar=True)


def unggah(bkd, nama, isi):
    return bkd.post("/impor/unggah/", {"berkas": SimpleUploadedFile(nama, isi)})["Location"]


def kiriman(halaman):
    return {b.html_name: b.value() or "" for b, _, _ in halaman.context["baris"]}


def test_periode_diusulkan_dari_nama_berkas_dan_wajib_dipilih(bkd):
    alamat = unggah(bkd, "capaian_2026_tw1.csv", berkas_capaian((0, "Baik")))
    halaman = bkd.get(alamat, follow=True)
    assert judul(halaman) == "Petakan kolom"
    assert halaman.context["formulir"]["lingkup"].value() == "2026-tw1"
    assert "Tahun yang belum dibuka atau sudah dikunci tidak ada di sini." in teks(halaman)
    tolak = bkd.post(f"{alamat}petakan/", kiriman(halaman))
    assert (tolak.status_code, "Periode belum dipilih." in teks(tolak)) == (422, True)


def test_capaian_dari_unggah_sampai_dibatalkan(bkd):
    alamat = unggah(bkd, "capaian_2026_tw1.csv", berkas_capaian((0, "Baik")))
    halaman = bkd.get(alamat, follow=True)
    bkd.post(f"{alamat}petakan/", kiriman(halaman) | {"lingkup": "2026-tw1"})
    kerjakan()
    periksa = teks(bkd.get(alamat))
    assert "Capaian kinerja organisasi Triwulan I 2026 dari capaian_2026_tw1.csv" in periksa
    assert "BIDANG E-GOVERNMENT 8ae4820 Baru Capaian: Baik Dasar: BA Nomor 1" in periksa
    bkd.post(f"{alamat}jalankan/")
    assert (kerjakan().status, CapaianOrganisasi.objects.get().predikat) == ("selesai", "baik")
    assert judul(bkd.get(alamat)) == "Hasil impor"
    bkd.post(f"{alamat}batalkan/")
    assert (kerjakan().status, CapaianOrganisasi.objects.count()) == ("dibatalkan", 0)


def test_predikat_dari_unggah_sampai_halaman_orangnya(bkd, sebagai, pemeran):
    isi = berkas_predikat((pemeran.sari, 2024, "Baik"), (pemeran.sari, 2025, "Sangat Baik"))
    alamat = unggah(bkd, "predikat_lama.csv", isi)
    halaman = bkd.get(alamat, follow=True)
    assert Impor.objects.get().jenis == "predikat"
    bkd.post(f"{alamat}petakan/", kiriman(halaman))
    kerjakan()
    assert "Predikat: Sangat Baik (hasil di atas ekspektasi, perilaku di atas ekspektasi)" in teks(bkd.get(alamat))
    bkd.post(f"{alamat}jalankan/")
    assert kerjakan().angka["hasil"] == {"baru": 2}
    sendiri = teks(sebagai(pemeran.sari).get("/evaluasi/"))
    for kalimat in (
        "Akhir tahun 2024 (dari impor) Baik – Akhir tahun 2025 (dari impor) Sangat Baik naik",
        "2025 Analis Di atas ekspektasi Di atas ekspektasi Sangat Baik Dari impor predikat_lama.csv",
        "Kotak berongga: dari impor data sebelum aplikasi ini dipakai.",
    ):
        assert kalimat in sendiri
    assert "Dari impor" not in teks(sebagai(pemeran.joko).get("/evaluasi/"))


def test_berturut_turut_dari_impor_saja_menyebut_sumbernya(bkd, pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2024, "Sangat Baik"), (pemeran.sari, 2025, "Sangat Baik"))
    halaman = teks(bkd.get("/talenta/"))
    assert (
        "Sari Utami, S.Kom. PRANATA KOMPUTER AHLI MUDA BIDANG E-GOVERNMENT Sangat Baik dari impor predikat_lama.csv "
        "Sangat Baik dari impor predikat_lama.csv"
    ) in halaman
    assert "Tidak ada pegawai" in teks(bkd.get("/talenta/?unit=statistik"))
    baris = b"".join(bkd.get("/talenta/?unduh=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert baris[1].endswith(";Sangat Baik (dari impor);Sangat Baik (dari impor)")


def test_calon_dan_kasus_tindak_lanjut_menyebut_tahun_sebelumnya(bkd, sebagai, pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2024, "Butuh Perbaikan"))
    tetap = evaluasi_tahunan(pemeran, hasil="di_bawah")
    with time_machine.travel(datetime(2026, 1, 20, 9, tzinfo=JAKARTA), tick=False):
        penyampaian.sampaikan(tetap, oleh=tetap.penilai)
    asal = "Butuh Perbaikan dari impor predikat_lama.csv"
    assert f"BIDANG E-GOVERNMENT Butuh Perbaikan {asal}" in teks(bkd.get("/tindak-lanjut/calon/?tahun=2025"))
    kasus = tindak_lanjut.buka(tetap, oleh=pemeran.admin, catatan="Dua tahun di bawah Baik.")
    alamat = f"/tindak-lanjut/{kasus.kode}/"
    terbaca = {n: f"Tahun sebelumnya {asal}" in teks(sebagai(getattr(pemeran, n)).get(alamat))
               for n in ("admin", "sari", "budi")}  # fmt: skip
    assert terbaca == {"admin": True, "sari": True, "budi": False}


def test_yang_menilai_membacanya_di_riwayat_orang_lain_tidak(bkd, sebagai, pemeran):
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Sangat Baik"))
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    tetap = pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    alamat = f"/evaluasi/{tetap.kode}/riwayat/"
    halaman = {n: teks(sebagai(getattr(pemeran, n)).get(alamat)) for n in ("sari", "budi", "tono", "joko")}
    terbaca = {n: "Dari impor predikat_lama.csv" in isi for n, isi in halaman.items()}
    assert terbaca == {"sari": True, "budi": True, "tono": True, "joko": False}


def test_banyaknya_kueri_halaman_hasil_tidak_tumbuh_dengan_tahun(bkd, sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    impor_predikat(pemeran.admin, (pemeran.sari, 2025, "Baik"))
    klien.get("/evaluasi/")
    with kueri() as satu:
        klien.get("/evaluasi/")
    impor_predikat(pemeran.admin, *((pemeran.sari, tahun, "Baik") for tahun in (2022, 2023, 2024)), nama="lama.csv")
    with kueri() as banyak:
        klien.get("/evaluasi/")
    assert len(banyak) == len(satu)
