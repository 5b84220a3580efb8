"""Why a predikat, in plain words with pages of the law; the trend as a picture with words."""

from xml.etree import ElementTree

import pytest

from evaluasi.aturan.kuadran import semua_sel
from evaluasi.aturan.penjelasan import URUTAN, alasan, arah
from evaluasi.bagan import Titik, tren

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("hasil", "perilaku", "sel"), semua_sel())
def test_setiap_sel_dijelaskan_dengan_kedua_rating(hasil, perilaku, sel):
    h, p, akhir = alasan(hasil, perilaku, sel, tahunan=False)
    assert (h.judul, p.judul) == (f"Hasil kerja: {hasil.cetak.lower()}", f"Perilaku kerja: {perilaku.cetak.lower()}")
    assert akhir.isi == (
        f"Kuadran kinerja mempertemukan hasil kerja {hasil.cetak.lower()} dan perilaku kerja {perilaku.cetak.lower()} "
        f"pada predikat {sel.cetak}. Predikat tidak dipilih tersendiri."
    )


@pytest.mark.parametrize(
    ("tahunan", "halaman"),
    [(False, ["hlm. 97–98", "hlm. 98", "hlm. 99–100"]), (True, ["hlm. 100–101", "hlm. 101–102", "hlm. 102–103"])],
)
def test_halaman_periodik_dan_tahunan(tahunan, halaman):
    assert [a.halaman for a in alasan("sesuai", "sesuai", "baik", tahunan=tahunan)] == halaman


def test_studi_yang_gagal_tidak_menyebut_kuadran():
    akhir = alasan("di_bawah", "sesuai", "kurang", tahunan=True, studi_gagal=True)[-1]
    assert akhir == (
        "Predikat Kurang/misconduct",
        "Tugas belajar tidak diselesaikan, jadi kuadran tidak dipakai: predikat hanya Kurang atau Sangat Kurang "
        "menurut perilaku kerja, yang dinilai sesuai ekspektasi.",
        "hlm. 103 huruf d",
    )


def test_kurang_di_bawah_butuh_perbaikan():
    assert [str(p) for p in URUTAN] == ["sangat_kurang", "kurang", "butuh_perbaikan", "baik", "sangat_baik"]
    assert [arah(*p) for p in (("", "baik"), ("kurang", "butuh_perbaikan"), ("baik", "kurang"), ("baik", "baik"))] == [
        "", "naik", "turun", "tetap",
    ]  # fmt: skip


def test_tren_menyebut_setiap_periode_dan_membedakan_tahunan():
    titik = [
        Titik("Triwulan I 2026", "kurang", False), Titik("Triwulan II 2026", "baik", False),
        Titik("Akhir <2026>", "baik", True),
    ]  # fmt: skip
    svg = ElementTree.fromstring(tren(titik, id="t"))
    assert svg.find(f"{SVG}desc").text == (
        "Triwulan I 2026: Kurang/misconduct; Triwulan II 2026: Baik; Akhir <2026>: Baik"
    )
    y = [int(c.get("cy")) for c in svg.iter(f"{SVG}circle")]
    assert y[0] - y[1] == 2 * 40  # two predikat higher
    assert (len(list(svg.iter(f"{SVG}rect"))), len(list(svg.iter(f"{SVG}path")))) == (1, 1)
    assert not any("style" in u.attrib for u in svg.iter())
