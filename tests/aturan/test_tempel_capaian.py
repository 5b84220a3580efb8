"""Reading a table of capaian: columns, the five words, dates, and a sentence for each row that cannot be read."""

from datetime import date

import pytest

from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.tempel_capaian import BARIS_TERBANYAK, UKURAN_SALAH, Batas, baca

BATAS = Batas(
    {"dasar": 30, "nomor": 10, "ditetapkan_oleh": 20},
    lambda hari: "Tanggal penetapan mendahului Triwulan I 2026." if hari < date(2026, 1, 1) else "",
)
KEPALA = "Kode unit\tUnit kerja\tCapaian\tDasar\tNomor\tPejabat\tTanggal\n"
LIMA = "Dinas A\tBaik\tLKj TW I\tBupati\t6/4/2026"


def satu(teks):
    (baris,) = baca(teks, BATAS).baris
    return baris


def kalimat(teks):
    return [(s.nomor, s.kalimat) for s in baca(teks, BATAS).salah]


@pytest.mark.parametrize(
    "teks",
    [
        LIMA,
        "Dinas A\tBaik\tLKj TW I\t\tBupati\t6/4/2026",
        "1\tDinas A\tBaik\tLKj TW I\tBupati\t6/4/2026\n2\tDinas B\tBaik\t\tBupati\t6/4/2026",
        "Tanggal\tPejabat\tDasar\tCapaian\tUnit Kerja\n6/4/2026\tBupati\tLKj TW I\tBaik\tDinas A",
        KEPALA + "\tDinas A\tBAIK\tLKj  TW I\t\tBupati\t6/4/2026",
    ],
)
def test_susunan_kolom(teks):
    baris = satu(teks)
    assert baris[1:] == ("Dinas A", Capaian.BAIK, "LKj TW I", "", "Bupati", date(2026, 4, 6))


def test_kode_didahulukan_dari_nama_dan_baris_yang_belum_diisi_dilewati():
    hasil = baca(f"{KEPALA}abc\tDinas A\tBaik\tLKj\t12\tBupati\t2026-04-06\ndef\tDinas B", BATAS)
    assert ([(b.unit, b.nomor) for b in hasil.baris], hasil.salah) == ([("abc", "12")], [])


@pytest.mark.parametrize(
    ("kata", "arti"),
    [*((c.cetak, c) for c in Capaian), ("butuh  perbaikan", "butuh_perbaikan"), ("Cukup", "butuh_perbaikan")],
)
def test_lima_kata(kata, arti):
    assert satu(LIMA.replace("Baik", kata)).predikat == arti


@pytest.mark.parametrize("tanggal", ["6/4/2026", "06-04-2026", "6.4.2026", "2026-04-06", "6 April 2026", "6 apr 2026"])
def test_cara_menulis_tanggal(tanggal):
    assert satu(LIMA.replace("6/4/2026", tanggal)).tanggal == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("a\tb", UKURAN_SALAH),
        (LIMA.replace("Dinas A", ""), "Unit belum ditulis."),
        (LIMA.replace("Baik", ""), "Capaian belum diisi. Pilihannya: Istimewa, Baik, Butuh Perbaikan, Kurang, Sangat "
         "Kurang."),
        (LIMA.replace("Baik", "A+"), "Capaian “A+” tidak dikenal. Pilihannya: Istimewa, Baik, Butuh Perbaikan, Kurang, "
         "Sangat Kurang."),
        (LIMA.replace("LKj TW I", ""), "Dasar belum diisi."),
        (LIMA.replace("LKj TW I", "x" * 31), "Dasar paling panjang 30 huruf. Sekarang 31; pendekkan."),
        (LIMA.replace("Bupati", ""), "Pejabat belum diisi."),
        (LIMA.replace("6/4/2026", "kemarin"), "Tanggal belum terbaca. Tulis misalnya 06/04/2026 atau 6 April 2026."),
        (LIMA.replace("6/4/2026", "31/2/2026"), "Tanggal 31/2/2026 tidak ada di kalender."),
        (LIMA.replace("6/4/2026", "31/12/2025"), "Tanggal penetapan mendahului Triwulan I 2026."),
    ],
)  # fmt: skip
def test_kalimat_setiap_baris_yang_keliru(teks, harap):
    assert kalimat(teks) == [(1, harap)]


def test_paling_banyak_seribu_baris():
    hasil = baca("\n".join([LIMA] * (BARIS_TERBANYAK + 1)), BATAS)
    assert (hasil.baris, [s.nomor for s in hasil.salah]) == ([], [1001])
    assert hasil.salah[0].kalimat == "Paling banyak 1000 baris sekali tempel; tabel ini 1001 baris."
    assert len(baca("\n".join([LIMA] * BARIS_TERBANYAK), BATAS).baris) == 1000


def test_tabel_kosong():
    assert baca("\n\t\n", BATAS) == ([], [])
