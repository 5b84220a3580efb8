"""The outbox: every message leaves once; what the mail server refuses or misses stays."""

import smtplib
import socket
from contextlib import closing
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils.timezone import now

from pegawai.alur.pemberitahuan import PERCOBAAN_TERBANYAK, SEKALI_JALAN, kirim_antrean
from pegawai.models import Pegawai, Pemberitahuan


@pytest.fixture
def sari(pemeran):
    Pegawai.objects.filter(pk=pemeran.sari.pk).update(surel="sari@contoh.go.id")
    return Pegawai.objects.get(pk=pemeran.sari.pk)


def kirim(penerima, n=1):
    for m in range(n):
        Pemberitahuan.kirim(penerima, f"kunci-{m}", f"SKP ke-{m} dikembalikan", "Perjelas target.", "/skp/abc/")


def keadaan():
    return [(p is None, n) for p, n in Pemberitahuan.objects.order_by("id").values_list("dikirim_pada", "percobaan")]


class Menolak(EmailBackend):
    """A server that has something to say about single recipients, or goes away after a while."""

    galat: dict = {}

    def send_messages(self, messages):
        for pesan in messages:
            if galat := self.galat.get(pesan.to[0]):
                raise galat
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Menolak"
    monkeypatch.setattr(Menolak, "galat", {})
    return Menolak


def test_pesan_terkirim_sekali_tanpa_nama_pada_judul(sari):
    kirim(sari)
    assert (kirim_antrean(), kirim_antrean()) == (1, 0)
    assert [(p.subject, p.to) for p in mail.outbox] == [("Pemberitahuan Aplikasi SKP", ["sari@contoh.go.id"])]
    assert "SKP ke-0 dikembalikan" in mail.outbox[0].body
    assert keadaan() == [(False, 1)]


def test_yang_tanpa_alamat_cukup_membaca_di_aplikasi(pemeran):
    kirim(pemeran.joko)
    assert kirim_antrean() == 1
    assert (mail.outbox, keadaan()) == ([], [(False, 0)])


def test_pesan_dengan_kunci_sama_adalah_satu(sari):
    kirim(sari)
    kirim(sari)
    assert Pemberitahuan.objects.count() == 1


def test_sekali_jalan_terbatas_dan_yang_lama_lebih_dahulu(sari):
    kirim(sari, SEKALI_JALAN + 3)
    assert (kirim_antrean(), kirim_antrean()) == (SEKALI_JALAN, 3)
    assert len({p.body for p in mail.outbox}) == SEKALI_JALAN + 3


def test_server_yang_tidak_ada_tidak_menghilangkan_pesan(sari, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with closing(socket.create_server(("127.0.0.1", 0))) as bekas:
        settings.EMAIL_HOST, settings.EMAIL_PORT = bekas.getsockname()
    kirim(sari, 3)
    for _ in range(PERCOBAAN_TERBANYAK + 1):  # an evening without the server uses up no attempts
        assert kirim_antrean() == 0
    assert keadaan() == [(True, 0)] * 3
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert kirim_antrean() == 3


def test_server_yang_pergi_di_tengah_menyisakan_yang_belum_saja(sari, pemeran, server):
    budi = pemeran.budi
    Pegawai.objects.filter(pk=budi.pk).update(surel="budi@contoh.go.id")
    kirim(sari, 2)
    kirim(budi, 2)
    server.galat["budi@contoh.go.id"] = smtplib.SMTPServerDisconnected("bye")
    assert kirim_antrean() == 2
    assert keadaan() == [(False, 1), (False, 1), (True, 0), (True, 0)]
    server.galat.clear()
    assert kirim_antrean() == 2
    assert [p.to[0][:4] for p in mail.outbox] == ["sari", "sari", "budi", "budi"]


@pytest.mark.parametrize(
    "galat",
    [
        smtplib.SMTPRecipientsRefused({"sari@contoh.go.id": (550, b"unknown")}),
        smtplib.SMTPDataError(554, b"no"),
        ValueError("invalid address"),
    ],
)
def test_alamat_yang_ditolak_tidak_menahan_pesan_orang_lain(sari, pemeran, server, galat):
    Pegawai.objects.filter(pk=pemeran.budi.pk).update(surel="budi@contoh.go.id")
    server.galat["sari@contoh.go.id"] = galat
    kirim(sari)
    kirim(pemeran.budi)
    for _ in range(PERCOBAAN_TERBANYAK + 1):
        kirim_antrean()
    assert keadaan() == [(True, PERCOBAAN_TERBANYAK), (False, 1)]
    assert [p.to for p in mail.outbox] == [["budi@contoh.go.id"]]


def test_pesan_yang_sudah_dikirim_tidak_dikirim_lagi(sari):
    kirim(sari)
    Pemberitahuan.objects.update(dikirim_pada=now() - timedelta(days=1))
    assert (kirim_antrean(), mail.outbox) == (0, [])
