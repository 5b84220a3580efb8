"""Siapa menunggu siapa: seventeen who wait, one who is asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluasi.aturan.rantai import Tumpukan, Tunggu, akar

BUPATI, KADIS, KABID, LAIN = 1, 2, 3, 4
JAN = date(2026, 1, 5)
ATURAN = {"skp": ("skp",), "evaluasi": ("capaian",)}


def hari(n):
    return JAN + timedelta(days=n)


def ringkas(hasil):
    return [(a.pemilik, a.jenis, a.langsung, a.tertahan, a.tingkat) for a in hasil]


def test_rantai_tiga_tingkat_menunjukkan_satu_akar_bukan_tujuh_belas_baris():
    """Bupati has not set the Kadis' SKP, who has not set those of two Kabid, of whom one owes fourteen."""
    tumpukan = [Tumpukan(BUPATI, "skp", 1, hari(0)), Tumpukan(KADIS, "skp", 2, hari(1)),
                Tumpukan(KABID, "skp", 14, hari(2))]  # fmt: skip
    tunggu = [Tunggu(KADIS, BUPATI, "skp", hari(0)), Tunggu(KABID, KADIS, "skp", hari(1))]
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(BUPATI, "skp", 1, 17, 3)]


def test_tanpa_rantai_setiap_orang_akarnya_sendiri_yang_terbanyak_dahulu():
    tumpukan = [Tumpukan(KADIS, "skp", 2, hari(1)), Tumpukan(KABID, "skp", 14, hari(2))]
    assert ringkas(akar(tumpukan, [], ATURAN)) == [(KABID, "skp", 14, 14, 1), (KADIS, "skp", 2, 2, 1)]


def test_yang_di_luar_cabang_tetap_disebut_sebagai_akar():
    """The pengelola of the bidang does not see what else the Bupati owes, but his Kadis waits for him."""
    tumpukan = [Tumpukan(KADIS, "skp", 2, hari(1))]
    tunggu = [Tunggu(KADIS, BUPATI, "skp", hari(0))]
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(BUPATI, "skp", 1, 3, 2)]


def test_jenis_lain_bukan_alasan():
    """Who waits for his own evaluation may still set the SKP of others."""
    tumpukan = [Tumpukan(KABID, "skp", 3, hari(1)), Tumpukan(KADIS, "evaluasi", 1, hari(0))]
    tunggu = [Tunggu(KABID, KADIS, "evaluasi", hari(0))]
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(KABID, "skp", 3, 3, 1), (KADIS, "evaluasi", 1, 1, 1)]


def test_evaluasi_tertahan_capaian_yang_belum_direkam():
    tumpukan = [Tumpukan(KABID, "evaluasi", 9, hari(5)), Tumpukan(LAIN, "capaian", 1, hari(2))]
    tunggu = [Tunggu(KABID, LAIN, "capaian", hari(2))]
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(LAIN, "capaian", 1, 10, 2)]


def test_yang_terlama_menahan_menjadi_sebab():
    tumpukan = [Tumpukan(KABID, "skp", 5, hari(9))]
    tunggu = [Tunggu(KABID, KADIS, "skp", hari(3)), Tunggu(KABID, BUPATI, "skp", hari(1))]
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(BUPATI, "skp", 1, 6, 2), (KADIS, "skp", 1, 1, 1)]


@pytest.mark.parametrize("mulai", [0, 1])
def test_lingkaran_berakhir_pada_yang_terlama(mulai):
    sejak = {KADIS: hari(mulai), KABID: hari(1 - mulai)}
    tumpukan = [Tumpukan(o, "skp", 1, s) for o, s in sejak.items()]
    tunggu = [Tunggu(KADIS, KABID, "skp", sejak[KABID]), Tunggu(KABID, KADIS, "skp", sejak[KADIS])]
    terlama = min(sejak, key=lambda o: sejak[o])
    assert ringkas(akar(tumpukan, tunggu, ATURAN)) == [(terlama, "skp", 1, 2, 2)]


@settings(deadline=None)  # says nothing of time
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), st.integers(0, 9)), max_size=40))
def test_setiap_baris_dihitung_tepat_sekali_bagaimanapun_jaringnya(panah):
    """Whatever the net of who waits for whom, with rings and chains of any length: nothing is lost or doubled."""
    tunggu = [Tunggu(a, b, "skp", hari(n)) for a, b, n in panah if a != b]
    pemilik = {t.pemilik for t in tunggu}
    tumpukan = [Tumpukan(o, "skp", o, hari(0)) for o in pemilik]
    assert sum(a.tertahan for a in akar(tumpukan, tunggu, ATURAN)) == sum(pemilik)
