"""From the words of SIASN to ours."""

import pytest

from pegawai.aturan import impor_alih


@pytest.mark.parametrize(
    ("jenis", "nama", "eselon", "jenjang", "harapan"),
    [
        ("struktural", "Sekretaris Daerah", "21", None, "jpt_pratama"),
        ("1", "Camat Tanjung Asri", "31", None, "administrator"),
        ("1", "Kepala Bidang", "III.b", None, "administrator"),
        ("Struktural", "Kepala Seksi", "IV.a", None, "pengawas"),
        ("fungsional", "Analis Kebijakan Ahli Muda", None, "MU", "jf_keahlian"),
        ("2", "Perawat Terampil", None, None, "jf_keterampilan"),
        ("Fungsional Tertentu", "Bidan Mahir", None, None, "jf_keterampilan"),
        ("4", "Pengemudi", None, None, "pelaksana"),
        ("Fungsional Umum", "Pengemudi", None, None, "pelaksana"),
        ("", "Pengemudi", None, None, "pelaksana"),
    ],
)
def test_jenis_jabatan(jenis, nama, eselon, jenjang, harapan):
    assert impor_alih.jenis_jabatan(jenis, nama, eselon, jenjang) == harapan


@pytest.mark.parametrize(
    ("nama", "harapan"),
    [
        ("UPTD Puskesmas Bukit Harum", True), ("UPTD RSUD Sukamaju", True), ("SD Negeri 1 Sukamaju", True),
        ("TK Negeri Pembina", True), ("Kecamatan Tanjung Asri", True), ("SDM dan Organisasi", False),
        ("Bidang Pembinaan SD", False), ("Seksi Asuhan Keperawatan", False),
    ],
)  # fmt: skip
def test_unit_mandiri(nama, harapan):
    assert impor_alih.mandiri(nama) is harapan


@pytest.mark.parametrize(
    ("nama", "harapan"),
    [
        ("Pemerintah Kabupaten Sukamaju", True), ("Pemerintah Kota Bandung", True), ("Pemerintah Kab. Sukamaju", True),
        ("Kecamatan Sukamaju Kota", False), ("Kementerian Keuangan", False),
    ],
)  # fmt: skip
def test_instansi_daerah(nama, harapan):
    assert impor_alih.daerah(nama) is harapan


def test_kepala_daerah_bukan_wakilnya():
    nama = ("Bupati Sukamaju", "Wali Kota Bandung", "Gubernur", "Wakil Bupati Sukamaju")
    assert [impor_alih.kepala_daerah(n) for n in nama] == [True, True, True, False]


def test_alasan_tidak_wajib_skp():
    kode = ("TIDAK_WAJIB_SKP_CLTN", "TIDAK_WAJIB_SKP_MPP", "AKTIF_BERSTATUS")
    assert [impor_alih.bebas_skp(k) for k in kode] == ["cltn", "mpp", None]
