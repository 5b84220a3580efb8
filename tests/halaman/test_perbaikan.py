"""/akun/perbaikan/ and /organisasi/perbaikan/ on screen."""

import re

import pytest

from pegawai.alur import perbaikan as alur
from pegawai.models import PermintaanPerbaikan
from tests.halaman.bantu import isi, teks
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db
SAYA, ANTREAN = "/akun/perbaikan/", "/organisasi/perbaikan/"
ISIAN = {"hal": "atasan", "uraian": "Penilai saya seharusnya Rina Kartikasari", "bukti": "SK 800/12/2026"}


@pytest.fixture
def permintaan(pemeran):
    return alur.ajukan(pemeran.sari, oleh=pemeran.sari, **ISIAN)


def test_dari_akun_sampai_jawaban(pemeran, sebagai):
    sari, dewi = sebagai(pemeran.sari), sebagai(pemeran.dewi)
    assert SAYA in isi(sari.get("/akun/"))
    assert SAYA in isi(sari.get("/skp/"))
    halaman = teks(sari.get(SAYA))
    assert "Budi Santoso, KEPALA BIDANG E-GOVERNMENT Atasan langsung." in halaman
    assert sari.post(SAYA, ISIAN).status_code == 302
    kode = PermintaanPerbaikan.objects.get().kode
    assert "Sari Utami, S.Kom. BIDANG E-GOVERNMENT Pejabat penilai atau atasan" in teks(dewi.get(ANTREAN))
    rinci = teks(dewi.get(f"{ANTREAN}{kode}/"))
    assert ("Dasar: SK 800/12/2026" in rinci, "Data diri dan penempatan diubah oleh BKD" in rinci) == (True, True)
    assert dewi.post(f"{ANTREAN}{kode}/jawab/", {"jawaban": ""}).status_code == 422
    assert dewi.post(f"{ANTREAN}{kode}/jawab/", {"jawaban": "Sudah benar."}).status_code == 302
    assert "Dewi Lestari, " in teks(sari.get(SAYA))
    assert "Sudah benar." in teks(sari.get(SAYA))
    assert "Tidak ada permintaan yang menunggu jawaban." in teks(dewi.get(ANTREAN))


def test_hal_dari_tautan_sudah_terpilih(pemeran, sebagai):
    terpilih = re.search(r"<input[^>]*checked[^>]*>", isi(sebagai(pemeran.sari).get(f"{SAYA}?tentang=golongan")))
    assert 'value="golongan"' in terpilih[0]


def test_uraian_kosong_dan_permintaan_kedua_disebut_di_formulir(pemeran, permintaan, sebagai):
    sari = sebagai(pemeran.sari)
    assert "belum diisi" in teks(sari.post(SAYA, ISIAN | {"uraian": ""}))
    kedua = sari.post(SAYA, ISIAN | {"uraian": "Lain"})
    assert (kedua.status_code, "masih menunggu" in teks(kedua)) == (409, True)


def test_saringan_antrean(pemeran, permintaan, sebagai):
    admin = sebagai(pemeran.admin)
    ada = [("Sari Utami" in teks(admin.get(f"{ANTREAN}?{s}"))) for s in ("tentang=atasan", "tentang=nama", "q=joko")]
    assert ada == [True, False, False]
    assert admin.get(f"{ANTREAN}?tentang=apa").status_code == 400


def test_penolakan_dan_tarikan(pemeran, permintaan, sebagai):
    assert sebagai(pemeran.admin).post(f"{ANTREAN}{permintaan.kode}/tolak/", {"jawaban": "Tidak"}).status_code == 302
    assert sebagai(pemeran.sari).post(f"{SAYA}{permintaan.kode}/tarik/").status_code == 409
    assert sebagai(pemeran.joko).post(f"{SAYA}{permintaan.kode}/tarik/").status_code == 404
    permintaan.refresh_from_db()
    assert permintaan.status == "ditolak"


def test_pengelola_unit_lain_dan_orang_biasa_tidak_melihat(pemeran, organisasi, permintaan, sebagai):
    from tests import pembuat

    pembuat.beri_mandat(pemeran.rina, organisasi.statistik)
    assert sebagai(pemeran.rina).get(f"{ANTREAN}{permintaan.kode}/").status_code == 404
    assert "Sari" not in teks(sebagai(pemeran.rina).get(ANTREAN))
    assert sebagai(pemeran.budi).get(ANTREAN).status_code == 404


def test_bkd_menemukan_jalan_ke_halaman_yang_memperbaiki(pemeran, sebagai):
    satu = alur.ajukan(pemeran.sari, oleh=pemeran.sari, hal="golongan", uraian="Seharusnya III/d")
    halaman = isi(sebagai(pemeran.admin).get(f"{ANTREAN}{satu.kode}/"))
    assert f"/organisasi/pegawai/{pemeran.sari.kode}/ubah/" in halaman


def test_banyaknya_kueri_antrean_tetap(pemeran, permintaan, sebagai):
    admin = sebagai(pemeran.admin)

    def banyak():
        with kueri() as daftar:
            admin.get(ANTREAN)
        return len(daftar)

    sedikit = banyak()
    for orang in (pemeran.joko, pemeran.budi, pemeran.tono):
        alur.ajukan(orang, oleh=orang, **ISIAN)
    assert banyak() == sedikit == 7
