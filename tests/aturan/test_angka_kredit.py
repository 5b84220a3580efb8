"""Oracles E16-E21 and E32: the figures that BKN's own material and the public calculators agree on."""

from datetime import date
from fractions import Fraction

import pytest

from evaluasi.aturan import angka_kredit as ak
from evaluasi.aturan.angka_kredit import Bagian
from pegawai.acuan_ak import JENJANG, KEBUTUHAN, PERSEN

ACUAN = ak.baca_acuan(PERSEN, JENJANG, KEBUTUHAN)


def nilai(jenjang, predikat, bulan=12):
    return ak.konversi(ACUAN.persen[predikat], ACUAN.jenjang[jenjang].koefisien, bulan)


@pytest.mark.parametrize(
    ("jenjang", "predikat", "bulan", "angka", "tercetak"),
    [
        ("Ahli Muda", "baik", 9, Fraction("18.75"), "18,75"),  # E16
        ("Ahli Pertama", "sangat_baik", 12, Fraction("18.75"), "18,75"),  # E17, the official example
        ("Ahli Pertama", "baik", 2, Fraction(25, 12), "2,08"),
        ("Mahir", "butuh_perbaikan", 12, Fraction("9.375"), "9,38"),  # E18
        ("Ahli Madya", "baik", 12, Fraction("37.5"), "37,50"),
        ("Ahli Utama", "kurang", 12, Fraction(25), "25,00"),
        ("Pemula", "sangat_kurang", 12, Fraction("0.9375"), "0,94"),
    ],
)
def test_konversi_menurut_contoh(jenjang, predikat, bulan, angka, tercetak):
    hasil = nilai(jenjang, predikat, bulan)
    assert (hasil, ak.cetak(hasil)) == (angka, tercetak)


def test_tiga_desimal_bila_instansi_memilihnya():
    assert ak.cetak(nilai("Mahir", "butuh_perbaikan"), 3) == "9,375"


def test_pembulatan_tidak_masuk_ke_jumlah():
    setahun = nilai("Mahir", "butuh_perbaikan")
    assert ak.cetak(setahun + setahun) == "18,75"
    assert ak.cetak(nilai("Ahli Pertama", "sangat_baik") + nilai("Ahli Pertama", "baik", 2)) == "20,83"


def test_ribuan_dicetak_dengan_titik():
    assert ak.cetak(Fraction("1234.5")) == "1.234,50"


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_konversi_di_luar_setahun_ditolak(bulan):
    with pytest.raises(ValueError, match="1 sampai 12 bulan"):
        ak.konversi(100, Fraction(25), bulan)


@pytest.mark.parametrize(
    ("golongan", "ak_setahun", "pangkat", "jenjang", "dapat"),
    [
        ("III/a", ["18.75", "12.5", "18.75"], "0", "-50", (True, False)),  # E20
        ("III/c", ["25", "37.5", "25"], "-12.5", "-112.5", (False, False)),  # E21
        ("III/b", ["12.5", "18.75", "18.75"], "0", "0", (True, True)),  # E32
        ("III/b", ["12.5", "18.75", "12.5"], "-6.25", "-6.25", (False, False)),
    ],
)
def test_simpulan_kenaikan(golongan, ak_setahun, pangkat, jenjang, dapat):
    butuh = ACUAN.kebutuhan[golongan]
    s = ak.simpulkan(butuh.dasar + sum(map(Fraction, ak_setahun)), butuh)
    assert (s.pangkat, s.jenjang) == (Fraction(pangkat), Fraction(jenjang))
    assert (s.dapat_pangkat, s.dapat_jenjang) == dapat


def test_pangkat_tertinggi_tidak_punya_kenaikan():
    s = ak.simpulkan(Fraction(1000), ACUAN.kebutuhan["IV/e"])
    assert (s.pangkat, s.jenjang, s.dapat_pangkat, s.dapat_jenjang) == (None, None, False, False)


def test_setiap_golongan_jenjang_punya_kebutuhan():
    assert {g for j in ACUAN.jenjang.values() for g in j.golongan} == set(ACUAN.kebutuhan)


BULAN_2026 = [date(2026, b, 1) for b in range(1, 13)]


def test_hanya_bulan_utuh_dihitung():
    assert ak.bulan_utuh(date(2026, 1, 1), date(2026, 3, 31)) == BULAN_2026[:3]
    assert ak.bulan_utuh(date(2026, 1, 5), date(2026, 3, 30)) == BULAN_2026[1:2]
    assert ak.bulan_utuh(date(2026, 12, 1), date(2026, 12, 31)) == BULAN_2026[11:]
    assert ak.bulan_utuh(date(2026, 5, 2), date(2026, 5, 31)) == []


def test_bulan_yang_sudah_dikonversi_tidak_dihitung_lagi():
    """January to August went into a promotion: the rest of the year starts in September."""
    assert ak.bagi(BULAN_2026, BULAN_2026[:8], lambda b: "Ahli Muda") == [
        Bagian(date(2026, 9, 1), date(2026, 12, 31), "Ahli Muda")
    ]


def test_kenaikan_jenjang_di_tengah_tahun_membagi_bulannya():
    def jenjang(bulan):
        return "Ahli Pertama" if bulan < date(2026, 7, 1) else "Ahli Muda"

    bagian = ak.bagi(BULAN_2026, [], jenjang)
    assert [(b.jenjang, b.bulan, b.selesai) for b in bagian] == [
        ("Ahli Pertama", 6, date(2026, 6, 30)),
        ("Ahli Muda", 6, date(2026, 12, 31)),
    ]


def test_bulan_di_luar_jabatan_fungsional_dilewati():
    def jenjang(bulan):
        return "" if bulan.month in {4, 5} else "Terampil"

    assert [(b.mulai.month, b.bulan) for b in ak.bagi(BULAN_2026, [], jenjang)] == [(1, 3), (6, 7)]


def test_semua_bulan_terpakai_tidak_menyisakan_apa_pun():
    assert ak.bagi(BULAN_2026, BULAN_2026, lambda b: "Terampil") == []


@pytest.mark.parametrize(
    ("persen", "bulan", "tercetak"), [(100, 12, "100%"), (100, 9, "9/12 × 100%"), (150, 2, "2/12 × 150%")]
)
def test_kolom_prosentase(persen, bulan, tercetak):
    assert ak.cetak_persen(persen, bulan) == tercetak


def test_koefisien_dicetak_tanpa_nol_yang_tidak_berarti():
    semua = [ak.cetak_koefisien(j.koefisien) for j in ACUAN.jenjang.values()]
    assert semua == ["12,5", "25", "37,5", "50", "3,75", "5", "12,5", "25"]


@pytest.mark.parametrize(
    ("tercatat", "jabatan", "jenjang"),
    [
        ("Ahli Muda", "Pranata Komputer", "Ahli Muda"),
        ("", "PRANATA KOMPUTER AHLI PERTAMA", "Ahli Pertama"),
        ("", "Bidan Penyelia", "Penyelia"),
        ("Ahli Madya", "Perencana Ahli Muda", "Ahli Madya"),
        ("", "Pengolah Data", ""),
        ("Muda", "Auditor", ""),
    ],
)
def test_jenjang_dari_catatan_atau_nama_jabatan(tercatat, jabatan, jenjang):
    assert ak.jenjang_jabatan(tercatat, jabatan, ACUAN.jenjang) == jenjang
