"""Terms in hari kerja with the holidays of 2026 (SKB tiga menteri)."""

from datetime import date, timedelta

import pytest

from evaluasi.aturan.tenggat import pelaporan, pengembalian, penyerahan
from pegawai.acuan import LIBUR_2026
from pegawai.aturan.hari_kerja import hari_kerja, hitung_hari_kerja, tambah_hari_kerja

LIBUR = frozenset(date(2026, bulan, hari) for bulan, hari, _, _ in LIBUR_2026)
TANPA_CUTI_BERSAMA = frozenset(date(2026, b, h) for b, h, _, jenis in LIBUR_2026 if jenis == "nasional")


def test_libur_2026_ada_17_nasional_dan_8_cuti_bersama():
    assert (len(LIBUR), len(TANPA_CUTI_BERSAMA)) == (25, 17)


@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [
        # keberatan: 14 hari kerja from receipt, 7 for the decision
        (date(2026, 1, 20), 14, date(2026, 2, 9)),
        (date(2026, 2, 5), 7, date(2026, 2, 18)),
        # the yearly chain of 2025
        (date(2026, 1, 12), 14, date(2026, 2, 2)),
        (date(2026, 1, 30), 14, date(2026, 2, 23)),
        (date(2026, 1, 31), 30, date(2026, 3, 17)),
        (date(2026, 1, 31), 14, date(2026, 2, 23)),
        (date(2026, 2, 19), 7, date(2026, 3, 2)),
        (date(2026, 3, 2), 7, date(2026, 3, 11)),
        # across Nyepi, Idulfitri and Good Friday
        (date(2026, 3, 13), 14, date(2026, 4, 10)),
    ],
)
def test_jangka_waktu_berakhir_pada(mulai, jumlah, akhir):
    assert tambah_hari_kerja(mulai, jumlah, LIBUR) == akhir
    assert hitung_hari_kerja(mulai, akhir, LIBUR) == jumlah


@pytest.mark.parametrize(
    ("mulai", "jumlah", "akhir"),
    [(date(2026, 2, 5), 7, date(2026, 2, 16)), (date(2026, 3, 13), 14, date(2026, 4, 6))],
)
def test_cuti_bersama_dapat_dihitung_hari_kerja(mulai, jumlah, akhir):
    assert tambah_hari_kerja(mulai, jumlah, TANPA_CUTI_BERSAMA) == akhir


def test_sabtu_minggu_dan_libur_bukan_hari_kerja():
    assert [hari_kerja(date(2026, 2, h), LIBUR) for h in range(13, 19)] == [True, False, False, False, False, True]


def test_jangka_nol_hari_adalah_hari_itu_sendiri():
    assert tambah_hari_kerja(date(2026, 1, 4), 0, LIBUR) == date(2026, 1, 4)
    assert hitung_hari_kerja(date(2026, 1, 4), date(2026, 1, 4), LIBUR) == 0


def test_tenggat_tidak_pernah_jatuh_pada_hari_libur():
    akhir = {tambah_hari_kerja(date(2026, 1, 1) + timedelta(days=n), 14, LIBUR) for n in range(300)}
    assert [h for h in akhir if not hari_kerja(h, LIBUR)] == []


def test_tenggat_dokumen_evaluasi_2025():
    assert penyerahan(date(2026, 1, 12), 14, LIBUR) == date(2026, 2, 2)
    assert pengembalian(date(2026, 1, 30), 14, LIBUR) == date(2026, 2, 23)
    assert pelaporan(date(2026, 1, 31), 30, LIBUR) == date(2026, 3, 17)
