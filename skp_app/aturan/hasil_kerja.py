"""Terms of hasil kerja (Pasal 9; Lampiran p. 27-29, 50-51), stored in lower snake case, printed as in the Formats."""

from pegawai.aturan.pilihan import Istilah


class Pendekatan(Istilah):
    KUANTITATIF = "kuantitatif", "Kuantitatif"
    KUALITATIF = "kualitatif", "Kualitatif"


class Keluarga(Istilah):
    JPT = "jpt", "Pejabat Pimpinan Tinggi dan Pimpinan Unit Kerja Mandiri"
    JA_JF = "ja_jf", "Pejabat Administrasi dan Pejabat Fungsional"


class JenisRhk(Istilah):
    UTAMA = "utama", "Utama"
    TAMBAHAN = "tambahan", "Tambahan"


class Aspek(Istilah):
    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class Perspektif(Istilah):
    PENERIMA_LAYANAN = "penerima_layanan", "Penerima Layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses Bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan Internal"
    ANGGARAN = "anggaran", "Anggaran"


class JenisLampiran(Istilah):
    DUKUNGAN = "dukungan", "Dukungan sumber daya"
    SKEMA = "skema", "Skema pertanggungjawaban"
    KONSEKUENSI = "konsekuensi", "Konsekuensi"
