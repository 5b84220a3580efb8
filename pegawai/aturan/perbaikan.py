"""A request to mend what is recorded about oneself: its kinds and its life (security: a way out, with an answer)."""

from pegawai.aturan.langkah import Langkah
from pegawai.aturan.pilihan import Istilah


class Hal(Istilah):
    """What is wrong in the eyes of the person."""

    ATASAN = "atasan", "Pejabat penilai atau atasan"
    JABATAN = "jabatan", "Jabatan"
    UNIT = "unit", "Unit kerja"
    NAMA = "nama", "Nama atau gelar"
    GOLONGAN = "golongan", "Pangkat atau golongan"
    LAINNYA = "lainnya", "Data lain"


class Status(Istilah):
    DIAJUKAN = "diajukan", "Menunggu jawaban"
    DIJAWAB = "dijawab", "Dijawab"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


WARNA = {Status.DIAJUKAN: "kuning", Status.DIJAWAB: "hijau", Status.DITOLAK: "netral", Status.DITARIK: "netral"}
MENUNGGU = frozenset({Status.DIAJUKAN})
LANGKAH = {
    "jawab": Langkah(MENUNGGU, Status.DIJAWAB, "penjawab", "Jawab"),
    "tolak": Langkah(MENUNGGU, Status.DITOLAK, "penjawab", "Tolak"),
    "tarik": Langkah(MENUNGGU, Status.DITARIK, "pemohon", "Tarik"),
}
