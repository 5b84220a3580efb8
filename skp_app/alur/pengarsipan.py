"""Keep the print of what was set: rendered once, stored with its hash, served as stored."""

import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from skp_app.models import Dokumen, PeriodeEvaluasi, Skp


def arsipkan(
    skp: Skp, kode_format: str, sidik_isi: str, buat: Callable[[], bytes], periode: PeriodeEvaluasi | None = None
) -> Dokumen:
    """The stored document of this Format; `buat` renders it when nobody has done so yet.

    Two requests at once render twice and store once: the loser's file is removed.
    """
    kunci = {"skp": skp, "kode_format": kode_format, "periode_evaluasi": periode, "versi": 1}
    if ada := Dokumen.objects.filter(**kunci).first():
        return ada
    isi = buat()
    sha256 = hashlib.sha256(isi).hexdigest()
    dokumen = Dokumen(**kunci, sidik_isi=sidik_isi, sha256=sha256, ukuran=len(isi))
    dokumen.berkas.save(f"dokumen/{sha256[:2]}/{skp.kode}-{sha256[:16]}.pdf", ContentFile(isi), save=False)
    try:
        with transaction.atomic():
            dokumen.save()
    except IntegrityError:
        dokumen.berkas.delete(save=False)
        return Dokumen.objects.get(**kunci)
    return dokumen
