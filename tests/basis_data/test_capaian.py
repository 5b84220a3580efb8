"""What PostgreSQL itself refuses about capaian: a figure in use that one person changes, nonsense, altered requests."""

import pytest
from django.utils.timezone import localdate, now

from evaluasi.alur import capaian_perubahan, capaian_usulan
from evaluasi.models import CapaianOrganisasi
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

DIJAGA = "Capaian ini sudah dipakai: perubahannya memerlukan orang kedua"
BEKU = "Permintaan perubahan capaian tidak dapat diubah"


@pytest.fixture
def tw1(periode):
    return pembuat.triwulan(1)


@pytest.fixture
def terpakai(pemeran, tw1):
    pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(pemeran.sari), tw1, pemeran.admin)
    return CapaianOrganisasi.objects.select_related("unit", "periode_evaluasi__periode").get()


@pytest.fixture
def permintaan(terpakai, pemeran):
    baru = {"predikat": "kurang", "dasar": "LHR", "ditetapkan_oleh": "Bupati", "tanggal": localdate()}
    alasan = "Reviu Inspektorat menemukan data keliru."
    return capaian_perubahan.ajukan(terpakai.unit, terpakai.periode_evaluasi, oleh=pemeran.admin, alasan=alasan, **baru)


def test_capaian_yang_dipakai_tidak_berubah_tanpa_orang_kedua(terpakai, permintaan, pemeran, organisasi):
    bebas = pembuat.catat_capaian(organisasi.statistik, terpakai.periode_evaluasi, pemeran.admin)
    assert (ubah(bebas, predikat="kurang"), hapus(bebas)) == (DITERIMA, DITERIMA)
    assert ubah(terpakai, predikat="kurang") == DIJAGA  # asked for, not agreed to
    assert ubah(terpakai, unit_id=organisasi.bkd.pk) == DIJAGA
    assert hapus(terpakai) != DITERIMA
    assert ubah(terpakai, dasar="LKj nomor 12") == DITERIMA
    setuju = {"status": "disetujui", "pemutus_id": pemeran.dewi.pk, "berakhir_pada": now()}
    type(permintaan).objects.filter(pk=permintaan.pk).update(**setuju)
    assert ubah(terpakai, predikat="istimewa") == DIJAGA
    assert ubah(terpakai, predikat="kurang") == DITERIMA


def test_penyetuju_bukan_peminta(permintaan, pemeran):
    putus = {"status": "disetujui", "berakhir_pada": now()}
    assert ubah(permintaan, pemutus_id=pemeran.admin.pk, **putus) == "perubahan_capaian_orang_kedua"
    assert ubah(permintaan, **putus) == "perubahan_capaian_diputus_orang"
    assert ubah(permintaan, pemutus_id=pemeran.dewi.pk, **putus) == DITERIMA


def test_permintaan(permintaan, pemeran):
    assert salin(permintaan, kode="lain") == "perubahan_capaian_satu_terbuka"
    assert ubah(permintaan, status="dicabut") == "perubahan_capaian_berakhir"
    for isi in ({"alasan": "Lain"}, {"predikat": "istimewa"}, {"peminta_id": pemeran.dewi.pk}, {"versi": 7}):
        assert ubah(permintaan, **isi) == BEKU
    assert hapus(permintaan) == BEKU
    type(permintaan).objects.filter(pk=permintaan.pk).update(status="dicabut", berakhir_pada=now())
    assert ubah(permintaan, status="menunggu", berakhir_pada=None) == BEKU
    assert salin(permintaan, kode="lain", predikat="baik") == "perubahan_capaian_mengubah"


def test_capaian_dan_usulan(terpakai, pemeran, organisasi):
    assert ubah(terpakai, nilai_pk="hebat") == "capaian_nilai_pk_dikenal"
    assert ubah(terpakai, nilai_ekspektasi="hebat") == "capaian_ekspektasi_dikenal"
    usulan = capaian_usulan.mulai(organisasi.statistik, terpakai.periode_evaluasi, oleh=pemeran.rina)
    assert ubah(usulan, status="dikirim") == "usulan_capaian_dikirim_lengkap"
    assert ubah(usulan, predikat="hebat") == "usulan_capaian_predikat_dikenal"
    assert salin(usulan) == "usulan_capaian_satu"
