"""Which Format applies, and the curves of the Lampiran (p. 94-96)."""

import re

import pytest

from evaluasi.aturan import kurva
from skp_app.aturan import format
from skp_app.aturan.berakhlak import DEFINISI, PANDUAN, NilaiPerilaku


@pytest.mark.parametrize(
    ("keluarga", "pendekatan", "skp", "evaluasi"),
    [
        ("jpt", "kualitatif", "A.1.1", "C.1.1"),
        ("jpt", "kuantitatif", "A.1.2", "C.1.2"),
        ("ja_jf", "kualitatif", "A.1.6", "C.1.1"),
        ("ja_jf", "kuantitatif", "A.1.7", "C.1.3"),
    ],
)
def test_format_menurut_keluarga_dan_pendekatan(keluarga, pendekatan, skp, evaluasi):
    assert format.format_skp(keluarga, pendekatan) == skp
    assert format.format_evaluasi(keluarga, pendekatan) == evaluasi


def test_istilah_asing_ditolak():
    with pytest.raises(ValueError, match="asing"):
        format.format_skp("asing", "kualitatif")
    with pytest.raises(ValueError, match="asing"):
        format.format_evaluasi("jpt", "asing")


def test_dokumen_evaluasi_menurut_penandatangan():
    assert format.format_dokumen_evaluasi("penilai") == "D.1.1"
    assert format.format_dokumen_evaluasi("atasan_penilai") == "D.1.2"


def test_dua_puluh_empat_format_dan_penandatangannya():
    assert len(format.SEMUA) == 24
    assert {k: f.ttd for k, f in format.SEMUA.items() if len(f.ttd) == 1} == {
        "B.1.1": ("pegawai",),
        "B.1.2": ("pegawai",),
        "B.1.8": ("pegawai",),
        "B.1.9": ("pimpinan",),
        "B.1.10": ("penilai",),
        "C.1.1": ("penilai",),
        "C.1.2": ("penilai",),
        "C.1.3": ("penilai",),
    }
    assert format.SEMUA["D.1.3"].ttd == ("pegawai", "penilai", "atasan_penilai")


def test_tujuh_nilai_masing_masing_tiga_panduan():
    assert [n.value for n in NilaiPerilaku] == [
        *("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif"),
    ]
    assert {n: len(PANDUAN[n]) for n in NilaiPerilaku} == dict.fromkeys(NilaiPerilaku, 3)
    assert set(DEFINISI) == set(NilaiPerilaku)


def titik(jalur: str) -> list[tuple[float, float]]:
    angka = [float(a) for a in re.findall(r"-?\d+\.\d+", jalur)]
    return list(zip(angka[::2], angka[1::2], strict=True))


@pytest.mark.parametrize("capaian", kurva.TINGGI)
def test_kurva_melewati_lima_titik_dan_tidak_keluar_dari_bingkai(capaian):
    semua = titik(kurva.jalur(capaian, 4, 7))
    assert semua[::3] == [(float(x), pytest.approx(7 - y)) for x, y in enumerate(kurva.TINGGI[capaian])]
    assert all(0 <= y <= 7 for _, y in semua)
    assert all(a[0] < b[0] for a, b in zip(semua, semua[1:], strict=False))


@pytest.mark.parametrize("capaian", kurva.TINGGI)
def test_kurva_naik_lalu_turun_tanpa_gelombang(capaian):
    naik = [
        a[1] > b[1]
        for a, b in zip(titik(kurva.jalur(capaian, 4, 7)), titik(kurva.jalur(capaian, 4, 7))[1:], strict=False)
    ]
    puncak = max(range(5), key=lambda i: kurva.TINGGI[capaian][i])
    assert not any(naik[puncak * 3 :])
