"""What Anak Lampiran 3 prints, counted row by row, and the planning sheets of both examples (Permenpan RB 6/2022)."""

import pytest

from tests.aturan.test_transkripsi import (
    BERKAS_MANUAL,
    BERKAS_WORKBLOCK,
    ORGANISASI_DAERAH,
    baca,
    banyak_ekspektasi,
    banyak_iki,
    iki,
    skp,
)


def organisasi():
    return baca("skp_app", ORGANISASI_DAERAH)


def mpph():
    return organisasi()["mpph"]


def jenis(isi):
    return [r["jenis"] for r in isi["rhk"]]


def perspektif(isi):
    return [b["perspektif"] for b in iki(isi)]


def lembar(nama, berkas):
    return [satu for b in berkas for satu in baca("skp_app", b)[nama]]


def test_skp_kepala_dinas_kesehatan():
    isi = skp("kepala-dinas-kesehatan")
    assert isi["penilai"] == {"jabatan": "KEPALA DAERAH", "unit": "PEMERINTAH DAERAH X"}
    assert jenis(isi) == ["utama"] * 4 + ["tambahan"]
    assert banyak_iki(isi) == [3, 2, 2, 1, 1]
    assert [r.get("penugasan_dari") for r in isi["rhk"]] == ["Kepala Daerah"] * 4 + [None]
    assert perspektif(isi) == (
        ["penerima_layanan"] * 3 + ["penguatan_internal"] * 2 + ["anggaran"] * 2 + ["proses_bisnis"] * 2
    )
    assert banyak_ekspektasi(isi) == [0, 1, 1, 1, 1, 0, 2]


def test_skp_kepala_puskesmas_memakai_format_pimpinan_unit_kerja_mandiri():
    isi = skp("kepala-puskesmas")
    assert isi["keluarga"] == "jpt"
    assert isi["penilai"] == {"jabatan": "KEPALA DINAS KESEHATAN", "unit": "DINAS KESEHATAN"}
    assert jenis(isi) == ["utama"] * 8 + ["tambahan"]
    assert banyak_iki(isi) == [3, 1, 1, 2, 1, 2, 1, 1, 1]
    assert {r["penugasan_dari"] for r in isi["rhk"]} == {"Kepala Dinas Kesehatan"}
    assert perspektif(isi) == (
        ["penerima_layanan"] * 3
        + ["proses_bisnis"] * 4
        + ["penguatan_internal"] * 3
        + ["anggaran"]
        + ["proses_bisnis"] * 2
    )
    assert banyak_ekspektasi(isi) == [0, 1, 0, 1, 1, 1, 2]


def test_skp_bidan_penyelia():
    isi = skp("bidan-penyelia")
    assert jenis(isi) == ["utama"] * 3 + ["tambahan"]
    assert banyak_iki(isi) == [3, 3, 3, 2]
    assert {r["penugasan_dari"] for r in isi["rhk"]} == {"Kepala Puskesmas"}
    assert banyak_ekspektasi(isi) == [0, 0, 1, 1, 2, 0, 1]


def test_rhk_bidan_penyelia_adalah_perannya_dalam_mpph():
    # p. 47 a.5: what the matrix gives a person is his RHK. The SKP takes the two contributions of the first column
    # (p. 180) as RHK 1 and 3.
    (baris,) = [b for b in mpph()[1]["baris"] if b["jabatan"] == "BIDAN PENYELIA"]
    (periksa, rekam), (salin,), (data,) = baris["peran"]
    assert [r["teks"] for r in skp("bidan-penyelia")["rhk"]] == [periksa, salin, rekam, data]


def test_perjanjian_kinerja_dinas_dan_puskesmas():
    pk = organisasi()["perjanjian_kinerja"]
    assert [(p["unit"], p["hlm"], len(p["indikator"])) for p in pk] == [
        ("DINAS KESEHATAN", 164, 1),
        ("PUSKESMAS", 165, 12),
        ("PUSKESMAS", 165, 2),
        ("PUSKESMAS", 165, 2),
        ("PUSKESMAS", 165, 1),
        ("PUSKESMAS", 165, 2),
        ("PUSKESMAS", 166, 1),
    ]
    target = [i["target"] for p in pk for i in p["indikator"]]
    assert target == ["18%"] + ["100%"] * 12 + ["8 jenis", "4 paket", "100%", "2 orang"] + ["100%"] * 4


def test_mpph_puskesmas_dan_tim_kerja():
    puskesmas, tim = mpph()
    assert [(b["jabatan"], [len(sel) for sel in b["peran"]]) for b in puskesmas["baris"]] == [
        ("PENANGGUNG JAWAB UKP KEFARMASIAN DAN LABORATORIUM", [3])
    ]
    assert (len(puskesmas["kolom"]), len(tim["kolom"])) == (1, 3)
    assert [(b["jabatan"], [len(sel) for sel in b["peran"]]) for b in tim["baris"]] == [
        ("DOKTER", [2, 1, 0]),
        ("BIDAN PENYELIA", [2, 1, 1]),
        ("BIDAN MAHIR", [2, 1, 1]),
        ("BIDAN TERAMPIL", [2, 1, 1]),
        ("NUTRISIONIS PELAKSANA LANJUTAN", [2, 1, 0]),
        ("PETUGAS LOKET", [1, 1, 0]),
        ("SOPIR AMBULANS", [0, 1, 0]),
    ]


def test_kolom_tim_kerja_adalah_hasil_ketua_timnya():
    puskesmas, tim = mpph()
    (hasil,) = puskesmas["baris"][0]["peran"]
    kepala = [k.removesuffix(" MELALUI APLIKASI SICANTIK") for k in tim["kolom"]]  # p. 179 leaves these words out
    assert kepala == [h.upper() for h in hasil]


def test_penanggung_jawab_ukp_memimpin_tim_tanpa_skp_tercetak():
    # p. 159 announces his SKP; pp. 162-187 print none.
    (tim,) = organisasi()["tim"]
    (ketua,) = [j for j in organisasi()["jabatan"] if j["nama"] == tim["ketua"]]
    assert ketua == {"nama": "PENANGGUNG JAWAB UKP KEFARMASIAN DAN LABORATORIUM", "hlm": 179}


@pytest.mark.parametrize("nama", ["manual", "workblock"])
def test_lembar_rencana_merujuk_rhk_yang_ada(nama):
    for satu in lembar(nama, {"manual": BERKAS_MANUAL, "workblock": BERKAS_WORKBLOCK}[nama]):
        assert satu["rhk"] in [r["nomor"] for r in skp(satu["skp"])["rhk"]]
        assert skp(satu["skp"])["keluarga"] == "jpt"


def test_manual_indikator():
    assert [
        (m["skp"], m["hlm"], len(m["definisi"]), len(m["formula"]), m["satuan"], m["kendali"], m["periode_pelaporan"])
        for m in lembar("manual", BERKAS_MANUAL)
    ] == [
        ("direktur-jenderal-iii", 138, 1, 9, "Nilai", "kendali_rendah", "tahunan"),
        ("direktur-ii", 139, 12, 9, "Persen", "outcome", "tahunan"),
        ("kepala-dinas-kesehatan", 173, 14, 2, "Persen", "outcome", "tahunan"),
    ]


def test_workblock_kedua_contoh():
    banyak = ("strategi_rutin", "strategi_transformatif", "keluaran_rutin", "keluaran_transformatif")
    assert [(w["skp"], [len(w[k]) for k in banyak]) for w in lembar("workblock", BERKAS_WORKBLOCK)] == [
        ("direktur-ii", [1, 3, 1, 2]),
        ("kepala-puskesmas", [4, 1, 2, 2]),
    ]
