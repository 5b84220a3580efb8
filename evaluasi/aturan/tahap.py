"""Where a person stands in the cycle of one period: plan, documentation, evaluation, report (Pasal 4, 36)."""

from typing import NamedTuple

from pegawai.aturan.pilihan import Istilah
from skp_app.aturan.status import Status


class TahapSkp(Istilah):
    BELUM = "belum", "Belum dibuat"
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class TahapEvaluasi(Istilah):
    BELUM = "belum", "Belum dinilai"
    DINILAI = "dinilai", "Dinilai"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DISAMPAIKAN = "disampaikan", "Disampaikan"
    DITERIMA = "diterima", "Diterima"


# What is neither a draft nor a proposal was agreed on, also when something took its place since.
DRAF = frozenset({Status.DRAF, Status.DIKEMBALIKAN})
DIAJUKAN = frozenset({Status.DIAJUKAN, Status.DIREVIU})


class Kolom(NamedTuple):
    """One column of the heat map. `saring` is what its numbers open; `arah` 1: the more the better, -1: the fewer.

    `bkd`: told to the BKD alone, because a mandate tells nothing of a keberatan.
    """

    kunci: str
    judul: str
    kelompok: str
    saring: str
    arah: int = 1
    bkd: bool = False


# A rating that is not set is its penilai's alone: its number opens those who still wait, it names nobody who has one.
KOLOM = (
    Kolom("skp_belum", "Belum dibuat", "SKP", "skp-belum", -1),
    Kolom("skp_draf", "Draf", "SKP", "skp-draf", 0),
    Kolom("skp_diajukan", "Diajukan", "SKP", "skp-diajukan", 0),
    Kolom("skp_ditetapkan", "Ditetapkan", "SKP", "skp-ditetapkan"),
    Kolom("realisasi", "Realisasi", "Pendokumentasian", "realisasi"),
    Kolom("umpan_balik", "Umpan balik", "Pendokumentasian", "umpan-balik"),
    Kolom("dinilai", "Dinilai", "Evaluasi", "hasil-belum"),
    Kolom("ditetapkan", "Ditetapkan", "Evaluasi", "hasil-ditetapkan"),
    Kolom("disampaikan", "Disampaikan", "Evaluasi", "disampaikan"),
    Kolom("diterima", "Diterima", "Evaluasi", "diterima"),
    Kolom("keberatan", "Keberatan", "Sesudahnya", "keberatan", 0, True),
    Kolom("dilaporkan", "Dilaporkan", "Sesudahnya", "dilaporkan"),
)
SARINGAN = (
    ("", "Semua"),
    ("skp-belum", "Belum membuat SKP"),
    ("skp-draf", "SKP masih draf"),
    ("skp-diajukan", "SKP menunggu pimpinan"),
    ("skp-belum-ditetapkan", "SKP belum ditetapkan"),
    ("skp-ditetapkan", "SKP ditetapkan"),
    ("tanpa-realisasi", "Realisasi belum lengkap"),
    ("realisasi", "Realisasi lengkap"),
    ("tanpa-umpan-balik", "Belum diberi umpan balik"),
    ("umpan-balik", "Sudah diberi umpan balik"),
    ("hasil-belum", "Hasil evaluasi belum ditetapkan"),
    ("hasil-ditetapkan", "Hasil evaluasi ditetapkan"),
    ("belum-diserahkan", "Hasil ditetapkan, belum disampaikan"),
    ("disampaikan", "Hasil disampaikan"),
    ("diterima", "Hasil diterima pegawai"),
    ("belum-dilaporkan", "Hasil ditetapkan, belum dilaporkan"),
    ("dilaporkan", "Hasil dilaporkan"),
)
SARINGAN_BKD = (*SARINGAN, ("keberatan", "Keberatan sedang diproses"))
BATAS = (95, 80, 50, 20)  # per cent, the five steps of the heat map


def tingkat(persen: int, arah: int) -> int | None:
    """0 (late) to 4 (done); None for a column that says neither."""
    if not arah:
        return None
    baik = persen if arah > 0 else 100 - persen
    return next((4 - n for n, batas in enumerate(BATAS) if baik >= batas), 0)


def persen(bagian: int, semua: int) -> int:
    """Whole per cent. Only all of them are 100, and nobody but nobody is 0."""
    if not semua or not bagian:
        return 0
    return 100 if bagian >= semua else min(99, max(1, round(100 * bagian / semua)))
