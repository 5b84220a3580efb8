"""What must be mended before `ajukan`, and what is only a hint (Lampiran p. 27-29, 49-54, 60-61, 120-122)."""

import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from skp_app.aturan.kelengkapan import kekurangan, saran, saran_kendali
from skp_app.aturan.lampiran import SARAN, saran_lampiran

CONTOH = sorted((Path(__file__).resolve().parents[2] / "skp_app/contoh").glob("anak-lampiran-2-*.toml"))
LAMPIRAN = {"dukungan": ["Anggaran"], "skema": ["Laporan bulanan"], "konsekuensi": ["Penghargaan"]}


def iki(teks="Jumlah layanan", target="10 layanan", *, aspek=("kuantitas",), perspektif=""):
    return {"teks": teks, "target": target, "aspek": list(aspek), "perspektif": perspektif}


def rhk(nomor=1, teks="Layanan andal tersedia", *daftar, jenis="utama", intervensi=None, penugasan_dari=""):
    return {
        "nomor": nomor, "jenis": jenis, "teks": teks, "iki": list(daftar or [iki()]),
        "intervensi": intervensi or {"rhk": "Layanan pemerintah membaik", "iki": ""}, "penugasan_dari": penugasan_dari,
    }  # fmt: skip


def isi(*daftar, keluarga="ja_jf", pendekatan="kuantitatif", lampiran=LAMPIRAN):
    return {"keluarga": keluarga, "pendekatan": pendekatan, "rhk": list(daftar), "ekspektasi": {}, "lampiran": lampiran}


def isi_jpt(*perspektif, **lain):
    daftar = [rhk(n, "Hasil tercapai", iki(aspek=(), perspektif=p)) for n, p in enumerate(perspektif, start=1)]
    return isi(*daftar, keluarga="jpt", **lain)


def contoh(berkas):
    """A transcribed SKP in the shape of the canonical content."""
    data = tomllib.loads(berkas.read_text())
    for r in data["rhk"]:
        r.setdefault("intervensi", None)
        r.setdefault("penugasan_dari", "")
        for i in r["iki"]:
            i.setdefault("aspek", [])
            i.setdefault("perspektif", "")
    return isi(
        *data["rhk"], keluarga=data["keluarga"], pendekatan=data["pendekatan"], lampiran=data.get("lampiran", {})
    )


CONTOH_SKP = {b.stem.split("-", 5)[-1]: contoh(b) for b in CONTOH if "rhk" in tomllib.loads(b.read_text())}


def test_skp_lengkap_tidak_kurang_apa_apa():
    assert kekurangan(isi(rhk())) == []
    assert saran(isi(rhk())) == []


@pytest.mark.parametrize(
    ("data", "temuan"),
    [
        (isi(), [("Belum ada rencana hasil kerja utama.", "hasil")]),
        (isi(rhk(jenis="tambahan")), [("Belum ada rencana hasil kerja utama.", "hasil")]),
        (isi(rhk(1, "  ")), [("RHK 1 belum ditulis.", "rhk-1")]),
        (isi(rhk(), rhk(2) | {"iki": []}), [("RHK 2 belum punya indikator atau ukuran keberhasilan.", "rhk-2")]),
        (isi(rhk(1, "Hasil", iki(teks=" "))), [("Teks RHK 1, indikator 1, belum diisi.", "rhk-1")]),
        (isi(rhk(1, "Hasil", iki(), iki(target=""))), [("Target RHK 1, indikator 2, belum diisi.", "rhk-1")]),
        (isi(rhk(1, "Hasil", iki(aspek=()))), [("Aspek RHK 1, indikator 1, belum diisi.", "rhk-1")]),
        (isi(rhk(1, "Hasil", iki(target="", aspek=())), pendekatan="kualitatif"), []),
        (isi_jpt("anggaran", ""), [("Perspektif RHK 2, indikator 1, belum diisi.", "rhk-2")]),
        (isi_jpt("proses_bisnis"), [("Belum ada indikator dengan perspektif Anggaran.", "hasil")]),
        (
            isi_jpt("proses_bisnis", pendekatan="kualitatif"),
            [("Belum ada indikator dengan perspektif Anggaran.", "hasil")],
        ),
        (isi_jpt("anggaran"), []),
    ],
)
def test_kekurangan_sebelum_diajukan(data, temuan):
    assert kekurangan(data) == temuan


def test_semua_kekurangan_disebut_sekaligus():
    data = isi(rhk(1, "", iki("", "", aspek=())), rhk(2, "", iki()))
    assert [t.kalimat for t in kekurangan(data)] == [
        "RHK 1 belum ditulis.",
        "Teks RHK 1, indikator 1, belum diisi.",
        "Target RHK 1, indikator 1, belum diisi.",
        "Aspek RHK 1, indikator 1, belum diisi.",
        "RHK 2 belum ditulis.",
    ]


@pytest.mark.parametrize("kunci", CONTOH_SKP)
def test_contoh_peraturan_dapat_diajukan(kunci):
    assert kekurangan(CONTOH_SKP[kunci]) == []


@pytest.mark.parametrize("kunci", CONTOH_SKP)
def test_contoh_peraturan_tidak_ditegur_soal_kata_atau_hubungan(kunci):
    """Only what p. 60-61 and Pasal 12 b ask and the samples do not print: three have no Lampiran SKP, one no bukti."""
    kosong = [("Lampiran SKP belum memuat dukungan sumber daya, skema pertanggungjawaban, konsekuensi.", "lampiran")]
    bukti = [("Skema pertanggungjawaban belum menyebut bukti kinerja.", "lampiran")]
    assert saran(CONTOH_SKP[kunci]) == (bukti if kunci == "kepala-subdirektorat-ii" else kosong)


def test_empat_contoh_terbaca():
    assert sorted(CONTOH_SKP) == [
        "direktur-ii", "direktur-jenderal-iii", "jf-teknis-tata-bangunan", "kepala-subdirektorat-ii",
    ]  # fmt: skip


def test_direktur_ii_tanpa_rhk_8_kehilangan_perspektif_anggaran():
    data = deepcopy(CONTOH_SKP["direktur-ii"])
    data["rhk"] = [r for r in data["rhk"] if r["nomor"] != 8]
    assert kekurangan(data) == [("Belum ada indikator dengan perspektif Anggaran.", "hasil")]


# Anak Lampiran 1, Tabel 1 and 2 (p. 120-122).
AKTIVITAS = [
    "Menyusun materi sosialisasi aplikasi SIMBG",
    "Asistensi/ pendampingan terhadap Pemerintah Daerah terkait penggunaan SIMBG",
    "Mengembangkan aplikasi SIMBG",
    "Menyusun Draft Kebijakan terkait Bangunan Gedung",
    "Menjawab panggilan untuk konsultasi dengan pemerintah daerah",
    "Memberikan bimbingan Kinerja kepada pegawai di tim kerja",
    "Melatih tenaga kesehatan",
    "Melakukan pendampingan terhadap ibu hamil yang dirujuk",
    "Menulis resep",
    "Mengembangkan aplikasi untuk pendaftaran ibu hamil secara online",
    "Menata dokumen rekam medis ibu hamil",
    "Menulis surat rujukan",
    "Menjawab panggilan untuk konsultasi",
    "Memberikan bimbingan kepada bidan pemula",
]
KATEGORI = [
    "Layanan penerbitan PBG/ IMB dan SLF",
    "Monitoring dan supervisi",
    "Sosialisasi",
    "Fasilitasi penyelenggaraan bangunan gedung",
    "Pengawasan",
    "Layanan Antenatal Care",
    "Hubungan masyarakat",
    "Layanan persalinan",
]
PENCAPAIAN = [
    "Permohonan bantuan teknis diproses dengan cepat dan akurat",
    "Verifikasi berkas permohonan bantuan teknis disampaikan tepat waktu.",
    "Pemerintah Daerah menggunakan aplikasi SIMBG untuk penerbitan PBG/ IMB dan SLF",
    "Tidak ada dokumen pengusulan bantuan teknis yang hilang",
    "Ide dan inovasi untuk mengembangkan fitur SIMBG",
    "Respon terhadap permintaan bantuan teknis dilakukan dengan cepat dan memuaskan",
    "Hasil analisis kebutuhan biaya disampaikan tepat waktu",
    "Kepuasan instansi pengusul",
    "Ibu hamil terlayani sesuai standar",
    "Diagnosa yang tepat",
    "Ibu hamil mendapat paket nutrisi sesuai kebutuhan",
    "Ide dan inovasi untuk memberikan layanan jemput bola kepada ibu hamil",
    "Peralatan medis tersedia dan siap digunakan",
    "Tidak terjadi malpraktek terhadap ibu hamil",
    "Kepuasan ibu hamil",
]


def kalimat_saran(teks):
    return [t.kalimat for t in saran(isi(rhk(1, teks)))]


@pytest.mark.parametrize("teks", AKTIVITAS)
def test_aktivitas_diingatkan_agar_ditulis_hasilnya(teks):
    assert kalimat_saran(teks) == [
        f"RHK 1 dimulai dengan “{teks.split()[0].strip('/')}”. Tulis hasilnya, bukan kegiatannya."
    ]


@pytest.mark.parametrize("teks", KATEGORI)
def test_kategori_diingatkan_agar_ditulis_hasilnya(teks):
    # "Layanan ..." may just as well be a result; only the reader can tell.
    terduga = not teks.startswith("Layanan")
    assert kalimat_saran(teks) == ["RHK 1 masih berupa kategori. Tulis hasil yang dicapai."] * terduga


@pytest.mark.parametrize("teks", [*PENCAPAIAN, "Meningkatnya kualitas layanan", "Menurunnya angka stunting"])
def test_pencapaian_tidak_ditegur(teks):
    assert kalimat_saran(teks) == []


@pytest.mark.parametrize(
    ("teks", "target", "mutlak"),
    [
        ("Pemrosesan klaim", "Pemrosesan klaim selalu tepat waktu, efisien, dan berkualitas", True),
        ("Semua pemrosesan klaim", "dilakukan dengan waktu cepat", True),
        ("Ketepatan laporan", "setiap bulan", True),
        ("Keluhan", "tidak pernah ada", True),
        ("Keluhan", "tidak ada", False),
        ("Persemuaan", "keselaluan", False),  # only whole words
        ("Tingkat ketepatan", "80 – 90%", False),
    ],
)
def test_target_mutlak_ja_jf_diingatkan(teks, target, mutlak):
    kalimat = "Target RHK 1 bersifat mutlak; beri ruang toleransi bila memungkinkan."
    assert [t.kalimat for t in saran(isi(rhk(1, "Hasil", iki(teks, target))))] == [kalimat] * mutlak


def test_target_mutlak_jpt_tidak_ditegur():
    data = isi_jpt("penerima_layanan", "proses_bisnis", "penguatan_internal", "anggaran")
    data["rhk"][0]["iki"][0]["target"] = "semua"
    assert saran(data) == []


def test_rhk_tanpa_hubungan_ke_pimpinan_diingatkan():
    lepas = rhk() | {"intervensi": None}
    assert saran(isi(lepas)) == [("RHK 1 belum dihubungkan dengan RHK pimpinan.", "rhk-1")]
    assert saran(isi(lepas | {"penugasan_dari": "Menteri"})) == []


def test_perspektif_jpt_yang_belum_ada_disebut():
    assert saran(isi_jpt("anggaran", "proses_bisnis")) == [
        ("Perspektif yang belum ada: Penerima Layanan, Penguatan Internal.", "hasil")
    ]


def test_lebih_dari_sepuluh_rhk_diingatkan():
    assert saran(isi(*[rhk(n) for n in range(1, 11)])) == []
    assert saran(isi(*[rhk(n) for n in range(1, 12)])) == [("Ada 11 RHK; pertimbangkan untuk menggabungkan.", "hasil")]


def test_lampiran_yang_belum_terisi_disebut():
    assert saran(isi(rhk(), lampiran=LAMPIRAN | {"skema": []})) == [
        ("Lampiran SKP belum memuat skema pertanggungjawaban.", "lampiran")
    ]


# Lampiran SKP (Pasal 11-13; p. 60-61) -----------------------------------------------------------------
@pytest.mark.parametrize(
    ("lampiran", "kalimat"),
    [
        ({}, []),
        (LAMPIRAN, []),
        ({"skema": ["Dibicarakan dengan pimpinan"]}, [
            "Skema pertanggungjawaban belum menyebut jadwal pelaporan.",
            "Skema pertanggungjawaban belum menyebut bukti kinerja.",
        ]),
        ({"skema": ["Laporan tertulis setiap akhir bulan"]}, []),
        ({"konsekuensi": ["Sesuai kesepakatan"]},
         ["Konsekuensi belum menyebut akibat bila ekspektasi Pimpinan terpenuhi atau tidak."]),
        ({"konsekuensi": ["Bila tidak tercapai, tugas dialihkan"]}, []),
        ({"dukungan": ["Anggaran untuk …"]}, ["Lampiran SKP masih memuat “…”. Lengkapi kalimatnya."]),
    ],
)  # fmt: skip
def test_jenis_yang_belum_disebut_dalam_lampiran(lampiran, kalimat):
    assert saran_lampiran(lampiran) == kalimat


@pytest.mark.parametrize("s", SARAN, ids=lambda s: s.kunci)
def test_baris_yang_ditawarkan_dikenali_sebagai_jenisnya(s):
    assert s.disebut([s.baris])


def test_contoh_katalog_yang_belum_diberi_angka_belum_lengkap():
    data = isi(rhk(1, "Hasil", iki(target="… orang"), iki(target="80 ... %")))
    assert [t.kalimat for t in kekurangan(data)] == [
        "Bagian “…” pada target RHK 1, indikator 1, belum diisi.",
        "Bagian “…” pada target RHK 1, indikator 2, belum diisi.",
    ]


# Tingkat kendali (p. 28, 44) ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("keluarga", "jabatan", "kendali", "kalimat"),
    [
        ("jpt", "jpt_pratama", "kendali_sedang",
         ["RHK 1: hasil kerja pimpinan tinggi sebaiknya paling kurang output kendali rendah."]),
        ("jpt", "jpt_pratama", "outcome", []),
        ("ja_jf", "administrator", "kendali_tinggi",
         ["RHK 1: hasil kerja administrator sebaiknya paling kurang output kendali sedang."]),
        ("ja_jf", "pengawas", "kendali_sedang", []),
        ("ja_jf", "pelaksana", "kendali_tinggi", []),
        ("ja_jf", "jf_keahlian", "kendali_tinggi", []),
        ("ja_jf", "administrator", "", []),
    ],
)  # fmt: skip
def test_tingkat_kendali_di_bawah_yang_disarankan(keluarga, jabatan, kendali, kalimat):
    assert [t.kalimat for t in saran_kendali({1: kendali}, keluarga, jabatan)] == kalimat
