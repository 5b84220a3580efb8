"""What Anak Lampiran 5 and 6 print of realisasi and umpan balik, cell by cell, and who is behind each label."""

import pytest

from evaluasi.contoh_permen.pemberi import sebutan
from tests.aturan.test_transkripsi import NILAI_DASAR, baca, iki, pemberi, skp

BERKAS = {
    "kepala-dinas-kesehatan": "anak-lampiran-5-hlm-215-kepala-dinas-kesehatan.toml",
    "kepala-puskesmas": "anak-lampiran-5-hlm-221-kepala-puskesmas.toml",
    "bidan-penyelia": "anak-lampiran-5-hlm-227-bidan-penyelia.toml",
}
PANJANG = {
    "kepala-dinas-kesehatan": [558, 240, 133, 146, 98, 68, 46, 67, 99, 45, 128, 127],
    "kepala-puskesmas": [163, 197, 68, 122, 102, 95, 51, 80, 83, 61, 108, 97, 73, 50],
    "bidan-penyelia": [24, 94, 172, 76, 106, 145, 74, 111, 70, 37, 61, 70, 149, 104],
}  # letters
ATAS = {"sumber", "kunci", "capaian", "rating_hasil", "rating_perilaku", "predikat_tercetak", "rhk", "perilaku"}


def evaluasi(kunci):
    return baca("evaluasi", BERKAS[kunci])


def realisasi(isi):
    return [[b.get("realisasi", "")[:30] for b in r["iki"]] for r in isi["rhk"]]


def suara(isi):
    return [u for bagian in (isi["rhk"], isi["perilaku"]) for satu in bagian for u in satu.get("umpan_balik", ())]


@pytest.mark.parametrize("kunci", BERKAS)
def test_berkas_memakai_bentuk_yang_sama(kunci):
    isi = evaluasi(kunci)
    assert (isi["kunci"], set(isi)) == (kunci, ATAS)
    assert [set(r) for r in isi["rhk"]] == [{"nomor", "iki", "umpan_balik"}] * 2
    assert {k for b in iki(isi) for k in b} == {"realisasi"}
    assert {frozenset(u) for u in suara(isi)} == {frozenset({"pemberi", "isi", "nada"})}
    assert [p["nilai"] for p in isi["perilaku"]] == NILAI_DASAR


@pytest.mark.parametrize("kunci", BERKAS)
def test_dua_rhk_pertama_mengikuti_baris_skp(kunci):
    """The samples print nothing but "(realisasi)" for the others."""
    isi, rencana = evaluasi(kunci), skp(kunci)
    assert [r["nomor"] for r in isi["rhk"]] == [1, 2]
    assert [len(r["iki"]) for r in isi["rhk"]] == [len(r["iki"]) for r in rencana["rhk"][:2]]


@pytest.mark.parametrize(
    ("kunci", "harap"),
    [
        ("kepala-dinas-kesehatan", ("baik", "sesuai", "sesuai", "baik")),  # p. 215, 218, 220
        ("kepala-puskesmas", ("baik", "sesuai", "di_atas", "baik")),  # p. 221, 224, 226
        ("bidan-penyelia", ("baik", "sesuai", "sesuai", "baik")),  # p. 227, 229, 231
    ],
)
def test_pilihan_yang_tidak_dicoret(kunci, harap):
    isi = evaluasi(kunci)
    assert tuple(isi[k] for k in ("capaian", "rating_hasil", "rating_perilaku", "predikat_tercetak")) == harap


def test_realisasi_setiap_indikator():
    assert {k: realisasi(evaluasi(k)) for k in BERKAS} == {
        "kepala-dinas-kesehatan": [
            ["Pada wilayah kecamatan III, IV", "Sebagian besar unit pelayanan ", ""],
            ["Temuan hasil pemeriksaan baik ", "Predikat Lakip Dinas Kesehatan"],
        ],
        "kepala-puskesmas": [
            ["Berdasarkan data pada aplikasi", "Tidak ada kesalahan tindakan d", "Masih terdapat ibu hamil yang "],
            ["Tenaga Kesehatan dan Pegawai d"],
        ],
        "bidan-penyelia": [
            ["Ibu hamil terlayani persalinan", "Tidak ada kesalahan dalam pemb", ""],
            ["Ibu hamil terlayani persalinan", "Tidak ada kesalahan dalam pena", "Masih terdapat komplain dari i"],
        ],
    }


def test_pemberi_umpan_balik_perilaku():
    pimpinan, bernama, pegawai = "Pimpinan", "Pimpinan (nama)", "Pegawai (nama)"
    rekan, pasien = "Rekan kerja setingkat (nama)", "Pasien (nama)"
    assert {k: pemberi(evaluasi(k)) for k in BERKAS} == {
        "kepala-dinas-kesehatan": [
            [bernama], [pegawai], [pegawai, pegawai], [pegawai], [pimpinan], [pimpinan, pimpinan], [rekan, rekan],
        ],
        "kepala-puskesmas": [
            [pimpinan, pasien], [pimpinan, pegawai], [pegawai, pegawai], [pasien], [pimpinan], [pimpinan],
            [pegawai, pegawai, bernama],
        ],
        "bidan-penyelia": [
            ["Pasien", pimpinan], [pimpinan], ["Pasien", "Rekan kerja setingkat"],
            ["Rekan kerja setingkat", pimpinan], [pimpinan], [pimpinan], [pegawai, pegawai],
        ],
    }  # fmt: skip


def test_panjang_setiap_umpan_balik():
    """The whole cells were laid beside the columns of the page; a letter more or less shows here."""
    assert {k: [len(u["isi"]) for u in suara(evaluasi(k))] for k in BERKAS} == PANJANG


@pytest.mark.parametrize(
    ("kunci", "label", "harap"),
    [
        ("direktur-jenderal-iii", "Pegawai di bawahnya (nama)", "Pegawai di bawahnya (Ratna)"),
        ("kepala-puskesmas", "Pegawai (nama)", "Pegawai di bawahnya (Siti)"),
        ("bidan-penyelia", "Pegawai (nama)", "Pegawai (Rini)"),
        ("direktur-jenderal-iii", "Stakeholder terkait (instansi pemerintah lain)",
         "Stakeholder terkait (instansi pemerintah lain)"),
        ("kepala-puskesmas", "Pasien (nama)", "Pasien (Sumiati)"),
        ("jf-teknis-tata-bangunan", "Satpam", "Satpam"),
        ("bidan-penyelia", "Rekan kerja setingkat", "Rekan kerja setingkat"),
        ("kepala-dinas-kesehatan", "Pimpinan (nama)", "Pimpinan"),
        ("jf-teknis-tata-bangunan", "Pimpinan (nama)", "Pimpinan (Ratna)"),
    ],
)  # fmt: skip
def test_sebutan_yang_tercetak_untuk_setiap_label(kunci, label, harap):
    nama = {"direktur-ii": "Ratna", "bidan-penyelia": "Siti", "analis-kesehatan-ibu": "Rini"}
    assert sebutan(kunci, label, nama) == harap


def test_tugas_belajar_anak_lampiran_6_sel_demi_sel():
    """Pages 235-240: what differs from the bidan of Anak Lampiran 5, whose first two RHK are the same."""
    isi = baca("evaluasi", "anak-lampiran-6-hlm-235-bidan-tugas-belajar.toml")
    assert set(isi) == ATAS
    assert tuple(isi[k] for k in ("capaian", "rating_hasil", "rating_perilaku", "predikat_tercetak")) == (
        "baik", "di_bawah", "sesuai", "butuh_perbaikan",
    )  # fmt: skip
    lima = evaluasi("bidan-penyelia")
    assert [r.get("umpan_balik") for r in isi["rhk"][:2]] == [r["umpan_balik"] for r in lima["rhk"]]
    assert [len(r["iki"]) for r in isi["rhk"]] == [3, 3, 3, 1]
    assert isi["rhk"][3]["iki"] == [
        {"realisasi": "IPK yang diperoleh untuk semester 1 adalah 3,39", "sumber_data": "transkrip nilai"}
    ]
    assert [p["nilai"] for p in isi["perilaku"]] == NILAI_DASAR
    rekan = "Rekan perkuliahan (nama)"
    assert pemberi(isi) == [
        [rekan],
        [rekan, "Dosen (nama)"],
        [rekan],
        [rekan],
        ["Dekan fakultas (nama)"],
        [rekan],
        [rekan],
    ]
    assert [len(u["isi"]) for u in suara(isi)][3:] == [169, 96, 55, 73, 97, 73, 112, 100, 47]
