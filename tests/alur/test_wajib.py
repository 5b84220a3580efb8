"""Who owes no SKP for a time (Lampiran p. 65-66 C.8): which days the SKP of the year covers then."""

from datetime import date

import pytest

from pegawai.alur import bebas
from pegawai.penolakan import KeadaanMenolak
from skp_app.alur import perencanaan
from tests import pembuat

pytestmark = pytest.mark.django_db
TAHUN = 2026


@pytest.fixture
def setahun(db):
    return pembuat.buat_periode(TAHUN)


def catat(p, mulai, selesai=None, alasan="cltn"):
    return bebas.catat(p.sari, alasan, mulai, oleh=p.admin, selesai=selesai)


def susun(p, setahun, **lain):
    return perencanaan.buat(p.sari, setahun, oleh=p.sari, **lain)


def test_bebas_setahun_penuh_tidak_menyusun(pemeran, setahun):
    catat(pemeran, date(2025, 7, 1))
    with pytest.raises(KeadaanMenolak) as tolak:
        susun(pemeran, setahun)
    assert tolak.value.kalimat == (
        "Anda tidak wajib SKP dari 1 Januari 2026 sampai 31 Desember 2026 (Cuti di luar tanggungan negara). "
        "Bila keliru, laporkan kepada BKD."
    )
    assert not pemeran.sari.skp.exists()


def test_dua_masa_yang_bersambung_juga_setahun_penuh(pemeran, setahun):
    catat(pemeran, date(2026, 1, 1), date(2026, 6, 30))
    catat(pemeran, date(2026, 7, 1), alasan="mpp")
    with pytest.raises(KeadaanMenolak, match="tidak wajib SKP"):
        susun(pemeran, setahun)


@pytest.mark.parametrize(
    ("masa", "cakupan"),
    [
        ((date(2025, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 12, 31))),
        ((date(2026, 10, 1), None), (date(2026, 1, 1), date(2026, 9, 30))),
        ((date(2026, 3, 1), date(2026, 8, 31)), (date(2026, 1, 1), date(2026, 12, 31))),
        ((date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31))),
    ],
    ids=["awal tahun", "akhir tahun", "tengah tahun", "tahun lalu"],
)
def test_skp_mencakup_sisa_tahun(pemeran, setahun, masa, cakupan):
    catat(pemeran, *masa)
    skp = susun(pemeran, setahun)
    assert (skp.mulai, skp.selesai) == cakupan


def test_mulai_pada_hari_bebas_ditolak_dengan_hari_yang_benar(pemeran, setahun):
    catat(pemeran, date(2026, 1, 1), date(2026, 3, 31))
    with pytest.raises(KeadaanMenolak) as tolak:
        susun(pemeran, setahun, mulai=date(2026, 2, 1))
    assert tolak.value.kalimat == (
        "Pada 1 Februari 2026 Anda tidak wajib SKP. SKP tahun ini mencakup sisanya, mulai 1 April 2026."
    )
    assert susun(pemeran, setahun, mulai=date(2026, 4, 1)).mulai == date(2026, 4, 1)
