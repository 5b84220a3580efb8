"""/masuk/ and /keluar/"""

import statistics
import time
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from pegawai.models import Jejak, Pengguna
from tests.halaman.bantu import judul, teks
from tests.pembuat import SANDI, buat_pegawai

KELIRU = "NIP atau kata sandi keliru. Tersisa {} percobaan sebelum dijeda 15 menit."


@pytest.fixture
def sari(db):
    return buat_pegawai("Sari Utami")


@pytest.fixture
def dijaga(settings):
    settings.AXES_ENABLED = True


def coba(klien, masuk, sandi, **lain):
    return klien.post("/masuk/", {"masuk": masuk, "sandi": sandi, **lain})


def sudah_masuk(klien):
    return "_auth_user_id" in klien.session


def test_masuk_dengan_nip(client, sari):
    jawaban = coba(client, sari.nip, SANDI)
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(sari.pengguna_id)


@pytest.mark.parametrize(
    "bentuk", ["{0} {1} {2} {3}", " {0}{1}{2}{3} ", "{0}.{1}.{2}.{3}", "{0}\u00a0{1}\u00a0{2}\u00a0{3}"]
)
def test_nip_boleh_berspasi(client, sari, bentuk):
    n = sari.nip
    assert coba(client, bentuk.format(n[:8], n[8:14], n[14], n[15:]), SANDI).status_code == 302


def test_nama_masuk_tidak_membedakan_huruf_besar(client, db):
    bupati = buat_pegawai("Surya Wibawa", jenis="non_asn")
    assert coba(client, bupati.pengguna.masuk.upper(), SANDI).status_code == 302


def test_halaman_masuk_menyebut_namanya(client, db):
    assert judul(client.get("/masuk/")) == "Masuk"


def test_kolom_kosong_disebut(client, db):
    jawaban = coba(client, "", "")
    assert jawaban.status_code == 422
    assert jawaban.context["formulir"].errors == {
        "masuk": ["NIP belum diisi."],
        "sandi": ["Kata sandi belum diisi."],
    }


def test_akun_tak_dikenal_dan_sandi_keliru_dijawab_sama(sari, dijaga):
    salah, asing = coba(Client(), sari.nip, "bukan-itu"), coba(Client(), "198001012005011001", "bukan-itu")
    assert (salah.status_code, salah.context["formulir"].non_field_errors()) == (422, [KELIRU.format(4)])
    assert (asing.status_code, asing.context["formulir"].non_field_errors()) == (422, [KELIRU.format(4)])


def test_akun_nonaktif_dijawab_sama(client, sari, dijaga):
    Pengguna.objects.update(is_active=False)
    assert coba(client, sari.nip, SANDI).context["formulir"].non_field_errors() == [KELIRU.format(4)]


def test_akun_tak_dikenal_dihitung_dengan_hash_yang_sama(sari, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    sari.pengguna.set_password(SANDI)
    sari.pengguna.save()

    def lama(masuk):
        mulai = time.process_time()
        coba(Client(), masuk, "bukan-itu")
        return time.process_time() - mulai

    dikenal = statistics.median(lama(sari.nip) for _ in range(5))
    asing = statistics.median(lama("198001012005011001") for _ in range(5))
    assert 0.5 < asing / dikenal < 2


def test_percobaan_dihitung_turun(sari, dijaga):
    pesan = [coba(Client(), sari.nip, "bukan-itu").context["formulir"].non_field_errors()[0] for _ in range(4)]
    assert pesan == [KELIRU.format(n) for n in (4, 3, 2, 1)]


def test_kali_kelima_dijeda_dengan_waktu_tunggu(client, sari, dijaga):
    for _ in range(4):
        coba(client, sari.nip, "bukan-itu")
    jawaban = coba(client, sari.nip, "bukan-itu")
    assert jawaban.status_code == 429
    assert judul(jawaban) == "Terlalu banyak percobaan"
    assert "Sudah 5 kali kata sandi keliru. Coba lagi dalam 15 menit." in teks(jawaban)
    assert 890 <= int(jawaban["Retry-After"]) <= 900


def test_selama_jeda_sandi_benar_pun_ditolak_lalu_terbuka_lagi(sari, dijaga):
    for _ in range(5):
        coba(Client(), sari.nip, "bukan-itu")
    klien = Client()
    with time_machine.travel(timezone.now() + timedelta(minutes=10), tick=False):
        jawaban = coba(klien, sari.nip, SANDI)
        assert (jawaban.status_code, sudah_masuk(klien)) == (429, False)
        assert "Coba lagi dalam 5 menit." in teks(jawaban)
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert coba(klien, sari.nip, SANDI).status_code == 302


def test_ejaan_lain_dari_nama_yang_sama_ikut_terhitung(sari, dijaga):
    n = sari.nip
    for bentuk in (n, f" {n}", f"{n[:8]} {n[8:]}", f"{n[:4]}-{n[4:]}"):
        coba(Client(), bentuk, "bukan-itu")
    assert coba(Client(), n, "bukan-itu").status_code == 429


def test_rekan_di_jaringan_lain_tidak_ikut_terkunci(sari, dijaga):
    for _ in range(5):
        coba(Client(REMOTE_ADDR="203.0.113.9"), sari.nip, "bukan-itu")
    assert coba(Client(REMOTE_ADDR="203.0.113.10"), sari.nip, SANDI).status_code == 302


def test_masuk_menghapus_hitungan(sari, dijaga):
    for _ in range(4):
        coba(Client(), sari.nip, "bukan-itu")
    coba(Client(), sari.nip, SANDI)
    assert coba(Client(), sari.nip, "bukan-itu").context["formulir"].non_field_errors() == [KELIRU.format(4)]


def test_hitungan_tidak_menyimpan_yang_diketik(client, sari, dijaga):
    from axes.models import AccessAttempt

    coba(client, sari.nip, "kata-yang-diketik", next="/rahasia/")
    baris = AccessAttempt.objects.get()
    assert (baris.get_data, baris.post_data) == ("", "")


def test_ipv6_dihitung_per_jaringan(sari, dijaga):
    for n in range(5):
        coba(Client(REMOTE_ADDR=f"2001:db8::{n}"), sari.nip, "bukan-itu")
    assert coba(Client(REMOTE_ADDR="2001:db8::99"), sari.nip, SANDI).status_code == 429


def test_kata_proksi_hanya_berlaku_bila_ada_proksi(sari, dijaga, settings):
    for n in range(5):
        coba(Client(), sari.nip, "bukan-itu")
        Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}").post("/masuk/", {"masuk": sari.nip, "sandi": "bukan-itu"})
    assert coba(Client(HTTP_X_FORWARDED_FOR="198.51.100.77"), sari.nip, SANDI).status_code == 429
    settings.DI_BALIK_PROKSI = True
    assert coba(Client(HTTP_X_FORWARDED_FOR="198.51.100.77"), sari.nip, SANDI).status_code == 302


def test_kunci_sesi_berganti_saat_masuk(client, sari):
    client.get("/masuk/")
    sesi = client.session
    sesi["tanda"] = 1
    sesi.save()
    lama = client.session.session_key
    client.cookies["sesi"] = lama
    coba(client, sari.nip, SANDI)
    assert client.session.session_key != lama
    assert not type(sesi)().exists(lama)


@pytest.mark.parametrize(
    "jahat",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"],
)
def test_next_ke_luar_diabaikan(client, sari, jahat):
    assert coba(client, sari.nip, SANDI, next=jahat)["Location"] == "/"


def test_next_di_dalam_diikuti(client, sari):
    assert coba(client, sari.nip, SANDI, next="/akun/?x=1")["Location"] == "/akun/?x=1"


def test_yang_sudah_masuk_langsung_diteruskan(sebagai, sari):
    assert sebagai(sari).get("/masuk/?next=/akun/")["Location"] == "/akun/"


def test_halaman_tertutup_mengantar_ke_masuk_dan_kembali(client, sari):
    jawaban = client.get("/akun/?a=b")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/?next=%2Fakun%2F%3Fa%3Db")


def test_potongan_htmx_memindahkan_seluruh_jendela(client, db):
    jawaban = client.get(
        "/proses/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/pemberitahuan/"}
    )
    assert (jawaban.status_code, jawaban["HX-Redirect"]) == (401, "/masuk/?next=%2Fpemberitahuan%2F")


def test_keluar_mengakhiri_sesi_dan_menyapu_peramban(sebagai, sari):
    klien = sebagai(sari)
    jawaban = klien.post("/keluar/")
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/?keluar=1")
    assert jawaban["Clear-Site-Data"] == '"cookies", "storage"'
    assert klien.get("/akun/").status_code == 302
    assert "Anda sudah keluar." in teks(klien.get("/masuk/?keluar=1"))


def test_keluar_lewat_get_ditolak(sebagai, sari):
    klien = sebagai(sari)
    jawaban = klien.get("/keluar/")
    assert (jawaban.status_code, jawaban["Allow"]) == (405, "POST")
    assert sudah_masuk(klien)


def test_keluar_tanpa_csrf_ditolak(sari):
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(sari.pengguna, backend="pegawai.sandi.Pintu")
    jawaban = klien.post("/keluar/")
    assert jawaban.status_code == 403
    assert "Formulir ini sudah kedaluwarsa." in teks(jawaban)
    assert sudah_masuk(klien)


def test_akun_tanpa_data_pegawai_diberi_tahu(client, db):
    client.force_login(Pengguna.objects.create_user("petugas", SANDI), backend="pegawai.sandi.Pintu")
    jawaban = client.get("/akun/")
    assert jawaban.status_code == 403
    assert "Akun ini belum terhubung dengan data pegawai." in teks(jawaban)


def test_kueri_saat_masuk(client, sari, django_assert_num_queries):
    client.get("/masuk/")
    # Some of them savepoints; the second factor, who must have one, and the place he came from are asked for.
    with django_assert_num_queries(23):
        coba(client, sari.nip, SANDI)
    assert Jejak.objects.count() == 0
