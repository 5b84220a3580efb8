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


class Kendali(Istilah):
    """Kualitas dan tingkat kendali (Lampiran p. 28, 44)."""

    OUTCOME = "outcome", "Outcome"
    OUTCOME_ANTARA = "outcome_antara", "Outcome Antara"
    KENDALI_RENDAH = "kendali_rendah", "Output kendali rendah"
    KENDALI_SEDANG = "kendali_sedang", "Output kendali sedang"
    KENDALI_TINGGI = "kendali_tinggi", "Output kendali tinggi"


class Cascading(Istilah):
    """How a strategi follows from the indicator above it (Lampiran p. 39-43)."""

    ASPEK = "aspek", "Langsung: pembagian aspek"
    WILAYAH = "wilayah", "Langsung: pembagian wilayah"
    BEBAN_TARGET = "beban_target", "Langsung: pembagian beban target kuantitatif"
    LAYANAN = "layanan", "Tidak langsung: pendekatan layanan"
    OUTPUT_ANTARA = "output_antara", "Tidak langsung: pendekatan output antara"


class TingkatStrategi(Istilah):
    """What a strategi pencapaian hasil kerja may be (Lampiran p. 39 b)."""

    OUTCOME_ANTARA = "outcome_antara", "Outcome antara"
    OUTPUT = "output", "Output"
    LAYANAN = "layanan", "Layanan"


class JenisRencana(Istilah):
    """The documents that tell what the organisation is after (Lampiran p. 26-27)."""

    RENSTRA = "renstra", "Rencana Strategis"
    PK = "pk", "Perjanjian Kinerja"
    RKT = "rkt", "Rencana Kinerja Tahunan"


class PeriodePelaporan(Istilah):
    BULANAN = "bulanan", "Bulanan"
    TRIWULANAN = "triwulanan", "Triwulanan"
    SEMESTERAN = "semesteran", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"
