"""Formats B.1.6-B.1.10 cell by cell as printed on p. 80-87 of the Lampiran, and our record of a konseling."""

import re

import pytest

from skp_app.aturan.format import cari
from skp_app.dokumen import cetak
from skp_app.dokumen.pembinaan import konteks, pilihan
from tests.dokumen import contoh_pembinaan as contoh
from tests.dokumen.bacaan import baris_tabel, halaman, letak, pembaca, pohon, rapat, semua_sel, teks, teks_pdf, ukuran

BERPERIODE = {"B.1.6", "B.1.7"}


def html(kode, **ganti):
    return cetak.html(kode, konteks(kode, contoh.salinan(kode, **ganti)))


def kepala(kode):
    """The heading cells of every table of the form, in printed order."""
    return [
        [teks(s) for s in baris]
        for tabel in pohon(html(kode)).iter("table")
        if "pembinaan" in tabel.get("class", "")
        for bagian in tabel
        if bagian.tag == "thead"
        for baris in bagian
    ]


@pytest.fixture(scope="module", params=contoh.ISI)
def cetakan(request):
    kode = request.param
    return kode, cetak.cetak(kode, konteks(kode, contoh.salinan(kode)))


def test_kepala_coaching_seperti_halaman_80():
    assert kepala("B.1.6") == [
        ["TUJUAN: APA YANG INGIN SAYA CAPAI?"],
        ["INDIKATOR KINERJA INDIVIDU", "BASELINE TARGET (JIKA ADA)", "TARGET", "STRATEGI PENCAPAIAN TARGET"],
        ["FAKTA: DIMANA SAYA SEKARANG?"],
        ["TARGET SKP", "PROGRES PENCAPAIAN TARGET", "MASALAH / HAMBATAN", "PENYEBAB"],
        ["PELUANG: APA YANG DAPAT SAYA LAKUKAN?"],
        ["LANGKAH KEDEPAN: APA YANG AKAN SAYA LAKUKAN KE DEPAN?"],
        [
            "INDIKATOR KINERJA INDIVIDU",
            "STRATEGI UNTUK MENGATASI MASALAH/HAMBATAN",
            "PENYESUAIAN UKURAN KEBERHASILAN DAN TARGET (YA/ TIDAK)*",
        ],
    ]
    catatan = "*Jika diperlukan penyesuaian indikator/ target kinerja maka dilakukan perubahan SKP"
    assert [teks(p) for p in pohon(html("B.1.6")).iter("p") if p.get("class") == "catatan-kaki"] == [catatan]


def test_isi_coaching_baris_demi_baris():
    isi = baris_tabel(html("B.1.6"), "pembinaan")
    assert isi[2:4] == [list(b.values()) for b in contoh.COACHING["tujuan"]]
    assert isi[6] == list(contoh.COACHING["fakta"][0].values())
    assert isi[8] == ["Meminta dua penguji dari bidang lain."]
    assert isi[11] == ["Jumlah layanan yang beroperasi", "Penguji bersama antarbidang", "YA/ TIDAK"]


def test_ya_atau_tidak_yang_tidak_dipilih_dicoret():
    assert [(p["teks"], p["cara"]) for p in pilihan("ya")] == [("YA", "dipilih"), ("TIDAK", "dicoret")]
    assert [(p["teks"], p["cara"]) for p in pilihan("tidak")] == [("YA", "dicoret"), ("TIDAK", "dipilih")]
    assert [p["cara"] for p in pilihan("")] == ["", ""]
    dicoret = [teks(s) for s in pohon(html("B.1.6")).iter("s")]
    assert dicoret == ["TIDAK", "YA"]


def test_kepala_mentoring_seperti_halaman_82():
    assert kepala("B.1.7") == [
        ["TUJUAN: APA YANG INGIN SAYA CAPAI DENGAN MENTORING?"],
        [
            "KEAHLIAN/ KETERAMPILAN SPESIFIK YANG AKAN DIKEMBANGKAN",
            "JANGKA WAKTU MENTORING",
            "PERUBAHAN YANG DIHARAPKAN",
            "UKURAN KEBERHASILAN MENTORING",
        ],
        ["JURNAL MENTORING"],
        ["WAKTU DAN TEMPAT", "MATERI MENTORING", "RENCANA AKSI", "TARGET WAKTU RENCANA AKSI"],
    ]
    jurnal = baris_tabel(html("B.1.7"), "jurnal")[-1]
    assert jurnal == [
        "14 April 2026, Ruang data",
        "Shadowing events: Membersihkan data",
        "Membuat catatan",
        "21 April 2026",
    ]


def test_sembilan_kriteria_dalam_tiga_kelompok_seperti_halaman_83():
    isi = baris_tabel(html("B.1.8"), "kriteria")
    assert isi[0] == ["SUBJEK", "KRITERIA", "UMPAN BALIK"]
    subjek = [baris[0] for baris in isi[1:] if len(baris) == 3]
    assert subjek == [
        "TENTANG PEGAWAI",
        "TENTANG PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS",
        "TENTANG PEGAWAI DAN PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS",
    ]
    assert [baris[-2:] for baris in isi[1:]][4] == [
        "5. Saya merasa bahwa pandangan/pendapat yang diberikan kepada saya bersifat positif",
        "Jawaban atas kriteria 5",
    ]
    assert [baris[-1] for baris in isi[1:]] == contoh.JAWABAN


def test_kompetensi_dan_skala_seperti_halaman_84_dan_85():
    isi = baris_tabel(html("B.1.9"), "kompetensi")
    assert isi[0] == ["NO", "KOMPETENSI PEGAWAI*", "NILAI (SKALA 1-5)", "ALASAN TERHADAP PENILAIAN KOMPETENSI"]
    assert [b for b in isi if len(b) == 2] == [["1", "Manajerial"], ["2", "Sosio Kultural"], ["3", "Teknis"]]
    assert isi[2] == ["1. Integritas", "2", "Alasan 1"]
    assert ["1. Pengujian perangkat lunak", "3", "Alasan 10"] in isi
    assert isi[-2:] == [["REKOMENDASI"], ["Mengikuti pelatihan pengujian."]]
    skala = baris_tabel(html("B.1.9"), "skala")
    assert skala[0] == ["DESKRIPSI SKALA PENILAIAN"]
    assert [b[:2] for b in skala[1:]] == [
        ["1.", "Sangat Kurang"], ["2", "Kurang memadai"], ["3", "Memadai"], ["4", "Diatas Memadai"], ["5", "Istimewa"],
    ]  # fmt: skip


def test_kompetensi_teknis_kosong_tetap_satu_baris():
    tanpa = [k for k in contoh.EVALUASI["kompetensi"] if k["kelompok"] != "teknis"]
    isi = baris_tabel(html("B.1.9", kompetensi=tanpa), "kompetensi")
    assert isi[-3] == ["1. -", "-", "-"]


def test_pertanyaan_laporan_perilaku_seperti_halaman_86_dan_87():
    assert [b[0] for b in baris_tabel(html("B.1.10"), "perilaku-lapor")] == [
        "MASALAH: APA PERMASALAHAN PERILAKU KERJA PEGAWAI DIDASARKAN PADA NILAI DASAR ASN?",
        "APAKAH ANDA MEMILIKI EKSPEKTASI KHUSUS TERHADAP YANG BERSANGKUTAN? JIKA YA, APA EKSPEKTASI KHUSUS TERSEBUT?",
        contoh.LAPORAN["ekspektasi"],
        "JELASKAN SECARA DETIL PERMASALAHAN TERKAIT PERILAKU KERJA PEGAWAI YANG DIANGGAP MENGHAMBAT KINERJA "
        "INDIVIDU, UNIT KERJA, DAN/ATAU TIM KERJA!",
        contoh.LAPORAN["uraian"],
        "APAKAH PERMASALAHAN PERILAKU KERJA SERUPA JUGA TERJADI PADA PEGAWAI LAINNYA?",
        "YA/ TIDAK",
        "RETROSPEKTIF: APA YANG SUDAH ANDA LAKUKAN UNTUK PERBAIKAN PERILAKU KERJA PEGAWAI?",
        "YANG SUDAH SAYA LAKUKAN UNTUK MEMPERBAIKI PERILAKU KERJA PEGAWAI ADALAH:",
        contoh.LAPORAN["retrospektif"],
    ]
    assert [teks(s) for s in pohon(html("B.1.10")).iter("s")] == ["YA"]
    assert baris_tabel(html("B.1.10"), "bukti")[1] == ["1", "2 Maret 2026", "Pimpinan", "Bagikan data sebelum rapat."]


def test_rekaman_konseling_menyebut_konselor_dan_kapasitasnya():
    data = dict(baris_tabel(html("F-KONSELING"), "data-konseling")[1:])
    assert data["KONSELOR"] == "Rina Kartikasari, S.Kom."
    assert data["KAPASITAS"] == "Konselor independen"
    assert (data["TANGGAL"], data["TEMPAT"]) == ("4 Mei 2026", "Ruang tamu lantai 2")


def test_setiap_sel_ada_di_teks_pdf(cetakan):
    kode, hasil = cetakan
    isi = rapat(teks_pdf(hasil.isi))
    assert [s for s in semua_sel(html(kode)) if rapat(s) not in isi] == []
    assert [baris for baris in cari(kode).judul if rapat(baris) not in isi] == []


def test_kertas_potret_dan_kepala_periode_hanya_pada_coaching_dan_mentoring(cetakan):
    kode, hasil = cetakan
    assert ukuran(hasil.isi) == pytest.approx((612, 936), abs=3)
    isi = rapat(teks_pdf(hasil.isi))
    assert (rapat("PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026") in isi) == (kode in BERPERIODE)
    assert ("KEMENTERIANX" in isi) == (kode in BERPERIODE)


def test_tanda_tangan_menurut_formatnya(cetakan):
    kode, hasil = cetakan
    assert tuple(hasil.ruang_ttd) == cari(kode).ttd
    tengah = ukuran(hasil.isi)[0] / 2
    kanan = cari(kode).ttd[-1]
    assert hasil.ruang_ttd[kanan].kiri > tengah
    if len(cari(kode).ttd) == 2:
        assert hasil.ruang_ttd["pegawai"].kanan < tengah
    assert len(letak(hasil.isi, "Jakarta, 23 Januari 2026")) == 1


def test_nama_penanda_tangan_tercetak_di_bawah_sebutannya():
    assert "Pimpinan/PihakLainyangDiberikanPenugasanKhusus" in rapat(teks_pdf(cetak_pdf("B.1.6")))
    assert "PimpinanatauPihakLainyangDiberikanPenugasanKhusus" in rapat(teks_pdf(cetak_pdf("B.1.9")))
    assert rapat("Pejabat Penilai Kinerja Dewi Lestari, S.E. NIP 196512121989032004") in rapat(
        teks_pdf(cetak_pdf("B.1.10"))
    )


def cetak_pdf(kode, **ganti):
    return cetak.pdf(kode, konteks(kode, contoh.salinan(kode, **ganti)))


def test_tidak_ada_sisa_formulir_kosong(cetakan):
    _, hasil = cetakan
    isi = teks_pdf(hasil.isi)
    assert re.findall(r"\b(?:FORMAT|TABEL|CONTOH)\b|diisi oleh|rekomendasi pimpinan", isi) == []
    assert [s for s in ("(Nama)", "(NIP)", "(tempat)", "NAMA INSTANSI", "…") if s in isi] == []


def test_kaki_dan_metadata(cetakan):
    kode, hasil = cetakan
    for nomor, isi in enumerate(halaman(hasil.isi), start=1):
        assert "Dokumen milik Dr. Siti Rahmawati, S.T., M.T. (NIP 197803152003122001)" in isi
        assert f"Halaman {nomor} dari {hasil.halaman}" in isi
        assert "Nomor dokumen" not in isi
    assert pembaca(hasil.isi).metadata["/format"] == kode


@pytest.mark.parametrize("kode", contoh.ISI)
def test_draf_bertanda_dan_yang_ditandatangani_tidak(kode):
    draf = halaman(cetak_pdf(kode, draf=True, tanggal=None))
    assert ["DRAF" in isi for isi in draf] == [True] * len(draf)
    assert "DRAF" not in teks_pdf(cetak_pdf(kode))


def test_formulir_panjang_mengulang_kepala_dan_tidak_kehilangan_baris():
    baris = [dict.fromkeys(("indikator", "baseline", "target", "strategi"), f"{'kata ' * 40}[T{n}]") for n in range(20)]
    lembar = halaman(cetak_pdf("B.1.6", tujuan=baris))
    assert sum(isi.count("TUJUAN: APA YANG INGIN SAYA CAPAI?") for isi in lembar) > 1
    assert sorted(set(re.findall(r"\[T\d+\]", "".join(lembar)))) == sorted(f"[T{n}]" for n in range(20))


def test_lembar_kosong_tetap_bergaris():
    kosong = {"tujuan": [], "fakta": [], "peluang": "", "langkah": []}
    assert baris_tabel(html("B.1.6", **kosong), "pembinaan")[2] == ["-", "-", "-", "-"]
