"""Dialog kinerja: when it is open and what becomes of a proposal (Pasal 7(3)-(4); Lampiran p. 26).

It starts with the proposal that both can read and goes on all year; a draft is its owner's alone.
"""

from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.status import BERLAKU, Status

# Both sides can read the SKP, and it is not history yet.
TERBUKA = BERLAKU | {Status.DIAJUKAN, Status.DIKEMBALIKAN, Status.DIREVIU}
# A proposal can still become part of the SKP; afterwards a change is a new version.
DAPAT_DIUSULI = TERBUKA - BERLAKU


class Bidang(Istilah):
    TEKS = "teks", "Teks"
    TARGET = "target", "Target"


class StatusUsulan(Istilah):
    TANPA = "", "Tanpa usulan"
    MENUNGGU = "menunggu", "Menunggu jawaban"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DITOLAK = "ditolak", "Tidak diterapkan"
    USANG = "usang", "Usang, teksnya sudah lain"


WARNA_USULAN = {
    StatusUsulan.TANPA: "netral", StatusUsulan.MENUNGGU: "kuning", StatusUsulan.DITERAPKAN: "hijau",
    StatusUsulan.DITOLAK: "netral", StatusUsulan.USANG: "merah",
}  # fmt: skip


def nasib(semula: str, menjadi: str, kini: str | None) -> StatusUsulan:
    """What applying a proposal leads to when the row now says `kini` (None: the row is gone).

    >>> nasib("95 %", "98 %", "97 %").cetak
    'Usang, teksnya sudah lain'
    """
    return StatusUsulan.DITERAPKAN if kini in (semula, menjadi) else StatusUsulan.USANG
