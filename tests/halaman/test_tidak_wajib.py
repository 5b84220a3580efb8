"""Who owes no SKP today stands in no list of those who are late (Lampiran p. 65-66 C.8)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from evaluasi.views import meja, tugas
from pegawai.alur import bebas
from tests import pembuat
from tests.halaman.bantu import teks

pytestmark = pytest.mark.django_db


def bebaskan(p, orang, selesai=None, mulai=None):
    return bebas.catat(orang, "cltn", mulai or localdate().replace(month=1, day=1), oleh=p.admin, selesai=selesai)


def judul_tugas(orang):
    return [t.judul for k in tugas.kelompokkan(meja.susun(orang, localdate(), 0)) for t in k.tugas]


def test_tugas_menyusun_skp_hilang_selama_bebas(pemeran, periode):
    assert f"Susun SKP {periode.tahun}" in judul_tugas(pemeran.joko)
    bebaskan(pemeran, pemeran.joko)
    assert judul_tugas(pemeran.joko) == []


def test_tugas_kembali_setelah_masa_bebas(pemeran, periode):
    kemarin = localdate() - timedelta(days=1)
    bebaskan(pemeran, pemeran.joko, selesai=kemarin, mulai=kemarin)
    assert f"Susun SKP {periode.tahun}" in judul_tugas(pemeran.joko)


def test_skp_bawahan_tidak_menyebut_yang_bebas(sebagai, pemeran, periode):
    halaman = f"/skp/tim/{periode.tahun}/"
    assert "Joko Prasetyo" in teks(sebagai(pemeran.budi).get(halaman))
    bebaskan(pemeran, pemeran.joko)
    daftar = teks(sebagai(pemeran.budi).get(halaman))
    assert ("Joko Prasetyo" in daftar, "Sari Utami" in daftar) == (False, True)


def test_daftar_sendiri_mengatakan_tidak_wajib(sebagai, pemeran, periode):
    bebaskan(pemeran, pemeran.joko)
    halaman = teks(sebagai(pemeran.joko).get("/skp/"))
    assert f"Tahun {periode.tahun} Anda tidak wajib SKP." in halaman
    assert "Mulai menyusun" not in halaman
    jawaban = sebagai(pemeran.joko).post("/skp/buat/", {"tahun": periode.tahun})
    assert (jawaban.status_code, "Anda tidak wajib SKP dari" in teks(jawaban)) == (409, True)


def test_penilaian_periode_yang_seluruhnya_bebas_tidak_ditunggu(sebagai, pemeran, periode):
    pembuat.buat_skp_ditetapkan(pemeran.joko)
    pembuat.buat_skp_ditetapkan(pemeran.sari)
    tw1, tw2 = pembuat.triwulan(1), pembuat.triwulan(2)
    belum = [f"/penilaian/tim/{p.kode}/?keadaan=belum" for p in (tw1, tw2)]
    assert ["Joko" in teks(sebagai(pemeran.budi).get(a)) for a in belum] == [True, True]
    bebaskan(pemeran, pemeran.joko, mulai=tw1.mulai, selesai=tw1.selesai + timedelta(days=3))
    assert ["Joko" in teks(sebagai(pemeran.budi).get(a)) for a in belum] == [False, True]
    assert "Tidak wajib SKP" in teks(sebagai(pemeran.budi).get(f"/penilaian/tim/{tw1.kode}/"))
    assert (meja.keadaan_tim(pemeran.budi, tw1).dinilai, meja.keadaan_tim(pemeran.budi, tw2).dinilai) == (1, 0)
    assert [p.bebas for p in meja.daftar_periode(pemeran.joko, localdate()) if p in (tw1, tw2)] == [True, False]
