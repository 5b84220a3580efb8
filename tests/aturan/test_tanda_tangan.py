"""Order of signatures per Format, state of the paper, what is said of a file, how long it is kept"""

from datetime import date

import pytest

from skp_app.aturan.format import SEMUA
from skp_app.aturan.keaslian import Putusan, putuskan
from skp_app.aturan.retensi import retensi
from skp_app.aturan.tanda_tangan import ALASAN, URUTAN, giliran, keadaan, samarkan, urutan


@pytest.mark.parametrize(
    ("kode", "harap"),
    [  # E61; the numbers before the roles on p. 115, 116 and 118
        ("A.1.1", "pegawai penilai"), ("A.1.2", "pegawai penilai"), ("A.1.6", "pegawai penilai"),
        ("A.1.7", "pegawai penilai"), ("A.1.8", "pegawai penilai"), ("C.1.1", "penilai"), ("C.1.2", "penilai"),
        ("C.1.3", "penilai"), ("D.1.1", "penilai pegawai"), ("D.1.2", "atasan_penilai pegawai"),
        ("D.1.3", "penilai pegawai atasan_penilai"), ("F-PUTUSAN", "atasan_penilai"), ("A.1.3", ""), ("B.1.9", ""),
    ],
)  # fmt: skip
def test_urutan_menurut_format(kode, harap):
    assert " ".join(urutan(kode)) == harap


def test_hasil_evaluasi_ditandatangani_yang_menilai():
    assert (urutan("C.1.3", "atasan_penilai"), urutan("D.1.1", "penilai")) == (
        ("atasan_penilai",),
        ("penilai", "pegawai"),
    )


def test_peran_sama_dengan_blok_pada_format_dan_beralasan():
    for kode, peran in URUTAN.items():
        if kode in SEMUA:
            assert sorted(peran) == sorted(SEMUA[kode].ttd)
        assert [p for p in peran if p not in ALASAN[kode[0]]] == []


@pytest.mark.parametrize(
    ("penanda", "tanda", "digantikan", "ditarik", "harap"),
    [
        (2, 0, False, False, "belum"), (2, 1, False, False, "sebagian"), (2, 2, False, False, "lengkap"),
        (1, 1, False, False, "lengkap"), (2, 2, True, False, "digantikan"), (2, 0, True, True, "ditarik"),
        (2, 2, False, True, "ditarik"),
    ],
)  # fmt: skip
def test_keadaan_kertas(penanda, tanda, digantikan, ditarik, harap):
    assert keadaan(penanda, tanda, digantikan=digantikan, ditarik=ditarik) == harap


def test_giliran():
    assert [giliran(("a", "b"), n) for n in range(3)] == ["a", "b", None]


@pytest.mark.parametrize(
    ("nama", "harap"),
    [("Sari Utami, S.Kom.", "S*** U****, S.Kom."), ("Budi", "B***"), ("", ""), ("I Made", "I M***")],
)
def test_nama_disamarkan(nama, harap):
    assert samarkan(nama) == harap


SAH = {"utuh": True, "sah": True, "dikenal": True, "seluruh_berkas": True, "perubahan": "tidak_ada"}
LALU = SAH | {"seluruh_berkas": False, "perubahan": "tanda_tangan"}


@pytest.mark.parametrize(
    ("tanda", "terdaftar", "harap"),
    [
        (None, False, Putusan.BUKAN_KAMI), (None, True, Putusan.TANPA_TANDA), ([], False, Putusan.TANPA_TANDA),
        ([], True, Putusan.TANPA_TANDA), ([SAH], True, Putusan.ASLI), ([LALU, SAH], True, Putusan.ASLI),
        ([SAH], False, Putusan.BUKAN_KAMI), ([LALU], True, Putusan.DIUBAH),
        ([SAH | {"dikenal": False}], True, Putusan.TIDAK_DIKENAL),
        ([LALU | {"dikenal": False}, SAH], True, Putusan.TIDAK_DIKENAL),
        ([SAH | {"utuh": False}], True, Putusan.DIUBAH), ([SAH | {"sah": False}], True, Putusan.DIUBAH),
        ([SAH | {"perubahan": "lain"}], True, Putusan.DIUBAH), ([LALU | {"sah": False}, SAH], True, Putusan.DIUBAH),
        ([SAH | {"sah": False, "dikenal": False}], False, Putusan.DIUBAH),
    ],
)  # fmt: skip
def test_putusan_tentang_berkas(tanda, terdaftar, harap):
    assert putuskan(tanda, terdaftar=terdaftar) == harap


@pytest.mark.parametrize(
    ("kode", "jadwal", "tahan", "sampai", "jatuh"),
    [
        ("A.1.7", {"rencana": 2}, [], date(2028, 12, 31), True),
        ("A.1.7", {"rencana": 2}, ["k"], date(2028, 12, 31), False),
        ("D.1.3", {"keberatan": 5, "dokumen_evaluasi": 1}, [], date(2031, 12, 31), False),
        ("C.1.1", {}, [], None, False),
    ],
)  # fmt: skip
def test_masa_simpan(kode, jadwal, tahan, sampai, jatuh):
    milik = retensi(kode, 2026, jadwal, "k", tahan)
    assert (milik.sampai, milik.jatuh_tempo(date(2029, 1, 1))) == (sampai, jatuh)
