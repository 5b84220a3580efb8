"""/masuk/lupa/: a new password by mail, only to an address that its owner showed to be his own"""

import re
from datetime import timedelta
from ipaddress import IPv4Address
from itertools import count

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from pegawai.alur import akun
from pegawai.models import Jejak, Pengguna, SuratTertutup, TautanSandi
from pegawai.tasks import kirim_surat_tertutup
from pegawai.views.lupa_sandi import KETUKAN
from tests.halaman.bantu import judul, teks
from tests.halaman.test_faktor import pasang
from tests.pembuat import SANDI

JARINGAN = map(IPv4Address, count(int(IPv4Address("10.77.0.1"))))
BARU = "gerimis di atas genteng 41"


@pytest.fixture
def sari(pemeran):
    """Sari showed that she reads mail at this address."""
    pemeran.sari.surel = "sari@sukamaju.go.id"
    pemeran.sari.save()
    pemeran.sari.pengguna.surel_teruji = pemeran.sari.surel
    pemeran.sari.pengguna.save()
    return pemeran.sari


def minta(masuk, klien=None, dari=None):
    """From a network of its own: how often one may ask is tested below."""
    return (klien or Client()).post("/masuk/lupa/", {"masuk": masuk}, REMOTE_ADDR=dari or str(next(JARINGAN)))


def tautan():
    """The way of the newest link that was mailed."""
    kirim_surat_tertutup()
    return re.search(r"http://[^/]+(/\S+)", mail.outbox[-1].body)[1]


def pilih(klien, alamat, baru=BARU):
    return klien.post(alamat, {"sandi_baru": baru, "sandi_ulang": baru})


def test_tautan_memberi_kata_sandi_baru_sekali(client, sari, sebagai):
    terbuka = sebagai(sari)
    assert judul(minta(sari.nip, client)) == "Periksa surel Anda"
    alamat = tautan()
    assert (mail.outbox[0].to, mail.outbox[0].subject) == (["sari@sukamaju.go.id"], "Pemberitahuan Aplikasi SKP")
    assert judul(client.get(alamat)) == "Kata sandi baru"
    assert judul(pilih(client, alamat)) == "Kata sandi diganti"
    assert "_auth_user_id" not in client.session
    assert terbuka.get("/akun/").status_code == 302
    assert client.post("/masuk/", {"masuk": sari.nip, "sandi": BARU})["Location"] == "/"
    assert (client.get(alamat).status_code, pilih(Client(), alamat).status_code) == (409, 409)
    assert list(Jejak.objects.values_list("kata_kerja", flat=True)) == ["ganti_sandi_tautan"]
    assert sari.pemberitahuan.get().judul == "Kata sandi Anda diganti"


def test_yang_tidak_dikenal_dan_yang_tidak_teruji_dijawab_sama_dan_tidak_dikirimi(sari, pemeran):
    pemeran.joko.surel = "joko@sukamaju.go.id"
    pemeran.joko.save()
    akun.tutup(pemeran.rina, oleh=pemeran.admin)
    semua = [minta(masuk) for masuk in (sari.nip, pemeran.joko.nip, pemeran.rina.nip, "198001012005011001", "x")]
    assert {(j.status_code, j.content) for j in semua} == {(200, semua[0].content)}
    assert SuratTertutup.objects.count() == 5
    kirim_surat_tertutup()
    assert [s.to for s in mail.outbox] == [["sari@sukamaju.go.id"]]
    assert SuratTertutup.objects.count() == 0


def test_permintaan_tidak_menyimpan_yang_terbaca(sari):
    minta(sari.nip)
    assert sari.nip not in SuratTertutup.objects.get().isi
    alamat = tautan()
    assert alamat.split("/")[-2] not in TautanSandi.objects.get().sidik


def test_permintaan_tidak_menanyakan_apa_pun_kepada_basis_data(client, sari, django_assert_num_queries):
    for masuk in (sari.nip, "198001012005011001"):
        with django_assert_num_queries(3):  # the row, between two savepoints
            minta(masuk, client)


def test_surel_yang_diganti_bkd_tidak_lagi_teruji(sari):
    sari.surel = "lain@sukamaju.go.id"
    sari.save()
    minta(sari.nip)
    kirim_surat_tertutup()
    assert mail.outbox == []


def test_tautan_hanya_setengah_jam_dan_yang_baru_menggantikan(client, sari):
    minta(sari.nip)
    lama = tautan()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        minta(sari.nip)
        baru = tautan()
        assert (client.get(lama).status_code, client.get(baru).status_code) == (409, 200)
    with time_machine.travel(timezone.now() + timedelta(minutes=37)):
        assert client.get(baru).status_code == 409


def test_surel_tidak_dibanjiri(sari):
    for _ in range(4):
        minta(sari.nip)
    kirim_surat_tertutup()
    assert len(mail.outbox) == 1


def test_jaringan_yang_terlalu_sering_disuruh_menunggu(db):
    with time_machine.travel(timezone.now().replace(minute=1, second=0), tick=False):
        kode = [minta(f"orang-{n}", dari="198.51.100.201").status_code for n in range(KETUKAN + 1)]
    assert kode == [200] * KETUKAN + [429]


def test_sandi_lemah_ditolak_dan_tautannya_tetap(client, sari):
    minta(sari.nip)
    alamat = tautan()
    assert pilih(client, alamat, "Sari.Utami.2026!").status_code == 422
    assert client.post(alamat, {"sandi_baru": BARU, "sandi_ulang": "lain"}).status_code == 422
    assert Pengguna.objects.get(pk=sari.pengguna_id).check_password(SANDI)
    assert judul(pilih(client, alamat)) == "Kata sandi diganti"


def test_faktor_kedua_tetap_diminta_sesudahnya(client, sari):
    pasang(sari)
    minta(sari.nip)
    pilih(client, tautan())
    assert client.post("/masuk/", {"masuk": sari.nip, "sandi": BARU})["Location"] == "/masuk/kode/"


def test_peladen_surel_yang_mati_tidak_menghilangkan_permintaan(sari, settings):
    minta(sari.nip)
    baik, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9
    kirim_surat_tertutup()
    assert (SuratTertutup.objects.count(), TautanSandi.objects.count()) == (1, 0)
    settings.EMAIL_BACKEND = baik
    kirim_surat_tertutup()
    assert (SuratTertutup.objects.count(), len(mail.outbox)) == (0, 1)


def test_permintaan_yang_terlalu_lama_menunggu_dilupakan(sari):
    minta(sari.nip)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        kirim_surat_tertutup()
    assert (SuratTertutup.objects.count(), mail.outbox) == (0, [])


# The address -------------------------------------------------------------------------------------
def test_surel_diuji_oleh_pemiliknya(sebagai, pemeran):
    pemeran.joko.surel = "joko@sukamaju.go.id"
    pemeran.joko.save()
    klien = sebagai(pemeran.joko)
    assert "Uji surel ini" in teks(klien.get("/akun/"))
    klien.post("/akun/surel/")
    alamat = tautan()
    assert klien.get(alamat).status_code == 200
    assert Pengguna.objects.get(pk=pemeran.joko.pengguna_id).surel_teruji == ""
    assert "Surel Anda teruji." in teks(klien.post(alamat, follow=True))
    assert Pengguna.objects.get(pk=pemeran.joko.pengguna_id).surel_teruji == "joko@sukamaju.go.id"
    assert "Teruji" in teks(klien.get("/akun/"))
    assert sebagai(pemeran.sari).post(alamat).status_code == 409


def test_tautan_uji_kedaluwarsa_dan_gugur_bila_surel_berganti(sebagai, pemeran):
    pemeran.joko.surel = "joko@sukamaju.go.id"
    pemeran.joko.save()
    sebagai(pemeran.joko).post("/akun/surel/")
    alamat = tautan()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert sebagai(pemeran.joko).get(alamat).status_code == 409
    pemeran.joko.surel = "lain@sukamaju.go.id"
    pemeran.joko.save()
    assert sebagai(pemeran.joko).get(alamat).status_code == 409


def test_tanpa_surel_tidak_ada_yang_diuji(sebagai, pemeran):
    assert sebagai(pemeran.sari).post("/akun/surel/").status_code == 409
