"""The declared access rule of each view"""

import pytest
from django.core.checks import run_checks
from django.test import override_settings
from django.urls import get_resolver

from pegawai import mandat
from pegawai.checks import rute_dan_pola
from tests.halaman.bantu import judul
from tests.pembuat import beri_mandat

UJI = pytest.mark.urls("tests.halaman.alamat_uji")


def test_setiap_view_menyatakan_aturannya():
    tanpa = [rute for rute, pola in rute_dan_pola(get_resolver().url_patterns) if not hasattr(pola.callback, "akses")]
    assert tanpa == []


def test_pemeriksaan_menyebut_view_yang_lupa():
    with override_settings(ROOT_URLCONF="tests.halaman.alamat_uji"):
        temuan = [g for g in run_checks(tags=["security"]) if g.id == "pegawai.E001"]
    assert [g.msg for g in temuan] == ["View 'uji/lupa/' (tests.halaman.alamat_uji.lupa_aturan) has no access rule."]


@UJI
def test_view_tanpa_aturan_tertutup(sebagai, pemeran):
    jawaban = sebagai(pemeran.admin).get("/uji/lupa/")
    assert (jawaban.status_code, judul(jawaban)) == (403, "Bukan hak Anda")


@UJI
@pytest.mark.parametrize(
    ("siapa", "kelola", "bkd"),
    [("sari", 404, 404), ("budi", 404, 404), ("rina", 404, 404), ("dewi", 200, 404), ("admin", 200, 200)],
)
def test_pengelola_menurut_mandat(sebagai, pemeran, siapa, kelola, bkd):
    klien = sebagai(getattr(pemeran, siapa))
    assert (klien.get("/uji/kelola/").status_code, klien.get("/uji/bkd/").status_code) == (kelola, bkd)


@UJI
def test_mandat_mengawasi_bukan_mandat_mengelola(sebagai, pemeran, organisasi):
    beri_mandat(pemeran.joko, organisasi.dinas, mandat.AWASI)
    assert sebagai(pemeran.joko).get("/uji/kelola/").status_code == 404


@UJI
def test_pengelola_harus_masuk(client, db):
    assert client.get("/uji/kelola/").status_code == 302


@UJI
def test_mandat_dicabut_langsung_tertutup(sebagai, pemeran, organisasi):
    klien = sebagai(pemeran.dewi)
    assert klien.get("/uji/kelola/").status_code == 200
    mandat.cabut(pemeran.dewi.pengguna, organisasi.dinas)
    assert klien.get("/uji/kelola/").status_code == 404


def test_head_dijawab_seperti_get(sebagai, pemeran):
    assert sebagai(pemeran.sari).head("/akun/").status_code == 200
