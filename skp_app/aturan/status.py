"""The life of an SKP as a table (Pasal 14; Lampiran p. 65 C.1-C.7)."""

from pegawai.aturan.langkah import Langkah, tersedia
from pegawai.aturan.pilihan import Istilah


class Status(Istilah):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Menunggu pimpinan"
    DIKEMBALIKAN = "dikembalikan", "Perlu diperbaiki"
    DIREVIU = "direviu", "Direviu tim pengelola"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    PENYESUAIAN_DIAJUKAN = "penyesuaian_diajukan", "Perubahan diajukan"
    DIGANTIKAN = "digantikan", "Digantikan"
    BERALIH = "beralih", "Beralih"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


# The owner may change the content; afterwards every edit is a new version.
DAPAT_DISUSUN = frozenset({Status.DRAF, Status.DIKEMBALIKAN})
# The penilai may still add an Ekspektasi Khusus while he reads the proposal.
DAPAT_DIBERI_EKSPEKTASI = DAPAT_DISUSUN | {Status.DIAJUKAN, Status.DIREVIU}
# Realisasi, feedback and evaluation rest on an SKP that is in force.
BERLAKU = frozenset({Status.DITETAPKAN, Status.PENYESUAIAN_DIAJUKAN})
# No penetapan yet, or none any more: the only states without a frozen copy.
BELUM_DITETAPKAN = DAPAT_DIBERI_EKSPEKTASI | {Status.DIBATALKAN}
# Was agreed on and has no successor for the same days: its plan may be taken over into a later SKP.
PERNAH_DITETAPKAN = BERLAKU | {Status.BERALIH, Status.DITUTUP}
# These no longer count when two SKP of one person may not overlap.
TIDAK_DIHITUNG = frozenset({Status.DIGANTIKAN, Status.DIBATALKAN})

WARNA = {
    Status.DRAF: "netral", Status.DIAJUKAN: "biru", Status.DIKEMBALIKAN: "kuning", Status.DIREVIU: "ungu",
    Status.DITETAPKAN: "hijau", Status.PENYESUAIAN_DIAJUKAN: "ungu", Status.DIGANTIKAN: "netral",
    Status.BERALIH: "netral", Status.DITUTUP: "netral", Status.DIBATALKAN: "netral",
}  # fmt: skip

# Waiting for the penilai; the reviu of the pengelola kinerja is optional and holds nobody up.
MENUNGGU = frozenset({Status.DIAJUKAN, Status.DIREVIU})
HANYA_DITETAPKAN = frozenset({Status.DITETAPKAN})
HANYA_BERUBAH = frozenset({Status.PENYESUAIAN_DIAJUKAN})

LANGKAH = {
    "ajukan":     Langkah(DAPAT_DISUSUN,                Status.DIAJUKAN,     "pemilik",   "Ajukan"),
    "tarik":      Langkah(MENUNGGU,                     Status.DRAF,         "pemilik",   "Tarik kembali"),
    "reviu":      Langkah(frozenset({Status.DIAJUKAN}), Status.DIREVIU,      "pengelola", "Selesai direviu"),
    "kembalikan": Langkah(MENUNGGU,                     Status.DIKEMBALIKAN, "penilai",   "Kembalikan"),
    "tetapkan":   Langkah(MENUNGGU,                     Status.DITETAPKAN,   "penilai",   "Tetapkan"),
    "batalkan":   Langkah(DAPAT_DISUSUN | MENUNGGU,     Status.DIBATALKAN,   "pengelola", "Batalkan"),
    # Pasal 14(2), 20(3): a new version of the same SKP, drafted beside the one in force.
    "usulkan_perubahan": Langkah(HANYA_DITETAPKAN, Status.PENYESUAIAN_DIAJUKAN, "pemilik", "Ajukan perubahan"),
    "tarik_perubahan":   Langkah(HANYA_BERUBAH,    Status.DITETAPKAN, "pemilik", "Tarik perubahan"),
    "tolak_perubahan":   Langkah(HANYA_BERUBAH,    Status.DITETAPKAN, "penilai", "Kembalikan perubahan"),
    "lepas_perubahan":   Langkah(HANYA_BERUBAH,    Status.DITETAPKAN, "pengelola", "Batalkan perubahan"),
    "gantikan":          Langkah(BERLAKU,          Status.DIGANTIKAN, "penilai", "Gantikan"),
    # The owner gives up the draft of a new version; the one in force stays as it is.
    "buang":             Langkah(DAPAT_DISUSUN,    Status.DIBATALKAN, "pemilik", "Buang rancangan"),
    # Lampiran p. 65 C.6-C.7: another post or another penilai; pensiun, end of a contract.
    "alihkan":    Langkah(BERLAKU, Status.BERALIH, "pengelola", "Alihkan"),
    "tutup":      Langkah(BERLAKU, Status.DITUTUP, "pengelola", "Tutup"),
}  # fmt: skip


# What a step of a new version does to the version in force.
PENDAHULU = {
    "ajukan": "usulkan_perubahan",
    "tarik": "tarik_perubahan",
    "kembalikan": "tolak_perubahan",
    "batalkan": "lepas_perubahan",
    "tetapkan": "gantikan",
}
# These two need the version in force; the others take a proposal back, whatever became of its predecessor.
PERLU_PENDAHULU = frozenset({"ajukan", "tetapkan"})


def langkah_tersedia(status: str, peran: set[str]) -> list[str]:
    """The verbs that these roles may say now; pages draw their buttons from it."""
    return tersedia(LANGKAH, status, peran)
