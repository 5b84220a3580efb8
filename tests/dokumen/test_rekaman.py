"""Rekaman informasi umpan balik, Formats B.1.3-B.1.5 (Lampiran p. 71-77), cell by cell."""

import pytest

from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.dokumen import cetak, umpan_balik
from tests.dokumen import salinan_contoh as contoh
from tests.dokumen.bacaan import baris_tabel, kelas, pohon, rapat, sel, semua_sel, teks, teks_pdf, ukuran

AKHIR = ["REALISASI BERDASARKAN BUKTI DUKUNG", "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"]
REKAMAN, KUALITATIF, KUANTITATIF = (
    "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN",
    "PENDEKATAN HASIL KERJA KUALITATIF",
    "PENDEKATAN HASIL KERJA KUANTITATIF",
)


def konteks(kunci):
    return umpan_balik.konteks(contoh.evaluasi(kunci) | {"periode_evaluasi": {"kode": "tw1", "label": "TRIWULAN I"}})


def html(kunci):
    isi = konteks(kunci)
    return cetak.html(isi["kode"], isi)


@pytest.mark.parametrize(
    ("kunci", "kode", "judul"),
    [
        ("kepala-dinas-kesehatan", "B.1.3", [REKAMAN, KUALITATIF]),
        ("bidan-penyelia", "B.1.3", [REKAMAN, KUALITATIF]),
        (
            "direktur-ii",
            "B.1.4",
            [REKAMAN, KUANTITATIF, "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"],
        ),
        (
            "kepala-subdirektorat-ii",
            "B.1.5",
            [REKAMAN, KUANTITATIF, "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"],
        ),
    ],
)
def test_judul_dan_baris_periode(kunci, kode, judul):
    isi = html(kunci)
    assert (konteks(kunci)["kode"], [teks(p) for h in pohon(isi).iter("header") for p in h.iter("p")]) == (kode, judul)
    periode = [teks(p) for p in pohon(isi).iter("p") if kelas(p) == ["periode-evaluasi"]]
    assert periode == ["PERIODE: TRIWULAN I*"]


@pytest.mark.parametrize(
    ("kunci", "kepala", "nip", "pangkat", "unit"),
    [
        ("bidan-penyelia", "PEGAWAI YANG DINILAI", "NIP", "PANGKAT/ GOL. RUANG", "UNIT KERJA"),
        ("direktur-ii", "PEGAWAI YANG DINILAI", "NIP (*opsional)", "PANGKAT/GOL RUANG", "INSTANSI"),
        ("kepala-subdirektorat-ii", "I. PEGAWAI YANG DINILAI", "NIP", "PANGKAT/GOL RUANG", "UNIT KERJA"),
    ],
)
def test_identitas_seperti_tercetak_di_lampiran(kunci, kepala, nip, pangkat, unit):
    baris = baris_tabel(html(kunci), "identitas")
    assert baris[0] == ["NO", kepala, "NO", "PEJABAT PENILAI KINERJA"]
    assert [b[4] for b in baris[1:]] == ["NAMA", nip, pangkat, "JABATAN", unit]


def test_kepala_kolom_setiap_format():
    assert baris_tabel(html("direktur-ii"), "c12")[:4] == [
        ["HASIL KERJA"],
        ["NO.", "RENCANA HASIL KERJA", "INDIKATOR KINERJA INDIVIDU", "TARGET", "PERSPEKTIF", *AKHIR],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["A. UTAMA"],
    ]
    assert baris_tabel(html("kepala-subdirektorat-ii"), "c13")[1:4] == [
        [
            *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA"),
            *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET", *AKHIR),
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        ["A. UTAMA"],
    ]
    kualitatif = baris_tabel(html("bidan-penyelia"), "c11")
    assert [b for b in kualitatif if b[0] in {"HASIL KERJA", "A. UTAMA", "B. TAMBAHAN"}] == [
        ["HASIL KERJA", *AKHIR],
        ["A. UTAMA"],
        ["B. TAMBAHAN", *AKHIR],
    ]
    ukuran = sel(html("bidan-penyelia"), tabel="c11", nama="ukuran")
    assert [u for u in ukuran if not u.startswith("Ukuran keberhasilan dan Target:")] == []


@pytest.mark.parametrize(
    ("kunci", "bintang"), [("bidan-penyelia", ""), ("direktur-ii", "*"), ("jf-teknis-tata-bangunan", "*")]
)
def test_perilaku_punya_kolom_ketiga(kunci, bintang):
    isi, rekaman = html(kunci), contoh.evaluasi(kunci)
    assert baris_tabel(isi, "perilaku")[0] == [f"PERILAKU KERJA{bintang}", AKHIR[1]]
    assert sel(isi, tabel="perilaku", nama="umpan-balik") == [
        " ".join(rekaman["perilaku"].get(n, ())) for n in NilaiPerilaku
    ]


@pytest.mark.parametrize("kunci", ["direktur-ii", "kepala-subdirektorat-ii"])
def test_setiap_indikator_bersanding_dengan_umpan_baliknya(kunci):
    hasil = contoh.evaluasi(kunci)["hasil"]
    tabel = {"direktur-ii": "c12", "kepala-subdirektorat-ii": "c13"}[kunci]
    tercetak = [u for u in sel(html(kunci), tabel=tabel, nama="umpan-balik")]
    assert tercetak == [" ".join(i["umpan_balik"]) for rhk in hasil.values() for i in rhk]


@pytest.mark.parametrize("kunci", ["bidan-penyelia", "direktur-ii", "kepala-subdirektorat-ii"])
def test_tanpa_rating_dan_ditandatangani_keduanya(kunci):
    isi, rekaman = html(kunci), contoh.evaluasi(kunci)
    for kata in ("CAPAIAN KINERJA ORGANISASI", "POLA DISTRIBUSI", "RATING", "PREDIKAT KINERJA"):
        assert kata not in isi
    ttd = [teks(p) for t in pohon(isi).iter("table") if "ttd" in kelas(t) for p in t.iter("p")]
    assert [p for p in ttd if p in {"Pegawai yang Dinilai", "Pejabat Penilai Kinerja"}] == [
        "Pegawai yang Dinilai",
        "Pejabat Penilai Kinerja",
    ]
    assert f"{rekaman['skp']['tempat']}, {'.' * 24}" in ttd
    kaki = [teks(p) for p in pohon(isi).iter("p") if kelas(p) == ["catatan-kaki"]]
    assert kaki == [
        "* pilih salah satu (periode disesuaikan dengan periode evaluasi siklus pendek yang ditetapkan "
        "Instansi Pemerintah)"
    ]


@pytest.mark.parametrize("kunci", ["bidan-penyelia", "direktur-ii", "jf-teknis-tata-bangunan"])
def test_pdf_lanskap_memuat_setiap_sel(kunci):
    k = konteks(kunci)
    isi = cetak.pdf(k["kode"], k)
    assert ukuran(isi) == (936, 612)
    tercetak = rapat(teks_pdf(isi))
    assert [s for s in semua_sel(html(kunci)) if rapat(s) not in tercetak] == []
