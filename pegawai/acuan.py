"""Reference data that every installation starts with: policy numbers and holidays, dated and with their source."""

from datetime import date

from pegawai import acuan_ak, acuan_siasn, acuan_tindak_lanjut

PERMENPAN = date(2022, 2, 7)
SE_3_2023 = date(2023, 1, 31)


def _aturan(*baris):
    return [dict(zip(("predikat", "jenis", "persen"), b, strict=False)) for b in baris]


# Lampiran p. 94-97: curves without numbers, "idealnya sebagian besar Pegawai".
POLA_LAMPIRAN = {
    "istimewa": _aturan((["sangat_baik"], "terbanyak")),
    "baik": _aturan((["baik"], "terbanyak")),
    "butuh_perbaikan": _aturan((["butuh_perbaikan"], "terbanyak")),
    "kurang": _aturan((["kurang"], "terbanyak")),
    "sangat_kurang": _aturan((["sangat_kurang"], "terbanyak")),
}
POLA_SE = {
    "istimewa": _aturan((["sangat_baik"], "terbanyak"), (["sangat_baik"], "maks", 70)),
    "baik": _aturan((["baik"], "terbanyak"), (["baik"], "maks", 70), (["butuh_perbaikan", "kurang"], "harus_ada")),
    "butuh_perbaikan": _aturan((["butuh_perbaikan"], "min", 60), (["sangat_baik"], "maks", 10)),
    "kurang": _aturan((["kurang"], "min", 60), (["butuh_perbaikan"], "min", 10), (["sangat_baik"], "maks", 10)),
    "sangat_kurang": _aturan(
        (["sangat_kurang"], "min", 60),
        (["kurang", "butuh_perbaikan"], "min", 10),
        (["sangat_baik"], "tidak_ada"),
    ),
}

# When a person's work is marked on the board of Pemantauan; the regulation gives no numbers.
AMBANG_PEMANTAUAN = [
    ("pemantauan_tertinggal_persen", 80, PERMENPAN, "Kebijakan aplikasi: bagian target yang semestinya sudah tercapai"),
    ("pemantauan_umpan_balik_hari", 90, PERMENPAN, "Kebijakan aplikasi: lamanya tanpa umpan balik Pimpinan"),
    ("pemantauan_kendala_berturut", 2, PERMENPAN, "Kebijakan aplikasi: kendala dilaporkan berturut-turut"),
]

# kunci, nilai, berlaku mulai, sumber
KETENTUAN = [
    ("tenggat_penetapan", {"bulan": 1, "hari": 31}, PERMENPAN, "Permenpan RB 6/2022 Pasal 14 ayat (1)"),
    ("evaluasi_periodik", "triwulanan", PERMENPAN, "Permenpan RB 6/2022 Pasal 24 ayat (3), pilihan instansi"),
    ("jendela_periodik_hari_kerja", 10, PERMENPAN, "Kebijakan aplikasi; peraturan tidak menetapkan lamanya"),
    ("pendokumentasian", "triwulanan", PERMENPAN, "Permenpan RB 6/2022 Pasal 16 ayat (3)-(4), pilihan instansi"),
    ("pendokumentasian_hari_kerja", 5, PERMENPAN, "Kebijakan aplikasi; peraturan tidak menetapkan lamanya"),
    ("pendokumentasian_tutup", "penetapan", PERMENPAN, "Kebijakan aplikasi; peraturan tidak mengaturnya"),
    # The last month of a triwulan, the last days of a month: what "rentang waktu pelaksanaan evaluasi" is taken to be.
    (
        "jendela_penilai_pindah",
        {"bulan": 1, "hari": 7},
        PERMENPAN,
        "Permenpan RB 6/2022, Lampiran hlm. 91-92 A.14; lebarnya kebijakan aplikasi",
    ),
    ("penyerahan_hari_kerja", 14, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 114 A.5"),
    ("pengembalian_hari_kerja", 14, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 114 A.6"),
    ("evaluasi_atasan_hari_kerja", 14, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 115-116 A.8"),
    ("penyerahan_atasan_hari_kerja", 7, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 116 A.9"),
    ("pengembalian_atasan_hari_kerja", 7, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 116 A.10"),
    ("keberatan_hari_kerja", 14, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 117 B.2"),
    ("putusan_keberatan_hari_kerja", 7, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 117 B.6"),
    ("pelaporan_hari_kerja", 30, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 115 A.7"),
    ("pola_distribusi", POLA_LAMPIRAN, PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 94-97"),
    ("pola_distribusi", POLA_SE, SE_3_2023, "SE Menpan RB 3/2023"),
    (
        "pembulatan_distribusi",
        {"maks": "bawah", "min": "atas"},
        PERMENPAN,
        "Kebijakan aplikasi: batas atas dibulatkan ke bawah, batas bawah ke atas",
    ),
    ("unit_terkecil_panduan", 5, PERMENPAN, "Kebijakan aplikasi: unit lebih kecil hanya mendapat informasi"),
    ("capaian_kepala_jadi_saran", True, SE_3_2023, "SE Menpan RB 3/2023"),
    ("capaian_kepala_jadi_saran", False, PERMENPAN, "Permenpan RB 6/2022 tidak mengaturnya"),
    ("atasan_penilai_kosong", "ulangi", PERMENPAN, "Kebijakan aplikasi: ulangi pejabat penilai, atau kosong"),
    ("rhk_utama_terbanyak", 10, PERMENPAN, "Kebijakan aplikasi: panduan beban, peraturan tidak membatasi"),
    ("reviu_pengelola", False, PERMENPAN, "Kebijakan aplikasi, praktik PP 30/2019"),
    (
        "pengingat",
        {"hari_sebelum": [7, 1, 0], "lewat_tiap_hari_kerja": 3, "tanpa_tenggat_tiap_hari_kerja": 5},
        PERMENPAN,
        "Kebijakan aplikasi: kapan kewajiban yang terbuka diingatkan",
    ),
    ("pengingat_manual_terbanyak", 5, PERMENPAN, "Kebijakan aplikasi: pengingat rekan kepada satu orang sehari"),
    (
        "eskalasi_hari_kerja",
        [5, 10],
        PERMENPAN,
        "Kebijakan aplikasi: hari kerja sesudah tenggat sampai atasan, lalu atasannya lagi, diberi tahu",
    ),
    ("jam_ringkasan", "07:00", PERMENPAN, "Kebijakan aplikasi: jam surel ringkasan dikirim, waktu instansi"),
    ("kertas", "F4", PERMENPAN, "Permenpan RB 6/2022, ukuran halaman Lampiran"),
    (
        "bukti_berkas",
        {
            "tipe": ["pdf", "jpeg", "png", "docx", "xlsx"],
            "pdf_mb": 10,
            "gambar_mb": 5,
            "dokumen_mb": 10,
            "megapiksel": 40,
            "halaman": 1000,
            "berkas_per_skp": 50,
            "mb_per_skp": 200,
        },
        PERMENPAN,
        "Kebijakan aplikasi; Lampiran hlm. 68 A.7 tidak mengatur jenis dan besar bukti dukung",
    ),
    # Only these are looked at; `*.` in front takes every name below.
    (
        "bukti_situs",
        [
            "drive.google.com",
            "docs.google.com",
            "photos.google.com",
            "onedrive.live.com",
            "1drv.ms",
            "*.sharepoint.com",
            "www.dropbox.com",
            "*.go.id",
        ],
        PERMENPAN,
        "Kebijakan aplikasi: situs yang tautannya boleh diperiksa",
    ),
    # The Format writes it, the samples on p. 144-147 leave the cell empty.
    ("mpph_sel_kosong", "TIDAK ADA PERAN", PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 48-49"),
    # The closed 360 survey: off until the instansi switches it on; the numbers are what its form begins with.
    ("survei_360", False, PERMENPAN, "PP 30/2019 menyebutnya; Permenpan RB 6/2022 tidak mewajibkan"),
    (
        "survei_360_bawaan",
        {"atasan": 1, "rekan": 8, "bawahan": 8, "minimum": 5},
        PERMENPAN,
        "Kebijakan aplikasi: paling sedikit lima jawaban sebelum ada yang ditampilkan",
    ),
    # The samples print the names of those who gave feedback; an instansi may print the relation alone.
    (
        "umpan_balik_nama",
        {"pimpinan": True, "rekan_setingkat": True, "bawahan": True, "pihak_lain": True},
        PERMENPAN,
        "Permenpan RB 6/2022, Lampiran hlm. 189-239",
    ),
    (
        "umpan_balik_berkala",
        {"irama": "triwulanan", "hari_sebelum": 14},
        PERMENPAN,
        "Permenpan RB 6/2022 Pasal 19 ayat (2): sesuai kesepakatan; ini berlaku sebelum disepakati",
    ),
    (
        "umpan_balik_permintaan",
        {"orang": 5, "hari": 7},
        PERMENPAN,
        "Kebijakan aplikasi atas Lampiran hlm. 70 C.9",
    ),
    ("umpan_balik_koreksi_menit", 10, PERMENPAN, "Kebijakan aplikasi: salah ketik diganti dengan baris baru"),
    *AMBANG_PEMANTAUAN,
    # Names of the methods of bimbingan kinerja that the instansi developed, none until it names them.
    ("metode_bimbingan", [], PERMENPAN, "Permenpan RB 6/2022, Lampiran hlm. 78 D.4.d: dikembangkan instansi"),
    (
        "tanda_tangan",
        {"penyedia": ["lokal", "pkcs12", "bsre", "basah"], "kunci_hari": 730, "sekaligus": 50},
        PERMENPAN,
        "Kebijakan aplikasi: cara tanda tangan yang ditawarkan, masa kunci (hari), banyaknya sekali jalan",
    ),
    (
        "kalibrasi",
        {"alasan_terpendek": 15, "kelompok_terkecil": 5},
        PERMENPAN,
        "Kebijakan aplikasi: panjang alasan perubahan; kelompok lebih kecil disembunyikan dari luar garis unit",
    ),
    (
        "retensi_dokumen",
        {"rencana": 10, "hasil": 10, "dokumen_evaluasi": 10, "keberatan": 10},
        PERMENPAN,
        "Kebijakan aplikasi, tahun setelah tahun kinerja; sesuaikan dengan Jadwal Retensi Arsip instansi",
    ),
    (
        "kode_aktivasi_massal_hari",
        7,
        PERMENPAN,
        "Kebijakan aplikasi: hari berlakunya kode aktivasi pada slip yang dicetak untuk satu unit",
    ),
    ("pembacaan_tahun", 2, PERMENPAN, "Kebijakan aplikasi: lamanya catatan siapa melihat data siapa disimpan, tahun"),
    # Who may not go on with a password alone: `bkd`, `mandat` (over any unit), `pimpinan` (leads a unit, so assesses).
    (
        "faktor_kedua",
        {"wajib": ["bkd", "mandat"], "tenggang_hari": 30},
        PERMENPAN,
        "Kebijakan aplikasi: peran yang wajib memakai faktor kedua, dan masa tenggangnya sejak pertama diminta",
    ),
    ("penahanan_dokumen", [], PERMENPAN, "Kode dokumen yang ditahan (perkara, pemeriksaan); kosong: tidak ada"),
    *acuan_ak.KETENTUAN,
    *acuan_tindak_lanjut.KETENTUAN,
    *acuan_siasn.KETENTUAN,
]

SKB_2026 = "SKB tiga menteri 1497/2025, 2/2025, 5/2025"
LIBUR_2026 = [
    (1, 1, "Tahun Baru 2026 Masehi", "nasional"),
    (1, 16, "Isra Mikraj Nabi Muhammad SAW", "nasional"),
    (2, 16, "Cuti bersama Tahun Baru Imlek 2577 Kongzili", "cuti_bersama"),
    (2, 17, "Tahun Baru Imlek 2577 Kongzili", "nasional"),
    (3, 18, "Cuti bersama Hari Suci Nyepi", "cuti_bersama"),
    (3, 19, "Hari Suci Nyepi (Tahun Baru Saka 1948)", "nasional"),
    (3, 20, "Cuti bersama Idulfitri 1447 Hijriah", "cuti_bersama"),
    (3, 21, "Idulfitri 1447 Hijriah", "nasional"),
    (3, 22, "Idulfitri 1447 Hijriah (hari kedua)", "nasional"),
    (3, 23, "Cuti bersama Idulfitri 1447 Hijriah", "cuti_bersama"),
    (3, 24, "Cuti bersama Idulfitri 1447 Hijriah", "cuti_bersama"),
    (4, 3, "Wafat Yesus Kristus", "nasional"),
    (4, 5, "Kebangkitan Yesus Kristus (Paskah)", "nasional"),
    (5, 1, "Hari Buruh Internasional", "nasional"),
    (5, 14, "Kenaikan Yesus Kristus", "nasional"),
    (5, 15, "Cuti bersama Kenaikan Yesus Kristus", "cuti_bersama"),
    (5, 27, "Iduladha 1447 Hijriah", "nasional"),
    (5, 28, "Cuti bersama Iduladha 1447 Hijriah", "cuti_bersama"),
    (5, 31, "Hari Raya Waisak 2570 BE", "nasional"),
    (6, 1, "Hari Lahir Pancasila", "nasional"),
    (6, 16, "1 Muharam Tahun Baru Islam 1448 Hijriah", "nasional"),
    (8, 17, "Proklamasi Kemerdekaan", "nasional"),
    (8, 25, "Maulid Nabi Muhammad SAW", "nasional"),
    (12, 24, "Cuti bersama Kelahiran Yesus Kristus", "cuti_bersama"),
    (12, 25, "Kelahiran Yesus Kristus", "nasional"),
]


def muat(ketentuan, hari_libur):
    """Insert what is missing; rows that an installation already has stay as they are."""
    ketentuan.objects.bulk_create(
        [ketentuan(kunci=k, nilai=n, mulai=m, sumber=s) for k, n, m, s in KETENTUAN], ignore_conflicts=True
    )
    hari_libur.objects.bulk_create(
        [
            hari_libur(tanggal=date(2026, bulan, hari), nama=nama, jenis=jenis, sumber=SKB_2026)
            for bulan, hari, nama, jenis in LIBUR_2026
        ],
        ignore_conflicts=True,
    )
