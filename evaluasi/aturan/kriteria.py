"""What the three ratings mean: the example guide of the Lampiran (p. 97-98 periodik, p. 100-102 tahunan)."""

from evaluasi.aturan.kuadran import Rating

HASIL = {
    Rating.DI_BAWAH: (
        "Sebagian besar atau seluruh hasil kerja di bawah ekspektasi, dan umpan balik sebagian besar atau "
        "seluruhnya tidak menunjukkan respon positif."
    ),
    Rating.SESUAI: (
        "Sebagian besar atau seluruh hasil kerja sesuai ekspektasi, hanya sebagian kecil hasil kerja utama di bawah "
        "ekspektasi, dan umpan balik sebagian menunjukkan respon positif."
    ),
    Rating.DI_ATAS: (
        "Sebagian besar atau seluruh hasil kerja di atas ekspektasi, tidak ada hasil kerja utama di bawah "
        "ekspektasi, dan umpan balik sebagian besar atau seluruhnya menunjukkan respon positif."
    ),
}
PERILAKU = {
    Rating.DI_BAWAH: "Belum secara konsisten menjalankan nilai dasar ASN.",
    Rating.SESUAI: "Secara konsisten menjalankan nilai dasar ASN untuk diri sendiri.",
    Rating.DI_ATAS: (
        "Secara konsisten menjalankan nilai dasar ASN untuk diri sendiri dan menjadi penjaga penerapan nilai dasar "
        "ASN di dalam atau di luar unit kerjanya."
    ),
}
# On buttons, where the heading already says what is rated.
PENDEK = {Rating.DI_BAWAH: "Di bawah", Rating.SESUAI: "Sesuai", Rating.DI_ATAS: "Di atas"}
