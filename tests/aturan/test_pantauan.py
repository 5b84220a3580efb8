"""Figures of Pantauan as per cent, colours, sentences and pictures."""

from xml.etree import ElementTree

import pytest

from evaluasi.aturan import ringkasan
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.surat_pengingat import Hal, nomor_ke
from evaluasi.aturan.tahap import persen, tingkat
from evaluasi.bagan_pantauan import Batang, Garis, Tumpukan, batang, garis, tumpuk

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("bagian", "semua", "hasil"), [(0, 0, 0), (0, 9, 0), (1, 1000, 1), (999, 1000, 99), (9, 9, 100), (1, 3, 33)]
)
def test_hanya_semua_yang_seratus_persen(bagian, semua, hasil):
    assert persen(bagian, semua) == hasil


@pytest.mark.parametrize(
    ("nilai", "arah", "warna"),
    [(0, 1, 0), (19, 1, 0), (20, 1, 1), (50, 1, 2), (80, 1, 3), (95, 1, 4), (0, -1, 4), (100, -1, 0), (40, 0, None)],
)
def test_warna_menurut_arah_kolom(nilai, arah, warna):
    assert tingkat(nilai, arah) == warna


def test_kalimat_kemajuan():
    a = {
        "wajib": 4180, "skp_belum": 100, "skp_draf": 50, "skp_diajukan": 30, "skp_ditetapkan": 4000, "realisasi": 2090,
        "umpan_balik": 0, "ditetapkan": 4180, "disampaikan": 1, "dilaporkan": 0,
    }  # fmt: skip
    assert ringkasan.kemajuan(a) == [
        "Dari 4.180 pegawai yang wajib SKP, 4.000 (96%) sudah mempunyai SKP yang ditetapkan.",
        "Dari 180 yang belum, 100 belum membuat, 50 masih menyusun, dan 30 menunggu keputusan pimpinannya.",
        "Realisasi lengkap: 2.090 (50%) pegawai. Umpan balik pimpinan: 0 (0%) pegawai.",
        "Hasil evaluasi ditetapkan bagi 4.180 (100%) pegawai, disampaikan kepada 1 (1%), dan dilaporkan 0 (0%).",
    ]
    assert ringkasan.kemajuan(dict.fromkeys(a, 0)) == ["Tidak ada pegawai yang wajib SKP pada periode ini."]


def test_kalimat_sebaran_tertinggal_keberatan_dan_arah():
    jumlah = tuple((p, n) for p, n in zip(Predikat, (1, 2, 0, 0, 0), strict=True))
    assert ringkasan.sebaran(jumlah, 2, "Baik") == [
        "Capaian kinerja organisasi: Baik.",
        "Predikat 3 pegawai yang dinilai: Sangat Baik 1 (33%), Baik 2 (67%).",
        "2 pegawai lain ada di unit yang terlalu kecil untuk dirinci tanpa menyebut orangnya.",
    ]
    kosong = tuple((p, 0) for p in Predikat)
    assert ringkasan.sebaran(kosong, 0, "")[1] == "Belum cukup pegawai yang dinilai untuk menampilkan sebaran predikat."
    assert ringkasan.tertinggal([("Dinas A", 3, 4)], "penetapan SKP") == [
        "Yang paling tertinggal dalam penetapan SKP: Dinas A, 3 (75%) pegawai belum selesai."
    ]
    assert ringkasan.tertinggal([], "penetapan SKP") == ["Tidak ada unit yang tertinggal dalam penetapan SKP."]
    assert ringkasan.keberatan(2, 1, 1) == [
        "2 keberatan sedang diproses dan 1 sudah diputus; 1 di antaranya mengubah hasil."
    ]
    assert ringkasan.keberatan(0, 0, 0) == ["Tidak ada keberatan atas hasil periode ini."]
    assert ringkasan.arah(("Triwulan I 2026", 40), 50) == [
        "Bagian pegawai yang hasilnya ditetapkan naik dari 40% pada Triwulan I 2026 menjadi 50%."
    ]
    assert ringkasan.arah(None, 5) == ["Belum ada periode sejenis sebelumnya untuk dibandingkan."]
    assert ringkasan.arah(("X", 5), 5) == ["Bagian pegawai yang hasilnya ditetapkan sama dengan X (5%)."]


def test_hal_dan_nomor_surat():
    assert [h.sebutan for h in Hal] == ["penetapan SKP", "pengisian realisasi", "penetapan hasil evaluasi"]
    assert Hal.SKP.kurang("draf") == "SKP belum diajukan"
    assert Hal.HASIL.kurang("ditetapkan") == "Hasil belum ditetapkan"
    assert Hal.HASIL.kurang("belum") == "SKP belum dibuat"
    assert nomor_ke("800/#/BKD/2026", 3) == "800/003/BKD/2026"


def urai(gambar):
    return ElementTree.fromstring(gambar)


def test_batang_menyebut_angkanya_dan_meloloskan_nama():
    gambar = urai(batang([Batang("Dinas <A>", 25, "1 dari 4"), Batang("B", 100, "2 dari 2")], judul="SKP", id="g"))
    assert gambar.find(f"{SVG}title").text == "SKP"
    assert gambar.find(f"{SVG}desc").text == "Dinas <A> 25% (1 dari 4); B 100% (2 dari 2)."
    assert [r.get("width") for r in gambar.iter(f"{SVG}rect") if r.get("class") == "isi"] == ["110", "440"]


def test_tumpukan_membagi_lebarnya():
    jumlah = [(p, n) for p, n in zip(Predikat, (5, 4, 1, 0, 0), strict=True)]
    gambar = urai(tumpuk([Tumpukan("Baik", jumlah, "1 unit"), Tumpukan("Kurang", [(p, 0) for p in Predikat])],
                         judul="Predikat", id="g"))  # fmt: skip
    batang_isi = [(r.get("class"), r.get("width")) for r in gambar.iter(f"{SVG}rect") if r.get("class") != "rel"]
    assert batang_isi == [
        ("batang-sangat_baik", "220"), ("batang-baik", "176"), ("batang-butuh_perbaikan", "44"),
    ]  # fmt: skip
    tulisan = ["".join(t.itertext()) for t in gambar.iter(f"{SVG}text")]
    assert "SB 50%" in tulisan
    assert "BP 10%" in tulisan


def test_garis_dengan_celah_dan_dua_bentuk():
    gambar = urai(garis([Garis("SKP", [50, None, 100]), Garis("Hasil", [None, None, 100])], ["I", "II", "III"],
                        judul="Tren", id="g"))  # fmt: skip
    assert gambar.find(f"{SVG}desc").text == "SKP: I 50%, III 100%; Hasil: III 100%."
    assert (len(list(gambar.iter(f"{SVG}circle"))), len(list(gambar.iter(f"{SVG}rect")))) == (2, 1)
    nama = [(t.text, t.get("y")) for t in gambar.iter(f"{SVG}text") if t.text in {"SKP 100%", "Hasil 100%"}]
    assert nama[0][1] != nama[1][1]  # two names never lie on each other
