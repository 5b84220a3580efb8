"""A longer window of evaluation: for whom, how long, and whose the pen is meanwhile."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from evaluasi.alur import papan_kalibrasi, pengganti
from evaluasi.kewajiban import penilaian as kewajiban
from evaluasi.views import meja, tim
from pegawai.models import Jejak
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import tenggat, tenggat_evaluasi
from skp_app.models import Skp
from tests import pembuat

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
LEWAT = date(2026, 2, 5)


def pada(tahun, bulan, hari):
    return time_machine.travel(datetime(tahun, bulan, hari, 9, tzinfo=JAKARTA), tick=False)


@pytest.fixture
def skp(pemeran):
    """Of 2025; its yearly window ends on 31 January 2026."""
    with pada(2025, 1, 20):
        return pembuat.buat_skp_ditetapkan(pemeran.sari, tahun=2025)


@pytest.fixture
def akhir(skp):
    return pembuat.akhir_tahun(2025)


@pytest.fixture
def kini(skp):
    with pada(2026, 2, 5):
        yield


def perpanjang(periode, oleh, sampai=date(2026, 2, 10), **lain):
    return tenggat_evaluasi.perpanjang(periode, oleh=oleh, sampai=sampai, alasan="Server padam", **lain)


def pemegang(skp, periode, hari=LEWAT):
    return pengganti.pena(skp, periode, hari).pegawai


def berutang(sumber):
    return set(sumber(LEWAT).values_list("k_pemilik", "k_tenggat"))


def test_tanpa_perpanjangan_pena_beralih(skp, akhir, pemeran, kini):
    assert pemegang(skp, akhir) == pemeran.tono
    assert (pemeran.tono.pk, akhir.batas_atasan) in berutang(kewajiban.evaluasi_atasan)


@pytest.mark.parametrize("sasaran", ["pegawai", "unit", "unit di atasnya"])
def test_selama_diperpanjang_pena_tetap_di_penilai(skp, akhir, pemeran, organisasi, kini, sasaran):
    untuk = {
        "pegawai": {"pegawai": pemeran.sari}, "unit": {"unit": organisasi.egov},
        "unit di atasnya": {"unit": organisasi.dinas},
    }[sasaran]  # fmt: skip
    perpanjang(akhir, pemeran.dewi, **untuk)
    assert pemegang(skp, akhir) == pemeran.budi
    assert list(pengganti.daftar(pemeran.tono, akhir, LEWAT)) == []
    assert (pemeran.budi.pk, date(2026, 2, 10)) in berutang(kewajiban.evaluasi)
    assert (pemeran.tono.pk, akhir.batas_atasan) not in berutang(kewajiban.evaluasi_atasan)
    assert [s.di_tangan for s in tim.lengkap(Skp.objects.filter(pk=skp.pk), akhir)] == [True]
    assert tim.perpanjangan_tim(pemeran.budi, akhir) == [(date(2026, 2, 10), 1)]
    assert {p.kode: p.belum for p in meja.daftar_periode(pemeran.budi, LEWAT)}["2025-akhir"] == 1
    assert pengganti.diperpanjang_untuk([skp.pk], akhir, LEWAT) == {skp.pk}
    sesudah = date(2026, 2, 11)
    assert pemegang(skp, akhir, sesudah) == pemeran.tono
    assert list(pengganti.daftar(pemeran.tono, akhir, sesudah)) == [skp]


def test_unit_lain_tidak_ikut(skp, akhir, pemeran, organisasi, kini):
    perpanjang(akhir, pemeran.dewi, unit=organisasi.statistik)
    assert pemegang(skp, akhir) == pemeran.tono


def test_periode_lain_tidak_ikut(skp, akhir, pemeran, organisasi, kini):
    perpanjang(pembuat.triwulan(4, 2025), pemeran.dewi, unit=organisasi.egov)
    assert pemegang(skp, akhir) == pemeran.tono


def test_dicabut_berarti_masa_semula(skp, akhir, pemeran, kini):
    satu = perpanjang(akhir, pemeran.dewi, pegawai=pemeran.sari)
    assert perpanjang(akhir, pemeran.dewi, pegawai=pemeran.sari) == satu
    tenggat.cabut(satu, oleh=pemeran.admin)
    assert pemegang(skp, akhir) == pemeran.tono
    kata = [j.kata_kerja for j in Jejak.objects.filter(objek_jenis="perpanjangan")]
    assert kata == ["perpanjang_evaluasi", "cabut_perpanjangan"]
    assert pemeran.budi.pemberitahuan.filter(kunci=f"perpanjangan-evaluasi-{satu.pk}").count() == 1


@pytest.mark.parametrize("sampai", [date(2026, 1, 31), date(2026, 2, 4), date(2026, 4, 7)])
def test_hari_yang_tidak_masuk_akal_ditolak(akhir, pemeran, kini, sampai):
    with pytest.raises(IsianKeliru):
        perpanjang(akhir, pemeran.admin, sampai=sampai, pegawai=pemeran.sari)


def test_tanpa_alasan_atau_sebelum_dibuka_ditolak(akhir, pemeran, kini):
    isi = {"sampai": date(2026, 2, 10), "alasan": " ", "pegawai": pemeran.sari}
    with pytest.raises(IsianKeliru):
        tenggat_evaluasi.perpanjang(akhir, oleh=pemeran.admin, **isi)
    pembuat.buat_periode(2026)
    with pytest.raises(KeadaanMenolak):
        perpanjang(pembuat.akhir_tahun(2026), pemeran.admin, pegawai=pemeran.sari)


def test_hanya_pengelola_unitnya_atau_bkd_dan_tidak_untuk_dirinya(akhir, pemeran, organisasi, kini):
    for oleh, untuk in (
        (pemeran.budi, {"pegawai": pemeran.sari}),
        (pemeran.dewi, {"unit": organisasi.bkd}),
        (pemeran.dewi, {"pegawai": pemeran.dewi}),
    ):
        with pytest.raises(BukanHak):
            perpanjang(akhir, oleh, **untuk)


def test_papan_kalibrasi_menyebut_penilai_yang_sama(skp, akhir, pemeran, organisasi, kini):
    perpanjang(akhir, pemeran.dewi, unit=organisasi.egov)
    pena = papan_kalibrasi._pena(akhir, [pemeran.sari.pk], [skp.pk])
    assert pena.lebih == {skp.pk}
