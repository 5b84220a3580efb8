"""When a gathering mail is due: every morning, or on Monday morning."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from pegawai.aturan.surel import CaraSurel, batas_ringkasan

WIB = ZoneInfo("Asia/Jakarta")
PAGI = time(7, 0)


@pytest.mark.parametrize(
    ("cara", "saat", "batas"),
    [
        ("harian", (7, 9, 0), (7, 7, 0)),  # Tuesday 7 April 2026
        ("harian", (7, 7, 0), (7, 7, 0)),
        ("harian", (7, 6, 59), (6, 7, 0)),
        ("mingguan", (7, 9, 0), (6, 7, 0)),
        ("mingguan", (12, 23, 0), (6, 7, 0)),  # Sunday
        ("mingguan", (13, 6, 59), (6, 7, 0)),
        ("mingguan", (13, 7, 0), (13, 7, 0)),
    ],
)
def test_batas_ringkasan(cara, saat, batas):
    waktu = [datetime(2026, 4, *s, tzinfo=WIB) for s in (saat, batas)]
    assert batas_ringkasan(CaraSurel(cara), waktu[0], PAGI) == waktu[1]
