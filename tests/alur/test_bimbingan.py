"""Bimbingan kinerja (Lampiran p. 78-85): who starts it, who signs what, to whom it is reported."""

import pytest
from django.utils.timezone import localdate

from pegawai.models import Ketentuan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import bimbingan as alur
from skp_app.models import Bimbingan
from tests import pembuat

pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def usul(skp, oleh, **lain):
    isi = {"metode": "coaching", "alasan": "Layanan 2 tertinggal dua triwulan."} | lain
    return alur.usulkan(skp, oleh=oleh, **isi)


def test_penilai_membimbing_sendiri_dan_langsung_berjalan(skp, pemeran):
    b = usul(skp, pemeran.budi)
    assert (b.status, b.pembimbing, b.penilai, b.atasan_penilai) == (
        "berjalan",
        pemeran.budi,
        pemeran.budi,
        pemeran.tono,
    )
    assert usul(skp, pemeran.budi) == b  # a second click
    assert Bimbingan.objects.count() == 1
    assert pemeran.sari.pemberitahuan.filter(tautan=f"/pembinaan/{b.kode}/").count() == 1


def test_penilai_menugasi_pihak_lain(skp, pemeran):
    b = usul(skp, pemeran.budi, metode="mentoring", pembimbing=pemeran.rina)
    assert b.pembimbing == pemeran.rina
    assert pemeran.rina.pemberitahuan.filter(tautan=f"/pembinaan/{b.kode}/").count() == 1


@pytest.mark.parametrize("siapa", ["rina", "joko", "tono", "sari", "admin"])
def test_bukan_pimpinan_tidak_memulai_bimbingan(skp, pemeran, siapa):
    with pytest.raises(BukanHak):
        usul(skp, getattr(pemeran, siapa))


@pytest.mark.parametrize("siapa", ["sari", "tono"])
def test_pegawai_dan_atasan_penilai_bukan_pembimbing(skp, pemeran, siapa):
    with pytest.raises(IsianKeliru) as tolak:
        usul(skp, pemeran.budi, pembimbing=getattr(pemeran, siapa))
    assert list(tolak.value.kesalahan) == ["pembimbing"]


def test_metode_lain_harus_dikembangkan_instansi(skp, pemeran):
    with pytest.raises(IsianKeliru):
        usul(skp, pemeran.budi, metode="lain", nama_metode="Magang")
    Ketentuan.objects.create(kunci="metode_bimbingan", nilai=["Magang"], mulai=localdate(), sumber="Keputusan")
    assert usul(skp, pemeran.budi, metode="lain", nama_metode="Magang").sebutan_metode == "Magang"


def test_skp_belum_ditetapkan_belum_dibimbing(pemeran):
    skp = pembuat.ajukan(pembuat.buat_skp(pemeran.sari))
    with pytest.raises(KeadaanMenolak):
        usul(skp, pemeran.budi)
