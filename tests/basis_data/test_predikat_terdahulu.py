"""What PostgreSQL itself refuses about yearly results of before: no cell, two a year, one evaluated here."""

import pytest

from evaluasi.models import PredikatTerdahulu
from pegawai.models import Impor
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, coba, hapus, salin, ubah

DI_SINI = "Tahun ini dievaluasi di aplikasi"


@pytest.fixture
def lama(pemeran):
    impor = Impor.objects.create(jenis="predikat", nama_berkas="p.xlsx", sidik="0", diunggah_oleh=pemeran.admin)
    return PredikatTerdahulu.objects.create(
        pegawai=pemeran.sari, tahun=2024, rating_hasil="sesuai", rating_perilaku="sesuai", predikat="baik", impor=impor
    )


def test_predikat_adalah_sel_kuadran(lama):
    assert ubah(lama, predikat="sangat_baik") == "terdahulu_dari_kuadran"
    assert ubah(lama, rating_perilaku="di_bawah") == "terdahulu_dari_kuadran"
    assert ubah(lama, rating_hasil="") == "terdahulu_dari_kuadran"
    assert ubah(lama, rating_perilaku="di_bawah", predikat="kurang") == DITERIMA


def test_satu_per_orang_dan_tahun(lama, pemeran):
    assert salin(lama) == "terdahulu_satu_per_tahun"
    assert salin(lama, pegawai_id=pemeran.joko.pk) == DITERIMA
    assert salin(lama, tahun=2023) == DITERIMA
    assert {salin(lama, tahun=t) for t in (2021, 2101)} == {"terdahulu_tahun_wajar"}


def test_orang_dan_impornya_tidak_hilang(lama):
    assert coba("DELETE FROM pegawai_impor WHERE id = %s", lama.impor_id) != DITERIMA
    assert hapus(lama) == DITERIMA


def test_tidak_untuk_tahun_yang_dievaluasi_di_sini(lama, pemeran):
    periode = pembuat.buat_periode()
    akhir = periode.evaluasi.get(jenis="tahunan")
    pembuat.buat_evaluasi_ditetapkan(pembuat.buat_skp_ditetapkan(pemeran.sari), akhir, pemeran.admin)
    assert salin(lama, tahun=periode.tahun) == DI_SINI
    assert ubah(lama, tahun=periode.tahun) == DI_SINI
    assert salin(lama, tahun=periode.tahun, pegawai_id=pemeran.joko.pk) == DITERIMA
