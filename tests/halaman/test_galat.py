"""Refusals and failures as pages"""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from pegawai.views import galat
from tests.halaman.bantu import isi, judul, teks

pytestmark = [pytest.mark.urls("tests.halaman.alamat_uji")]
TENANG = Client(raise_request_exception=False)


def minta(sebab, **lain):
    return TENANG.get(f"/uji/gagal/{sebab}/", **lain)


@pytest.mark.parametrize(
    ("sebab", "status", "kalimat"),
    [
        ("bukan-hak", 403, "Hanya Budi Santoso yang dapat menetapkan."),
        ("keadaan", 409, "SKP ini sudah ditetapkan."),
        ("isian", 422, "Target belum diisi. Contoh: 12 laporan."),
        ("permintaan", 400, "Nomor halaman paling kecil 1."),
        ("sibuk", 503, "Coba lagi dalam 10 detik."),
        ("rusak", 500, "Gangguan ini sudah tercatat."),
    ],
)
@pytest.mark.django_db
def test_penolakan_menjadi_halaman(sebab, status, kalimat):
    jawaban = minta(sebab)
    assert jawaban.status_code == status
    assert kalimat in teks(jawaban)
    assert re.search(r"kode [0-9A-F]{8} \(\d{3}\)", teks(jawaban))
    assert jawaban["X-Kode-Permintaan"] in teks(jawaban)
    assert "rahasia" not in isi(jawaban)


@pytest.mark.parametrize(("sebab", "status"), [("bukan-hak", 403), ("keadaan", 409), ("isian", 422), ("rusak", 500)])
@pytest.mark.django_db
def test_untuk_htmx_cukup_potongan(sebab, status):
    jawaban = minta(sebab, headers={"HX-Request": "true"})
    assert jawaban.status_code == status
    assert "<html" not in isi(jawaban)
    assert 'role="alert"' in isi(jawaban)


def test_halaman_galat_tidak_menyentuh_basis_data():
    """Without the django_db mark every query is an error."""
    for status in galat.KALIMAT:
        jawaban = galat.tampilkan(RequestFactory().get("/"), status)
        assert (jawaban.status_code, judul(jawaban)) == (status, galat.KALIMAT[status][0])


@pytest.mark.django_db
def test_sibuk_memberi_tahu_kapan_mencoba_lagi():
    assert minta("sibuk")["Retry-After"] == "10"


@pytest.mark.django_db
def test_basis_data_putus_di_luar_view_pun_menjadi_503(sebagai, pemeran):
    """The session is read before the view: no exception handler of a view sees this."""
    klien = sebagai(pemeran.sari)
    klien.raise_request_exception = False
    with connection.execute_wrapper(putus):
        jawaban = klien.get("/akun/")
    assert (jawaban.status_code, judul(jawaban)) == (503, "Sistem sedang sibuk")


def putus(execute, sql, params, many, context):
    raise OperationalError("server closed the connection unexpectedly")


@pytest.mark.django_db
def test_dua_versi_bersebelahan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    kiriman = {"teks": "A", "versi": "3", "sandi": "rahasia-sekali"}
    jawaban = klien.post("/uji/gagal/basi/", kiriman, headers={"Referer": "http://testserver/skp/abc/"})
    assert (jawaban.status_code, judul(jawaban)) == (409, "Dua versi isian")
    assert "Rina menyimpan 1 menit lalu." in teks(jawaban)
    assert re.search(r"<th[^>]*>Teks</th><td[^>]*><ins>A</ins></td><td[^>]*>B</td>", isi(jawaban))
    assert '<input type="hidden" name="teks" value="A"><input type="hidden" name="versi" value="5">' in isi(jawaban)
    assert '<a class="tombol" href="/skp/abc/">Pakai versi tersimpan</a>' in isi(jawaban)
    assert "rahasia-sekali" not in isi(jawaban)


@pytest.mark.django_db
def test_dua_versi_untuk_htmx_cukup_potongan(sebagai, pemeran):
    jawaban = sebagai(pemeran.sari).post("/uji/gagal/basi/", {"teks": "A"}, headers={"HX-Request": "true"})
    assert jawaban.status_code == 409
    assert "<html" not in isi(jawaban)
    assert isi(jawaban).startswith('<section class="panel konflik"')


@pytest.mark.django_db
def test_alamat_yang_tidak_ada(client):
    jawaban = client.get("/tidak/ada/")
    assert (jawaban.status_code, judul(jawaban)) == (404, "Halaman tidak ditemukan")


@pytest.mark.parametrize("metode", ["post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.django_db
def test_cara_yang_tidak_dinyatakan_ditolak(sebagai, pemeran, metode):
    jawaban = getattr(sebagai(pemeran.sari), metode)("/akun/")
    assert (jawaban.status_code, jawaban["Allow"]) == (405, "GET")


@pytest.mark.django_db
def test_ganti_metode_lewat_kepala_tidak_berlaku(sebagai, pemeran):
    jawaban = sebagai(pemeran.sari).get("/keluar/", headers={"X-HTTP-Method-Override": "POST"})
    assert jawaban.status_code == 405


@pytest.mark.django_db
def test_kiriman_terlalu_besar(client):
    jawaban = client.post("/masuk/", "a=" + "x" * 5_300_000, content_type="application/x-www-form-urlencoded")
    assert (jawaban.status_code, judul(jawaban)) == (413, "Kiriman terlalu besar")


@pytest.mark.django_db
def test_nama_situs_asing_ditolak(client):
    jawaban = client.get("/masuk/", headers={"Host": "evil.example"})
    assert (jawaban.status_code, judul(jawaban)) == (400, "Permintaan tidak terbaca")


@pytest.mark.django_db
def test_galat_ditata_dengan_lembar_gaya_dan_tanpa_skrip():
    jawaban = minta("rusak")
    assert '<link rel="stylesheet" href="/static/css/skp.css">' in isi(jawaban)
    assert "<script" not in isi(jawaban)
