"""Where the instansi documents daily, empty working days are an obligation; holidays and days away are not."""

from datetime import date

import pytest
import time_machine

from pegawai.models import Ketentuan
from skp_app.alur import kalender
from skp_app.alur.periode import periode_dokumentasi
from skp_app.kewajiban.lembar import JENIS, hari_belum_dicatat
from skp_app.models import CatatanHarian, PeriodeDokumentasi
from tests import pembuat

HARI = date(2026, 4, 10)  # Friday; the 3rd is a holiday


@pytest.fixture(autouse=True)
def jumat():
    with time_machine.travel("2026-04-10 08:00 +0700", tick=False):
        yield


@pytest.fixture
def skp(pemeran):
    return pembuat.buat_skp_ditetapkan(pemeran.sari)


def harian(skp):
    evaluasi = list(skp.periode.evaluasi.all())
    ketentuan = Ketentuan.objects.semua(HARI) | {"pendokumentasian": "harian"}
    skp.periode.dokumentasi.all().delete()
    PeriodeDokumentasi.objects.bulk_create(periode_dokumentasi(evaluasi, ketentuan))


def belum():
    return [(b["k_pemilik"], b["k_sejak"], b["k_kode"], b["k_tentang"]) for b in hari_belum_dicatat(HARI)]


def catat(skp, *hari):
    for h in hari:
        CatatanHarian.objects.create(pegawai=skp.pegawai, tanggal=date(2026, 4, h), kegiatan="Loket")


def test_hanya_bila_instansi_memilih_harian(skp):
    assert belum() == []
    harian(skp)
    # 10 March to 9 April: 18-24 March are holidays and cuti bersama, 3 April as well.
    assert belum() == [(skp.pegawai.pk, date(2026, 3, 10), "2026-03", "17")]
    assert JENIS[0].alamat("2026-03") == "/realisasi/lembar/2026-03/"


def test_libur_dan_ketidakhadiran_tidak_dihitung(skp):
    harian(skp)
    cuti = {"jenis": "cuti", "mulai": date(2026, 3, 1), "selesai": date(2026, 4, 2)}
    kalender.catat_ketidakhadiran(skp.pegawai, oleh=skp.pegawai, **cuti)
    assert belum() == [(skp.pegawai.pk, date(2026, 4, 6), "2026-04", "4")]
    catat(skp, 6, 7, 9)
    assert belum() == [(skp.pegawai.pk, date(2026, 4, 8), "2026-04", "1")]
    catat(skp, 8)
    assert belum() == []


def test_periode_yang_sudah_dievaluasi_tidak_ditagih(skp, pemeran):
    harian(skp)
    pembuat.buat_evaluasi_ditetapkan(skp, pembuat.triwulan(1), pemeran.admin)
    assert belum() == [(skp.pegawai.pk, date(2026, 4, 1), "2026-04", "6")]
