"""PDF of the forms of pembinaan: a draft with a watermark until signed, afterwards rendered once and stored."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from skp_app.alur.isi_pembinaan import salinan_bimbingan, salinan_laporan, salinan_rekaman
from skp_app.alur.pencetakan import kertas
from skp_app.dokumen.cetak import pdf
from skp_app.dokumen.pembinaan import konteks
from skp_app.models import Bimbingan, FormulirBimbingan, FormulirKonseling, Konseling


def cetak_bimbingan(bimbingan: Bimbingan, kode: str) -> bytes:
    """PDF of B.1.6-B.1.9 of this bimbingan."""
    formulir = FormulirBimbingan.objects.filter(bimbingan=bimbingan, kode_format=kode)
    return _cetak(formulir, kode, lambda: salinan_bimbingan(bimbingan, kode, None), bimbingan.kode)


def cetak_konseling(konseling: Konseling, kode: str) -> bytes:
    """PDF of B.1.10 or of the record."""
    susun = {"B.1.10": salinan_laporan, "F-KONSELING": salinan_rekaman}[kode]
    formulir = FormulirKonseling.objects.filter(konseling=konseling, kode_format=kode)
    return _cetak(formulir, kode, lambda: susun(konseling, None), konseling.kode)


def _cetak(formulir: Any, kode: str, draf: Callable[[], dict[str, Any]], nama: str) -> bytes:
    beku = formulir.first()
    if beku is None:
        return pdf(kode, konteks(kode, draf()), kertas=kertas())
    if not beku.sha256:
        beku = _simpan(formulir, beku, pdf(kode, konteks(kode, beku.salinan), kertas=kertas()), nama)
    with beku.berkas.open("rb") as berkas:
        isi: bytes = berkas.read()
    return isi


@transaction.atomic
def _simpan(formulir: Any, beku: Any, isi: bytes, nama: str) -> Any:
    """Two requests at once render twice and store once."""
    beku = formulir.select_for_update().get(pk=beku.pk)
    if not beku.sha256:
        beku.sha256, beku.ukuran = hashlib.sha256(isi).hexdigest(), len(isi)
        berkas = ContentFile(isi)
        beku.berkas.save(f"dokumen/{beku.sha256[:2]}/{nama}-{beku.sha256[:16]}.pdf", berkas, save=False)
        beku.save(update_fields=["berkas", "sha256", "ukuran"])
    return beku
