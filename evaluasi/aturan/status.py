"""The life of an Evaluasi as a table (Lampiran p. 97-103 rating, p. 114-117 dokumen evaluasi)."""

from pegawai.aturan.langkah import Langkah, tersedia
from pegawai.aturan.pilihan import Istilah


class Status(Istilah):
    TERBUKA = "terbuka", "Siap dinilai"
    DINILAI = "dinilai", "Dinilai, belum ditetapkan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DISAMPAIKAN = "disampaikan", "Disampaikan"
    DITERIMA = "diterima", "Diterima pegawai"


class Pemegang(Istilah):
    """Who holds the pen of an evaluation (Lampiran p. 89-90 A.2-A.6, A.11)."""

    PENILAI = "penilai", "Pejabat penilai kinerja"
    # The one who acts as penilai: of a Plt., after a penilai who is permanently unable, or appointed.
    PENGGANTI = "pengganti", "Pengganti pejabat penilai kinerja"
    # The penilai was late: Format D.1.2, final.
    ATASAN_PENILAI = "atasan_penilai", "Atasan pejabat penilai kinerja"


DAPAT_DINILAI = frozenset({Status.TERBUKA, Status.DINILAI})
# From here on the content is frozen and the pegawai may read it.
TERTETAPKAN = frozenset({Status.DITETAPKAN, Status.DISAMPAIKAN, Status.DITERIMA})

WARNA = {
    Status.TERBUKA: "biru", Status.DINILAI: "ungu", Status.DITETAPKAN: "hijau", Status.DISAMPAIKAN: "hijau",
    Status.DITERIMA: "hijau",
}  # fmt: skip

LANGKAH = {
    "nilai":      Langkah(DAPAT_DINILAI,                    Status.DINILAI,     "penilai", "Simpan penilaian"),
    "tetapkan":   Langkah(frozenset({Status.DINILAI}),      Status.DITETAPKAN,  "penilai", "Tetapkan"),
    "sampaikan":  Langkah(frozenset({Status.DITETAPKAN}),   Status.DISAMPAIKAN, "penilai", "Sampaikan"),
    "terima":     Langkah(frozenset({Status.DISAMPAIKAN}),  Status.DITERIMA,    "pegawai", "Terima"),
}  # fmt: skip


def langkah_tersedia(status: str, peran: set[str]) -> list[str]:
    """The verbs that these roles may say now; pages draw their buttons from it."""
    return tersedia(LANGKAH, status, peran)
