"""Tables as people copy them out of a spreadsheet"""

import pytest

from skp_app.aturan.tempel import UKURAN_SALAH, Batas, baca, sel_tabel

BATAS = Batas(teks=1000, target=300, penugasan=200, iki=60)


def rencana(teks):
    """[(group, RHK, [(aspek, IKI, target, perspektif)])]; nothing may have been refused."""
    hasil = baca(teks, BATAS)
    assert hasil.salah == []
    return [(str(r.jenis), r.teks, [("/".join(i.aspek), i.teks, i.target, i.perspektif) for i in r.iki])
            for r in hasil.rhk]  # fmt: skip


def salah(teks):
    return [tuple(b) for b in baca(teks, BATAS).salah]


# cells -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("teks", "sel"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"], [""]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"a ""b"" c"\td', [['a "b" c', "d"]]),
        ('a "b" c\td', [['a "b" c', "d"]]),
        ('"a" b\tc', [['"a" b', "c"]]),  # a quote that only belongs to the words
        ('"a\tb\nc\td', [['"a', "b"], ["c", "d"]]),  # never closed: swallows nothing
        ('""\tb', [["", "b"]]),
        (" a \t\u200b", [["a", ""]]),
        ("", [[""]]),
        ("a\t", [["a", ""]]),
    ],
)
def test_sel(teks, sel):
    assert sel_tabel(teks) == sel


def test_banyak_kutip_terbaca_dalam_sekejap():
    assert len(sel_tabel('"x""\t' * 40_000)[0]) == 40_001


# columns -----------------------------------------------------------------------------------------
A = ("utama", "Layanan andal")


@pytest.mark.parametrize(
    ("teks", "iki"),
    [
        ("Layanan andal\tJumlah\t4 unit", ("", "Jumlah", "4 unit", "")),
        ("Layanan andal\tKualitas\tJumlah\t4 unit", ("kualitas", "Jumlah", "4 unit", "")),
        ("Layanan andal\tJumlah\t4 unit\tAnggaran", ("", "Jumlah", "4 unit", "anggaran")),
        ("Layanan andal\tWaktu\tJumlah\t4 unit\tProses bisnis", ("waktu", "Jumlah", "4 unit", "proses_bisnis")),
        ("1\tLayanan andal\tJumlah\t4 unit", ("", "Jumlah", "4 unit", "")),
        ("1.\tLayanan andal\tBiaya\tJumlah\t4 unit\tAnggaran", ("biaya", "Jumlah", "4 unit", "anggaran")),
        ("Layanan andal\tJumlah\t4 unit\t\t\t\t", ("", "Jumlah", "4 unit", "")),
        ("Layanan andal\tKualitas/ Waktu\tJumlah\t4 unit", ("kualitas/waktu", "Jumlah", "4 unit", "")),
        ("Layanan andal\tWaktu dan kuantitas\tJumlah\t4", ("kuantitas/waktu", "Jumlah", "4", "")),
        ("Layanan andal\t\tJumlah\t4 unit\nLain\tBiaya\tx\ty", ("", "Jumlah", "4 unit", "")),
        ("Layanan andal\tJumlah\t", ("", "Jumlah", "", "")),
    ],
)
def test_susunan_kolom_tanpa_judul(teks, iki):
    teks = teks if not teks.endswith("\t") else f"{teks}\nLain\tx\ty"
    assert rencana(teks)[0] == (*A, [iki])


@pytest.mark.parametrize(
    "kepala",
    [
        "RENCANA HASIL KERJA\tINDIKATOR KINERJA INDIVIDU\tTARGET",
        "RHK\tIKI\tTarget",
        "Rencana Hasil Kerja\tUkuran keberhasilan\tTarget",
        '"RENCANA HASIL\nKERJA"\tIndikator\tTarget tahunan',
        "RHK\tIndikator\tTarget\n(1)\t(2)\t(3)",
    ],
)
def test_baris_judul_dikenali(kepala):
    assert rencana(f"{kepala}\nLayanan andal\tJumlah\t4 unit") == [(*A, [("", "Jumlah", "4 unit", "")])]


def test_kolom_menurut_judul_apa_pun_urutannya():
    kepala = "NO\tRHK PIMPINAN YANG DIINTERVENSI\tRENCANA HASIL KERJA\tTARGET\tINDIKATOR KINERJA INDIVIDU\tASPEK\tKET"
    assert rencana(f"{kepala}\n1\tMilik pimpinan\tLayanan andal\t4 unit\tJumlah\tBiaya\tcatatan") == [
        (*A, [("biaya", "Jumlah", "4 unit", "")])
    ]


def test_isi_yang_mirip_judul_tetap_isi():
    teks = "Target layanan tercapai\tIndikator kepuasan\tTarget 4"
    assert rencana(teks) == [("utama", "Target layanan tercapai", [("", "Indikator kepuasan", "Target 4", "")])]


@pytest.mark.parametrize("teks", ["a", "a\tb", "a\tb\tc\td\te\tf", "a\tb\tc\td\te\tf\tg"])
def test_banyak_kolom_lain_ditolak(teks):
    assert salah(teks) == [(1, UKURAN_SALAH)]


@pytest.mark.parametrize("teks", ["", "\n\n", "\t\t\n\t", "RHK\tIndikator\tTarget"])
def test_yang_kosong_tidak_memuat_apa_apa(teks):
    assert baca(teks, BATAS) == ([], [])


# RHK ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kedua", ["", "Layanan andal", "layanan  ANDAL"])
def test_rhk_kosong_atau_berulang_melanjutkan_yang_di_atas(kedua):
    assert rencana(f"Layanan andal\tSatu\t1\n{kedua}\tDua\t2\n\n\tTiga\t3") == [
        (*A, [("", "Satu", "1", ""), ("", "Dua", "2", ""), ("", "Tiga", "3", "")])
    ]


def test_baris_baru_dalam_rhk_menjadi_spasi_dan_dalam_indikator_tetap():
    assert rencana('"Layanan\nandal"\t"Jumlah\nunit"\t"4\nunit"') == [(*A, [("", "Jumlah\nunit", "4\nunit", "")])]


def test_penugasan_dan_kelompok_di_belakang_rhk_dipisahkan():
    (rhk,) = baca('"Layanan andal (tambahan)\n(Penugasan dari Kepala  Bidang)"\tJumlah\t4', BATAS).rhk
    assert (rhk.teks, rhk.jenis, rhk.penugasan_dari) == ("Layanan andal", "tambahan", "Kepala Bidang")


def test_baris_kelompok_berlaku_untuk_yang_di_bawahnya():
    teks = "RHK\tIndikator\tTarget\nA. UTAMA\t\t\nSatu\tx\t1\nB. KINERJA TAMBAHAN\nDua\ty\t2"
    assert [(r[0], r[1]) for r in rencana(teks)] == [("utama", "Satu"), ("tambahan", "Dua")]


# bad rows ----------------------------------------------------------------------------------------
BAIK = "Baik\tKualitas\tx\t1"


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ("Buruk\tWarna\tx\t1", "Aspek “warna” tidak dikenal. Tulis kuantitas, kualitas, waktu, atau biaya."),
        ("Buruk\tWaktu\t\t1", "Indikator belum diisi."),
        ("B" * 1001 + "\tWaktu\tx\t1", "RHK paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ("Buruk\tWaktu\t" + "x" * 10_000 + "\t1", "Indikator paling panjang 1000 huruf. Sekarang 10000; pendekkan."),
        ("Buruk\tWaktu\tx\t" + "1" * 301, "Target paling panjang 300 huruf. Sekarang 301; pendekkan."),
        (f"Buruk (penugasan dari {'x' * 201})\tWaktu\tx\t1",
         "Penugasan dari paling panjang 200 huruf. Sekarang 201; pendekkan."),
        ("Buruk\tWaktu\tx\t1\tlebih", "Ada 5 kolom, baris lain 4. Periksa tanda tab di dalam sel."),
        ("(tambahan)\tWaktu\tx\t1", "RHK belum ditulis."),
        ("baik\tWaktu\tx\t1\nBaik\tWaktu\tx\t1", None),
    ],
)  # fmt: skip
def test_baris_yang_keliru_disebut_dan_rhk_nya_tidak_ikut(baris, kalimat):
    hasil = baca(f"{BAIK}\n{baris}\nAkhir\tWaktu\tx\t1", BATAS)
    assert [tuple(b) for b in hasil.salah] == ([(2, kalimat)] if kalimat else [])
    assert [r.teks for r in hasil.rhk] == ["Baik", "Akhir"]


def test_perspektif_yang_tidak_dikenal_disebut_pilihannya():
    pilihan = "Penerima Layanan, Proses Bisnis, Penguatan Internal, Anggaran"
    kalimat = f"Perspektif “Langit” tidak dikenal. Pilihannya: {pilihan}."
    assert salah("Baik\tWaktu\tx\t1\tLangit") == [(1, kalimat)]


def test_sambungan_tanpa_rhk_di_atasnya():
    assert salah("\tx\t1") == [(1, "Kolom RHK kosong, padahal belum ada RHK di atasnya.")]


def test_sambungan_rhk_yang_keliru_tidak_menempel_pada_rhk_sebelumnya():
    hasil = baca(f"{BAIK}\n{'B' * 1001}\tWaktu\tx\t1\n\tWaktu\ty\t2", BATAS)
    assert [b.nomor for b in hasil.salah] == [2, 3]
    assert [(r.teks, len(r.iki)) for r in hasil.rhk] == [("Baik", 1)]


def test_rhk_yang_sama_di_tempat_lain_ditunjuk():
    hasil = baca("Satu\tx\t1\nDua\tx\t1\nsatu\ty\t2", BATAS)
    assert [tuple(b) for b in hasil.salah] == [(3, "RHK ini sudah ada di baris 1. Gabungkan indikatornya di sana.")]
    assert [r.teks for r in hasil.rhk] == ["Satu", "Dua"]


def test_indikator_lebih_dari_batas():
    assert salah("Satu\tx\t1\n" + "\ty\t2\n" * 60) == [(61, "Satu RHK memuat paling banyak 60 indikator.")]


# the whole ---------------------------------------------------------------------------------------
CONTOH = (
    "RENCANA HASIL KERJA\tASPEK\tINDIKATOR KINERJA INDIVIDU\tTARGET\r\n"
    '"Tersedianya rekomendasi kebijakan\n(penugasan dari Kepala Bidang)"\tKuantitas\tJumlah rekomendasi\t4 buah\r\n'
    "\tKualitas\tPersentase rekomendasi yang ditindaklanjuti\t75 – 85%\r\n"
    '"Terlayaninya ""Umpan Balik Berkelanjutan"""\tKuantitas/ Waktu\t"Permohonan yang dilayani\ndalam 3 hari"\t85%\r\n'
    'Terselenggaranya klinik SKP (tambahan)\tKuantitas\tJumlah kecamatan; sesi "tatap muka"\t2 kecamatan\r\n'
)


def test_salinan_excel_utuh():
    assert rencana(CONTOH) == [
        ("utama", "Tersedianya rekomendasi kebijakan", [
            ("kuantitas", "Jumlah rekomendasi", "4 buah", ""),
            ("kualitas", "Persentase rekomendasi yang ditindaklanjuti", "75 – 85%", ""),
        ]),
        ("utama", 'Terlayaninya "Umpan Balik Berkelanjutan"', [
            ("kuantitas/waktu", "Permohonan yang dilayani\ndalam 3 hari", "85%", ""),
        ]),
        ("tambahan", "Terselenggaranya klinik SKP", [
            ("kuantitas", 'Jumlah kecamatan; sesi "tatap muka"', "2 kecamatan", ""),
        ]),
    ]  # fmt: skip
