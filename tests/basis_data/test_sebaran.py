"""What the database itself refuses of the spread and of what was said about it."""

import pytest

from evaluasi.alur import hitung
from evaluasi.models import PenjelasanBendera
from tests import pembuat
from tests.basis_data.langsung import DITERIMA, hapus, salin, ubah

TETAP = "pada evaluasi_penjelasanbendera ditolak: isinya hanya boleh bertambah"


@pytest.fixture
def penjelasan(pemeran, organisasi, periode):
    return PenjelasanBendera.objects.create(
        unit=organisasi.egov, periode_evaluasi=pembuat.triwulan(1), capaian="baik", kunci="maks:baik",
        kalimat="Baik 9 melebihi panduan", isi="Beban bertambah", oleh=pemeran.budi,
    )  # fmt: skip


def test_penjelasan_hanya_bertambah(penjelasan):
    assert ubah(penjelasan, isi="Lain") == f"UPDATE {TETAP}"
    assert hapus(penjelasan) == f"DELETE {TETAP}"
    assert salin(penjelasan, isi="Lain") == DITERIMA


def test_penjelasan_berisi_dan_bercapaian(penjelasan):
    assert {salin(penjelasan, isi=""), salin(penjelasan, kunci="")} == {"penjelasan_berisi"}
    assert {salin(penjelasan, capaian=c) for c in ("", "cukup")} == {"penjelasan_capaian_dikenal"}


def test_sebaran_bercapaian_yang_dikenal(penjelasan):
    sebaran = hitung.hitung_unit(penjelasan.unit_id, penjelasan.periode_evaluasi)
    assert ubah(sebaran, capaian="sangat_baik") == "sebaran_capaian_dikenal"
