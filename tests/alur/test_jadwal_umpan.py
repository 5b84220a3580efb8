"""The schedule of berkala feedback is agreed between the two (Pasal 19(2))."""

import pytest

from pegawai.models import Pemberitahuan
from pegawai.penolakan import BukanHak, KeadaanMenolak
from skp_app.alur import jadwal_umpan as jadwal
from tests import pembuat
from tests.cuplikan import ditolak, tanpa_perubahan


@pytest.fixture
def skp(pemeran, periode):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def test_sebelum_disepakati_berlaku_ketentuan_instansi(skp):
    assert (jadwal.bawaan(), jadwal.semua(skp)) == ("triwulanan", [])


@pytest.mark.parametrize(("pengusul", "penjawab"), [("sari", "budi"), ("budi", "sari")])
def test_diusulkan_yang_satu_disepakati_yang_lain(skp, pemeran, pengusul, penjawab):
    usul = jadwal.usulkan(skp, oleh=getattr(pemeran, pengusul), irama="bulanan")
    kabar = Pemberitahuan.objects.filter(penerima=getattr(pemeran, penjawab), judul__endswith="jadwal umpan balik")
    assert kabar.count() == 1
    with tanpa_perubahan():
        assert jadwal.usulkan(skp, oleh=getattr(pemeran, pengusul), irama="bulanan") == usul
    with ditolak(BukanHak, "Usul jadwal dijawab oleh pihak yang lain."):
        jadwal.jawab(usul, oleh=getattr(pemeran, pengusul), setuju=True)
    assert jadwal.jawab(usul, oleh=getattr(pemeran, penjawab), setuju=True).disepakati is True
    with tanpa_perubahan():
        jadwal.jawab(usul, oleh=getattr(pemeran, penjawab), setuju=True)
    with ditolak(KeadaanMenolak, "Usul jadwal ini sudah dijawab."):
        jadwal.jawab(usul, oleh=getattr(pemeran, penjawab), setuju=False)


def test_satu_usul_pada_satu_waktu(skp, pemeran):
    jadwal.usulkan(skp, oleh=pemeran.sari, irama="bulanan")
    with ditolak(KeadaanMenolak, "Masih ada usul jadwal yang menunggu jawaban."):
        jadwal.usulkan(skp, oleh=pemeran.budi, irama="semesteran")


@pytest.mark.parametrize("siapa", ["tono", "joko", "rina", "admin"])
def test_orang_lain_tidak_ikut_menyepakati(skp, pemeran, siapa):
    with ditolak(BukanHak, "Jadwal disepakati pegawai dan pejabat penilainya."):
        jadwal.usulkan(skp, oleh=getattr(pemeran, siapa), irama="bulanan")
    usul = jadwal.usulkan(skp, oleh=pemeran.sari, irama="bulanan")
    with ditolak(BukanHak, "Usul jadwal dijawab oleh pihak yang lain."):
        jadwal.jawab(usul, oleh=getattr(pemeran, siapa), setuju=True)


def test_jadwal_menunggu_skp_ditetapkan(pemeran, periode):
    diajukan = pembuat.ajukan(pembuat.buat_skp(pemeran.joko))
    with ditolak(KeadaanMenolak, "Jadwal disepakati setelah SKP ditetapkan."):
        jadwal.usulkan(diajukan, oleh=pemeran.joko, irama="bulanan")
