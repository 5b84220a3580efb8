"""Tables of the higher rooms: plans, daily progress, capaian, predikat of past years."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluasi.aturan import impor_nilai
from pegawai.aturan.impor.dasar import Buku, Lembar, Sel
from pegawai.aturan.impor.kepala import susun
from skp_app.aturan import impor_rencana
from tests.impor_uji import ORANG, SETELAH_BERSIH, baca, harapan, keadaan

JENIS = {**impor_rencana.JENIS, **impor_nilai.JENIS}
BERKAS = {
    "perjanjian_kinerja_2026.xlsx": "perjanjian_kinerja", "rhk_iki_tempel.tsv": "rhk_iki",
    "progres_harian_contoh.xlsx": "progres", "capaian_organisasi_2025.xlsx": "capaian",
    "capaian_2026_tw1.xlsx": "capaian",
    "predikat_2024_2025.xlsx": "predikat",
}  # fmt: skip
UNIT = "8ae4b8f05ef93329488d80eeaaba73d0"


def acuan(hari=date(2026, 5, 1)):
    isi = keadaan(*SETELAH_BERSIH, *ORANG)
    isi.hari_ini = hari
    return isi


def nilai(kode, tabel, dikenal):
    jenis = JENIS[kode]
    isi = susun(Buku((Lembar("", tuple(enumerate(map(tuple, tabel), 1))),)), jenis)
    return list(jenis.periksa(isi, jenis.kenali(isi.kepala), dikenal))


@pytest.mark.parametrize("nama", BERKAS)
def test_tabel_bersih_diterima_tanpa_peringatan(nama):
    jenis = JENIS[BERKAS[nama]]
    isi = susun(baca(f"bersih/{nama}"), jenis)
    hasil = list(jenis.periksa(isi, jenis.kenali(isi.kepala), acuan()))
    assert [(h.nomor, h.catatan) for h in hasil if h.catatan] == []
    assert len(hasil) == next(b["jumlah_baris"] for b in harapan("bersih")["berkas"] if b["berkas"] == nama)


def test_sel_rhk_kosong_berarti_rhk_di_atasnya_dan_baris_baru_tetap():
    jenis = JENIS["rhk_iki"]
    isi = susun(baca("bersih/rhk_iki_tempel.tsv"), jenis)
    hasil = list(jenis.periksa(isi, jenis.kenali(isi.kepala), acuan()))
    rhk = [h.nilai["RENCANA HASIL KERJA"] for h in hasil]
    assert len(set(rhk)) == 4
    assert rhk[5].splitlines() == [
        "Tersedianya data predikat kinerja pegawai yang akurat:", "1. periodik (triwulanan)", "2. tahunan",
    ]  # fmt: skip
    assert hasil[3].nilai["ASPEK"] == "kuantitas/waktu"


KEPALA_PREDIKAT = ["NIP", "NAMA", "TAHUN", "RATING HASIL KERJA", "RATING PERILAKU KERJA", "PREDIKAT"]
NIP = "197202132000021009"


@pytest.mark.parametrize(
    ("baris", "kode"),
    [
        ([NIP, "B", "2025", "Sesuai Ekspektasi", "Dibawah Ekspektasi", "Baik"], "PREDIKAT_BEDA_KUADRAN"),
        ([NIP, "B", "2025", "Bagus", "Sesuai", "Baik"], "PILIHAN_TAK_DIKENAL"),
        ([NIP, "B", "2019", "Sesuai", "Sesuai", "Baik"], "TAHUN_TAK_WAJAR"),
        ([NIP, "B", "2027", "Sesuai", "Sesuai", "Baik"], "TAHUN_TAK_WAJAR"),
        ([NIP, "B", "2026", "Sesuai", "Sesuai", "Baik"], "TAHUN_TAK_WAJAR"),  # not over yet
        (["198503152010012007", "B", "2025", "Sesuai", "Sesuai", "Baik"], "PEGAWAI_TIDAK_ADA"),
        (["1.98E+17", "B", "2025", "Sesuai", "Sesuai", "Baik"], "NIP_ILMIAH"),
    ],
)
def test_predikat_yang_tidak_dapat_dipakai_ditolak(baris, kode):
    (hasil,) = nilai("predikat", [KEPALA_PREDIKAT, baris], acuan())
    assert (hasil.putusan, [c.kode for c in hasil.catatan]) == ("tolak", [kode])


@pytest.mark.parametrize(
    ("nama", "periode"),
    [
        ("capaian_2026_tw1.xlsx", "2026-tw1"), ("capaian_organisasi_2025.xlsx", "2025-akhir"),
        ("Capaian Triwulan IV-2025.xls", "2025-tw4"), ("capaian maret 2026.csv", "2026-b03"), ("capaian.xlsx", ""),
    ],
)  # fmt: skip
def test_nama_berkas_mengusulkan_periode(nama, periode):
    assert impor_nilai.tebak_periode(nama) == periode


def test_predikat_ganda_yang_berbeda_ditolak_dan_yang_sama_diabaikan():
    satu = [NIP, "B", "2025", "Sesuai", "Sesuai", "Baik"]
    lain = [NIP, "B", "2025", "Diatas", "Diatas", "Sangat Baik"]
    assert [h.putusan for h in nilai("predikat", [KEPALA_PREDIKAT, satu, lain], acuan())] == ["tolak", "tolak"]
    sama = nilai("predikat", [KEPALA_PREDIKAT, satu, satu], acuan())
    assert [(h.putusan, h.diabaikan) for h in sama] == [("terima", False), ("peringatan", True)]


def test_capaian_dan_perjanjian_menyebut_yang_kurang():
    capaian = ["UNOR ID", "UNIT KERJA", "PREDIKAT", "DASAR", "TANGGAL", "DITETAPKAN OLEH"]
    (hasil,) = nilai("capaian", [capaian, [UNIT, "X", "Bagus sekali", "", "31-02-2026", "Bupati"]], acuan())
    assert [c.kode for c in hasil.catatan] == ["PILIHAN_TAK_DIKENAL", "KOSONG", "TANGGAL_MUSTAHIL"]
    pk = ["UNOR ID", "UNIT KERJA", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET", "PERSPEKTIF"]
    (hasil,) = nilai("perjanjian_kinerja", [pk, ["ffff", "X", "S", "I", "%", "", "Lain"]], acuan())
    assert [c.kode for c in hasil.catatan] == ["UNOR_TIDAK_DIKENAL", "KOSONG", "PILIHAN_TAK_DIKENAL"]


def test_progres_dengan_jam_angka_dan_bukti_yang_aneh_diterima_dengan_tanda():
    kepala = ["Rencana Aksi", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan", "Realisasi", "Bukti Dukung"]
    baris = ["A", "1 April 2026", "7.30", "pagi", "Rapat", "banyak", "javascript:alert(1)"]
    (hasil,) = nilai("progres", [kepala, baris], acuan())
    assert [c.kode for c in hasil.catatan if c.tingkat == "peringatan"] == [
        "JAM_TAK_DIKENAL", "ANGKA_TAK_DIKENAL", "BUKTI_BUKAN_TAUTAN",
    ]  # fmt: skip
    assert (hasil.nilai["TANGGAL"], hasil.nilai["JAM MULAI"], "BUKTI DUKUNG" in hasil.nilai) == (
        "2026-04-01", "07:30", False,
    )  # fmt: skip
    (hasil,) = nilai("progres", [kepala, ["A", "01-04-2026", "10:00", "09:00", "Rapat", "1", ""]], acuan())
    assert [c.kode for c in hasil.catatan] == ["SELESAI_SEBELUM_MULAI"]


@pytest.mark.parametrize(
    ("sel", "angka"), [("1.234,5", "1234,5"), ("1.234", "1234"), ("0", "0"), (Sel("1.5", "angka"), "1,5"), ("-", None)]
)
def test_realisasi_dibaca_seperti_lembar_progres_membacanya(sel, angka):
    kepala = ["Rencana Aksi", "Tanggal", "Kegiatan", "Realisasi"]
    (hasil,) = nilai("progres", [kepala, ["A", "01-04-2026", "Rapat", sel]], acuan())
    assert hasil.nilai["REALISASI"] == angka


def test_yang_dikatakan_sekali_berlaku_untuk_setiap_baris():
    dikenal = acuan()
    dikenal.sekali = {"NIP": NIP, "TAHUN": "2026"}
    kepala = ["RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET"]
    hasil = nilai("rhk_iki", [kepala, ["R", "I", "1"], ["", "J", "2"]], dikenal)
    kolom = ("NIP", "TAHUN", "RENCANA HASIL KERJA")
    assert [tuple(h.nilai[k] for k in kolom) for h in hasil] == [(NIP, "2026", "R")] * 2
    dikenal.sekali = {"NIP": "1.98E+17", "TAHUN": "26"}
    (hasil,) = nilai("rhk_iki", [kepala, ["R", "I", "1"]], dikenal)
    assert [c.kode for c in hasil.catatan] == ["NIP_ILMIAH", "TAHUN_TAK_WAJAR"]


def test_iki_yang_sama_di_bawah_rhk_lain_bukan_baris_ganda():
    kepala = ["RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET"]
    isi = [
        ["R", "Laporan", "1"],
        ["", "Lain", "2"],
        ["S", "Lain lagi", "1"],
        ["", "Laporan", "1"],
        ["", "Laporan", "1"],
    ]
    hasil = nilai("rhk_iki", [kepala, *isi], acuan())
    assert [h.diabaikan for h in hasil] == [False, False, False, False, True]


def test_rhk_di_bawah_judul_tambahan_adalah_tambahan():
    kepala = ["NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET"]
    isi = [["1", "R", "I", "1"], ["B. TAMBAHAN", "", "", ""], ["2", "S", "J", "2"], ["", "", "K", "3"]]
    hasil = nilai("rhk_iki", [kepala, *isi], acuan())
    assert [h.nilai.get("RENCANA HASIL KERJA") for h in hasil] == ["R", None, "S (tambahan)", "S (tambahan)"]
    assert [h.bukan_data for h in hasil] == [False, True, False, False]


def test_orang_lain_mulai_dengan_rhk_sendiri():
    kepala = ["NIP", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET"]
    lain = next(n for n in acuan().pegawai if n != NIP)
    isi = [[NIP, "R", "I", "1"], ["", "", "J", "2"], [lain, "", "I", "1"]]
    hasil = nilai("rhk_iki", [kepala, *isi], acuan())
    assert [(h.putusan, h.nilai.get("NIP"), [c.kode for c in h.catatan]) for h in hasil] == [
        ("terima", NIP, []), ("terima", NIP, []), ("tolak", None, ["KOSONG"]),
    ]  # fmt: skip


BARIS = st.lists(st.text(max_size=15), min_size=1, max_size=9)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(sorted(JENIS)),
    st.lists(st.lists(st.text(max_size=15), min_size=1, max_size=9), min_size=1, max_size=5),
)
def test_isi_apa_pun_dinilai_tanpa_gagal(kode, isi):
    kepala = [kolom.kode for kolom in JENIS[kode].kolom]
    assert len(nilai(kode, [kepala, *isi], keadaan())) == len(isi)
