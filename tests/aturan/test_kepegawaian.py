"""Kinds of employees and positions, pangkat, the family of Formats, and the terms of the regulation."""

import pytest

from evaluasi.aturan.kuadran import Rating
from pegawai.aturan.kepegawaian import GOLONGAN_PPPK, PANGKAT, JenisJabatan, cetak_pangkat, keluarga_format


@pytest.mark.parametrize(
    ("jenis", "mandiri", "keluarga"),
    [
        ("jpt_utama", False, "jpt"),
        ("jpt_madya", False, "jpt"),
        ("jpt_pratama", False, "jpt"),
        ("administrator", False, "ja_jf"),
        ("pengawas", False, "ja_jf"),
        ("pelaksana", False, "ja_jf"),
        ("jf_keahlian", False, "ja_jf"),
        ("jf_keterampilan", False, "ja_jf"),
        ("pengawas", True, "jpt"),
        ("jf_keahlian", True, "jpt"),  # kepala puskesmas, Lampiran p. 170
    ],
)
def test_keluarga_format_menurut_jabatan(jenis, mandiri, keluarga):
    assert keluarga_format(jenis, mandiri) == keluarga


@pytest.mark.parametrize(
    ("golongan", "cetak"),
    [
        ("I/a", "Juru Muda (I/a)"),
        ("II/d", "Pengatur Tingkat I (II/d)"),
        ("III/d", "Penata Tingkat I (III/d)"),
        ("IV/e", "Pembina Utama (IV/e)"),
        ("IX", "IX"),
        ("", ""),
    ],
)
def test_pangkat_tercetak(golongan, cetak):
    assert cetak_pangkat(golongan) == cetak


def test_tujuh_belas_pangkat_pns_dan_tujuh_belas_golongan_pppk():
    assert (len(PANGKAT), len(GOLONGAN_PPPK), len(set(PANGKAT.values()))) == (17, 17, 17)


def test_istilah_disimpan_dan_tercetak_terpisah():
    assert (Rating("di_atas"), Rating.DI_ATAS.cetak) == ("di_atas", "Di atas ekspektasi")
    assert JenisJabatan.pilihan()[0] == ("pejabat_negara", "Pejabat negara")


def test_istilah_asing_ditolak():
    with pytest.raises(ValueError, match="sangat_di_atas"):
        Rating("sangat_di_atas")
