"""Proposals after a low predikat (oracle E26), counts that lead to nobody, the factor of the tunjangan (oracle E31)."""

from datetime import date
from decimal import Decimal

import pytest

from evaluasi.aturan import tunjangan
from evaluasi.aturan.profil import disatukan, persen
from evaluasi.aturan.tindak_lanjut import (
    SUMBER,
    Jalur,
    JenisTahap,
    batas_selesai,
    jalur,
    tambah_bulan,
    usulan_pns,
    usulan_pppk,
)
from pegawai.acuan_tindak_lanjut import KETENTUAN

NILAI = {k: n for k, n, _, _ in KETENTUAN}
PNS, PPPK = NILAI["tindak_lanjut_pns"], NILAI["tindak_lanjut_pppk"]
LHK = {"basis": "tahunan", "cara": "persen", "lag": "tahun_berikut", "nilai": {
    "sangat_baik": "100", "baik": "100", "butuh_perbaikan": "90", "kurang": "85", "sangat_kurang": "80"}}  # fmt: skip
BAKAMLA = {"basis": "tahunan", "cara": "potongan", "lag": "tahun_berikut", "nilai": {
    "sangat_baik": "0", "baik": "0", "butuh_perbaikan": "0", "kurang": "1", "sangat_kurang": "2"}}  # fmt: skip


@pytest.mark.parametrize(
    ("pegawai", "jabatan", "hasil"),
    [
        ("pns", "jpt_pratama", Jalur.PNS_JPT),
        ("pns", "jf_keahlian", Jalur.PNS_JA_JF),
        ("pns", "administrator", Jalur.PNS_JA_JF),
        ("pppk", "jf_keahlian", Jalur.PPPK),
        ("pppk_paruh_waktu", "pelaksana", Jalur.PPPK),
        ("cpns", "pelaksana", None),
        ("non_asn", "pejabat_negara", None),
    ],
)
def test_pasal_yang_berlaku(pegawai, jabatan, hasil):
    assert jalur(pegawai, jabatan) == hasil


def test_e26_enam_bulan_lalu_uji_kompetensi():
    perbaikan, uji, *lain = usulan_pns(Jalur.PNS_JA_JF, date(2026, 2, 5), PNS)
    assert (perbaikan.mulai, perbaikan.selesai) == (date(2026, 2, 5), date(2026, 8, 5))
    assert (uji.mulai, uji.selesai) == (date(2026, 8, 6), None)
    assert [(u.jenis, u.mulai) for u in lain] == [
        (JenisTahap.JABATAN_LAIN, None), (JenisTahap.PENEMPATAN_SEMENTARA, None), (JenisTahap.PEMBERHENTIAN, None),
    ]  # fmt: skip


def test_jpt_tanpa_penempatan_sementara():
    semua = [u.jenis for u in usulan_pns(Jalur.PNS_JPT, date(2026, 2, 5), PNS)]
    assert semua == [JenisTahap.PERBAIKAN, JenisTahap.UJI_KOMPETENSI, JenisTahap.JABATAN_LAIN]


@pytest.mark.parametrize(
    ("kontrak", "mulai", "selesai"),
    [
        (date(2026, 12, 31), date(2026, 9, 30), date(2026, 12, 31)),
        (date(2026, 3, 1), date(2026, 2, 5), date(2026, 3, 1)),  # nearer than three months: at once
        (date(2026, 1, 31), None, None),  # ended before the result was final
        (None, None, None),
    ],
)
def test_pppk_ditimbang_sebelum_akhir_perjanjian(kontrak, mulai, selesai):
    target, perpanjangan = usulan_pppk(date(2026, 2, 5), kontrak, PPPK)
    assert (target.jenis, target.mulai) == (JenisTahap.TARGET, date(2026, 2, 5))
    assert (perpanjangan.mulai, perpanjangan.selesai) == (mulai, selesai)


@pytest.mark.parametrize(
    ("hari", "bulan", "hasil"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), -3, date(2026, 9, 30)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_bulan_kalender(hari, bulan, hasil):
    assert tambah_bulan(hari, bulan) == hasil


def test_penempatan_sementara_paling_lama_setahun():
    assert batas_selesai("penempatan_sementara", date(2026, 9, 1), PNS) == date(2027, 9, 1)
    assert batas_selesai("uji_kompetensi", date(2026, 9, 1), PNS) is None


def test_setiap_tahap_menyebut_pasalnya():
    for j in (Jalur.PNS_JPT, Jalur.PNS_JA_JF):
        assert all(SUMBER[u.jenis][j] for u in usulan_pns(j, date(2026, 2, 5), PNS))
    assert all(SUMBER[u.jenis][Jalur.PPPK] for u in usulan_pppk(date(2026, 2, 5), None, PPPK))


@pytest.mark.parametrize(
    ("jumlah", "hasil"),
    [
        ({"a": 9, "b": 8}, set()),
        ({"a": 9, "b": 3, "c": 7}, {"b", "c"}),  # else 3 would follow from the total
        ({"a": 9, "b": 3, "c": 2}, {"b", "c"}),
        ({"a": 3}, {"a"}),
        ({"a": 9, "b": 0}, set()),
    ],
)
def test_unit_kecil_disatukan_sampai_tak_terbaca(jumlah, hasil):
    assert disatukan(jumlah, 5) == hasil


def test_persen_dari_tidak_ada_adalah_nol():
    assert (persen(1, 3), persen(2, 3), persen(0, 0)) == (33, 67, 0)


def test_e31_faktor_menurut_tabel_instansi():
    lhk, bakamla = tunjangan.baca(LHK), tunjangan.baca(BAKAMLA)
    assert tunjangan.terbayar(lhk, "butuh_perbaikan", Decimal(5_000_000)) == Decimal(4_500_000)
    assert tunjangan.terbayar(bakamla, "butuh_perbaikan", Decimal(5_000_000)) == Decimal(5_000_000)
    assert [tunjangan.faktor(bakamla, p) for p in ("kurang", "sangat_kurang")] == [99, 98]


@pytest.mark.parametrize(
    ("pembulatan", "hasil"), [("terdekat", "2"), ("genap", "2"), ("ke_bawah", "1"), ("ke_atas", "2")]
)
def test_pembulatan(pembulatan, hasil):
    tabel = tunjangan.baca(LHK | {"pembulatan": pembulatan, "nilai": LHK["nilai"] | {"kurang": "50"}})
    assert tunjangan.terbayar(tabel, "kurang", Decimal(3)) == Decimal(hasil)


@pytest.mark.parametrize(
    ("beda", "kalimat"),
    [
        ({"nilai": {"baik": "100"}}, "belum menyebut predikat Sangat Baik"),
        ({"nilai": LHK["nilai"] | {"baik": "120"}}, "antara 0 dan 100"),
        ({"nilai": LHK["nilai"] | {"cukup": "70"}}, "isian yang tidak dikenal"),
        ({"nilai": LHK["nilai"] | {"baik": "NaN"}}, "antara 0 dan 100"),
        ({"basis": "mingguan"}, "isian yang tidak dikenal"),
        ({"pembulatan": "acak"}, "Pembulatan"),
        ({"rumus": "x"}, "rumus"),
    ],
)
def test_tabel_yang_keliru_disebut(beda, kalimat):
    with pytest.raises(tunjangan.TabelKeliru, match=kalimat):
        tunjangan.baca(LHK | beda)


def test_tanpa_tabel_tidak_ada_faktor():
    assert tunjangan.baca({}) is None
    assert tunjangan.baca(NILAI["tunjangan_faktor"]) is None
    assert tunjangan.baca(NILAI["tunjangan_faktor"] | {"aktif": True}).nilai["kurang"] == 100
