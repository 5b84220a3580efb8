"""/masuk/sso/: against a real provider over HTTP, and against one that lies"""

import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import urllib3
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from pegawai.alur import akun, identitas_luar
from pegawai.models import IdentitasLuar, Jejak, Pegawai, Pengguna
from tests.halaman.bantu import isi, teks
from tests.halaman.test_faktor import kode_kini, pasang
from tests.oidc_uji import PenyediaBohong
from tests.pembuat import SANDI

TIDAK_JADI = "Masuk lewat SSO Sukamaju tidak jadi. Coba lagi, atau masuk dengan NIP dan kata sandi."


def pakai(settings, penerbit):
    settings.OIDC_PENERBIT, settings.OIDC_KLIEN, settings.OIDC_RAHASIA = penerbit, "skp", "rahasia-klien"
    settings.OIDC_NAMA = "SSO Sukamaju"


@pytest.fixture(scope="module")
def server():
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def penyedia(settings, server):
    """The provider that other projects test against, with the people of this test."""
    pakai(settings, server)
    settings.OIDC_CAKUPAN = "openid profile"

    def orang(sub, **klaim):
        kepala = {"Content-Type": "application/json"}
        jawaban = urllib3.request("PUT", f"{server}/users/{sub}", body=json.dumps(klaim), headers=kepala)
        assert jawaban.status == 204

    return orang


@pytest.fixture
def pembohong(settings):
    with PenyediaBohong() as bohong:
        pakai(settings, bohong.alamat)
        yield bohong


def berangkat(klien, ke="/masuk/sso/?next=/akun/"):
    jawaban = klien.get(ke)
    assert jawaban.status_code == 302
    return jawaban["Location"]


def kirim(alamat, isi):
    kepala = {"Content-Type": "application/x-www-form-urlencoded"}
    return urllib3.request("POST", alamat, body=isi, headers=kepala, redirect=False)


def masuk(klien, sub, ke="/masuk/sso/?next=/akun/"):
    """Through the provider's own form and back, as a browser goes."""
    jawaban = kirim(berangkat(klien, ke), f"sub={sub}")
    assert jawaban.status == 302
    return klien.get(f"/masuk/sso/kembali/?{urlsplit(jawaban.headers['Location']).query}")


def bohong_masuk(klien, pembohong, ke="/masuk/sso/?next=/akun/", **lain):
    return klien.get("/masuk/sso/kembali/", pembohong.setujui(berangkat(klien, ke)) | lain)


def sudah_masuk(klien):
    return "_auth_user_id" in klien.session


# The way in --------------------------------------------------------------------------------------
def test_tanpa_penyedia_tidak_ditawarkan(client, db):
    assert "SSO" not in isi(client.get("/masuk/"))
    for alamat in ("", "kembali/", "keluar/"):
        assert client.get(f"/masuk/sso/{alamat}").status_code == 404


def test_masuk_lewat_penyedia_sungguhan(client, pemeran, penyedia):
    penyedia("sari-1", nip=pemeran.sari.nip)
    assert "Masuk lewat SSO Sukamaju" in teks(client.get("/masuk/"))
    jawaban = masuk(client, "sari-1")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/akun/")
    assert client.session["_auth_user_id"] == str(pemeran.sari.pengguna_id)
    identitas = IdentitasLuar.objects.get()
    assert (identitas.pengguna, identitas.subjek) == (pemeran.sari.pengguna, "sari-1")
    assert Jejak.objects.get().kata_kerja == "hubungkan_sso"
    assert pemeran.sari.pemberitahuan.get().judul == "Akun Anda terhubung dengan layanan masuk instansi"


def test_permintaan_membawa_pkce_state_dan_nonce(client, pemeran, penyedia, settings):
    isi_permintaan = parse_qs(urlsplit(berangkat(client)).query)
    titipan = client.session["oidc"]
    assert isi_permintaan["state"] == [titipan["state"]]
    assert isi_permintaan["nonce"] == [titipan["nonce"]]
    assert isi_permintaan["code_challenge_method"] == ["S256"]
    assert titipan["verifier"] not in isi_permintaan["code_challenge"]
    assert isi_permintaan["redirect_uri"] == [f"{settings.ALAMAT_SITUS}/masuk/sso/kembali/"]


def test_nip_yang_tidak_punya_akun_tidak_dibuatkan(client, pemeran, penyedia):
    sebelum = (Pengguna.objects.count(), Pegawai.objects.count())
    penyedia("asing", nip="198001012005011001")
    jawaban = masuk(client, "asing")
    assert jawaban.status_code == 422
    assert identitas_luar.TIDAK_ADA in teks(jawaban)
    penyedia("tanpa-nip", name="Tanpa NIP")
    assert identitas_luar.TIDAK_ADA in teks(masuk(client, "tanpa-nip"))
    assert not sudah_masuk(client)
    assert (Pengguna.objects.count(), Pegawai.objects.count()) == sebelum


def test_akun_tertutup_tidak_terbuka_lewat_mana_pun(client, pemeran, penyedia):
    penyedia("sari-2", nip=pemeran.sari.nip)
    masuk(client, "sari-2")
    akun.tutup(pemeran.sari, oleh=pemeran.admin)
    lain = Client()
    assert identitas_luar.DITUTUP in teks(masuk(lain, "sari-2"))
    assert not sudah_masuk(lain)
    penyedia("sari-baru", nip=pemeran.sari.nip)
    assert identitas_luar.DITUTUP in teks(masuk(lain, "sari-baru"))


def test_yang_menolak_di_penyedia_kembali_dengan_kalimat(client, db, penyedia):
    jawaban = kirim(berangkat(client), "action=deny")
    balik = client.get(f"/masuk/sso/kembali/?{urlsplit(jawaban.headers['Location']).query}")
    assert (balik.status_code, sudah_masuk(client)) == (422, False)
    assert TIDAK_JADI in teks(balik)


def test_faktor_kedua_di_sini_tetap_diminta(client, pemeran, penyedia):
    rahasia, _ = pasang(pemeran.sari)
    penyedia("sari-3", nip=pemeran.sari.nip)
    assert masuk(client, "sari-3")["Location"] == "/masuk/kode/"
    assert not sudah_masuk(client)
    assert client.post("/masuk/kode/", {"kode_sandi": kode_kini(rahasia)})["Location"] == "/akun/"


def test_keluar_menawarkan_keluar_dari_penyedia(client, pemeran, penyedia, server, settings):
    penyedia("sari-4", nip=pemeran.sari.nip)
    masuk(client, "sari-4")
    halaman = client.post("/keluar/", follow=True)
    assert "Keluar juga dari SSO Sukamaju" in teks(halaman)
    ke = urlsplit(client.get("/masuk/sso/keluar/")["Location"])
    assert f"{ke.scheme}://{ke.netloc}{ke.path}" == f"{server}/oauth2/end_session"
    assert parse_qs(ke.query)["post_logout_redirect_uri"] == [f"{settings.ALAMAT_SITUS}/masuk/"]


def test_penyedia_yang_mati_disebut_dan_kata_sandi_tetap_jalan(client, pemeran, settings):
    pakai(settings, "http://localhost:9")
    jawaban = client.get("/masuk/sso/")
    assert jawaban.status_code == 422
    assert "SSO Sukamaju tidak dapat dihubungi." in teks(jawaban)
    assert client.post("/masuk/", {"masuk": pemeran.sari.nip, "sandi": SANDI}).status_code == 302


# Who it is ---------------------------------------------------------------------------------------
def test_sesudah_terhubung_nama_di_penyedia_yang_berlaku(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip}
    bohong_masuk(client, pembohong)
    pembohong.klaim = {"nip": pemeran.joko.nip}
    jawaban = bohong_masuk(Client(), pembohong)
    assert identitas_luar.BERBEDA in teks(jawaban)


def test_pemakai_lain_tidak_mengambil_akun_yang_sudah_terhubung(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip}
    bohong_masuk(client, pembohong)
    pembohong.klaim = {"nip": pemeran.sari.nip, "sub": "orang-2"}
    lain = Client()
    assert identitas_luar.SUDAH_TERHUBUNG in teks(bohong_masuk(lain, pembohong))
    assert not sudah_masuk(lain)
    identitas_luar.lepas(pemeran.sari, oleh=pemeran.admin)
    assert bohong_masuk(lain, pembohong)["Location"] == "/akun/"


def test_klaim_yang_tidak_ada_di_token_ditanyakan_dan_harus_tentang_orang_yang_sama(client, pemeran, pembohong):
    pembohong.userinfo = {"sub": "orang-lain", "nip": pemeran.sari.nip}
    assert bohong_masuk(client, pembohong).status_code == 422
    pembohong.userinfo = {"sub": "orang-1", "nip": pemeran.sari.nip}
    assert bohong_masuk(client, pembohong)["Location"] == "/akun/"
    assert pembohong.terkirim["client_secret"] == "rahasia-klien"


# Lies --------------------------------------------------------------------------------------------
LAIN = rsa.generate_private_key(public_exponent=65537, key_size=2048)
KEBOHONGAN = {
    "nonce lain": {"nonce": "lain"},
    "tanpa nonce": {"nonce": None},
    "untuk aplikasi lain": {"aud": "aplikasi-lain"},
    "penerbit lain": {"iss": "https://lain.example"},
    "kedaluwarsa": {"exp": int(time.time()) - 3600},
    "dari masa depan": {"iat": int(time.time()) + 3600},
    "belum berlaku": {"nbf": int(time.time()) + 3600},
    "tanpa akhir": {"exp": None},
    "tanpa sub": {"sub": None},
    "sub kosong": {"sub": ""},
    "diberikan kepada klien lain": {"azp": "klien-lain"},
    "banyak penerima tanpa azp": {"aud": ["skp", "lain"]},
}


@pytest.mark.parametrize("klaim", KEBOHONGAN.values(), ids=KEBOHONGAN)
def test_token_yang_salah_tidak_membuka(client, pemeran, pembohong, klaim):
    pembohong.klaim = {"nip": pemeran.sari.nip} | klaim
    jawaban = bohong_masuk(client, pembohong)
    assert (jawaban.status_code, sudah_masuk(client)) == (422, False)
    assert TIDAK_JADI in teks(jawaban)
    assert IdentitasLuar.objects.count() == 0


def test_tanda_tangan_yang_salah_tidak_membuka(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip}
    umum = pembohong.terdaftar.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    for kunci, algoritma, kid in (
        (LAIN, "RS256", "satu"),
        (LAIN, "RS256", "dua"),
        (None, "none", "satu"),
        (umum, "HS256", "satu"),
        ("rahasia-klien" * 4, "HS256", "satu"),
    ):
        pembohong.kunci, pembohong.algoritma, pembohong.kid = kunci, algoritma, kid
        assert bohong_masuk(client, pembohong).status_code == 422
        assert not sudah_masuk(client)


def test_token_yang_bukan_token_tidak_membuka(client, pemeran, pembohong):
    for token in ("x", "a.b.c", 7, {"a": 1}):
        pembohong.token = token
        assert bohong_masuk(client, pembohong).status_code == 422


def test_state_yang_salah_atau_dipakai_ulang_tidak_membuka(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip}
    assert bohong_masuk(client, pembohong, state="lain").status_code == 422
    assert client.get("/masuk/sso/kembali/", {"code": "x", "state": "x"}).status_code == 422
    balasan = pembohong.setujui(berangkat(client))
    korban = Client()
    assert korban.get("/masuk/sso/kembali/", balasan).status_code == 422  # somebody else's answer, planted
    assert not sudah_masuk(korban)
    assert client.get("/masuk/sso/kembali/", balasan).status_code == 302
    assert client.get("/masuk/sso/kembali/", balasan).status_code in {302, 422}


def test_jawaban_penerbit_lain_ditolak(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip}
    assert bohong_masuk(client, pembohong, iss="https://lain.example").status_code == 422


def test_keterangan_penyedia_harus_menyebut_penerbit_yang_sama(client, db, pembohong):
    pembohong.keterangan = {"issuer": "https://lain.example"}
    assert client.get("/masuk/sso/").status_code == 422


def test_alamat_penyedia_yang_bukan_https_ditolak_di_situs_https(client, db, pembohong, settings):
    settings.HTTPS = True
    assert client.get("/masuk/sso/").status_code == 422


# Decisions ---------------------------------------------------------------------------------------
def test_sso_lama_tidak_memastikan_keputusan(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip, "auth_time": int(time.time()) - 3600}
    bohong_masuk(client, pembohong)
    assert client.get("/akun/keamanan/kode/")["Location"][:15] == "/akun/pastikan/"


def test_keputusan_dipastikan_lewat_penyedia(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip, "auth_time": int(time.time()) - 3600}
    bohong_masuk(client, pembohong)
    ke = "/akun/pastikan/sso/?next=/akun/keamanan/kode/"
    jawaban = bohong_masuk(client, pembohong, ke)
    assert jawaban["Location"] == "/akun/pastikan/"  # the provider did not ask again
    assert (pembohong.diminta["prompt"], pembohong.diminta["max_age"]) == ("login", "0")
    pembohong.klaim |= {"auth_time": int(time.time())}
    assert bohong_masuk(client, pembohong, ke)["Location"] == "/akun/keamanan/kode/"
    assert client.get("/akun/keamanan/kode/").status_code == 200


def test_orang_lain_tidak_memastikan_keputusan_saya(client, pemeran, pembohong):
    pembohong.klaim = {"nip": pemeran.sari.nip, "auth_time": 0}
    bohong_masuk(client, pembohong)
    pembohong.klaim = {"nip": pemeran.joko.nip, "sub": "joko"}
    assert bohong_masuk(client, pembohong, "/akun/pastikan/sso/")["Location"] == "/akun/pastikan/"
    assert client.session["_auth_user_id"] == str(pemeran.sari.pengguna_id)
    assert "pastikan_pada" not in client.session
