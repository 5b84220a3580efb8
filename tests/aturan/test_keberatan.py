"""Who may object (Lampiran p. 90 A.11-12) and until when (p. 117 B.2, B.6; oracle E23)."""

from datetime import date

import pytest

from evaluasi.aturan.keberatan import (
    Hasil,
    Keputusan,
    Pihak,
    batas_pengajuan,
    batas_putusan,
    belum_didengar,
    sebab_final,
)
from pegawai.acuan import LIBUR_2026

LIBUR = frozenset(date(2026, bulan, hari) for bulan, hari, _, _ in LIBUR_2026)
BIASA = {
    "jenis_jabatan": "pelaksana",
    "pimpinan_mandiri": False,
    "oleh_atasan": False,
    "penilai_pejabat_negara": False,
    "penilai_kepala_instansi": False,
    "daerah": True,
    "ada_atasan": True,
}
KEPALA_DAERAH = {"penilai_pejabat_negara": True, "penilai_kepala_instansi": True}
PUSAT = {"daerah": False}


@pytest.mark.parametrize(
    ("beda", "boleh"),
    [
        ({}, True),
        ({"jenis_jabatan": "administrator"}, True),
        ({"oleh_atasan": True}, False),  # A.11
        ({"jenis_jabatan": "jpt_utama", "penilai_pejabat_negara": True, **PUSAT}, False),  # A.12 a
        ({"jenis_jabatan": "jpt_madya", "penilai_kepala_instansi": True, **PUSAT}, False),  # A.12 b
        ({"jenis_jabatan": "jpt_madya", **KEPALA_DAERAH}, False),  # A.12 c
        ({"jenis_jabatan": "jpt_pratama", **KEPALA_DAERAH}, False),
        ({"jenis_jabatan": "jpt_pratama"}, True),  # of the Sekda, who is no kepala daerah
        ({"jenis_jabatan": "jpt_pratama", **PUSAT}, True),  # of a JPT madya
        ({"pimpinan_mandiri": True, "penilai_pejabat_negara": True, **PUSAT}, False),  # A.12 d
        ({"pimpinan_mandiri": True, **KEPALA_DAERAH}, False),  # A.12 e
        ({"pimpinan_mandiri": True}, True),  # kepala puskesmas under the kepala dinas
        ({"ada_atasan": False}, False),
    ],
)
def test_hasil_yang_final_tidak_dapat_dikeberatkan(beda, boleh):
    assert (sebab_final(Hasil(**BIASA | beda)) == "") is boleh


def test_batas_menurut_contoh_hari_kerja():
    assert batas_pengajuan(date(2026, 1, 20), 14, LIBUR) == date(2026, 2, 9)
    assert batas_putusan(date(2026, 2, 5), 7, LIBUR) == date(2026, 2, 18)


def test_kedua_pihak_didengar_sebelum_diputus():
    assert belum_didengar([]) == [Pihak.PEGAWAI, Pihak.PENILAI]
    assert belum_didengar(["penilai", "penilai"]) == [Pihak.PEGAWAI]
    assert belum_didengar(["pegawai", "penilai"]) == []


def test_keputusan_menguatkan_atau_mengubah():
    assert [k.value for k in Keputusan] == ["menguatkan", "mengubah"]
