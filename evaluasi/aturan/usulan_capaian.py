"""The way of a capaian organisasi from the unit to the level above (Lampiran p. 92-94; SE Menpan RB 3/2023).

The Lampiran does not say who sets it. The SE does: the leader of the organisation one level above, who may consider
what the units for perencanaan, kepegawaian and pengawasan recommend.
"""

from pegawai.aturan.langkah import Langkah
from pegawai.aturan.pilihan import Istilah


class Status(Istilah):
    DRAF = "draf", "Draf"
    DIKIRIM = "dikirim", "Menunggu penetapan"
    DITETAPKAN = "ditetapkan", "Sudah ditetapkan"


class Masukan(Istilah):
    """The units whose recommendation the setting official may consider (SE 3/2023)."""

    PERENCANAAN = "perencanaan", "Perencanaan kinerja"
    KEPEGAWAIAN = "kepegawaian", "Kepegawaian"
    PENGAWASAN = "pengawasan", "Pengawasan"


class CapaianPk(Istilah):
    """First component of the yearly figure (SE 3/2023): the capaian of the perjanjian kinerja, in our three words."""

    DI_ATAS = "di_atas", "Melebihi target"
    SESUAI = "sesuai", "Sesuai target"
    DI_BAWAH = "di_bawah", "Di bawah target"


class StatusPerubahan(Istilah):
    MENUNGGU = "menunggu", "Menunggu orang kedua"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DICABUT = "dicabut", "Dicabut"


WARNA = {Status.DRAF: "netral", Status.DIKIRIM: "kuning", Status.DITETAPKAN: "hijau"}
WARNA_PERUBAHAN = {
    StatusPerubahan.MENUNGGU: "kuning", StatusPerubahan.DISETUJUI: "hijau", StatusPerubahan.DITOLAK: "merah",
    StatusPerubahan.DICABUT: "netral",
}  # fmt: skip
LANGKAH = {
    "simpan":     Langkah(frozenset({Status.DRAF}),    Status.DRAF,    "pengusul", "Simpan draf"),
    "kirim":      Langkah(frozenset({Status.DRAF}),    Status.DIKIRIM, "pengusul", "Kirim usulan"),
    "tarik":      Langkah(frozenset({Status.DIKIRIM}), Status.DRAF,    "pengusul", "Tarik kembali"),
    "kembalikan": Langkah(frozenset({Status.DIKIRIM}), Status.DRAF,    "penetap",  "Kembalikan"),
}  # fmt: skip
LANGKAH_PERUBAHAN = {
    "setujui": Langkah(frozenset({StatusPerubahan.MENUNGGU}), StatusPerubahan.DISETUJUI, "orang_kedua", "Setujui"),
    "tolak":   Langkah(frozenset({StatusPerubahan.MENUNGGU}), StatusPerubahan.DITOLAK,   "orang_kedua", "Tolak"),
    "cabut":   Langkah(frozenset({StatusPerubahan.MENUNGGU}), StatusPerubahan.DICABUT,   "peminta",     "Cabut"),
}  # fmt: skip
