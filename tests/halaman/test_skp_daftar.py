"""SKP of one person: the list by year, beginning one, the address of a year"""

from datetime import date

import pytest

from skp_app.models import Skp
from tests import pembuat
from tests.cuplikan import tanpa_perubahan
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri


@pytest.fixture
def sari(sebagai, pemeran):
    return sebagai(pemeran.sari)


def test_tahun_terbuka_menawarkan_mulai_menyusun(sari, periode):
    jawaban = sari.get("/skp/")
    assert judul(jawaban) == "SKP saya"
    assert f"Mulai menyusun SKP {periode.tahun}" in teks(jawaban)


def test_tanpa_tahun_terbuka_dikatakan_siapa_yang_membuka(sari):
    assert "BKD membuka tahun lebih dulu" in teks(sari.get("/skp/"))


def test_tahun_yang_sudah_punya_skp_tidak_ditawarkan(sari, pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    jawaban = sari.get("/skp/")
    assert "Mulai menyusun" not in teks(jawaban)
    assert f'href="/skp/{skp.kode}/"' in isi(jawaban)


def test_skp_orang_lain_tidak_terdaftar(sebagai, pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    assert skp.kode not in isi(sebagai(pemeran.budi).get("/skp/"))


@pytest.mark.parametrize("tahun", [1, 3])
def test_jumlah_kueri_tetap(sari, pemeran, periode, tahun):
    for n in range(tahun):
        pembuat.buat_periode(periode.tahun + n)
        sari.post("/skp/buat/", {"tahun": periode.tahun + n})
    with kueri() as semua:
        jawaban = sari.get("/skp/")
    assert isi(jawaban).count("Lanjutkan menyusun") == tahun
    assert len(semua) == 5


def test_perjanjian_yang_diperpanjang_menawarkan_skp_sisa_tahun(sebagai, pemeran, organisasi, periode):
    tahun = periode.tahun
    pppk = pembuat.buat_pegawai("Pandu Wijaya", jenis="pppk", golongan="IX", kontrak_selesai=date(tahun, 6, 30))
    pembuat.tempatkan(pppk, organisasi.egov, "PRANATA KOMPUTER", "jf_keahlian")
    pembuat.buat_skp_ditetapkan(pppk)
    klien = sebagai(pppk)
    assert "Sisa tahun" not in teks(klien.get("/skp/"))
    pppk.kontrak_selesai = date(tahun + 1, 6, 30)
    pppk.save()
    assert f"SKP untuk sisa tahun dimulai 1 Juli {tahun}." in teks(klien.get("/skp/"))
    for _ in range(2):  # a double click
        klien.post("/skp/buat/", {"tahun": tahun})
    assert "Sisa tahun" not in teks(klien.get("/skp/"))
    sisa = Skp.objects.get(pegawai=pppk, status="draf")
    assert (sisa.mulai, sisa.selesai) == (date(tahun, 7, 1), date(tahun, 12, 31))


# Mulai menyusun ------------------------------------------------------------------------------------
def test_mulai_menyusun(sari, pemeran, periode):
    jawaban = sari.post("/skp/buat/", {"tahun": periode.tahun})
    skp = Skp.objects.get()
    assert (skp.pegawai, skp.penilai, skp.status, skp.periode) == (pemeran.sari, pemeran.budi, "draf", periode)
    assert jawaban.url == f"/skp/{skp.kode}/"


def test_mulai_dua_kali_satu_skp(sari, periode):
    pertama = sari.post("/skp/buat/", {"tahun": periode.tahun})
    with tanpa_perubahan():
        assert sari.post("/skp/buat/", {"tahun": periode.tahun}).url == pertama.url


def test_mulai_dengan_get_ditolak(sari, periode):
    with tanpa_perubahan():
        assert sari.get("/skp/buat/").status_code == 405


def test_tahun_yang_belum_dibuka_tidak_ada(sari, periode):
    with tanpa_perubahan():
        assert sari.post("/skp/buat/", {"tahun": periode.tahun + 1}).status_code == 404


@pytest.mark.parametrize("tahun", ["", "abc", "-1", "9" * 30, "9" * 5000, "2026.5", "NaN"])
def test_tahun_yang_bukan_tahun(sari, periode, tahun):
    with tanpa_perubahan():
        assert sari.post("/skp/buat/", {"tahun": tahun}).status_code == 422


def test_tanpa_penempatan_dikatakan_apa_yang_kurang(sari, pemeran, periode):
    pemeran.sari.penempatan.all().delete()
    with tanpa_perubahan():
        jawaban = sari.post("/skp/buat/", {"tahun": periode.tahun})
    assert jawaban.status_code == 409
    assert "Penempatan Anda pada tahun ini belum tercatat." in teks(jawaban)


# Alamat tahun --------------------------------------------------------------------------------------
def test_alamat_tahun_menuju_skp_sendiri(sari, pemeran, periode):
    skp = pembuat.buat_skp(pemeran.sari)
    assert sari.get(f"/skp/{periode.tahun}/").url == f"/skp/{skp.kode}/"


def test_alamat_tahun_tanpa_skp_menuju_daftar(sari, pemeran, periode):
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    assert sari.get(f"/skp/{periode.tahun}/").url == "/skp/"


@pytest.mark.parametrize("alamat", ["/skp/0/", f"/skp/{'9' * 40}/", "/skp/abc/", "/skp/x%27%20or/"])
def test_alamat_ganjil_tidak_membuat_gangguan(sari, periode, alamat):
    assert sari.get(alamat).status_code in {302, 404}
