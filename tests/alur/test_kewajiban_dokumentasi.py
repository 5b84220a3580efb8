"""Who owes realisasi of which documentation period, since when, and who waits for it"""

from datetime import date, datetime
from decimal import Decimal

import pytest

from skp_app.kewajiban.pendokumentasian import JENIS, alamat
from skp_app.models import PeriodeDokumentasi
from tests import pembuat

HARI = date(2026, 4, 11)


@pytest.fixture(autouse=True)
def hari_ini(time_machine):
    time_machine.move_to(datetime(2026, 4, 11, 3))


def berutang(hari=HARI):
    kolom = ("k_pemilik", "k_penunggu", "k_sejak", "k_tenggat", "k_kode", "k_tentang")
    return sorted(JENIS[0].sumber(hari).values_list(*kolom))


def test_triwulan_yang_berakhir_tanpa_realisasi(pemeran, periode):
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    pembuat.buat_skp(pemeran.joko)
    sari, budi = pemeran.sari.pk, pemeran.budi.pk
    assert berutang() == [(sari, budi, date(2026, 3, 31), date(2026, 4, 8), "2026-tw1", "Triwulan I 2026")]
    assert alamat("2026-tw1") == "/realisasi/2026/tw1/"
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    assert berutang() == []


def test_bulanan_tiap_bulan_yang_berakhir_sampai_terisi_semua(pemeran):
    pembuat.bulanan()
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    satu, dua = (r.iki.get() for r in skp.rhk.all())
    pembuat.catat_progres(satu, pembuat.bulan(2), angka=Decimal(1))
    assert [kode for *_, kode, _ in berutang()] == ["2026-01", "2026-02", "2026-03"]
    pembuat.catat_progres(dua, pembuat.bulan(2), angka=Decimal(1))
    assert [kode for *_, kode, _ in berutang()] == ["2026-01", "2026-03"]


def test_yang_dinilai_atau_ditutup_tidak_ditagih_lagi(pemeran):
    pembuat.bulanan()
    skp = pembuat.buat_skp_ditetapkan(pemeran.sari)
    PeriodeDokumentasi.objects.filter(kode="2026-01").update(tutup=date(2026, 2, 20))
    assert [kode for *_, kode, _ in berutang()] == ["2026-02", "2026-03"]
    pembuat.isi_realisasi(skp, pembuat.triwulan(1))
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert berutang() == []
