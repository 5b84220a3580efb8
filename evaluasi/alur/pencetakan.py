"""Prints of an evaluation: Hasil Evaluasi (C.1.x) and Dokumen Evaluasi (D.1.x)."""

from collections.abc import Callable

from evaluasi import dokumen as format_evaluasi
from evaluasi.alur.salinan import susun
from evaluasi.models import Evaluasi
from skp_app.alur.pencetakan import arsipkan, isi_berkas, kertas
from skp_app.dokumen.cetak import pdf


def cetak_hasil(evaluasi: Evaluasi) -> bytes:
    """PDF of C.1.1, C.1.2 or C.1.3: the stored one when set, else a fresh draft with a watermark."""
    return _cetak(evaluasi, format_evaluasi.konteks_evaluasi)


def cetak_dokumen(evaluasi: Evaluasi) -> bytes:
    """PDF of the Dokumen Evaluasi, D.1.1."""
    return _cetak(evaluasi, format_evaluasi.konteks_dokumen)


def _cetak(evaluasi: Evaluasi, konteks_dari: Callable[[dict], dict]) -> bytes:
    if evaluasi.salinan is None:
        konteks = konteks_dari(susun(evaluasi, None))
        return pdf(konteks["kode"], konteks, kertas=kertas())
    konteks = konteks_dari(evaluasi.salinan)
    kode = konteks["kode"]
    simpanan = arsipkan(
        evaluasi.skp,
        kode,
        evaluasi.sidik,
        lambda: pdf(kode, konteks, kertas=kertas()),
        evaluasi.periode_evaluasi,
    )
    return isi_berkas(simpanan)
