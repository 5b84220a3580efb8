"""A pasted table of sasaran and indicators: what is read, and which sentence each bad row gets."""

import pytest

from skp_app.aturan.tempel_rencana import UKURAN_SALAH, Batas, Indikator, Sasaran, baca

LAIN = {"nomor": 10, "satuan": 60, "baseline": 100, "sumber_data": 300, "metode": 4000, "sebutan": 80}
BATAS = Batas(teks=1000, target=300, lain=LAIN, indikator=30)
PK, RENSTRA = [2026], [2024, 2025, 2026]


def tabel(*baris):
    return "\n".join("\t".join(b) for b in baris)


def indikator(teks, target=None, **lain):
    return Indikator(teks, target or {}, lain)


def salah(hasil):
    return [(s.nomor, s.kalimat) for s in hasil.salah]


def test_kepala_dikenali_dan_sel_kosong_melanjutkan_sasaran():
    hasil = baca(
        tabel(
            ("No", "Sasaran Program", "Indikator Kinerja", "Satuan", "Target", "Keterangan"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("1", "Layanan membaik", "Indeks layanan", "skala 5", "3,5", "x"),
            ("", "", "Persentase aduan selesai", "%", "90%", ""),
            ("2", "Anggaran optimal", "Nilai IKPA", "nilai", "95", ""),
        ),
        BATAS,
        PK,
    )
    assert hasil.salah == []
    assert hasil.sasaran == [
        Sasaran(
            "Layanan membaik",
            indikator=(
                indikator("Indeks layanan", {2026: "3,5"}, satuan="skala 5"),
                indikator("Persentase aduan selesai", {2026: "90%"}, satuan="%"),
            ),
        ),
        Sasaran("Anggaran optimal", indikator=(indikator("Nilai IKPA", {2026: "95"}, satuan="nilai"),)),
    ]


def test_tabel_renstra_peraturan_dengan_baseline_metode_dan_sumber_data():
    """The columns of Anak Lampiran 3 p. 162; the tingkat stands in brackets behind the sasaran."""
    hasil = baca(
        tabel(
            ("SASARAN STRATEGIS", "INDIKATOR SASARAN SKPD", "TARGET", "BASELINE (2015)", "METODE PERHITUNGAN",
             "SUMBER DATA"),
            ('"Meningkatnya pelayanan\nKesehatan\n(Sasaran Strategis #1)"', "Persentase keluarga sehat", "18%", "17",
             '"Jumlah keluarga sehat\ndibagi jumlah keluarga"', "Laporan KS"),
        ),
        BATAS,
        RENSTRA,
    )  # fmt: skip
    lain = {"baseline": "17", "sumber_data": "Laporan KS", "metode": "Jumlah keluarga sehat\ndibagi jumlah keluarga"}
    satu = Indikator("Persentase keluarga sehat", {2026: "18%"}, lain)
    assert hasil.sasaran == [Sasaran("Meningkatnya pelayanan Kesehatan", "Sasaran Strategis #1", "", (satu,))]
    assert hasil.salah == []


@pytest.mark.parametrize("kepala", [("2024", "2025", "2026"), ("Target 2024", "Target 2025", "Target Tahun 2026")])
def test_setiap_tahun_punya_kolom(kepala):
    hasil = baca(tabel(("Sasaran", "Indikator", *kepala), ("A", "a", "1", "", "3")), BATAS, RENSTRA)
    assert hasil.sasaran == [Sasaran("A", indikator=(indikator("a", {2024: "1", 2026: "3"}),))]


def test_tahun_di_luar_rencana_tidak_dibaca_dan_disebut():
    hasil = baca(tabel(("Sasaran", "Indikator", "2026", "2030"), ("A", "a", "1", "9")), BATAS, PK)
    assert hasil.sasaran == [Sasaran("A", indikator=(indikator("a", {2026: "1"}),))]
    assert salah(hasil) == [(1, "Kolom tahun 2030 tidak dibaca, karena di luar tahun rencana ini.")]


@pytest.mark.parametrize(
    ("baris", "tahun", "jadi"),
    [
        (("A", "a", "90%"), PK, indikator("a", {2026: "90%"})),
        (("A", "a", "%", "90"), PK, indikator("a", {2026: "90"}, satuan="%")),
        (("1.", "A", "a", "90"), PK, indikator("a", {2026: "90"})),
        (("A", "a", "1", "2", "3"), RENSTRA, indikator("a", {2024: "1", 2025: "2", 2026: "3"})),
        (("A", "a", "%", "1", "2", "3"), RENSTRA, indikator("a", {2024: "1", 2025: "2", 2026: "3"}, satuan="%")),
        (("A", "a", "3"), RENSTRA, indikator("a", {2026: "3"})),
    ],
)
def test_tabel_tanpa_kepala_dikenali_dari_lebarnya(baris, tahun, jadi):
    assert baca(tabel(baris), BATAS, tahun) == ([Sasaran("A", indikator=(jadi,))], [])


@pytest.mark.parametrize("teks", ["satu kolom", tabel(("A", "b")), tabel(tuple("abcdefghi"))])
def test_bentuk_lain_ditolak_dengan_satu_kalimat(teks):
    assert baca(teks, BATAS, PK) == ([], [(1, UKURAN_SALAH)])


def test_kosong_tidak_memuat_apa_pun():
    assert baca("\n \n", BATAS, PK) == ([], [])


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ([("", "a", "1")], "Kolom sasaran kosong, padahal belum ada sasaran di atasnya."),
        ([("A", "", "1")], "Indikator belum diisi."),
        ([("A", "x" * 1001, "1")], "Indikator paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ([("A" * 1001, "a", "1")], "Sasaran paling panjang 1000 huruf. Sekarang 1001; pendekkan."),
        ([("A", "a", "1" * 301)], "Target paling panjang 300 huruf. Sekarang 301; pendekkan."),
        ([("(Sasaran Program #1)", "a", "1")], "Sasaran belum ditulis."),
    ],
)
def test_baris_yang_keliru_disebut_dengan_alasannya(baris, kalimat):
    assert salah(baca(tabel(("B", "b", "2"), *baris), BATAS, PK))[-1:] == ([(2, kalimat)] if baris[0][0] else [])
    assert salah(baca(tabel(*baris, ("B", "b", "2")), BATAS, PK)) == [(1, kalimat)]


def test_sasaran_dengan_baris_keliru_tidak_ikut_sama_sekali():
    hasil = baca(tabel(("A", "a", "1"), ("", "", "2"), ("B", "b", "3")), BATAS, PK)
    assert [s.teks for s in hasil.sasaran] == ["B"]
    assert salah(hasil) == [(2, "Indikator belum diisi.")]


def test_sasaran_yang_diulang_di_setiap_baris_tetap_satu():
    hasil = baca(tabel(("A", "a", "1"), ("a ", "b", "2")), BATAS, PK)
    assert [(s.teks, len(s.indikator)) for s in hasil.sasaran] == [("A", 2)]


def test_sasaran_yang_terpisah_dan_indikator_kembar_disebut():
    hasil = baca(tabel(("A", "a", "1"), ("B", "b", "1"), ("A", "c", "2"), ("", "d", "1")), BATAS, PK)
    assert salah(hasil)[0] == (3, "Sasaran ini sudah ada di baris 1. Gabungkan indikatornya di sana.")
    hasil = baca(tabel(("A", "a", "1"), ("", "A", "1")), BATAS, PK)
    assert salah(hasil) == [(2, "Indikator ini tertulis dua kali pada sasaran yang sama.")]


def test_terlalu_banyak_indikator_pada_satu_sasaran():
    hasil = baca(tabel(*[("A" if n == 0 else "", f"i{n}", "1") for n in range(31)]), BATAS, PK)
    assert salah(hasil) == [(31, "Satu sasaran memuat paling banyak 30 indikator.")]


def test_perspektif_dibaca_dan_yang_asing_ditolak():
    kepala = ("Sasaran", "Indikator", "Target", "Perspektif")
    hasil = baca(tabel(kepala, ("A", "a", "1", "Proses Bisnis"), ("B", "b", "1", "Langit")), BATAS, PK)
    assert [s.perspektif for s in hasil.sasaran] == ["proses_bisnis"]
    assert salah(hasil) == [(3, "Perspektif “Langit” tidak dikenal.")]
