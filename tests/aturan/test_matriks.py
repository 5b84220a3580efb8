"""Cells of a matrix as text, what continues what, findings, a pasted block, columns of a page"""

import pytest

from skp_app.aturan.matriks import (
    PER_SEL,
    Keliru,
    Peran,
    baca_sel,
    kata_kegiatan,
    letakkan,
    pasangkan,
    per_halaman,
    temuan,
    tulis_sel,
)


@pytest.mark.parametrize(
    ("teks", "peran"),
    [
        ("", []),
        ("  \n \t\n", []),
        ("Data akurat", [Peran("Data akurat")]),
        ("• Data akurat\r\n▪ Layanan cepat", [Peran("Data akurat"), Peran("Layanan cepat")]),
        ("- Data  akurat (Tambahan)", [Peran("Data akurat", "tambahan")]),
        ("Data akurat (utama)", [Peran("Data akurat")]),
        ("Data akurat\nDATA  AKURAT", [Peran("Data akurat")]),
        ("(tambahan)", []),
        ("e-Government (SPBE) andal", [Peran("e-Government (SPBE) andal")]),
    ],
)
def test_satu_baris_satu_peran(teks, peran):
    assert baca_sel(teks, 100) == peran


def test_sel_yang_ditulis_terbaca_sama():
    semua = [Peran("Data akurat"), Peran("Arsip tertata", "tambahan")]
    assert baca_sel(tulis_sel(semua), 100) == semua


@pytest.mark.parametrize("teks", ["x" * 101, "\n".join(f"Hasil {n}" for n in range(PER_SEL + 1))])
def test_sel_yang_terlalu_panjang_ditolak(teks):
    with pytest.raises(Keliru, match="paling"):
        baca_sel(teks, 100)


@pytest.mark.parametrize(
    ("lama", "baru", "pasangan"),
    [
        ([], ["a"], [(None, 0)]),
        (["a"], [], [(0, None)]),
        (["a", "b"], ["b", "a"], [(1, 0), (0, 1)]),
        (["Data akurat"], ["Sesuatu yang lain sama sekali"], [(0, 0)]),
        (["Data akurat", "Layanan cepat"], ["Layanan cepat", "Data yang akurat"], [(1, 0), (0, 1)]),
        (["Data akurat", "Layanan cepat"], ["Data akurat"], [(0, 0), (1, None)]),
        (["Data akurat"], ["Data akurat", "Gedung hijau"], [(0, 0), (None, 1)]),
        (["Data akurat", "Layanan cepat"], ["Rapat", "Gedung hijau"], [(None, 0), (None, 1), (0, None), (1, None)]),
    ],
)  # fmt: skip
def test_baris_yang_diubah_tetap_baris_yang_sama(lama, baru, pasangan):
    assert sorted(pasangkan(lama, baru), key=str) == sorted(pasangan, key=str)


def test_temuan_menyebut_kolom_orang_dan_kegiatan():
    hasil = temuan([1, 2], [10, 20], {(1, 10): ["Menyusun laporan", "Data akurat"], (2, 10): []})
    assert hasil == ([20], [2], [(1, 10, "Menyusun")])


@pytest.mark.parametrize(
    ("teks", "kata"), [("Melaksanakan rapat", "Melaksanakan"), ("Koordinasi, rapat", "Koordinasi"), ("Data akurat", "")]
)
def test_kata_kegiatan_di_awal(teks, kata):
    assert kata_kegiatan(teks) == kata


def test_blok_jatuh_dari_sel_awal_dan_sel_kosong_tidak_menghapus():
    isi, di_luar = letakkan([["a", ""], ["b", "c"], ["d", "e"]], [1, 2, 3], [10, 20], (2, 20))
    assert (isi, di_luar) == ({(2, 20): "a", (3, 20): "b"}, 3)


@pytest.mark.parametrize(
    ("banyak", "lebar"), [(0, [0]), (1, [1]), (3, [3]), (4, [2, 2]), (7, [3, 3, 1]), (12, [3] * 4)]
)
def test_kolom_dibagi_menurut_halaman(banyak, lebar):
    assert [len(k) for k in per_halaman(range(banyak))] == lebar
