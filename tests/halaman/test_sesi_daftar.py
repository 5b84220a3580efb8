"""Where an account is open: listed on /akun/, ended one by one, and word of a new place"""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from pegawai.aturan.perangkat import sebut_jaringan, sebut_perangkat
from pegawai.models import Jejak, Pemberitahuan, PerangkatDikenal, Sesi
from pegawai.tasks import bersihkan
from tests.halaman.bantu import teks
from tests.pembuat import SANDI

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0 Safari/537.36"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


def masuk(pegawai, agen=CHROME, dari="10.20.30.40"):
    klien = Client(HTTP_USER_AGENT=agen, REMOTE_ADDR=dari)
    klien.post("/masuk/", {"masuk": pegawai.nip, "sandi": SANDI})
    return klien


@pytest.mark.parametrize(
    ("agen", "sebutan"),
    [
        (CHROME, "Chrome di Windows"),
        (FIREFOX, "Firefox di Linux"),
        (IPHONE, "Safari di iPhone"),
        (CHROME + " Edg/139.0", "Edge di Windows"),
        ("", "Perangkat tidak dikenal"),
    ],
)
def test_peramban_disebut_singkat(agen, sebutan):
    assert sebut_perangkat(agen) == sebutan


@pytest.mark.parametrize(
    ("alamat", "sebutan"), [("10.20.30.40", "10.20.x.x"), ("2001:db8:1:2::3", "2001:db8::…"), ("", ""), ("x", "")]
)
def test_jaringan_dipendekkan(alamat, sebutan):
    assert sebut_jaringan(alamat) == sebutan


def test_setiap_sesi_terlihat_dengan_perangkat_dan_jaringannya(pemeran):
    masuk(pemeran.sari, FIREFOX, "192.168.7.8")
    isi = teks(masuk(pemeran.sari).get("/akun/"))
    assert "Chrome di Windows Jaringan 10.20.x.x" in isi
    assert "Firefox di Linux Jaringan 192.168.x.x" in isi
    assert isi.count("Sesi ini") == 1
    assert "192.168.7.8" not in isi


def test_sesi_orang_lain_tidak_terlihat(pemeran):
    masuk(pemeran.joko, FIREFOX)
    assert "Firefox" not in teks(masuk(pemeran.sari).get("/akun/"))


def test_satu_sesi_diakhiri_yang_lain_jalan_terus(pemeran):
    lain, ketiga, klien = masuk(pemeran.sari, FIREFOX), masuk(pemeran.sari, IPHONE), masuk(pemeran.sari)
    kode = Sesi.objects.get(perangkat="Firefox di Linux").kode
    jawaban = klien.post(f"/akun/sesi/{kode}/akhiri/", follow=True)
    assert "Sesi Firefox di Linux diakhiri." in teks(jawaban)
    assert [k.get("/akun/").status_code for k in (lain, ketiga, klien)] == [302, 200, 200]
    assert Jejak.objects.get().kata_kerja == "akhiri_sesi"
    assert klien.post(f"/akun/sesi/{kode}/akhiri/").status_code == 404


def test_sesi_orang_lain_tidak_dapat_diakhiri(pemeran):
    lain, klien = masuk(pemeran.joko), masuk(pemeran.sari)
    kode = Sesi.objects.get(pengguna=pemeran.joko.pengguna).kode
    assert klien.post(f"/akun/sesi/{kode}/akhiri/").status_code == 404
    assert lain.get("/akun/").status_code == 200


def test_sesi_yang_habis_tidak_disebut_lagi(pemeran):
    masuk(pemeran.sari, FIREFOX)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert "Firefox" not in teks(masuk(pemeran.sari).get("/akun/"))


def test_sandi_yang_diganti_membersihkan_daftarnya(pemeran):
    masuk(pemeran.sari, FIREFOX)
    baru = "gerimis di atas genteng 41"
    klien = masuk(pemeran.sari)
    klien.post("/akun/sandi/", {"sandi": SANDI, "baru": baru, "ulang": baru})
    assert "Firefox" not in teks(klien.get("/akun/"))
    assert Sesi.objects.filter(pengguna=pemeran.sari.pengguna).count() == 1


def test_tempat_baru_diberitahukan_yang_pertama_dan_yang_dikenal_tidak(pemeran):
    masuk(pemeran.sari)
    masuk(pemeran.sari, dari="10.20.99.1")
    assert Pemberitahuan.objects.count() == 0
    masuk(pemeran.sari, IPHONE, "180.250.1.2")
    kabar = Pemberitahuan.objects.get()
    assert kabar.judul == "Akun Anda dibuka dari tempat baru: Safari di iPhone"
    assert kabar.isi.startswith("Jaringan 180.250.x.x. Bila bukan Anda,")
    assert kabar.penerima == pemeran.sari


def test_tempat_yang_setahun_tidak_dipakai_dilupakan(pemeran):
    masuk(pemeran.sari)
    PerangkatDikenal.objects.update(terakhir_pada=timezone.now() - timedelta(days=366))
    bersihkan()
    assert PerangkatDikenal.objects.count() == 0


def test_operator_mengakhiri_semua_sesi(pemeran):
    klien = [masuk(pemeran.sari), masuk(pemeran.joko)]
    call_command("akhiri_semua_sesi")
    assert [k.get("/akun/").status_code for k in klien] == [302, 302]


def test_sesi_sendiri_yang_diakhiri_kembali_ke_halaman_masuk(pemeran):
    klien = masuk(pemeran.sari)
    sesi = Sesi.objects.get(pengguna=pemeran.sari.pengguna)
    jawaban = klien.post(f"/akun/sesi/{sesi.kode}/akhiri/")
    assert (jawaban.status_code, jawaban.url) == (302, "/masuk/")
    assert Sesi.objects.filter(pengguna=pemeran.sari.pengguna).count() == 0
