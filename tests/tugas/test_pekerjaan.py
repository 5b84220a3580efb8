"""The ledger of background work: one open job per key, one worker at a time, nothing lost and nothing twice."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils.timezone import now

from pegawai.alur import pekerjaan as buku
from pegawai.models import Pekerjaan
from pegawai.tasks import bunyikan_ulang
from tests.cuplikan import tanpa_perubahan

AKAR = Path(__file__).parents[2]
TUGAS = "evaluasi.hitung_predikat"


@pytest.fixture
def pesanan(pemeran):
    return buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)


def kini(pekerjaan):
    return Pekerjaan.objects.get(pk=pekerjaan.pk)


def mati(pekerjaan):
    """Its worker fell silent: the lease ran out a second ago."""
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=now() - timedelta(seconds=1))


def selesai(pekerjaan, kemajuan):
    kemajuan(3, 3)
    return {"unit": 3}


class Celaka(Exception):
    pass


def gagal(pekerjaan, kemajuan):
    kemajuan(1, 3)
    raise Celaka("isi rahasia")


# order -------------------------------------------------------------------------------------------
def test_pesanan_yang_sama_adalah_pekerjaan_yang_sama(pesanan, pemeran):
    with tanpa_perubahan():
        assert buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.rina, unit=1) == pesanan
    assert (pesanan.status, pesanan.peminta, pesanan.masukan) == ("antre", pemeran.budi, {"unit": 1})


def test_setelah_selesai_pesanan_berikutnya_adalah_pekerjaan_baru(pesanan, pemeran):
    buku.kerjakan(pesanan.pk, selesai)
    assert buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1) != pesanan


def test_pekerjaan_yang_berakhir_di_sela_pesanan_tidak_menelan_pesanan_itu(pesanan, pemeran):
    """Between the insert that finds an open job and the look at it, that job ends."""
    buku.ambil(pesanan.pk)
    dijalankan = []

    def sela(jalan, sql, isi, banyak, konteks):
        if "FOR NO KEY UPDATE" in sql and not dijalankan:
            dijalankan.append(sql)
            buku.akhiri(kini(pesanan), {})
        return jalan(sql, isi, banyak, konteks)

    with connection.execute_wrapper(sela):
        baru = buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)
    assert len(dijalankan) == 1
    assert (kini(pesanan).status, baru != pesanan, baru.status) == ("selesai", True, "antre")


# claim and report --------------------------------------------------------------------------------
def test_pekerjaan_diambil_satu_pekerja_saja(pesanan):
    assert buku.ambil(pesanan.pk).percobaan == 1
    assert buku.ambil(pesanan.pk) is None
    assert buku.ambil(0) is None


def test_kemajuan_memperpanjang_sewa(pesanan):
    milikku = buku.ambil(pesanan.pk)
    mati(pesanan)
    buku.laporkan(milikku, 1, 3)
    assert (kini(pesanan).persen, kini(pesanan).sewa_sampai > now()) == (33, True)
    assert buku.ambil(pesanan.pk) is None


def test_pekerjaan_selesai_menyimpan_hasil(pesanan):
    buku.kerjakan(pesanan.pk, selesai)
    akhir = kini(pesanan)
    assert (akhir.status, akhir.hasil, akhir.persen, akhir.sewa_sampai) == ("selesai", {"unit": 3}, 100, None)
    assert akhir.berakhir_pada is not None
    with tanpa_perubahan():
        buku.kerjakan(pesanan.pk, selesai)


# a worker that died ------------------------------------------------------------------------------
def test_pekerjaan_dengan_sewa_habis_diambil_pekerja_lain(pesanan):
    buku.ambil(pesanan.pk)
    mati(pesanan)
    assert buku.ambil(pesanan.pk).percobaan == 2


def test_kabar_dari_pekerja_yang_kehilangan_sewa_tidak_dihitung(pesanan):
    lama = buku.ambil(pesanan.pk)
    mati(pesanan)
    baru = buku.ambil(pesanan.pk)
    buku.laporkan(baru, 2, 3)
    with tanpa_perubahan():
        buku.laporkan(lama, 1, 3)
        buku.gagalkan(lama, "Terlambat")
        buku.akhiri(lama, {"palsu": True})
    buku.akhiri(baru, {"unit": 3})
    assert kini(pesanan).hasil == {"unit": 3}


def test_pekerja_lama_tidak_disangka_pekerja_dari_pesanan_berikutnya(pesanan, pemeran):
    """The count of attempts starts anew with a new order; the old first attempt is still not the new first one."""
    lama = buku.ambil(pesanan.pk)
    mati(pesanan)
    buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)
    baru = buku.ambil(pesanan.pk)
    assert (lama.percobaan, baru.percobaan) == (1, 1)
    with tanpa_perubahan():
        buku.akhiri(lama, {"palsu": True})


def test_pekerjaan_yang_selalu_mematikan_pekerjanya_dihentikan(pesanan):
    for n in range(1, buku.PERCOBAAN_TERBANYAK + 1):
        assert buku.ambil(pesanan.pk).percobaan == n
        mati(pesanan)
    assert buku.ambil(pesanan.pk) is None
    assert (kini(pesanan).status, kini(pesanan).galat) == ("gagal", "PekerjaHilang")
    assert buku.menunggu() == []


# asked again -------------------------------------------------------------------------------------
def test_diminta_lagi_selagi_berjalan_maka_dijalankan_sekali_lagi(pesanan, pemeran):
    putaran = []

    def langkah(pekerjaan, kemajuan):
        putaran.append(pekerjaan.dibuat_pada)
        if len(putaran) == 1:
            buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.rina, unit=1)
            buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)
        return {}

    buku.kerjakan(pesanan.pk, langkah)
    assert (len(putaran), putaran[0] < putaran[1], kini(pesanan).status) == (2, True, "selesai")
    assert Pekerjaan.objects.count() == 1


def test_diminta_lagi_setelah_gagal_dihitung_sebagai_pesanan_baru(pesanan, pemeran):
    with pytest.raises(Celaka):
        buku.kerjakan(pesanan.pk, gagal)
    buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)
    baru = buku.ambil(pesanan.pk)
    assert (baru.percobaan, baru.dibuat_pada > pesanan.dibuat_pada) == (1, True)


def test_diminta_lagi_selagi_percobaan_terakhir_gagal_tetap_dijalankan(pesanan, pemeran):
    Pekerjaan.objects.filter(pk=pesanan.pk).update(percobaan=buku.PERCOBAAN_TERBANYAK - 1)
    milikku = buku.ambil(pesanan.pk)
    buku.pesan(TUGAS, "unit-1", "Hitung ulang", pemeran.budi, unit=1)
    buku.gagalkan(milikku, "Celaka")
    buku.kerjakan(pesanan.pk, selesai)
    assert kini(pesanan).status == "selesai"


# failure -----------------------------------------------------------------------------------------
def test_pekerjaan_yang_terus_gagal_berhenti_dengan_jenis_galat_saja(pesanan):
    for n in range(1, buku.PERCOBAAN_TERBANYAK + 1):
        with pytest.raises(Celaka):
            buku.kerjakan(pesanan.pk, gagal)
        assert kini(pesanan).percobaan == n
    akhir = kini(pesanan)
    assert (akhir.status, akhir.galat, akhir.persen) == ("gagal", "Celaka", 33)
    assert akhir.berakhir_pada is not None
    with tanpa_perubahan():
        buku.kerjakan(pesanan.pk, selesai)


def test_galat_yang_tersembuhkan_tidak_tersisa(pesanan):
    with pytest.raises(Celaka):
        buku.kerjakan(pesanan.pk, gagal)
    assert (kini(pesanan).status, kini(pesanan).galat) == ("antre", "Celaka")
    buku.kerjakan(pesanan.pk, selesai)
    assert (kini(pesanan).status, kini(pesanan).galat) == ("selesai", "")


# sweeper and bell --------------------------------------------------------------------------------
def test_penyapu_menyebut_yang_antre_dan_yang_ditinggal_mati(pemeran):
    antre, jalan, ditinggal, usai = (buku.pesan(TUGAS, f"unit-{n}", "Hitung", pemeran.budi) for n in range(4))
    for p in (jalan, ditinggal):
        buku.ambil(p.pk)
    mati(ditinggal)
    buku.kerjakan(usai.pk, selesai)
    assert buku.menunggu() == [(antre.pk, TUGAS), (ditinggal.pk, TUGAS)]
    with tanpa_perubahan():
        bunyikan_ulang()


def test_perantara_antrean_yang_tidak_ada_tidak_menahan_dan_tidak_menghilangkan(pesanan):
    """The bell gives up within seconds, and the ledger still owes the job."""
    kode = """
import skp_app.config, django, time
django.setup()
from pegawai import bel
awal = time.monotonic()
bel.panggil(1, "evaluasi.hitung_predikat")
print(time.monotonic() - awal)
"""
    lingkungan = {
        "DJANGO_SETTINGS_MODULE": "skp_app.config.settings_test",
        "DATABASE_URL": "postgresql:///tidak-dipakai",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    hasil = subprocess.run(
        [sys.executable, "-c", kode], env=lingkungan, cwd=AKAR, capture_output=True, text=True, timeout=60
    )
    assert "bel_tidak_terdengar" in hasil.stderr
    assert float(hasil.stdout) < 3
    assert buku.menunggu() == [(pesanan.pk, TUGAS)]
