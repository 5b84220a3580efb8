"""Help while feedback is written: what it sees, and that alike texts are found."""

import pytest

from skp_app.aturan.mutu_umpan import konkret, lipat, petunjuk, untuk_orang_lain


@pytest.mark.parametrize(
    ("isi", "nyata"),
    [
        ("Laporan selesai 3 hari lebih cepat.", True),
        ("Pada bulan Maret layanan lancar.", True),
        ("Saat rapat ia menjelaskan dengan sabar.", True),
        ("Kerjanya baik dan rajin.", False),
        ("", False),
    ],
)
def test_fakta_yang_nyata(isi, nyata):
    assert konkret(isi) is nyata


def test_petunjuk_menyebut_yang_kurang():
    kalimat = [p.kalimat for p in petunjuk("Sudah baik.", berbukti=False, serupa=13) if not p.beres]
    assert kalimat == [
        "Masih pendek. Tambahkan satu kalimat.",
        "Sebutkan kapan, di mana, atau berapa.",
        "Bukti dukung boleh ditambahkan.",
        "Kalimat ini dipakai untuk 14 orang. Tambahkan satu hal yang khas.",
    ]


def test_tulisan_lengkap_tidak_diberi_pekerjaan_lagi():
    isi = "Pada 12 Maret 2026 Anda menyelesaikan gangguan jaringan di Kecamatan Barat dalam dua jam."
    assert [p for p in petunjuk(isi, berbukti=True, serupa=0) if not p.beres] == []


def test_serupa_dihitung_per_orang():
    tulisan = {
        1: ["Kerja Anda sudah sangat baik dan tepat waktu.", "kerja anda SUDAH sangat baik, dan tepat waktu"],
        2: ["Kerja anda sudah sangat baik dan tepat waktu!!"],
        3: ["Laporan pajak dikirim terlambat tiga hari."],
    }
    assert untuk_orang_lain("Kerja Anda sudah sangat baik dan tepat waktu.", tulisan) == 2
    assert untuk_orang_lain("Kerja Anda sangat baik dan sudah tepat waktu ya.", tulisan) == 2
    assert untuk_orang_lain("", tulisan) == 0
    assert untuk_orang_lain("…!", tulisan) == 0


def test_lipatan_membuang_huruf_besar_tanda_dan_aksen():
    assert lipat("  Répot, SEKALI —  ya! ") == "repot sekali ya"
