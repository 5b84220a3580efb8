"""Reporting a result upward: when, in which form, with which parts (Pasal 28; Lampiran p. 114 A.1-A.2, p. 115-119)."""

from collections.abc import Collection
from datetime import date

from evaluasi.aturan.status import Status
from pegawai.aturan.pilihan import Istilah


class Bentuk(Istilah):
    """Which Dokumen Evaluasi is reported, and by whom (p. 115 A.7, p. 117 A.11, p. 119 B.8)."""

    PENILAI = "D.1.1", "Dokumen evaluasi pejabat penilai"
    ATASAN = "D.1.2", "Dokumen evaluasi atasan penilai"
    KEBERATAN = "D.1.3", "Dokumen evaluasi sesudah keberatan"


# In the order of the bundle: the document, and its two attachments (p. 114 A.2).
BAGIAN = {"D": "Dokumen Evaluasi", "A": "SKP", "C": "Hasil Evaluasi"}
TANPA_TANDA_TANGAN = "Tidak ditandatangani Pegawai sampai batas waktu"


def bentuk(*, oleh_atasan: bool, diubah: bool) -> Bentuk:
    """The form that counts now: of the decision on a keberatan, of the atasan, else of the penilai."""
    if diubah:
        return Bentuk.KEBERATAN
    return Bentuk.ATASAN if oleh_atasan else Bentuk.PENILAI


def kurang(ada: Collection[str]) -> list[str]:
    """Names of the parts that a complete report still misses."""
    return [nama for kunci, nama in BAGIAN.items() if kunci not in ada]


def tanpa_tanda_tangan(status: str, batas_pengembalian: date | None, hari: date) -> bool:
    """Handed over, and not signed by the last day to return it: the document is reported as it is.

    The regulation is silent; the mark says so on the report.
    """
    return status == Status.DISAMPAIKAN and batas_pengembalian is not None and batas_pengembalian < hari


def sebab_belum(status: str, batas_pengembalian: date | None, hari: date) -> str:
    """Why the document cannot be reported yet, '' when it can: set, handed over, returned (p. 114 A.4-A.6)."""
    if status == Status.DITERIMA or tanpa_tanda_tangan(status, batas_pengembalian, hari):
        return ""
    if status == Status.DISAMPAIKAN:
        return "Pegawai belum menandatangani dokumen, dan batas waktunya belum lewat."
    if status == Status.DITETAPKAN:
        return "Dokumen evaluasi belum disampaikan kepada pegawai."
    return "Evaluasi belum ditetapkan."
