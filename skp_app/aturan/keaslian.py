"""What is said of a PDF that somebody shows us: genuine, or one of four plain sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from pegawai.aturan.pilihan import Istilah


class Putusan(Istilah):
    ASLI = "asli", "Dokumen asli"
    DIUBAH = "diubah", "Diubah setelah ditandatangani"
    TIDAK_DIKENAL = "tidak_dikenal", "Sertifikat tidak dikenal"
    BUKAN_KAMI = "bukan_kami", "Bukan dokumen kami"
    TANPA_TANDA = "tanpa_tanda", "Tidak bertanda tangan"


KALIMAT = {
    Putusan.ASLI: "Berkas ini sama persis dengan yang tersimpan, dan semua tanda tangannya sah.",
    Putusan.DIUBAH: "Isi berkas ini berubah setelah ditandatangani. Jangan dipakai; minta berkas aslinya.",
    Putusan.TIDAK_DIKENAL: "Berkas ini ditandatangani dengan sertifikat yang tidak kami kenal.",
    Putusan.BUKAN_KAMI: "Berkas ini tidak terdaftar sebagai dokumen yang diterbitkan aplikasi ini.",
    Putusan.TANPA_TANDA: "Berkas ini tidak memuat tanda tangan elektronik.",
}


def putuskan(tanda: Sequence[Mapping[str, Any]] | None, *, terdaftar: bool) -> Putusan:
    """The one answer. `tanda` are the signatures as `pemeriksa_ttd` found them, None when it is no readable PDF.

    Genuine only if every signature is intact and valid, leads to a root of ours, the last one covers the whole file,
    nothing but further signatures came after the others, and the very bytes stand in our registry.
    """
    if not tanda:  # a registered scan is no PDF with signatures either
        return Putusan.BUKAN_KAMI if tanda is None and not terdaftar else Putusan.TANPA_TANDA
    if not all(map(_utuh, tanda)) or not tanda[-1]["seluruh_berkas"]:
        return Putusan.DIUBAH
    if not all(t["dikenal"] for t in tanda):
        return Putusan.TIDAK_DIKENAL
    return Putusan.ASLI if terdaftar else Putusan.BUKAN_KAMI


def _utuh(tanda: Mapping[str, Any]) -> bool:
    return tanda["utuh"] and tanda["sah"] and tanda["perubahan"] in {"tidak_ada", "tanda_tangan"}
