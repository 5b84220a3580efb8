"""What follows from a predikat: first values of the dated tables, with their sources."""

from datetime import date

PP_30_2019 = date(2019, 4, 29)
PP_49_2018 = date(2018, 11, 28)
PERMENPAN = date(2022, 2, 7)

TUNJANGAN = {
    "aktif": False,
    "basis": "tahunan",  # or periodik
    "cara": "persen",  # paid; or potongan, taken off
    "lag": "tahun_berikut",  # or periode_sama, periode_berikut
    "nilai": {"sangat_baik": "100", "baik": "100", "butuh_perbaikan": "100", "kurang": "100", "sangat_kurang": "100"},
    "desimal": 0,
    "pembulatan": "terdekat",  # or genap, ke_bawah, ke_atas
}

KETENTUAN = [
    (
        "tindak_lanjut_predikat",
        ["butuh_perbaikan", "kurang", "sangat_kurang"],
        PP_30_2019,
        "PP 30/2019 Pasal 56-58: tidak memenuhi target; predikatnya kebijakan aplikasi",
    ),
    (
        "tindak_lanjut_pns",
        {"perbaikan_bulan": 6, "penempatan_sementara_bulan": 12},
        PP_30_2019,
        "PP 30/2019 Pasal 57-58: enam bulan memperbaiki kinerja, penempatan sementara paling lama satu tahun",
    ),
    (
        "tindak_lanjut_pppk",
        {"sebelum_kontrak_bulan": 3},
        PP_49_2018,
        "PP 49/2018 Pasal 35, 37, 53; jarak pengingat sebelum akhir perjanjian kerja kebijakan aplikasi",
    ),
    (
        "talenta",
        {"predikat": ["sangat_baik"], "tahun": 2},
        PP_30_2019,
        "PP 30/2019 Pasal 53-54: Sangat Baik dua tahun berturut-turut",
    ),
    (
        "predikat_layak",
        {"predikat": ["sangat_baik", "baik"], "tahun": 2},
        PERMENPAN,
        "Syarat berkas kenaikan pangkat: predikat dua tahun terakhir paling rendah Baik",
    ),
    ("profil_terkecil", 5, PERMENPAN, "Kebijakan aplikasi: jumlah terkecil yang ditampilkan di luar garis pimpinan"),
    ("pola_penilai_terkecil", 5, PERMENPAN, "Kebijakan aplikasi: penilaian terkecil yang dibaca sebagai pola"),
    # Switched off until the instansi sets its own figures: there is no national percentage.
    (
        "tunjangan_faktor",
        TUNJANGAN,
        PERMENPAN,
        "Permenpan RB 6/2022 Pasal 32; angkanya ditetapkan masing-masing instansi",
    ),
]
