"""The list of the people one assesses, on 7 April 2026."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluasi.tasks import hitung_predikat
from evaluasi.views import sebaran as gambar
from pegawai.models import Ketentuan, Pekerjaan
from tests import pembuat
from tests.halaman.bantu import isi, teks


@pytest.fixture(autouse=True)
def tujuh_april():
    with time_machine.travel(datetime(2026, 4, 7, 9, tzinfo=ZoneInfo("Asia/Jakarta"))):
        yield


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def skp(pemeran, tw1):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


ALAMAT = "/penilaian/tim/2026-tw1/"
HITUNG = f"{ALAMAT}hitung/"


def tambah_staf(organisasi, banyak, tw1):
    for n in range(banyak):
        orang = pembuat.buat_pegawai(f"Staf {n}")
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
        skp = pembuat.buat_skp_ditetapkan(orang)
        pembuat.isi_realisasi(skp, tw1)
        pembuat.nilai(skp, tw1)


def jalankan_semua():
    for pekerjaan in Pekerjaan.objects.all():
        hitung_predikat(pekerjaan.pk)


def test_tanpa_periode_dibawa_ke_periode_kini(sebagai, pemeran, periode):
    assert sebagai(pemeran.budi).get("/penilaian/tim/").headers["Location"] == ALAMAT


def test_sebelum_tahun_dibuka_ada_kalimat(sebagai, pemeran):
    jawaban = sebagai(pemeran.budi).get("/penilaian/tim/")
    assert (jawaban.status_code, "Tahun kinerja belum dibuka" in teks(jawaban)) == (409, True)


def test_setiap_orang_dengan_keadaannya(sebagai, skp, tw1, pemeran, organisasi):
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    tambah_staf(organisasi, 1, tw1)
    halaman = sebagai(pemeran.budi).get(ALAMAT).context["halaman"]
    baris = [(s.pegawai.nama, s.keadaan[0], s.terisi, s.jumlah_iki) for s in halaman]
    assert baris == [
        ("Joko Prasetyo", "SKP: Menunggu pimpinan", 0, 2),
        ("Sari Utami", "Menunggu realisasi", 0, 2),
        ("Staf 0", "Dinilai, belum ditetapkan", 2, 2),
    ]


def test_draf_dan_orang_dari_unit_lain_tidak_muncul(sebagai, pemeran, tw1):
    pembuat.buat_skp(pemeran.sari)
    pembuat.buat_skp_ditetapkan(pemeran.dewi)
    jawaban = sebagai(pemeran.budi).get(ALAMAT)
    assert list(jawaban.context["halaman"]) == []
    assert "Belum ada bawahan dengan SKP pada Triwulan I 2026" in teks(jawaban)


def test_penilai_lain_tidak_melihat_orang_dan_nilainya(sebagai, skp, tw1, pemeran):
    pembuat.nilai(skp, tw1)
    assert "Sari Utami" in isi(sebagai(pemeran.budi).get(ALAMAT))
    assert "Sari Utami" not in isi(sebagai(pemeran.rina).get(ALAMAT))


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ("?q=sari", ["Sari Utami"]),
        ("?keadaan=belum", ["Sari Utami"]),
        ("?keadaan=dinilai", ["Staf 0"]),
        ("?keadaan=ditetapkan", []),
        ("?q=tidak+ada", []),
        ("?hal=99", ["Sari Utami", "Staf 0"]),
    ],
)
def test_saringan(sebagai, skp, tw1, pemeran, organisasi, saring, nama):
    tambah_staf(organisasi, 1, tw1)
    halaman = sebagai(pemeran.budi).get(ALAMAT + saring).context["halaman"]
    assert [s.pegawai.nama for s in halaman] == nama


@pytest.mark.parametrize("saring", ["?hal=0", "?hal=abc", "?keadaan=lain", "?q=%00", f"?q={'x' * 10_000}"])
def test_saringan_buruk_ditolak_dengan_kalimat(sebagai, skp, pemeran, saring):
    assert sebagai(pemeran.budi).get(ALAMAT + saring).status_code == 400


def test_periode_asing_tidak_ditemukan(sebagai, skp, pemeran):
    assert sebagai(pemeran.budi).get("/penilaian/tim/2031-tw1/").status_code == 404


def test_kueri_tidak_tumbuh_dengan_tim(sebagai, pemeran, tw1, organisasi):
    klien = sebagai(pemeran.budi)
    hitungan = []
    for banyak in (1, 2):
        tambah_staf(organisasi, banyak, tw1)
        klien.get(ALAMAT)
        with CaptureQueriesContext(connection) as kueri:
            assert len(klien.get(ALAMAT).context["halaman"]) in (1, 3)
        hitungan.append(len(kueri))
    assert hitungan == [10, 10]


def test_halaman_berisi_lima_puluh_orang(sebagai, pemeran, tw1, organisasi):
    for n in range(51):
        orang = pembuat.buat_pegawai(f"Staf {n:02}", masuk=False)
        pembuat.tempatkan(orang, organisasi.egov, "PENGELOLA DATA")
        pembuat.ajukan(pembuat.buat_skp(orang, rhk=1))
    klien = sebagai(pemeran.budi)
    klien.get(ALAMAT)
    with CaptureQueriesContext(connection) as kueri:
        halaman = klien.get(ALAMAT).context["halaman"]
    assert (len(halaman), len(kueri)) == (50, 10)
    assert len(klien.get(f"{ALAMAT}?hal=2").context["halaman"]) == 1


# The spread ------------------------------------------------------------------------------------------


def test_sebaran_digambar_dengan_panduan_dan_tabel(sebagai, pemeran, tw1, organisasi):
    tambah_staf(organisasi, 3, tw1)
    pembuat.catat_capaian(organisasi.egov, tw1, pemeran.admin)
    Ketentuan.objects.filter(kunci="unit_terkecil_panduan").update(nilai=3)
    jalankan_semua()
    jawaban = sebagai(pemeran.budi).get(ALAMAT)
    kata = teks(jawaban)
    assert "Capaian kinerja organisasi: Baik ." in kata
    assert "Baik 3 (100 %) melebihi panduan paling banyak 2 (70 %)." in kata
    assert "Pola distribusi adalah panduan, bukan forced distribution ." in kata
    assert "Sangat Baik 0, Baik 3, Butuh Perbaikan 0, Kurang/misconduct 0, Sangat Kurang 0; 0 belum dinilai." in kata
    assert "Baik 3 100 % paling banyak 70 % (2 orang)" in kata


def test_sebaran_unit_lain_tidak_terlihat(sebagai, pemeran, tw1, organisasi):
    tambah_staf(organisasi, 1, tw1)
    pembuat.buat_skp_ditetapkan(pemeran.budi)
    jalankan_semua()
    assert "Sebaran predikat, BIDANG E-GOVERNMENT" in teks(sebagai(pemeran.budi).get(ALAMAT))
    assert "Sebaran predikat, BIDANG E-GOVERNMENT" not in teks(sebagai(pemeran.tono).get(ALAMAT))


def test_tinggi_batang_sebanding_dengan_jumlah(pemeran, tw1, organisasi):
    tambah_staf(organisasi, 2, tw1)
    jalankan_semua()
    batang = {str(b["predikat"]): b for b in gambar.milik(pemeran.budi, tw1)[0].batang}
    assert list(batang) == ["sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik"]
    assert (batang["baik"]["tinggi"], batang["baik"]["y"], batang["kurang"]["tinggi"]) == ("126.0", "24.0", "0.0")


def test_sedang_dihitung_ada_tautan_bagi_pemesannya(sebagai, pemeran, tw1, organisasi):
    tambah_staf(organisasi, 1, tw1)
    pekerjaan = Pekerjaan.objects.get()
    assert f'href="/proses/{pekerjaan.kode}/"' in isi(sebagai(pemeran.budi).get(ALAMAT))
    Pekerjaan.objects.update(peminta=pemeran.admin)
    jawaban = sebagai(pemeran.budi).get(ALAMAT)
    assert "sedang dihitung ulang" in teks(jawaban)
    assert f'href="/proses/{pekerjaan.kode}/"' not in isi(jawaban)


# hitung ----------------------------------------------------------------------------------------------


def test_hitung_memesan_satu_pekerjaan_per_unit(sebagai, skp, pemeran):
    jawaban = sebagai(pemeran.budi).post(HITUNG, follow=True)
    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.kunci, pekerjaan.peminta) == (f"unit-{skp.unit_penilai_id}-2026-tw1", pemeran.budi)
    assert "Hitung ulang Triwulan I 2026 dipesan untuk 1 unit." in teks(jawaban)


def test_hitung_bukan_alamat_untuk_dibuka(sebagai, skp, pemeran):
    assert sebagai(pemeran.budi).get(HITUNG).status_code == 405
    assert Pekerjaan.objects.count() == 0


@pytest.mark.parametrize("siapa", ["sari", "rina", "dewi"])
def test_hitung_bukan_hak_yang_tidak_menilai(sebagai, skp, pemeran, siapa):
    jawaban = sebagai(getattr(pemeran, siapa)).post(HITUNG)
    assert (jawaban.status_code, "hanya dapat dipesan oleh pejabat penilai" in teks(jawaban)) == (403, True)
    assert Pekerjaan.objects.count() == 0


def test_hitung_dua_kali_adalah_pekerjaan_yang_sama(sebagai, skp, pemeran):
    klien = sebagai(pemeran.budi)
    assert [klien.post(HITUNG).status_code for _ in range(2)] == [302, 302]
    assert Pekerjaan.objects.count() == 1


def test_hitung_periode_asing_tidak_ditemukan(sebagai, skp, pemeran):
    assert sebagai(pemeran.budi).post("/penilaian/tim/2031-tw1/hitung/").status_code == 404
    assert Pekerjaan.objects.count() == 0
