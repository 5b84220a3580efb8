"""/akun/: own data, password, sessions elsewhere"""

import pytest
from django.test import Client

from pegawai.models import Jejak, Pemberitahuan
from tests.halaman.bantu import judul, teks
from tests.halaman.kueri import kueri
from tests.pembuat import SANDI

BARU = "gerimis di atas genteng 41"


def ganti(klien, sekarang=SANDI, baru=BARU, ulang=None):
    isian = {"sandi": sekarang, "baru": baru, "ulang": baru if ulang is None else ulang}
    return klien.post("/akun/sandi/", isian)


def sandi_masih(pegawai, sandi):
    pegawai.pengguna.refresh_from_db()
    return pegawai.pengguna.check_password(sandi)


def test_data_diri_lengkap_pada_halaman_sendiri(sebagai, pemeran):
    jawaban = sebagai(pemeran.sari).get("/akun/")
    nip = pemeran.sari.nip
    assert judul(jawaban) == "Akun saya"
    isi = teks(jawaban)
    for kata in (f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}", "Sari Utami, S.Kom.", "PRANATA KOMPUTER AHLI MUDA"):
        assert kata in isi
    assert "Budi" not in isi


def test_ganti_sandi(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    assert ganti(klien)["Location"] == "/akun/"
    assert sandi_masih(pemeran.sari, BARU)
    assert klien.get("/akun/").status_code == 200
    assert list(Jejak.objects.values_list("kata_kerja", "oleh")) == [("ganti_sandi", pemeran.sari.pk)]
    assert Pemberitahuan.objects.get().judul == "Kata sandi Anda diganti"


def test_ganti_sandi_mengakhiri_sesi_lain(sebagai, pemeran):
    lain, klien = sebagai(pemeran.sari), sebagai(pemeran.sari)
    ganti(klien)
    assert (lain.get("/akun/").status_code, klien.get("/akun/").status_code) == (302, 200)


def test_ganti_sandi_lewat_get_ditolak(sebagai, pemeran):
    assert sebagai(pemeran.sari).get("/akun/sandi/").status_code == 405


def test_ganti_sandi_tanpa_masuk_ditolak(client, pemeran):
    assert ganti(client).status_code == 302
    assert sandi_masih(pemeran.sari, SANDI)


def test_sandi_sekarang_harus_benar(sebagai, pemeran):
    jawaban = ganti(sebagai(pemeran.sari), sekarang="bukan-itu-sandinya")
    assert jawaban.status_code == 422
    assert jawaban.context["sandi_baru"].errors == {"sandi": ["Kata sandi keliru."]}
    assert sandi_masih(pemeran.sari, SANDI)
    assert Jejak.objects.count() == 0


def test_ulangan_harus_sama(sebagai, pemeran):
    jawaban = ganti(sebagai(pemeran.sari), ulang="lain")
    assert jawaban.context["sandi_baru"].errors == {"ulang": ["Kedua kata sandi baru tidak sama. Ketik ulang."]}
    assert sandi_masih(pemeran.sari, SANDI)


@pytest.mark.parametrize(
    "lemah", ["pendek", "passwordpassword", "123456789012", "aaaabbbbaaaabbbb", "Sari.Utami.2026!"]
)
def test_sandi_lemah_ditolak(sebagai, pemeran, lemah):
    jawaban = ganti(sebagai(pemeran.sari), baru=lemah)
    assert jawaban.status_code == 422
    assert list(jawaban.context["sandi_baru"].errors) == ["baru"]
    assert sandi_masih(pemeran.sari, SANDI)


def test_sandi_memuat_nip_sendiri_ditolak(sebagai, pemeran):
    ganti(sebagai(pemeran.sari), baru=f"kucing{pemeran.sari.nip}")
    assert sandi_masih(pemeran.sari, SANDI)


def test_sandi_128_huruf_diterima_utuh(sebagai, pemeran):
    panjang = "abcdefghij klmnop qrst " * 5 + "kucing tetangga"[:13]
    assert len(panjang) == 128
    ganti(sebagai(pemeran.sari), baru=panjang)
    assert sandi_masih(pemeran.sari, panjang)
    assert not sandi_masih(pemeran.sari, panjang[:-1])


def test_sandi_129_huruf_ditolak(sebagai, pemeran):
    assert ganti(sebagai(pemeran.sari), baru="kucing dan " * 12).status_code == 422
    assert sandi_masih(pemeran.sari, SANDI)


def test_akhiri_sesi_lain(sebagai, pemeran):
    lain, klien = sebagai(pemeran.sari), sebagai(pemeran.sari)
    orang_lain = sebagai(pemeran.joko)
    assert klien.post("/akun/sesi/", {"sesi-sandi": SANDI})["Location"] == "/akun/"
    assert (lain.get("/akun/").status_code, klien.get("/akun/").status_code) == (302, 200)
    assert orang_lain.get("/akun/").status_code == 200
    assert sandi_masih(pemeran.sari, SANDI)


def test_akhiri_sesi_lain_butuh_sandi(sebagai, pemeran):
    lain = sebagai(pemeran.sari)
    assert sebagai(pemeran.sari).post("/akun/sesi/", {"sesi-sandi": "keliru"}).status_code == 422
    assert lain.get("/akun/").status_code == 200


def test_akun_dinonaktifkan_langsung_keluar(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    pemeran.sari.pengguna.is_active = False
    pemeran.sari.pengguna.save()
    assert klien.get("/akun/").status_code == 302


def test_kueri_halaman_akun(sebagai, pemeran):
    klien = sebagai(pemeran.sari)
    with kueri() as semua:
        klien.get("/akun/")
    assert len(semua) == 5


def test_nip_orang_lain_tidak_membuka_apa_pun(sebagai, pemeran):
    assert sebagai(pemeran.rina).get(f"/akun/{pemeran.sari.nip}/").status_code == 404
    assert Client().get("/akun/").status_code == 302
