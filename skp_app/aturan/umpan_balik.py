"""Umpan balik berkelanjutan (Pasal 17-19; Lampiran p. 69-77): terms, relation of the giver, printed label, schedule."""

from pegawai.aturan.pilihan import Istilah


class Hubungan(Istilah):
    """Pasal 18; the labels are those of the samples (Lampiran p. 189-239)."""

    PIMPINAN = "pimpinan", "Pimpinan"
    REKAN_SETINGKAT = "rekan_setingkat", "Rekan kerja setingkat"
    BAWAHAN = "bawahan", "Pegawai di bawahnya"
    PIHAK_LAIN = "pihak_lain", "Pihak lain"


class Nada(Istilah):
    """The criteria of the ratings weigh positive response (Lampiran p. 97-102)."""

    POSITIF = "positif", "Positif"
    NETRAL = "netral", "Netral"
    TIDAK_POSITIF = "tidak_positif", "Perlu perbaikan"


class Bentuk(Istilah):
    """Pasal 19(1); Lampiran p. 69 C.5."""

    BERKALA = "berkala", "Berkala"
    INSIDENTIL = "insidentil", "Insidentil"


class Cara(Istilah):
    """Pasal 17(2); Lampiran p. 69 C.4."""

    LANGSUNG = "langsung", "Langsung (tatap muka)"
    TIDAK_LANGSUNG = "tidak_langsung", "Tidak langsung (lewat media)"


class Jalur(Istilah):
    """How the words came into the record."""

    SENDIRI = "sendiri", "Ditulis pemberi"
    DICATAT = "dicatat", "Dicatat pejabat penilai"
    TAUTAN = "tautan", "Lewat tautan"


class Irama(Istilah):
    """How often berkala feedback is due, as Pimpinan and Pegawai agreed (Pasal 19(2))."""

    BULANAN = "bulanan", "Setiap bulan"
    TRIWULANAN = "triwulanan", "Setiap triwulan"
    SEMESTERAN = "semesteran", "Setiap semester"


class StatusPermintaan(Istilah):
    MENUNGGU = "menunggu", "Menunggu jawaban"
    DIJAWAB = "dijawab", "Dijawab"
    DITOLAK = "ditolak", "Ditolak dengan sopan"
    DICABUT = "dicabut", "Dicabut"


class JenisTanggapan(Istilah):
    TERIMA_KASIH = "terima_kasih", "Terima kasih"
    TANGGAPAN = "tanggapan", "Tanggapan"
