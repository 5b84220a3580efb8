"""The transcribed samples of Permenpan RB 6/2022, Anak Lampiran 2 to 5, are complete and well formed."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
BERKAS_SKP = {
    "direktur-jenderal-iii": "anak-lampiran-2-hlm-131-direktur-jenderal-iii.toml",
    "direktur-ii": "anak-lampiran-2-hlm-134-direktur-ii.toml",
    "kepala-subdirektorat-ii": "anak-lampiran-2-hlm-151-kepala-subdirektorat-ii.toml",
    "jf-teknis-tata-bangunan": "anak-lampiran-2-hlm-155-jf-teknis-tata-bangunan.toml",
}
BERKAS_DAERAH = {
    "kepala-dinas-kesehatan": "anak-lampiran-3-hlm-167-kepala-dinas-kesehatan.toml",
    "kepala-puskesmas": "anak-lampiran-3-hlm-170-kepala-puskesmas.toml",
    "bidan-penyelia": "anak-lampiran-3-hlm-184-bidan-penyelia.toml",
}
SEMUA_SKP = BERKAS_SKP | BERKAS_DAERAH
BERKAS_EVALUASI = {
    "direktur-jenderal-iii": "anak-lampiran-4-hlm-188-direktur-jenderal-iii.toml",
    "direktur-ii": "anak-lampiran-4-hlm-195-direktur-ii.toml",
    "kepala-subdirektorat-ii": "anak-lampiran-4-hlm-202-kepala-subdirektorat-ii.toml",
    "jf-teknis-tata-bangunan": "anak-lampiran-4-hlm-209-jf-teknis-tata-bangunan.toml",
}
ORGANISASI = "anak-lampiran-2-hlm-126-organisasi.toml"
ORGANISASI_DAERAH = "anak-lampiran-3-hlm-162-organisasi.toml"
BERKAS_MANUAL = ("anak-lampiran-2-hlm-138-manual.toml", "anak-lampiran-3-hlm-173-manual.toml")
BERKAS_WORKBLOCK = ("anak-lampiran-2-hlm-143-workblock.toml", "anak-lampiran-3-hlm-178-workblock.toml")
NILAI_DASAR = [
    "berorientasi_pelayanan",
    "akuntabel",
    "kompeten",
    "harmonis",
    "loyal",
    "adaptif",
    "kolaboratif",
]
IKI_PIMPINAN = (
    "Persentase Pemerintah Daerah Kabupaten/ Kota yang Nilai Indeks Penyelenggaraan Bangunan Gedung minimal Baik"
)

# Allowed keys per table: required, optional.
KUNCI_SKP = {
    "": (
        {"sumber", "kunci", "keluarga", "pendekatan", "pegawai", "penilai", "rhk", "ekspektasi_khusus"},
        {"lampiran"},
    ),
    "pegawai": ({"jabatan", "unit"}, set()),
    "penilai": ({"jabatan", "unit"}, set()),
    "rhk": ({"nomor", "jenis", "hlm", "teks", "iki"}, {"penugasan_dari", "intervensi"}),
    "intervensi": ({"rhk"}, {"iki"}),
    "iki": ({"teks"}, {"target", "perspektif", "aspek"}),
    "ekspektasi_khusus": (set(), set(NILAI_DASAR)),
    "lampiran": ({"dukungan", "skema", "konsekuensi"}, set()),
}
KUNCI_EVALUASI = {
    "": (
        {"sumber", "kunci", "capaian", "rating_hasil", "rating_perilaku", "predikat_tercetak", "rhk", "perilaku"},
        set(),
    ),
    "rhk": ({"nomor", "iki"}, set()),
    "iki": ({"realisasi", "sumber_data", "umpan_balik"}, set()),
    "perilaku": ({"nilai", "umpan_balik"}, set()),
    "umpan_balik": ({"pemberi", "isi", "nada"}, set()),
}
KUNCI_ORGANISASI = {
    "": ({"sumber", "kunci", "unit", "jabatan", "renstra", "perjanjian_kinerja", "mpph"}, {"tim"}),
    "unit": ({"nama", "hlm"}, {"induk"}),
    "jabatan": ({"nama", "hlm"}, {"unit", "memimpin", "penilai", "kelompok"}),
    "tim": ({"nama", "unit", "ketua", "hlm"}, set()),
    "renstra": ({"judul", "sasaran"}, {"regulasi"}),
    "sasaran": ({"hlm", "teks", "tingkat", "indikator", "target", "sumber_data", "metode"}, {"baseline"}),
    "regulasi": ({"hlm", "teks", "penanggung_jawab", "unit_terkait", "target"}, set()),
    "perjanjian_kinerja": ({"unit", "tahun", "hlm", "sebutan_sasaran", "sasaran", "indikator"}, set()),
    "indikator": ({"teks", "target"}, {"nomor"}),
    "mpph": ({"judul", "hlm", "kepala", "jabatan", "kolom", "baris"}, set()),
    "baris": ({"jabatan", "peran"}, set()),
}
KUNCI_MANUAL = {
    "": ({"sumber", "kunci", "manual"}, set()),
    "manual": (
        {"skp", "rhk", "hlm", "rhk_tercetak", "ukuran", "tujuan", "definisi", "formula", "satuan", "kendali"}
        | {"sumber_data", "periode_pelaporan"},
        set(),
    ),
}
KUNCI_WORKBLOCK = {
    "": ({"sumber", "kunci", "workblock"}, set()),
    "workblock": (
        {"skp", "rhk", "hlm", "judul", "pemilik", "waktu", "tujuan", "indikator", "pihak", "penerima"}
        | {"strategi_rutin", "strategi_transformatif", "keluaran_rutin", "keluaran_transformatif"},
        set(),
    ),
}


def baca(kamar, berkas):
    return tomllib.loads((AKAR / kamar / "contoh" / berkas).read_text(encoding="utf-8"))


def skp(kunci):
    return baca("skp_app", SEMUA_SKP[kunci])


def evaluasi(kunci):
    return baca("evaluasi", BERKAS_EVALUASI[kunci])


def semua_berkas():
    yield from ((baca("skp_app", b), KUNCI_SKP) for b in SEMUA_SKP.values())
    yield from ((baca("evaluasi", b), KUNCI_EVALUASI) for b in BERKAS_EVALUASI.values())
    yield from ((baca("skp_app", b), KUNCI_ORGANISASI) for b in (ORGANISASI, ORGANISASI_DAERAH))
    yield from ((baca("skp_app", b), KUNCI_MANUAL) for b in BERKAS_MANUAL)
    yield from ((baca("skp_app", b), KUNCI_WORKBLOCK) for b in BERKAS_WORKBLOCK)


def iki(isi):
    return [baris for rhk in isi["rhk"] for baris in rhk["iki"]]


def banyak_iki(isi):
    return [len(rhk["iki"]) for rhk in isi["rhk"]]


def banyak_ekspektasi(isi):
    return [len(isi["ekspektasi_khusus"].get(nilai, [])) for nilai in NILAI_DASAR]


def realisasi(isi):
    return [f"{baris['realisasi']} berdasarkan {baris['sumber_data']}" for baris in iki(isi)]


def nada(isi):
    return [[umpan["nada"] for umpan in baris["umpan_balik"]] for baris in iki(isi)]


def pemberi(isi):
    return [[umpan["pemberi"] for umpan in baris["umpan_balik"]] for baris in isi["perilaku"]]


def teks_di(isi):
    if isinstance(isi, str):
        yield isi
    elif isinstance(isi, list):
        for bagian in isi:
            yield from teks_di(bagian)
    elif isinstance(isi, dict):
        yield from teks_di(list(isi.values()))


def kunci_asing(isi, skema, tabel=""):
    """Name every missing or unknown key of the table and of the tables in it."""
    wajib, boleh = skema[tabel]
    salah = [f"{tabel}.{k}" for k in sorted((wajib - isi.keys()) | (isi.keys() - wajib - boleh))]
    for kunci, nilai in isi.items():
        for anak in nilai if isinstance(nilai, list) else [nilai]:
            if isinstance(anak, dict):
                salah += kunci_asing(anak, skema, kunci)
    return salah


def test_kunci_setiap_tabel_dikenal():
    assert [salah for isi, skema in semua_berkas() for salah in kunci_asing(isi, skema)] == []


def test_kunci_berkas_sama_dengan_isinya():
    assert [skp(k)["kunci"] for k in SEMUA_SKP] == list(SEMUA_SKP)
    assert [evaluasi(k)["kunci"] for k in BERKAS_EVALUASI] == list(BERKAS_EVALUASI)


def test_teks_bersih_dari_sisa_tata_letak():
    sisa = re.compile(
        r"^\s*$|^\s|\s$|\s\s|[\n\t]|^- |\*(?!\) )|\(penugasan|umpan balik\)|Indikator Kinerja Individu", re.I
    )
    assert [teks for isi, _ in semua_berkas() for teks in teks_di(isi) if sisa.search(teks)] == []


@pytest.mark.parametrize("kunci", SEMUA_SKP)
def test_rhk_bernomor_urut_utama_lebih_dahulu(kunci):
    rhk = skp(kunci)["rhk"]
    assert [r["nomor"] for r in rhk] == list(range(1, len(rhk) + 1))
    assert [r["jenis"] for r in rhk] == sorted((r["jenis"] for r in rhk), reverse=True)
    assert [r["hlm"] for r in rhk] == sorted(r["hlm"] for r in rhk)


@pytest.mark.parametrize("kunci", BERKAS_SKP)
def test_kolom_menurut_keluarga_format(kunci):
    isi = skp(kunci)
    jpt = isi["keluarga"] == "jpt"
    assert isi["pendekatan"] == "kuantitatif"
    assert {("perspektif" in b, "aspek" in b, "target" in b) for b in iki(isi)} == {(jpt, not jpt, True)}
    assert {("penugasan_dari" in r, "intervensi" in r) for r in isi["rhk"]} == {(jpt, not jpt)}


@pytest.mark.parametrize("kunci", BERKAS_DAERAH)
def test_kolom_pendekatan_kualitatif(kunci):
    isi = skp(kunci)
    jpt = isi["keluarga"] == "jpt"
    assert isi["pendekatan"] == "kualitatif"
    assert {("perspektif" in b, "aspek" in b, "target" in b) for b in iki(isi)} == {(jpt, False, False)}
    assert {"intervensi" in r for r in isi["rhk"]} == {False}


def test_skp_direktur_jenderal_iii():
    isi = skp("direktur-jenderal-iii")
    assert (isi["penilai"]["jabatan"], isi["penilai"]["unit"]) == ("MENTERI", "KEMENTERIAN X")
    assert Counter(r["jenis"] for r in isi["rhk"]) == {"utama": 7, "tambahan": 1}
    assert banyak_iki(isi) == [1, 1, 1, 1, 2, 1, 1, 1]
    assert [r["penugasan_dari"] for r in isi["rhk"]] == ["Menteri"] * 6 + ["Pimpinan", "Menteri"]
    assert banyak_ekspektasi(isi) == [0, 1, 2, 1, 1, 0, 2]
    assert [(b["target"], b["perspektif"]) for b in iki(isi)] == [
        ("61,95%", "penerima_layanan"),
        ("3,5 dari skala 5", "penerima_layanan"),
        ("90", "proses_bisnis"),
        ("90", "proses_bisnis"),
        ("85", "penguatan_internal"),
        ("85", "penguatan_internal"),
        ("95", "anggaran"),
        ("80%", "proses_bisnis"),
        ("80%", "proses_bisnis"),
    ]


def test_skp_direktur_ii():
    isi = skp("direktur-ii")
    assert Counter(r["jenis"] for r in isi["rhk"]) == {"utama": 9, "tambahan": 1}
    assert banyak_iki(isi) == [1, 2, 1, 1, 1, 1, 1, 1, 1, 1]
    assert [r["nomor"] for r in isi["rhk"] if r["penugasan_dari"] == "Pimpinan"] == [9]
    assert banyak_ekspektasi(isi) == [0, 1, 0, 1, 1, 1, 2]
    assert [(b["target"], b["perspektif"]) for b in iki(isi)] == [
        ("30%", "penerima_layanan"),
        ("3 unit", "penerima_layanan"),
        ("3,5 dari skala 5", "penerima_layanan"),
        ("4", "penerima_layanan"),
        ("80", "proses_bisnis"),
        ("80", "proses_bisnis"),
        ("85", "penguatan_internal"),
        ("95%", "penguatan_internal"),
        ("100%", "anggaran"),
        ("80%", "proses_bisnis"),
        ("80%", "proses_bisnis"),
    ]


def test_hanya_rhk_8_direktur_ii_berperspektif_anggaran():
    rhk = skp("direktur-ii")["rhk"]
    assert [r["nomor"] for r in rhk if "anggaran" in [b["perspektif"] for b in r["iki"]]] == [8]


def test_skp_kepala_subdirektorat_ii():
    isi = skp("kepala-subdirektorat-ii")
    assert [r["jenis"] for r in isi["rhk"]] == ["utama"] * 3
    assert banyak_iki(isi) == [3, 3, 1]
    assert len({r["intervensi"]["rhk"] for r in isi["rhk"]}) == 1
    assert {r["intervensi"]["iki"] for r in isi["rhk"]} == {IKI_PIMPINAN}
    assert banyak_ekspektasi(isi) == [2, 1, 2, 2, 0, 1, 1]
    assert [(*b["aspek"], b["target"]) for b in iki(isi)] == [
        ("kualitas", "80 – 90%"),
        ("kuantitas", "80 – 90% sistem aplikasi siap digunakan"),
        ("waktu", "7-8 bulan"),
        ("kuantitas", "80 – 90% dari jumlah pengaduan yang diajukan oleh masyarakat dan Pemda"),
        ("kualitas", "3,5 skala 5"),
        ("waktu", "2-3 hari setelah permohonan / pengaduan disampaikan"),
        ("kuantitas", "80-90% Pemda"),
    ]


def test_skp_jf_teknis_tata_bangunan():
    isi = skp("jf-teknis-tata-bangunan")
    assert [r["jenis"] for r in isi["rhk"]] == ["utama"] * 4
    assert banyak_iki(isi) == [2, 2, 3, 3]
    assert [list(r["intervensi"]) for r in isi["rhk"]] == [["rhk"]] * 4
    assert banyak_ekspektasi(isi) == [1, 0, 3, 2, 0, 1, 1]
    assert [(*b["aspek"], b["target"]) for b in iki(isi)] == [
        ("kualitas", "80 - 90% sesuai"),
        ("waktu", "4-5 bulan setelah NSPK terbit"),
        ("kuantitas", "90 – 95% pengaduan yang diproses"),
        ("waktu", "1 – 2 hari setelah progres/tindak lanjut dilaksanakan"),
        ("kualitas", "80 – 90% telaahan"),
        ("kuantitas", "80 - 90% telaahan jawaban selesai"),
        ("waktu", "1- 2 minggu setelah pengaduan masuk"),
        ("kuantitas", "80%-90% peserta"),
        ("kualitas", "80%-90% peserta puas"),
        ("kualitas", "80% - 90% peningkatan kapasitas yang menjadi tanggung jawabnya"),
    ]


def test_target_ja_jf_tidak_memuat_kata_mutlak():
    mutlak = re.compile(r"\b(semua|selalu|tidak pernah|setiap)\b", re.I)
    target = [b["target"] for k in ("kepala-subdirektorat-ii", "jf-teknis-tata-bangunan") for b in iki(skp(k))]
    assert [t for t in target if mutlak.search(t)] == []


def test_lampiran_skp_pada_satu_orang_dari_setiap_contoh():
    lampiran = {k: skp(k)["lampiran"] for k in SEMUA_SKP if "lampiran" in skp(k)}
    assert {k: [len(baris) for baris in isi.values()] for k, isi in lampiran.items()} == {
        "kepala-subdirektorat-ii": [3, 2, 2],
        "bidan-penyelia": [3, 1, 2],
    }


@pytest.mark.parametrize(("organisasi", "orang"), [(ORGANISASI, BERKAS_SKP), (ORGANISASI_DAERAH, BERKAS_DAERAH)])
def test_setiap_pegawai_ada_dalam_organisasi(organisasi, orang):
    jabatan = {j["nama"]: (j.get("unit"), j.get("penilai")) for j in baca("skp_app", organisasi)["jabatan"]}
    for isi in map(skp, orang):
        pegawai = isi["pegawai"]
        assert jabatan[pegawai["jabatan"]] == (pegawai["unit"], isi["penilai"]["jabatan"])


def test_penilai_tercetak_dengan_unit_yang_dipimpin_atau_unit_atasannya():
    # Direktur II stands in Direktorat Jenderal III as Pegawai (p. 134), in Direktorat II as penilai (p. 151).
    memimpin = {j["nama"]: j.get("memimpin") for j in baca("skp_app", ORGANISASI)["jabatan"]}
    penilai = [skp(k)["penilai"] for k in BERKAS_SKP]
    assert [p["unit"] == memimpin[p["jabatan"]] for p in penilai] == [True, True, True, False]
    assert penilai[3] == {"jabatan": "KEPALA SUBDIREKTORAT II", "unit": "DIREKTORAT II"}


def test_mpph_tim_kerja_subdirektorat_ii():
    tim = baca("skp_app", ORGANISASI)["mpph"][1]
    assert len(tim["kolom"]) == 3
    assert [(b["jabatan"], [len(sel) for sel in b["peran"]]) for b in tim["baris"]] == [
        ("JF TEKNIK TATA BANGUNAN DAN PERUMAHAN MUDA", [1, 2, 1]),
        ("PRANATA KOMPUTER", [4, 2, 1]),
        ("PENGELOLA DATA", [4, 1, 0]),
        ("PENGELOLA MONEV", [5, 1, 2]),
    ]


@pytest.mark.parametrize("kunci", BERKAS_EVALUASI)
def test_evaluasi_mengikuti_baris_skp(kunci):
    isi = evaluasi(kunci)
    assert [r["nomor"] for r in isi["rhk"]] == [r["nomor"] for r in skp(kunci)["rhk"]]
    assert banyak_iki(isi) == banyak_iki(skp(kunci))
    assert isi["capaian"] == "baik"
    assert [p["nilai"] for p in isi["perilaku"]] == NILAI_DASAR


def test_nada_umpan_balik_dikenal_dan_perilaku_selalu_berumpan_balik():
    umpan = [u for k in BERKAS_EVALUASI for b in iki(evaluasi(k)) for u in b["umpan_balik"]]
    perilaku = [p["umpan_balik"] for k in BERKAS_EVALUASI for p in evaluasi(k)["perilaku"]]
    assert all(perilaku)
    assert {u["nada"] for u in umpan + sum(perilaku, [])} == {"positif", "netral", "tidak_positif"}


def test_evaluasi_direktur_jenderal_iii():
    isi = evaluasi("direktur-jenderal-iii")
    assert nada(isi) == [["positif"], ["netral"], ["tidak_positif"], [], [], [], [], [], []]
    assert realisasi(isi) == [
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


def test_evaluasi_direktur_ii():
    isi = evaluasi("direktur-ii")
    assert nada(isi) == [["netral"], ["positif"], ["positif"], [], [], [], [], [], [], [], []]
    assert realisasi(isi) == [
        "25% berdasarkan hasil evaluasi indeks penyelenggaraan bangunan gedung",
        "3 unit berdasarkan penilaian inspektorat",
        "3,5 berdasarkan hasil survey kepuasan",
        "4 berdasarkan hasil survey kepuasan",
        "70 berdasarkan penilaian inspektorat",
        "90 berdasarkan penilaian inspektorat",
        "89 berdasarkan penilaian inspektorat",
        "90% berdasarkan penilaian inspektorat",
        "100% berdasarkan penilaian inspektorat",
        "80% berdasarkan penilaian Pimpinan",
        "80% berdasarkan penilaian Pimpinan",
    ]


def test_evaluasi_kepala_subdirektorat_ii():
    isi = evaluasi("kepala-subdirektorat-ii")
    assert nada(isi) == [["positif"], ["positif"], ["tidak_positif"], [], [], [], []]
    assert realisasi(isi) == [
        "85% berdasarkan penilaian Pimpinan",
        "85% berdasarkan penilaian Pimpinan",
        "9 bulan berdasarkan data launching aplikasi",
        "90% berdasarkan data aktif pengaduan yang terdokumentasi dalam aplikasi SIMBG",
        "4 berdasarkan hasil survery kepuasan",
        "1 hari berdasarkan data aktif pengaduan yang terdokumentasi dalam aplikasi SIMBG",
        "80% berdasarkan Data aktif pegawai Pemda yang mengelola aplikasi SIMBG",
    ]
    terlambat = isi["rhk"][0]["iki"][2]["umpan_balik"][0]
    assert terlambat["isi"] == "Launching aplikasi terlambat dari jadwal yang ditetapkan"
    assert pemberi(isi) == [
        ["Stakeholder terkait", "Pimpinan (nama)"],
        ["Pegawai (nama)"],
        ["Pimpinan", "Pimpinan"],
        ["Pimpinan"],
        ["Pimpinan", "Pimpinan"],
        ["Pimpinan", "Pimpinan"],
        ["Pegawai"],
    ]


def test_evaluasi_jf_teknis_tata_bangunan():
    isi = evaluasi("jf-teknis-tata-bangunan")
    assert nada(isi) == [["positif"], ["positif"], [], [], [], [], [], [], [], []]
    assert realisasi(isi) == [
        "85% berdasarkan penilaian Pimpinan",
        "2 bulan berdasarkan penilaian Pimpinan",
        "93% berdasarkan data dalam arsip aktif di Aplikasi SIMBG",
        "Rata rata 2 jam setelah tindak lanjut selesai berdasarkan data dalam arsip aktif di Aplikasi SIMBG",
        "85% berdasarkan penilaian Pimpinan",
        "90% berdasarkan penilaian Pimpinan",
        "10 hari kerja berdasarkan penilaian Pimpinan",
        "80% berdasarkan hasil post test",
        "95% berdasarkan survey persepsi peserta peningkatan kapasitas",
        "100% berdasarkan penilaian Pimpinan",
    ]
