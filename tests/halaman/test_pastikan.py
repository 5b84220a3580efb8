"""/akun/pastikan/ and decisions that want a fresh password"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.halaman import alamat_uji
from tests.halaman.bantu import isi, judul, teks
from tests.pembuat import SANDI

pytestmark = [pytest.mark.urls("tests.halaman.alamat_uji")]


@pytest.fixture(autouse=True)
def _bersih():
    alamat_uji.TERCATAT.clear()


def test_sandi_segar_langsung_jalan(sebagai, pemeran):
    assert sebagai(pemeran.budi, sandi_segar=True).post("/uji/putuskan/", {"teks": "ya"}).content == b"diputuskan"
    assert alamat_uji.TERCATAT == ["ya"]


def test_masuk_lewat_halaman_masuk_terhitung_segar(client, pemeran):
    client.post("/masuk/", {"masuk": pemeran.budi.nip, "sandi": SANDI})
    assert client.post("/uji/putuskan/").content == b"diputuskan"


def test_tanpa_sandi_segar_diminta_dulu_dan_isian_disimpan(sebagai, pemeran):
    klien = sebagai(pemeran.budi)
    jawaban = klien.post("/uji/putuskan/", {"teks": "ya"})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/pastikan/?next=%2Fakun%2Fisian%2F")
    assert alamat_uji.TERCATAT == []
    assert klien.post("/akun/pastikan/", {"sandi": SANDI, "next": "/akun/isian/"})["Location"] == "/akun/isian/"
    halaman = klien.get("/akun/isian/")
    assert judul(halaman) == "Isian Anda masih ada"
    assert '<form method="post" action="/uji/putuskan/">' in isi(halaman)
    assert '<input type="hidden" name="teks" value="ya">' in isi(halaman)
    assert klien.post("/uji/putuskan/", {"teks": "ya"}).content == b"diputuskan"
    assert klien.get("/akun/isian/")["Location"] == "/"


def test_sandi_boleh_ikut_dalam_formulir(sebagai, pemeran):
    klien = sebagai(pemeran.budi)
    assert klien.post("/uji/putuskan/", {"teks": "ya", "sandi": SANDI}).content == b"diputuskan"
    assert klien.post("/uji/putuskan/", {"teks": "lagi"}).content == b"diputuskan"
    assert alamat_uji.TERCATAT == ["ya", "lagi"]


def test_sandi_keliru_dalam_formulir_tidak_mengubah_apa_pun(sebagai, pemeran):
    klien = sebagai(pemeran.budi)
    jawaban = klien.post("/uji/putuskan/", {"teks": "ya", "sandi": "keliru"}, follow=True)
    assert alamat_uji.TERCATAT == []
    assert "Kata sandi keliru. Belum ada yang berubah; isian Anda masih ada." in teks(jawaban)
    assert "keliru" not in str(klien.session["titipan"])


def test_sandi_orang_lain_tidak_berlaku(sebagai, pemeran):
    pemeran.rina.pengguna.set_password("kucing-tidur-siang-9")
    pemeran.rina.pengguna.save()
    sebagai(pemeran.budi).post("/uji/putuskan/", {"sandi": "kucing-tidur-siang-9"})
    assert alamat_uji.TERCATAT == []


def test_segar_hanya_lima_menit(sebagai, pemeran):
    klien = sebagai(pemeran.budi, sandi_segar=True)
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert klien.post("/uji/putuskan/").status_code == 302
    assert alamat_uji.TERCATAT == []


def test_sandi_keliru_berulang_dijeda(sebagai, pemeran, settings):
    settings.AXES_ENABLED = True
    klien = sebagai(pemeran.budi)
    kode = [klien.post("/uji/putuskan/", {"sandi": "keliru"}).status_code for _ in range(5)]
    assert kode == [302, 302, 302, 302, 429]
    assert klien.post("/uji/putuskan/", {"sandi": SANDI}).status_code == 429
    assert alamat_uji.TERCATAT == []


def test_htmx_memindahkan_jendela_dan_menyimpan_isian(sebagai, pemeran):
    klien = sebagai(pemeran.budi)
    jawaban = klien.post("/uji/putuskan/", {"teks": "ya"}, headers={"HX-Request": "true"})
    assert (jawaban.status_code, jawaban["HX-Redirect"]) == (401, "/akun/pastikan/?next=%2Fakun%2Fisian%2F")
    assert klien.session["titipan"]["isian"] == [["teks", "ya"]]


def test_halaman_pastikan_menolak_sandi_keliru(sebagai, pemeran):
    jawaban = sebagai(pemeran.budi).post("/akun/pastikan/", {"sandi": "keliru"})
    assert jawaban.status_code == 422
    assert jawaban.context["formulir"].errors == {"sandi": ["Kata sandi keliru."]}


def test_halaman_pastikan_hanya_kembali_ke_dalam(sebagai, pemeran):
    klien = sebagai(pemeran.budi)
    assert klien.post("/akun/pastikan/", {"sandi": SANDI, "next": "//evil.example"})["Location"] == "/"


def test_halaman_pastikan_butuh_masuk(client, db):
    assert client.get("/akun/pastikan/").status_code == 302
