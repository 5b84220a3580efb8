"""Questions whose text is kept answer every reader as the fresh queryset would."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate

from evaluasi.views import konteks, meja
from pegawai import mandat, pernyataan
from pegawai.models import Ketentuan, Pegawai, Pemberitahuan
from pegawai.pernyataan import AKUN, SAYA, Tersimpan
from tests import pembuat
from tests.halaman.kueri import kueri

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi(pemeran, organisasi, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari, rhk=2)
    pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    mandat.beri(pemeran.rina.pengguna, organisasi.egov)
    Pemberitahuan.kirim(pemeran.budi, "kabar", "Kabar")
    return pemeran


@pytest.fixture
def segar(monkeypatch):
    """The markers stand for this person, so that the same function builds the plain queryset."""

    def tanya(pegawai):
        monkeypatch.setattr(konteks, "SAYA", pegawai.pk)
        monkeypatch.setattr(konteks, "AKUN", pegawai.pengguna_id)
        hasil = list(konteks._fakta(localdate(), False))
        monkeypatch.setattr(konteks, "SAYA", SAYA)
        monkeypatch.setattr(konteks, "AKUN", AKUN)
        return hasil

    return tanya


def test_bingkai_sama_dengan_kueri_yang_baru_ditulis_bagi_setiap_orang(isi, segar):
    orang = [isi.sari, isi.budi, isi.tono, isi.rina, isi.dewi, isi.admin]
    kini = [konteks.FAKTA.baca(localdate(), False, saya=o.pk, akun=o.pengguna_id) for o in orang]
    assert kini == [segar(o) for o in orang]
    assert [(f["bkd"], f["pengelola"], f["pimpinan"]) for (f,) in kini] == [
        (False, False, False), (False, False, True), (False, False, True), (False, True, True), (False, True, False),
        (True, False, False),
    ]  # fmt: skip


@pytest.mark.parametrize("nama", ["periode", "skp"])
def test_meja_sama_dengan_kueri_yang_baru_ditulis(isi, nama):
    simpan, tulis = {
        "periode": (meja.PERIODE, meja.daftar_periode), "skp": (meja.SKP_SENDIRI, meja.skp_sendiri),
    }[nama]  # fmt: skip
    for orang in (isi.sari, isi.budi, isi.joko):
        kini, baru = simpan.baca(localdate(), saya=orang.pk), list(tulis(orang, localdate()))
        assert [vars(b) | {"_state": 0} for b in kini] == [vars(b) | {"_state": 0} for b in baru]
    assert kini != []


def test_jawabannya_satu_pernyataan_dan_menulisnya_tidak_bertanya(isi):
    besok = localdate() + timedelta(days=1)
    with kueri() as daftar:
        konteks._fakta(besok, False)
        meja.daftar_periode(Pegawai(pk=SAYA), besok)
    assert daftar == []
    with kueri() as daftar:
        for _ in range(3):
            konteks.FAKTA.baca(besok, False, saya=isi.sari.pk, akun=isi.sari.pengguna_id)
    assert len(daftar) == 3


def test_data_yang_berubah_langsung_terlihat(isi):
    def belum():
        akun = isi.budi.pengguna_id
        return konteks.FAKTA.baca(localdate(), False, saya=isi.budi.pk, akun=akun)[0]["belum_dibaca"]

    awal = belum()
    Pemberitahuan.kirim(isi.budi, "kabar-2", "Kabar kedua")
    assert belum() == awal + 1


def test_setiap_utas_memakai_sambungannya_sendiri():
    tanya = Tersimpan(lambda: Ketentuan.objects.filter(pk=SAYA))
    tetap = list(Ketentuan.objects.order_by("pk")[:3])  # written by migrations, so that every connection sees them
    assert tanya.baca(saya=tetap[0].pk) == tetap[:1]

    def di_utas_lain(satu):
        try:
            return tanya.baca(saya=satu.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as kolam:
        assert list(kolam.map(di_utas_lain, tetap)) == [[k] for k in tetap]


def test_teks_lama_dibuang(pemeran):
    tanya = Tersimpan(lambda n: Pegawai.objects.filter(pk=SAYA).order_by("pk")[:n])
    for n in range(1, pernyataan.TERSIMPAN + 5):
        assert tanya.baca(n, saya=pemeran.sari.pk) == [pemeran.sari]
    assert tanya._jadi.cache_info().currsize == pernyataan.TERSIMPAN
