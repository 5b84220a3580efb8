"""Sessions that end, and the form that survives them"""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.halaman import alamat_uji
from tests.halaman.bantu import isi, judul, teks
from tests.halaman.kueri import kueri
from tests.pembuat import SANDI

pytestmark = [pytest.mark.urls("tests.halaman.alamat_uji")]


@pytest.fixture(autouse=True)
def _bersih():
    alamat_uji.TERCATAT.clear()


def kemudian(**lama):
    return time_machine.travel(timezone.now() + timedelta(**lama))


def masuk(klien, pegawai):
    return klien.post("/masuk/", {"masuk": pegawai.nip, "sandi": SANDI})


@pytest.fixture
def sari_terputus(sebagai, pemeran):
    """Sari typed for a long time; her form met an ended session."""
    klien = sebagai(pemeran.sari)
    with kemudian(minutes=31):
        jawaban = klien.post(
            "/uji/simpan/?bagian=2", {"teks": "Naskah <b>panjang</b>", "sandi": SANDI, "csrfmiddlewaretoken": "x"}
        )
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/?next=%2F")
    assert alamat_uji.TERCATAT == []
    return klien


def test_diam_29_menit_masih_masuk(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kemudian(minutes=29):
        assert klien.get("/akun/").status_code == 200


def test_diam_31_menit_keluar(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kemudian(minutes=31):
        assert klien.get("/akun/")["Location"] == "/masuk/?next=%2Fakun%2F"
    assert "_auth_user_id" not in klien.session


def test_bekerja_terus_memperpanjang(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    for menit in (20, 40, 60):
        with kemudian(minutes=menit):
            assert klien.get("/akun/").status_code == 200


def test_pembaruan_otomatis_tidak_memperpanjang(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kemudian(minutes=20):
        assert klien.get("/akun/", headers={"X-Otomatis": "1"}).status_code == 200
    with kemudian(minutes=31):
        assert klien.get("/akun/").status_code == 302


def test_setelah_12_jam_masuk_lagi_walau_bekerja_terus(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    for menit in range(25, 12 * 60, 25):
        with kemudian(minutes=menit):
            assert klien.get("/akun/").status_code == 200
    with kemudian(hours=12, minutes=1):
        assert klien.get("/akun/").status_code == 302


def test_isian_ditawarkan_lagi_setelah_masuk(sari_terputus, pemeran):
    assert masuk(sari_terputus, pemeran.sari)["Location"] == "/akun/isian/"
    halaman = sari_terputus.get("/akun/isian/")
    assert judul(halaman) == "Isian Anda masih ada"
    assert '<form method="post" action="/uji/simpan/?bagian=2">' in isi(halaman)
    assert 'name="teks" value="Naskah &lt;b&gt;panjang&lt;/b&gt;"' in isi(halaman)
    assert SANDI not in isi(halaman)
    assert sari_terputus.post("/uji/simpan/?bagian=2", {"teks": "Naskah <b>panjang</b>"}).content == b"tersimpan"
    assert alamat_uji.TERCATAT == ["Naskah <b>panjang</b>"]
    assert sari_terputus.get("/akun/isian/").status_code == 302


def test_isian_bertahan_melewati_akhir_pekan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kemudian(hours=64):
        klien.post("/uji/simpan/", {"teks": "Jumat sore"})
        masuk(klien, pemeran.sari)
        assert "Jumat sore" in teks(klien.get("/akun/isian/"))


def test_isian_tidak_pernah_sampai_ke_orang_lain(sari_terputus, pemeran):
    assert masuk(sari_terputus, pemeran.rina)["Location"] == "/"
    assert sari_terputus.get("/akun/isian/")["Location"] == "/"
    assert "titipan" not in sari_terputus.session
    assert "Naskah" not in str(dict(sari_terputus.session))


def test_isian_tidak_terlihat_sebelum_masuk(sari_terputus):
    assert sari_terputus.get("/akun/isian/").status_code == 302
    assert "Naskah" not in teks(sari_terputus.get("/masuk/"))


def test_isian_dapat_dibuang(sari_terputus, pemeran):
    masuk(sari_terputus, pemeran.sari)
    assert sari_terputus.post("/akun/isian/")["Location"] == "/"
    assert "titipan" not in sari_terputus.session


def test_isian_terlalu_besar_tidak_disimpan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kemudian(minutes=31):
        klien.post("/uji/simpan/", {"teks": "x" * 200_001})
    assert "titipan" not in klien.session


def test_isian_lewat_htmx_juga_disimpan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    kepala = {"HX-Request": "true", "HX-Current-URL": "http://testserver/skp/abc/?x=1"}
    with kemudian(minutes=31):
        jawaban = klien.post("/uji/simpan/", {"teks": "satu sel"}, headers=kepala)
    assert (jawaban.status_code, jawaban["HX-Redirect"]) == (401, "/masuk/?next=%2Fskp%2Fabc%2F")
    assert klien.session["titipan"]["isian"] == [["teks", "satu sel"]]


def test_situs_lain_tidak_dapat_menitipkan_formulir(pemeran):
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(pemeran.sari.pengguna, backend="pegawai.sandi.Pintu")
    with kemudian(minutes=31):
        assert klien.post("/uji/simpan/", {"teks": "jebakan"}).status_code == 403
    assert "titipan" not in klien.session


def test_kuki_sesi_asing_tidak_merusak(client, db):
    for nilai in ("a", "x" * 5000, "..", "'; DROP TABLE", '"\\000abcdefgh"'):
        client.cookies["sesi"] = nilai
        assert client.get("/masuk/").status_code in {200, 400}


def test_waktu_sesi_tidak_ditulis_pada_setiap_kunjungan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kueri() as semua:
        klien.get("/pemberitahuan/")
    assert len(semua) == 4


def test_kata_sandi_baru_tidak_ikut_dititipkan(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    sandi = {"sandi": SANDI, "baru": "kata-sandi-yang-baru", "ulang": "kata-sandi-yang-baru"}
    with kemudian(minutes=31):
        assert klien.post("/akun/sandi/", sandi).status_code == 302
    assert "titipan" not in klien.session
