"""Frozen copies of the six forms of pembinaan with neutral content, for the print tests."""

from typing import Any

from skp_app.aturan.pembinaan import KOMPETENSI, KRITERIA, SKALA, Kelompok
from tests.dokumen import salinan_contoh as contoh

RINA = contoh.orang("Rina Kartikasari, S.Kom.", "198001012005012001", "Pembina / IV.a", "KEPALA BIDANG STATISTIK")
COACHING = {
    "tujuan": [
        {"indikator": "Jumlah layanan yang beroperasi", "baseline": "9 layanan", "target": "12 layanan",
         "strategi": "Menyusun jadwal pengujian mingguan"},
        {"indikator": "Nilai kepuasan pengguna", "baseline": "", "target": "3,5", "strategi": "Survei tiap bulan"},
    ],
    "fakta": [
        {"target_skp": "12 layanan", "progres": "10 layanan", "masalah": "Penguji berganti", "penyebab": "Mutasi"},
    ],
    "peluang": "Meminta dua penguji dari bidang lain.",
    "langkah": [
        {"indikator": "Jumlah layanan yang beroperasi", "strategi": "Penguji bersama antarbidang", "penyesuaian": "ya"},
        {"indikator": "Nilai kepuasan pengguna", "strategi": "Survei singkat", "penyesuaian": "tidak"},
    ],
}  # fmt: skip
MENTORING = {
    "tujuan": "Mengolah data besar sendiri",
    "rencana": [
        {"keahlian": "Analisis data", "langkah": "Belajar bersama", "jangka_waktu": "April–Juni 2026",
         "perubahan": "Laporan tersusun tanpa bantuan", "ukuran": "Tiga laporan"},
    ],
    "jurnal": [
        {"waktu": "2026-04-14", "tempat": "Ruang data", "kegiatan": "shadowing", "materi": "Membersihkan data",
         "rencana_aksi": "Membuat catatan", "target_waktu": "2026-04-21"},
    ],
}  # fmt: skip
JAWABAN = [f"Jawaban atas kriteria {n}" for n in range(1, 10)]
TETAP = [(kelompok, nama) for kelompok, semua in KOMPETENSI.items() for nama in semua]
EVALUASI = {
    "kompetensi": [
        *({"kelompok": k, "nama": nama, "nilai": 1 + n % 5, "alasan": f"Alasan {n}"}
          for n, (k, nama) in enumerate(TETAP, start=1)),
        {"kelompok": Kelompok.TEKNIS, "nama": "Pengujian perangkat lunak", "nilai": 3, "alasan": "Alasan 10"},
    ],
    "rekomendasi": "Mengikuti pelatihan pengujian.",
}  # fmt: skip
LAPORAN = {
    "ekspektasi": "Kolaboratif: membuka data bagi bidang lain",
    "uraian": "Data rapat mingguan tidak dibagikan kepada tim selama dua bulan.",
    "serupa": "tidak",
    "retrospektif": "Membahasnya dua kali dalam dialog kinerja.",
    "bukti": [{"tanggal": "2026-03-02", "sebutan": "Pimpinan", "isi": "Bagikan data sebelum rapat."}],
    "penyampaian": {"tanggal": "2026-02-10", "isi": "Tim menunggu data sebelum rapat."},
}
REKAMAN = {
    "rekaman": {"tanggal": "2026-05-04", "tempat": "Ruang tamu lantai 2", "masalah": "Pembagian data",
                "hasil": "Jadwal berbagi data disepakati", "rekomendasi": "Ditinjau sebulan lagi"},
    "kapasitas": "Konselor independen", "dasar": "Keputusan 12/2026", "konselor": RINA,
}  # fmt: skip
ISI: dict[str, dict[str, Any]] = {
    "B.1.6": COACHING,
    "B.1.7": MENTORING,
    "B.1.8": {"jawaban": JAWABAN, "kriteria": KRITERIA},
    "B.1.9": {**EVALUASI, "skala": SKALA},
    "B.1.10": LAPORAN,
    "F-KONSELING": REKAMAN,
}


def salinan(kode: str, **ganti: Any) -> dict[str, Any]:
    """The frozen copy of one form."""
    kerangka = contoh.kerangka("ja_jf", "kuantitatif")
    orang = {"pegawai": contoh.SITI | {"jabatan": "PRANATA KOMPUTER", "unit": "DINAS X"}, "penilai": contoh.DEWI}
    return {**kerangka, **orang, "pimpinan": RINA, **ISI[kode], **ganti}
