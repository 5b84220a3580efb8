"""Pembinaan as the Lampiran orders it (p. 78-88)."""

import pytest

from skp_app.aturan import pembinaan as aturan
from skp_app.aturan.pembinaan import BagianKonseling as B
from skp_app.aturan.pembinaan import Kapasitas, Lembar, Metode, Status, StatusKonseling


def test_empat_metode_dan_metode_instansi():
    """p. 78 c-d; only coaching and mentoring have a Format."""
    assert [m.value for m in Metode] == ["coaching", "mentoring", "formal", "informal", "lain"]
    assert aturan.FORMAT_METODE == {"coaching": "B.1.6", "mentoring": "B.1.7"}


@pytest.mark.parametrize(
    ("status", "peran", "metode", "boleh"),
    [
        ("diusulkan", {"penilai"}, "coaching", ["setujui", "tolak", "batalkan"]),
        ("diusulkan", {"pihak", "pembimbing"}, "coaching", []),
        ("berjalan", {"pihak", "pegawai"}, "coaching", ["tanda_tangani"]),
        ("berjalan", {"pihak", "pembimbing", "penilai"}, "mentoring", ["batalkan", "tanda_tangani"]),
        ("berjalan", {"pihak", "pembimbing"}, "formal", ["selesaikan"]),
        ("berjalan", {"pihak", "pegawai"}, "informal", []),
        ("menunggu_ttd", {"pihak", "pegawai"}, "coaching", ["lengkapi", "buka_lagi"]),
        ("selesai", {"penilai"}, "coaching", ["laporkan"]),
        ("selesai", {"pihak", "pembimbing"}, "coaching", []),
        ("dilaporkan", {"penilai"}, "coaching", []),
        ("dilaporkan", {"atasan_penilai", "pemutus"}, "coaching", ["tentukan"]),
        ("ditindaklanjuti", {"pemutus", "penilai", "pihak"}, "coaching", []),
    ],
)
def test_langkah_menurut_keadaan_dan_peran(status, peran, metode, boleh):
    assert aturan.langkah_bimbingan(status, peran, metode) == boleh


SEMUA = {"B.1.6", "B.1.8", "B.1.9"}


@pytest.mark.parametrize(
    ("peran", "status", "bertanda", "terbaca"),
    [
        ({"pegawai"}, "berjalan", set(), {Lembar.SESI}),
        ({"pembimbing"}, "berjalan", set(), {Lembar.SESI}),
        ({"penilai"}, "berjalan", set(), set()),  # reported to him when it is over, p. 85 i
        ({"penilai"}, "selesai", set(), {Lembar.SESI}),
        ({"penilai"}, "selesai", SEMUA, {Lembar.SESI, Lembar.EVALUASI}),
        ({"atasan_penilai", "pemutus"}, "selesai", {"B.1.9"}, set()),  # p. 85 j: when the penilai reports
        ({"atasan_penilai", "pemutus"}, "selesai", SEMUA, {Lembar.UMPAN_BALIK}),  # p. 83 g.1
        ({"atasan_penilai", "pemutus"}, "dilaporkan", SEMUA, set(Lembar)),
        ({"kepegawaian", "pemutus"}, "dilaporkan", SEMUA, {Lembar.SESI, Lembar.EVALUASI}),  # p. 85 k, not B.1.8
        ({"pembimbing"}, "ditindaklanjuti", SEMUA, {Lembar.SESI, Lembar.EVALUASI}),
        ({"pembimbing", "penilai"}, "dilaporkan", SEMUA, {Lembar.SESI, Lembar.EVALUASI}),
        ({"pegawai"}, "selesai", set(), {Lembar.SESI, Lembar.UMPAN_BALIK}),
        ({"pegawai"}, "selesai", SEMUA, set(Lembar)),
        ({"pengusul"}, "dilaporkan", SEMUA, set()),
        (set(), "dilaporkan", SEMUA, set()),
    ],
)
def test_lembar_terbaca_oleh_yang_disebut_peraturan(peran, status, bertanda, terbaca):
    assert aturan.lembar_terbaca(peran, status, bertanda) == terbaca


def test_pembimbing_tidak_pernah_membaca_umpan_balik_tentang_dirinya():
    for status in Status:
        for lain in (set(), {"penilai"}):
            assert Lembar.UMPAN_BALIK not in aturan.lembar_terbaca({"pembimbing", *lain}, status, SEMUA)


def test_sembilan_kriteria_tiga_per_subjek():
    assert aturan.BANYAK_KRITERIA == 9
    assert [len(k) for k in aturan.KRITERIA.values()] == [3, 3, 3]


def test_sembilan_kompetensi_tetap_dan_lima_skala():
    assert [len(k) for k in aturan.KOMPETENSI.values()] == [8, 1, 0]
    assert [nama for _, nama, _ in aturan.SKALA] == [
        "Sangat Kurang", "Kurang memadai", "Memadai", "Diatas Memadai", "Istimewa",
    ]  # fmt: skip
    assert all(arti.startswith("Diberikan apabila pegawai yang dinilai kompetensinya ") for *_, arti in aturan.SKALA)


def test_pengisi_setiap_bagian():
    """'diisi oleh Pegawai' and the recommendation of the Pimpinan (p. 80, 82)."""
    assert set(aturan.PENULIS["coaching"]) == set(aturan.PENULIS["mentoring"]) == {"pegawai"}
    assert set(aturan.PENULIS["langkah"]) == {"pembimbing"}
    assert set(aturan.PENULIS["sesi"]) == {"pegawai", "pembimbing"}
    assert aturan.bidang_ditulis("umum", {"pembimbing"}) == ("penyelenggara", "mulai", "selesai", "hasil", "bukti")
    assert "peluang" in aturan.bidang_ditulis("umum", {"pegawai"})
    assert aturan.bidang_ditulis("jawaban", {"penilai", "pembimbing"}) == ()


# Konseling ------------------------------------------------------------------------------------------------


def test_urutan_konseling():
    """Told, reported, appointed, recorded, followed up; each by one (p. 86-88)."""
    assert {n: (sorted(s.dari), str(s.ke), s.pelaku) for n, s in aturan.LANGKAH_KONSELING.items()} == {
        "tutup": (["disampaikan"], "membaik", "penilai"),
        "laporkan": (["disampaikan"], "dilaporkan", "penilai"),
        "tetapkan": (["dilaporkan", "ditetapkan"], "ditetapkan", "kepegawaian"),
        "hentikan": (["dilaporkan"], "tidak_dilanjutkan", "kepegawaian"),
        "rekam": (["ditetapkan"], "direkam", "konselor"),
        "tentukan": (["direkam"], "ditindaklanjuti", "pemutus"),
    }


def test_penerima_rekaman_menurut_kapasitas():
    """p. 87-88 d."""
    assert {
        Kapasitas.PENILAI: {"atasan_penilai"},
        Kapasitas.FUNGSI: {"penilai", "atasan_penilai"},
        Kapasitas.INDEPENDEN: {"kepegawaian"},
    } == aturan.PENERIMA
    assert {k: aturan.pemutus(k) for k in Kapasitas} == {
        Kapasitas.PENILAI: {"atasan_penilai"},
        Kapasitas.FUNGSI: {"atasan_penilai"},
        Kapasitas.INDEPENDEN: {"kepegawaian"},
    }
    assert aturan.kapasitas_tersedia(False) == [Kapasitas.INDEPENDEN]


@pytest.mark.parametrize(
    ("peran", "status", "kapasitas", "terbaca"),
    [
        ({"penilai"}, "disampaikan", "", {B.PENYAMPAIAN, B.LAPORAN}),
        ({"pegawai"}, "disampaikan", "", {B.PENYAMPAIAN}),
        ({"kepegawaian"}, "disampaikan", "", set()),
        ({"kepegawaian"}, "dilaporkan", "", {B.LAPORAN}),
        ({"pegawai"}, "dilaporkan", "", {B.PENYAMPAIAN}),  # not called yet
        ({"pegawai"}, "ditetapkan", "independen", {B.PENYAMPAIAN, B.JADWAL, B.MASALAH}),
        ({"konselor"}, "ditetapkan", "independen", {B.JADWAL, B.REKAMAN}),
        ({"penilai"}, "ditetapkan", "independen", {B.PENYAMPAIAN, B.LAPORAN}),
        ({"atasan_penilai"}, "ditetapkan", "penilai", set()),
        ({"atasan_penilai"}, "direkam", "penilai", {B.REKAMAN, B.PUTUSAN}),
        ({"atasan_penilai"}, "direkam", "independen", set()),
        ({"penilai"}, "direkam", "fungsi", {B.PENYAMPAIAN, B.LAPORAN, B.REKAMAN, B.PUTUSAN}),
        ({"kepegawaian"}, "direkam", "fungsi", {B.LAPORAN, B.JADWAL}),
        ({"kepegawaian"}, "direkam", "independen", {B.LAPORAN, B.JADWAL, B.REKAMAN, B.PUTUSAN}),
        (set(), "ditindaklanjuti", "independen", set()),
    ],
)
def test_konseling_terbaca_oleh_yang_disebut_peraturan(peran, status, kapasitas, terbaca):
    assert aturan.konseling_terbaca(peran, status, kapasitas) == terbaca


@pytest.mark.parametrize(
    ("peran", "status", "terlihat"),
    [
        ({"pegawai"}, "dilaporkan", "disampaikan"),
        ({"pegawai"}, "tidak_dilanjutkan", "disampaikan"),
        ({"pegawai"}, "ditetapkan", "ditetapkan"),
        ({"penilai"}, "dilaporkan", "dilaporkan"),
        ({"kepegawaian"}, "tidak_dilanjutkan", "tidak_dilanjutkan"),
    ],
)
def test_pegawai_tahu_setelah_dipanggil(peran, status, terlihat):
    assert aturan.status_terlihat(peran, status) == terlihat


def test_setiap_status_berwarna():
    assert set(aturan.WARNA) == set(Status)
    assert set(aturan.WARNA_KONSELING) == set(StatusKonseling)
