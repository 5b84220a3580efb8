"""The two state tables: every state and every role, and which verbs they may say."""

import itertools

import pytest

from evaluasi.aturan import status as evaluasi
from skp_app.aturan import status as skp

SKP = {
    ("draf", "pemilik"): ["ajukan", "buang"],
    ("draf", "pengelola"): ["batalkan"],
    ("diajukan", "pemilik"): ["tarik"],
    ("diajukan", "penilai"): ["kembalikan", "tetapkan"],
    ("diajukan", "pengelola"): ["reviu", "batalkan"],
    ("dikembalikan", "pemilik"): ["ajukan", "buang"],
    ("dikembalikan", "pengelola"): ["batalkan"],
    ("direviu", "pemilik"): ["tarik"],
    ("direviu", "penilai"): ["kembalikan", "tetapkan"],
    ("direviu", "pengelola"): ["batalkan"],
    ("ditetapkan", "pemilik"): ["usulkan_perubahan"],
    ("ditetapkan", "penilai"): ["gantikan"],
    ("ditetapkan", "pengelola"): ["alihkan", "tutup"],
    ("penyesuaian_diajukan", "pemilik"): ["tarik_perubahan"],
    ("penyesuaian_diajukan", "penilai"): ["tolak_perubahan", "gantikan"],
    ("penyesuaian_diajukan", "pengelola"): ["lepas_perubahan", "alihkan", "tutup"],
}
EVALUASI = {
    ("terbuka", "penilai"): ["nilai"],
    ("dinilai", "penilai"): ["nilai", "tetapkan"],
    ("ditetapkan", "penilai"): ["sampaikan"],
    ("disampaikan", "pegawai"): ["terima"],
}


@pytest.mark.parametrize(
    ("status", "peran"),
    [*[*itertools.product(skp.Status, ["pemilik", "penilai", "atasan_penilai", "pengelola", "lain"])]],
)
def test_langkah_skp_menurut_status_dan_peran(status, peran):
    assert skp.langkah_tersedia(status, {peran}) == SKP.get((status, peran), [])


@pytest.mark.parametrize(
    ("status", "peran"), [*[*itertools.product(evaluasi.Status, ["pegawai", "penilai", "atasan_penilai", "lain"])]]
)
def test_langkah_evaluasi_menurut_status_dan_peran(status, peran):
    assert evaluasi.langkah_tersedia(status, {peran}) == EVALUASI.get((status, peran), [])


@pytest.mark.parametrize("tabel", [skp, evaluasi])
def test_tanpa_peran_tidak_ada_langkah(tabel):
    assert [tabel.langkah_tersedia(s, set()) for s in tabel.Status] == [[]] * len(tabel.Status)


@pytest.mark.parametrize("tabel", [skp, evaluasi])
def test_setiap_status_punya_warna_dan_langkah_menuju_status_yang_dikenal(tabel):
    assert set(tabel.WARNA) == set(tabel.Status)
    assert {langkah.ke for langkah in tabel.LANGKAH.values()} <= set(tabel.Status)


def test_tidak_ada_langkah_keluar_dari_hasil_yang_diterima():
    assert [n for n, langkah in evaluasi.LANGKAH.items() if evaluasi.Status.DITERIMA in langkah.dari] == []


def test_status_skp_terbagi_tanpa_tumpang_tindih():
    assert {skp.Status.DITETAPKAN, skp.Status.PENYESUAIAN_DIAJUKAN} == skp.BERLAKU
    assert skp.BERLAKU.isdisjoint(skp.BELUM_DITETAPKAN)
    assert skp.DAPAT_DISUSUN < skp.DAPAT_DIBERI_EKSPEKTASI < skp.BELUM_DITETAPKAN
    assert set(evaluasi.Status) == evaluasi.DAPAT_DINILAI | evaluasi.TERTETAPKAN
