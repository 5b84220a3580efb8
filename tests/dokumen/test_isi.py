"""What stands in each cell of each Format, compared with the regulation's samples (Anak Lampiran 2-5)."""

import pytest

from evaluasi import dokumen
from skp_app.aturan.berakhlak import PANDUAN, NilaiPerilaku
from skp_app.aturan.hasil_kerja import Aspek, Perspektif
from skp_app.dokumen import cetak, skp
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import baris_iki, baris_tabel, kelas, pohon, sel, teks

SEMUA_ORANG = (*contoh.EMPAT_ORANG, *contoh.KUALITATIF)
JPT = ("direktur-jenderal-iii", "direktur-ii")
JA_JF = ("kepala-subdirektorat-ii", "jf-teknis-tata-bangunan")


def html_skp(kunci, **ganti):
    konteks = skp.konteks(contoh.ubah(contoh.skp(kunci), **ganti))
    return cetak.html(konteks["kode"], konteks)


def html_evaluasi(kunci, **ganti):
    konteks = dokumen.konteks_evaluasi(contoh.ubah(contoh.evaluasi(kunci), **ganti))
    return cetak.html(konteks["kode"], konteks)


def html_dokumen(kunci="kepala-subdirektorat-ii", **ganti):
    konteks = dokumen.konteks_dokumen(contoh.ubah(contoh.evaluasi(kunci), **ganti))
    return cetak.html(konteks["kode"], konteks)


def judul(html):
    return [teks(p) for h in pohon(html).iter("header") for p in h.iter("p")]


def catatan_kaki(html):
    return [teks(p) for p in pohon(html).iter("p") if kelas(p) == ["catatan-kaki"]]


def identitas(html):
    return [
        [teks(s) for s in baris] for t in pohon(html).iter("table") if "identitas" in kelas(t) for baris in t.iter("tr")
    ]


# ---- SKP -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kunci", JPT)
def test_a12_mencetak_setiap_iki_dengan_target_dan_perspektif(kunci):
    sumber = contoh.skp(kunci)
    assert baris_iki(html_skp(kunci)) == [
        [iki["teks"], iki["target"], Perspektif(iki["perspektif"]).cetak] for rhk in sumber["rhk"] for iki in rhk["iki"]
    ]


@pytest.mark.parametrize("kunci", JPT)
def test_a12_menyebut_pemberi_penugasan_di_belakang_rhk(kunci):
    html, sumber = html_skp(kunci), contoh.skp(kunci)["rhk"]
    assert sel(html, tabel="a12", nama="no") == [str(r["nomor"]) for r in sumber]
    assert sel(html, tabel="a12", nama="rhk") == [
        f"{r['teks']} (penugasan dari {r['penugasan_dari']})" if r["penugasan_dari"] else r["teks"] for r in sumber
    ]


def test_dirjen_berjumlah_tujuh_utama_satu_tambahan_dan_sembilan_baris():
    baris = baris_tabel(html_skp("direktur-jenderal-iii"), "a12")
    assert [b[0] for b in baris] == [
        *("HASIL KERJA", "NO", "(1)", "A. UTAMA"),
        *("1", "2", "3", "4", "5", "6", "7", "B. TAMBAHAN", "8"),
    ]
    assert [b[1] for b in baris_iki(html_skp("direktur-jenderal-iii"))] == [
        *("61,95%", "3,5 dari skala 5", "90", "90", "85", "85", "95", "80%", "80%"),
    ]


@pytest.mark.parametrize("kunci", JA_JF)
def test_a17_mencetak_setiap_iki_dengan_aspek_dan_target(kunci):
    sumber = contoh.skp(kunci)
    assert baris_iki(html_skp(kunci)) == [
        [", ".join(Aspek(a).cetak for a in iki["aspek"]), iki["teks"], iki["target"]]
        for rhk in sumber["rhk"]
        for iki in rhk["iki"]
    ]


def test_a17_menulis_rhk_pimpinan_beserta_iki_di_kolom_dua():
    html, sumber = html_skp("kepala-subdirektorat-ii"), contoh.skp("kepala-subdirektorat-ii")["rhk"]
    assert sel(html, tabel="a17", nama="intervensi") == [
        f"{r['intervensi']['rhk']} Indikator Kinerja Individu: {r['intervensi']['iki']}" for r in sumber
    ]
    assert sel(html, tabel="a17", nama="rhk") == [r["teks"] for r in sumber] + [
        "(dapat ditambahkan pada tahun berjalan)"
    ]


def test_a17_tanpa_iki_bila_rhk_ketua_tim_yang_diintervensi():
    html, sumber = html_skp("jf-teknis-tata-bangunan"), contoh.skp("jf-teknis-tata-bangunan")["rhk"]
    assert sel(html, tabel="a17", nama="intervensi") == [r["intervensi"]["rhk"] for r in sumber]
    assert [b[0] for b in baris_iki(html)][-3:] == ["Kuantitas", "Kualitas", "Kualitas"]


def test_a17_tidak_menyebut_pemberi_penugasan():
    sumber = contoh.skp("kepala-subdirektorat-ii")["rhk"]
    html = html_skp("kepala-subdirektorat-ii", rhk=[{**r, "penugasan_dari": "Menteri"} for r in sumber])
    assert "penugasan dari" not in html


def test_kepala_kolom_a12_dan_a17():
    assert baris_tabel(html_skp("direktur-ii"), "a12")[:3] == [
        ["HASIL KERJA"],
        ["NO", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ]
    assert baris_tabel(html_skp("kepala-subdirektorat-ii"), "a17")[:3] == [
        ["HASIL KERJA"],
        [
            *("NO.", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", "RENCANA HASIL KERJA"),
            *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"),
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ]


def test_a11_menulis_perspektif_di_belakang_ukuran_dan_tanpa_kepala_kolom():
    html, sumber = html_skp("kepala-dinas-kesehatan"), contoh.skp("kepala-dinas-kesehatan")["rhk"]
    assert sel(html, tabel="kualitatif", nama="ukuran") == [
        "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:"
        + "".join(f" - {i['teks']} (Perspektif {Perspektif(i['perspektif']).cetak})" for i in r["iki"])
        for r in sumber
    ]
    assert sel(html, tabel="kualitatif", nama="rhk")[0].endswith("(penugasan dari Kepala Daerah)")
    assert [b[0] for b in baris_tabel(html, "kualitatif")] == [
        *("HASIL KERJA", "A. UTAMA", "1", "", "2", "", "3", "", "4", "", "B. TAMBAHAN", "5", ""),
    ]
    assert "PERSPEKTIF" not in html
    assert "(1)" not in html


def test_a16_tanpa_perspektif():
    html, sumber = html_skp("bidan-penyelia"), contoh.skp("bidan-penyelia")["rhk"]
    assert sel(html, tabel="kualitatif", nama="ukuran") == [
        "Ukuran keberhasilan/ indikator kinerja individu dan Target:" + "".join(f" - {i['teks']}" for i in r["iki"])
        for r in sumber
    ]
    assert "erspektif" not in html


def test_target_kualitatif_menyambung_narasi():
    (rhk,) = contoh.skp("bidan-penyelia")["rhk"][:1]
    html = html_skp("bidan-penyelia", rhk=[{**rhk, "iki": [contoh.iki({"teks": "Komplain menurun", "target": "10%"})]}])
    assert sel(html, tabel="kualitatif", nama="ukuran")[0].endswith(": - Komplain menurun 10%")


@pytest.mark.parametrize(
    ("kunci", "bintang"), [("bidan-penyelia", "**"), ("direktur-ii", "**"), ("jf-teknis-tata-bangunan", "***")]
)
def test_rhk_tugas_belajar_bertanda_bintang_dan_catatan_kaki(kunci, bintang):
    """Anak Lampiran 6 p. 233-234; A.1.7 uses two stars for the perilaku already."""
    semua = contoh.skp(kunci)["rhk"]
    html = html_skp(kunci, rhk=[*semua[:-1], {**semua[-1], "tugas_belajar": True}])
    nomor = [n for n in sel(html, tabel="hasil", nama="no") if n.rstrip("*").isdigit()]
    assert nomor[-1] == f"{semua[-1]['nomor']}{bintang}"
    assert not [n for n in nomor[:-1] if "*" in n]
    ekspektasi = "Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
    assert catatan_kaki(html)[-1] == f"{bintang} {ekspektasi}"


@pytest.mark.parametrize("kunci", SEMUA_ORANG)
def test_tambahan_kosong_tetap_tercetak(kunci):
    utama = [r for r in contoh.skp(kunci)["rhk"] if r["jenis"] == "utama"]
    tabel = "kualitatif" if kunci in contoh.KUALITATIF else "hasil"
    baris = baris_tabel(html_skp(kunci, rhk=utama), tabel)
    assert baris[-2] == ["B. TAMBAHAN"]
    assert "(dapat ditambahkan pada tahun berjalan)" in baris[-1]
    assert set(baris[-1]) - {"(dapat ditambahkan pada tahun berjalan)"} == {"-"}


@pytest.mark.parametrize("kunci", SEMUA_ORANG)
def test_perilaku_memuat_tujuh_nilai_dan_ekspektasi_khusus(kunci):
    html, ekspektasi = html_skp(kunci), contoh.skp(kunci)["ekspektasi"]
    assert sel(html, tabel="perilaku", nama="nilai") == [n.cetak for n in NilaiPerilaku]
    assert sel(html, tabel="perilaku", nama="panduan") == [
        " ".join(f"- {p}" for p in PANDUAN[n]) for n in NilaiPerilaku
    ]
    assert sel(html, tabel="perilaku", nama="ekspektasi") == [
        "Ekspektasi Khusus Pimpinan:" + "".join(f" - {e}" for e in ekspektasi.get(n, ())) for n in NilaiPerilaku
    ]


@pytest.mark.parametrize(
    ("kunci", "baris_tiga", "bintang"),
    [
        ("direktur-ii", "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI", "*"),
        ("kepala-dinas-kesehatan", "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI", "*"),
        ("kepala-subdirektorat-ii", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL", "**"),
        ("bidan-penyelia", "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL", "*"),
    ],
)
def test_judul_dan_bintang_perilaku(kunci, baris_tiga, bintang):
    html = html_skp(kunci)
    cara = "KUALITATIF" if kunci in contoh.KUALITATIF else "KUANTITATIF"
    assert judul(html) == ["SASARAN KINERJA PEGAWAI", f"PENDEKATAN HASIL KERJA {cara}", baris_tiga]
    assert baris_tabel(html, "perilaku")[0] == [f"PERILAKU KERJA{bintang}"]
    assert catatan_kaki(html)[-1].startswith(f"{bintang} Pimpinan dapat memberikan Ekspektasi khusus")


def test_identitas_kepala_dinas_menyebut_unit_kerja_kepala_daerah():
    assert identitas(html_skp("kepala-dinas-kesehatan"))[-1] == [
        "5", "UNIT KERJA", "DINAS KESEHATAN", "5", "UNIT KERJA", "PEMERINTAH DAERAH X"
    ]  # fmt: skip


def test_identitas_dirjen_menyebut_instansi_dan_nip_opsional():
    assert identitas(html_skp("direktur-jenderal-iii")) == [
        ["NO", "PEGAWAI YANG DINILAI", "NO", "PEJABAT PENILAI KINERJA"],
        ["1", "NAMA", "Dr. Siti Rahmawati, S.T., M.T.", "1", "NAMA", "Bambang Wirawan, S.H., M.M."],
        ["2", "NIP", "197803152003122001", "2", "NIP (*opsional)", "–"],
        ["3", "PANGKAT/ GOL. RUANG", "Pembina Utama Muda / IV.c", "3", "PANGKAT/ GOL. RUANG", "–"],
        ["4", "JABATAN", "DIREKTUR JENDERAL III", "4", "JABATAN", "MENTERI"],
        ["5", "UNIT KERJA", "DIREKTORAT JENDERAL III", "5", "INSTANSI", "KEMENTERIAN X"],
    ]


@pytest.mark.parametrize("kunci", [*JA_JF, "bidan-penyelia", "direktur-ii", "kepala-dinas-kesehatan"])
def test_penilai_yang_bukan_kepala_instansi_bernaung_di_unit_kerja(kunci):
    baris = identitas(html_skp(kunci))
    assert [b[4] for b in baris[1:]] == [
        *("NAMA", "NIP (*opsional)" if kunci in ("direktur-ii", "kepala-dinas-kesehatan") else "NIP"),
        *("PANGKAT/ GOL. RUANG", "JABATAN", "UNIT KERJA"),
    ]


@pytest.mark.parametrize("kunci", ["kepala-subdirektorat-ii", "bidan-penyelia"])
def test_lampiran_memuat_tiga_bagian_bernomor(kunci):
    salinan = contoh.skp(kunci)
    html = cetak.html("A.1.8", skp.konteks_lampiran(salinan))
    nama = {"dukungan": "DUKUNGAN SUMBER DAYA", "skema": "SKEMA PERTANGGUNGJAWABAN", "konsekuensi": "KONSEKUENSI"}
    assert judul(html) == ["LAMPIRAN SASARAN KINERJA PEGAWAI", salinan["pegawai"]["jabatan"]]
    assert baris_tabel(html, "lampiran") == [
        baris
        for bagian, teks_judul in nama.items()
        for baris in ([teks_judul], *([f"{n}.", isi] for n, isi in enumerate(salinan["lampiran"][bagian], start=1)))
    ]


# ---- Hasil evaluasi ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kunci", contoh.EMPAT_ORANG)
def test_evaluasi_kuantitatif_menyandingkan_realisasi_dan_umpan_balik(kunci):
    salinan = contoh.evaluasi(kunci)
    html = html_evaluasi(kunci)
    assert [b[-2:] for b in baris_iki(html)] == [
        ["".join(h["realisasi"]), " ".join(h["umpan_balik"])]
        for r in salinan["skp"]["rhk"]
        for h in salinan["hasil"][str(r["nomor"])]
    ]
    assert len(baris_iki(html)) == sum(len(r["iki"]) for r in salinan["skp"]["rhk"])


def test_realisasi_dirjen_menyebut_sumber_datanya():
    assert [b[3] for b in baris_iki(html_evaluasi("direktur-jenderal-iii"))] == [
        "50% berdasarkan hasil penilaian pelayanan infrastruktur pemukiman",
        "3,0 berdasarkan hasil survey layanan",
        "70 berdasarkan penilaian inspektorat",
        "90 berdasarkan penilaian inspektorat",
        "89 berdasarkan penilaian KemenPANRB",
        "85 berdasarkan penilaian KemenPANRB",
        "93 berdasarkan penilaian Kementerian Keuangan",
        "80% berdasarkan penilaian Pimpinan",
        "80% berdasarkan penilaian Pimpinan",
    ]


@pytest.mark.parametrize("kunci", contoh.EMPAT_ORANG)
def test_umpan_balik_perilaku_berdiri_di_kolom_ketiga(kunci):
    salinan = contoh.evaluasi(kunci)
    assert sel(html_evaluasi(kunci), tabel="perilaku", nama="umpan-balik") == [
        " ".join(salinan["perilaku"].get(n, ())) for n in NilaiPerilaku
    ]


def test_kepala_kolom_evaluasi():
    akhir = ["REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"]
    assert baris_tabel(html_evaluasi("direktur-ii"), "c12")[:3] == [
        ["HASIL KERJA"],
        ["NO.", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF", *akhir],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ]
    assert baris_tabel(html_evaluasi("kepala-subdirektorat-ii"), "c13")[:3] == [
        ["HASIL KERJA"],
        [
            *("No.", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA"),
            *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET", *akhir),
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ]
    baris = baris_tabel(html_evaluasi("bidan-penyelia"), "c11")
    assert [b for b in baris if b[0] in {"HASIL KERJA", "A. UTAMA", "B. TAMBAHAN"}] == [
        ["HASIL KERJA", *akhir],
        ["A. UTAMA"],
        ["B. TAMBAHAN", *akhir],
    ]
    assert baris_tabel(html_evaluasi("bidan-penyelia"), "perilaku")[0] == ["PERILAKU KERJA", akhir[1]]


def test_tambahan_kosong_pada_evaluasi_berisi_strip():
    assert baris_tabel(html_evaluasi("kepala-subdirektorat-ii"), "c13")[-2:] == [["B. TAMBAHAN"], ["-"] * 8]


@pytest.mark.parametrize(
    ("kunci", "label"),
    [
        ("kepala-dinas-kesehatan", "Ukuran Keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif****:"),
        ("bidan-penyelia", "Ukuran Keberhasilan/ Indikator Kinerja Individu dan Target:"),
    ],
)
def test_c11_menggabung_hasil_per_rhk(kunci, label):
    html, hasil = html_evaluasi(kunci), contoh.evaluasi(kunci)["hasil"]["1"]
    assert all(u.startswith(label) for u in sel(html, tabel="c11", nama="ukuran"))
    assert sel(html, tabel="c11", nama="realisasi")[0] == " ".join(f"- {b}" for h in hasil for b in h["realisasi"])
    assert sel(html, tabel="c11", nama="umpan-balik")[0] == " ".join(b for h in hasil for b in h.get("umpan_balik", ()))
    assert judul(html) == ["HASIL EVALUASI KINERJA PEGAWAI", "PENDEKATAN HASIL KERJA KUALITATIF"]
    assert [c.split()[0] for c in catatan_kaki(html)] == ["*", "**", "***", "****"][: 4 if "Perspektif" in label else 3]


@pytest.mark.parametrize(
    ("kunci", "pangkat", "nip", "unit", "pola"),
    [
        ("direktur-ii", "PANGKAT/GOL RUANG", "NIP (*opsional)", "INSTANSI", "POLA DISTRIBUSI:"),
        ("kepala-subdirektorat-ii", "PANGKAT/GOL RUANG", "NIP", "UNIT KERJA", "POLA DISTRIBUSI"),
        ("bidan-penyelia", "PANGKAT/ GOL. RUANG", "NIP (*opsional)", "UNIT KERJA", "POLA DISTRIBUSI"),
    ],
)
def test_label_yang_berbeda_antara_format_evaluasi(kunci, pangkat, nip, unit, pola):
    html = html_evaluasi(kunci)
    assert [b[4] for b in identitas(html)[1:]] == ["NAMA", nip, pangkat, "JABATAN", unit]
    assert [teks(p) for p in pohon(html).iter("p") if kelas(p) == ["label"]] == [pola]


def test_pilihan_terpilih_tebal_dan_lainnya_dicoret():
    html = html_evaluasi("direktur-ii", rating_perilaku="di_bawah", predikat="kurang")
    assert [teks(e) for e in pohon(html).iter("strong")] == [
        *("BAIK", "SESUAI EKSPEKTASI", "DIBAWAH EKSPEKTASI", "KURANG (MISCONDUCT)"),
    ]
    assert sel(html, tabel="penetapan", nama="opsi") == [
        "ISTIMEWA/ BAIK/ BUTUH PERBAIKAN/ KURANG/ SANGAT KURANG",
        "DIATAS EKSPEKTASI/ SESUAI EKSPEKTASI/ DIBAWAH EKSPEKTASI**",
        "DIATAS EKSPEKTASI/ SESUAI EKSPEKTASI/ DIBAWAH EKSPEKTASI**",
        "SANGAT BAIK/ BAIK/ BUTUH PERBAIKAN/ KURANG (MISCONDUCT)/ SANGAT KURANG",
    ]
    assert len(list(pohon(html).iter("s"))) == 4 + 2 + 2 + 4


def test_pilihan_yang_belum_diambil_tidak_dicoret():
    html = html_evaluasi("direktur-ii", capaian=None, rating_hasil=None, rating_perilaku=None, predikat=None)
    assert list(pohon(html).iter("s")) == []
    assert list(pohon(html).iter("strong")) == []
    assert "KURVA DISTRIBUSI" not in html


def test_kurva_mengikuti_capaian():
    html = html_evaluasi("direktur-ii", capaian="butuh_perbaikan", capaian_catatan="capaian tahun 2025")
    assert "CAPAIAN KINERJA ORGANISASI BUTUH PERBAIKAN" in html
    assert "(capaian tahun 2025)" in html


# ---- Dokumen evaluasi ----------------------------------------------------------------------------------------


def test_d11_memuat_tiga_pihak_hasil_dan_catatan():
    baris = baris_tabel(html_dokumen(), "dokumen-evaluasi")
    pihak = [
        contoh.skp("kepala-subdirektorat-ii")["pegawai"],
        contoh.skp("kepala-subdirektorat-ii")["penilai"],
        contoh.DEWI,
    ]
    label = ["NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA"]
    kunci = ["nama", "nip", "pangkat", "jabatan", "unit"]
    judul_blok = ["PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA", "ATASAN PEJABAT PENILAI KINERJA"]
    harapan = []
    for nomor, (nama, orang) in enumerate(zip(judul_blok, pihak, strict=True), start=1):
        harapan.append([f"{nomor}.", nama])
        harapan += [["", teks_label, ":", orang[k]] for teks_label, k in zip(label, kunci, strict=True)]
    harapan += [
        ["4.", "EVALUASI KINERJA"],
        ["", "CAPAIAN KINERJA ORGANISASI", ":", "BAIK"],
        ["", "PREDIKAT KINERJA PEGAWAI", ":", "BAIK"],
        ["5.", "CATATAN/REKOMENDASI"],
        ["", "Pertahankan mutu layanan dan tingkatkan kompetensi tim."],
    ]
    assert baris == harapan


def test_d11_ditandatangani_penilai_lalu_pegawai_dengan_tanggal_masing_masing():
    kiri = sel(html_dokumen(), tabel="ttd", nama="ttd-pegawai")
    kanan = sel(html_dokumen(), tabel="ttd", nama="ttd-penilai")
    assert kiri == [
        "Jakarta, 13 Januari 2027 7. Pegawai yang Dinilai Dr. Siti Rahmawati, S.T., M.T. NIP 197803152003122001"
    ]
    assert kanan == [
        "Jakarta, 11 Januari 2027 6. Pejabat Penilai Kinerja Bambang Wirawan, S.H., M.M. NIP 196901011990031002"
    ]


def test_d12_ditandatangani_atasan_penilai():
    html = html_dokumen(penandatangan={"peran": "atasan_penilai"}, diterima=None)
    assert sel(html, tabel="ttd", nama="ttd-atasan_penilai") == [
        "Jakarta, 11 Januari 2027 6. Atasan Pejabat Penilai Kinerja Dewi Lestari, S.E. NIP 196512121989032004"
    ]
    assert sel(html, tabel="ttd", nama="ttd-penilai") == []
    assert sel(html, tabel="ttd", nama="ttd-pegawai")[0].startswith(
        "........................, ........................ 7."
    )
    assert ["5.", "CATATAN/ REKOMENDASI"] in baris_tabel(html, "dokumen-evaluasi")
    assert catatan_kaki(html)[1] == "** pilih salah satu"


def test_dokumen_tanpa_atasan_penilai_tetap_tercetak():
    isi = contoh.ubah(contoh.skp("direktur-jenderal-iii"), atasan_penilai=None)
    baris = baris_tabel(html_dokumen(skp=isi), "dokumen-evaluasi")
    assert baris[12:18] == [
        ["3.", "ATASAN PEJABAT PENILAI KINERJA"],
        *([["", label, ":", ""] for label in ("NAMA", "NIP", "PANGKAT/GOL RUANG", "JABATAN", "UNIT KERJA")]),
    ]


def test_periode_melintasi_tahun_menyebut_kedua_tahun():
    periode = {"mulai": "2026-07-01", "selesai": "2027-06-30"}
    assert "PERIODE PENILAIAN: 1 JULI TAHUN 2026 SD 30 JUNI TAHUN 2027" in html_skp("direktur-ii", periode=periode)
    assert "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026" in html_skp("direktur-ii")
