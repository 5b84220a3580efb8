"""When somebody is reminded: 7 days and 1 day before, on the day, every third working day after; never on a holiday."""

from datetime import date, timedelta

import pytest

from evaluasi.aturan.pengingat import Jadwal, Ketentuan

ATURAN = Ketentuan((7, 1, 0), 3, 5, (5, 10))
LIBUR = frozenset({date(2026, 4, 3)})  # Friday
SENIN = date(2026, 4, 13)


def jadwal(hari, libur=LIBUR):
    return Jadwal(hari, libur, ATURAN)


@pytest.mark.parametrize(
    ("tenggat", "diingatkan"),
    [
        (SENIN, True),  # the day itself
        (SENIN + timedelta(days=1), True),
        (SENIN + timedelta(days=2), False),
        (SENIN + timedelta(days=6), False),
        (SENIN + timedelta(days=7), True),
        (SENIN + timedelta(days=8), False),
    ],
)
def test_sebelum_tenggat(tenggat, diingatkan):
    assert jadwal(SENIN).waktunya(tenggat, SENIN) is diingatkan


@pytest.mark.parametrize(
    ("lewat", "diingatkan"), [(1, False), (2, False), (3, True), (4, False), (5, False), (6, True), (9, True)]
)
def test_sesudah_tenggat_setiap_tiga_hari_kerja(lewat, diingatkan):
    """`lewat` working days after a deadline on Friday 10 April."""
    hari = date(2026, 4, 10)
    for _ in range(lewat):
        hari += timedelta(days=3 if hari.weekday() == 4 else 1)
    assert jadwal(hari).waktunya(date(2026, 4, 10), SENIN) is diingatkan


def test_yang_jatuh_pada_hari_libur_dikatakan_pada_hari_kerja_sebelumnya():
    kamis = date(2026, 4, 2)  # Good Friday and the weekend follow
    assert jadwal(kamis).mencakup == [date(2026, 4, d) for d in (2, 3, 4, 5)]
    senin = date(2026, 4, 6)
    assert jadwal(kamis).waktunya(senin, kamis)  # its "one day before" is a Sunday
    assert jadwal(kamis).waktunya(date(2026, 4, 4), kamis)  # due on Saturday
    assert not jadwal(kamis).waktunya(senin + timedelta(days=1), kamis)


@pytest.mark.parametrize("hari", [date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5)])
def test_pada_hari_libur_tidak_ada_pengingat(hari):
    assert not jadwal(hari).bekerja
    assert not jadwal(hari).waktunya(hari, hari)
    assert not jadwal(hari).waktunya(hari - timedelta(days=4), hari)
    assert jadwal(hari).tingkat(date(2026, 1, 31)) == 0


@pytest.mark.parametrize(("sejak", "diingatkan"), [(0, False), (1, False), (4, False), (5, True), (6, False)])
def test_tanpa_tenggat_setiap_lima_hari_kerja(sejak, diingatkan):
    jumat = date(2026, 4, 24)
    lama = jumat - timedelta(days=sejak + (2 if sejak >= 5 else 0))
    assert jadwal(jumat).waktunya(None, lama) is diingatkan


@pytest.mark.parametrize(
    ("hari", "tingkat"),
    [
        (date(2026, 4, 10), 0),  # the deadline itself
        (date(2026, 4, 16), 0),  # four working days
        (date(2026, 4, 17), 1),
        (date(2026, 4, 23), 1),
        (date(2026, 4, 24), 2),
        (date(2026, 6, 30), 2),
    ],
)
def test_eskalasi_sesudah_lima_lalu_sepuluh_hari_kerja(hari, tingkat):
    assert jadwal(hari).tingkat(date(2026, 4, 10)) == tingkat


def test_tanpa_tenggat_tidak_dieskalasi():
    assert jadwal(SENIN).tingkat(None) == 0


@pytest.mark.parametrize(("n", "disebut"), [(-30, True), (0, True), (7, True), (8, False)])
def test_ringkasan_menyebut_yang_lewat_dan_yang_dekat(n, disebut):
    assert jadwal(SENIN).disebut(SENIN + timedelta(days=n)) is disebut
    assert not jadwal(SENIN).disebut(None)
