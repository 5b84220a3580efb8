"""The demo follows the calendar of the day on which it is made, and the number of people asked for."""

from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from evaluasi.alur import hitung
from evaluasi.demo.organisasi import daftar_unit
from evaluasi.models import Evaluasi, SebaranUnit
from skp_app.models import PeriodeEvaluasi, Skp


@pytest.mark.parametrize(
    ("hari", "terbaru"), [("2026-01-02", "2025-akhir"), ("2026-02-28", "2025-akhir"), ("2027-07-01", "2027-tw2")]
)
def test_dapat_dibuat_pada_tanggal_mana_pun(db, hari, terbaru):
    kini = datetime.fromisoformat(f"{hari}T03:00").replace(tzinfo=UTC)
    with time_machine.travel(kini, tick=False):
        call_command("demo", pegawai=60, stdout=StringIO())
        kolom = ("unit_id", "capaian", "jumlah", "belum_dinilai", "bendera")
        sebaran = SebaranUnit.objects.filter(periode_evaluasi__kode=terbaru)
        sebelum = sorted(sebaran.values_list(*kolom), key=str)
        periode = PeriodeEvaluasi.objects.select_related("periode").get(kode=terbaru)
        for unit in hitung.daftar_unit(None, periode):
            hitung.hitung_unit(unit, periode)
        assert sorted(sebaran.values_list(*kolom), key=str) == sebelum
    assert Skp.objects.filter(periode__tahun=kini.year, status="ditetapkan").exists()
    assert not Skp.objects.filter(ditetapkan_pada__gt=kini).exists()
    assert not Evaluasi.objects.filter(diterima_pada__gt=kini).exists()
    assert Evaluasi.objects.filter(periode_evaluasi=periode, status="dinilai").exists()


@pytest.mark.parametrize(("pegawai", "unit"), [(50, 26), (300, 26), (2_000, 83), (60_000, 2_500)])
def test_banyaknya_unit_tumbuh_dengan_orangnya(pegawai, unit):
    daftar = daftar_unit(pegawai)
    nama = [u.nama for u in daftar]
    assert (len(daftar), len(set(nama))) == (unit, unit)
    assert all(u.induk in nama[:urut] for urut, u in enumerate(daftar) if u.induk)
