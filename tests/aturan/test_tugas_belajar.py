"""The guide of Lampiran p. 63, cell by cell, and the sample of Anak Lampiran 6 (p. 232-240)."""

from decimal import Decimal

import pytest

from skp_app.aturan.tugas_belajar import ambang, bulatkan, panduan, predikat_gagal, rentang, rhk_studi

TABEL = [
    ("s1", False, "A", "C", "3,51 – 4,00", "3,01 – 3,50", "2,76 – 3,00", "< 2,76"),
    ("s1", False, "B", "C", "3,61 – 4,00", "3,10 – 3,60", "2,76 – 3,09", "< 2,76"),
    ("s1", False, "C", "B", "3,71 – 4,00", "3,20 – 3,70", "2,76 – 3,19", "< 2,76"),
    ("lanjut", False, "A", "C", "3,51 – 4,00", "3,20 – 3,50", "3,00 – 3,19", "< 3,00"),
    ("lanjut", False, "B", "C", "3,61 – 4,00", "3,25 – 3,60", "3,00 – 3,24", "< 3,00"),
    ("lanjut", False, "C", "B", "3,71 – 4,00", "3,30 – 3,70", "3,00 – 3,29", "< 3,00"),
    ("s1", True, "", "", "3,51 – 4,00", "3,01 – 3,50", "2,76 – 3,00", "< 2,76"),
    ("lanjut", True, "", "", "3,51 – 4,00", "3,20 – 3,50", "3,00 – 3,19", "< 3,00"),
]


@pytest.mark.parametrize(("jenjang", "luar", "perguruan", "prodi", *("sb", "b", "bp", "k")), TABEL)
def test_setiap_sel_panduan_seperti_tercetak(jenjang, luar, perguruan, prodi, sb, b, bp, k):
    assert [teks for _, teks in rentang(ambang(jenjang, luar, perguruan, prodi))] == [sb, b, bp, k]


@pytest.mark.parametrize(("perguruan", "prodi"), [("C", "C"), ("A", ""), ("", "A")])
def test_di_luar_tabel_tidak_ada_panduan(perguruan, prodi):
    assert ambang("s1", False, perguruan, prodi) is None


@pytest.mark.parametrize("prodi", ["A", "B", "C"])
def test_prodi_yang_lebih_baik_dari_minimal_ikut_baris_yang_sama(prodi):
    assert ambang("lanjut", False, "A", prodi) == ambang("lanjut", False, "A", "C")


@pytest.mark.parametrize(
    ("ipk", "kolom"),
    [
        ("4.00", "sangat_baik"),
        ("3.51", "sangat_baik"),
        ("3.505", "sangat_baik"),  # rounded half up to 3,51
        ("3.504", "baik"),
        ("3.39", "baik"),  # semester 1 in the sample of p. 240
        ("3.20", "baik"),
        ("3.195", "baik"),
        ("3.19", "butuh_perbaikan"),
        ("3.00", "butuh_perbaikan"),
        ("2.99", "kurang"),
        ("0", "kurang"),
    ],
)
def test_ipk_jatuh_pada_satu_kolom(ipk, kolom):
    assert panduan(Decimal(ipk), ambang("lanjut", False, "A", "B")) == kolom


@pytest.mark.parametrize("ipk", ["4.01", "-0.01"])
def test_ipk_di_luar_nol_sampai_empat_ditolak(ipk):
    with pytest.raises(ValueError, match="between 0 and 4"):
        panduan(Decimal(ipk), ambang("s1", True))


def test_dua_angka_setengah_ke_atas():
    assert [str(bulatkan(Decimal(n))) for n in ("3.505", "3.5049", "2.755")] == ["3.51", "3.50", "2.76"]


def test_yang_gagal_studi_hanya_kurang_atau_sangat_kurang():
    assert (predikat_gagal(False), predikat_gagal(True)) == ("kurang", "sangat_kurang")


def test_dua_rhk_disarankan_hasil_akademik_dan_ketepatan_waktu():
    akademik, waktu = rhk_studi("Magister Kebijakan Publik", "Universitas Airlangga", "di atas 3,50")
    assert akademik[1:] == ("Indeks Prestasi Kumulatif (IPK)", "di atas 3,50", ("kualitas",))
    assert waktu[1:] == ("Ketepatan waktu kelulusan", "Tepat waktu", ("waktu",))
