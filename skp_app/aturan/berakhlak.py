"""The seven values of BerAKHLAK as the Formats print them (Pasal 10; Lampiran p. 29-30, 32-33)."""

from pegawai.aturan.pilihan import Istilah


class NilaiPerilaku(Istilah):
    BERORIENTASI_PELAYANAN = "berorientasi_pelayanan", "Berorientasi pelayanan"
    AKUNTABEL = "akuntabel", "Akuntabel"
    KOMPETEN = "kompeten", "Kompeten"
    HARMONIS = "harmonis", "Harmonis"
    LOYAL = "loyal", "Loyal"
    ADAPTIF = "adaptif", "Adaptif"
    KOLABORATIF = "kolaboratif", "Kolaboratif"


# Lampiran p. 32-33, letter by letter: "sumberdaya" is one word, a full stop stands after "efisien".
PANDUAN = {
    NilaiPerilaku.BERORIENTASI_PELAYANAN: (
        "Memahami dan memenuhi kebutuhan masyarakat",
        "Ramah, cekatan, solutif, dan dapat diandalkan",
        "Melakukan perbaikan tiada henti",
    ),
    NilaiPerilaku.AKUNTABEL: (
        "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
        "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien.",
        "Tidak menyalahgunakan kewenangan jabatan",
    ),
    NilaiPerilaku.KOMPETEN: (
        "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
        "Membantu orang lain belajar",
        "Melaksanakan tugas dengan kualitas terbaik",
    ),
    NilaiPerilaku.HARMONIS: (
        "Menghargai setiap orang apapun latar belakangnya",
        "Suka menolong orang lain",
        "Membangun lingkungan kerja yang kondusif",
    ),
    NilaiPerilaku.LOYAL: (
        "Memegang teguh ideologi Pancasila, Undang-Undang Dasar Negara Republik Indonesia Tahun 1945, "
        "setia pada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah",
        "Menjaga nama baik sesama ASN, Pimpinan, Instansi, dan Negara",
        "Menjaga rahasia jabatan dan negara",
    ),
    NilaiPerilaku.ADAPTIF: (
        "Cepat menyesuaikan diri menghadapi perubahan",
        "Terus berinovasi dan mengembangkan kreativitas",
        "Bertindak proaktif",
    ),
    NilaiPerilaku.KOLABORATIF: (
        "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
        "Terbuka dalam bekerja sama untuk menghasilkan nilai tambah",
        "Menggerakkan pemanfaatan berbagai sumberdaya untuk tujuan bersama",
    ),
}

# Lampiran p. 29-30: what each value means, for the hints on the screens.
DEFINISI = {
    NilaiPerilaku.BERORIENTASI_PELAYANAN: "Komitmen memberikan pelayanan prima demi kepuasan masyarakat.",
    NilaiPerilaku.AKUNTABEL: "Bertanggung jawab atas kepercayaan yang diberikan.",
    NilaiPerilaku.KOMPETEN: "Terus belajar dan mengembangkan kapabilitas.",
    NilaiPerilaku.HARMONIS: "Saling peduli dan menghargai perbedaan.",
    NilaiPerilaku.LOYAL: "Berdedikasi dan mengutamakan kepentingan Bangsa dan Negara.",
    NilaiPerilaku.ADAPTIF: "Terus berinovasi dan antusias dalam menggerakkan serta menghadapi perubahan.",
    NilaiPerilaku.KOLABORATIF: "Membangun kerja sama yang sinergis.",
}
