"""The screens of planning and documenting that help-desk may be shown: the person's own, without what others said."""

from typing import Any

from django.db.models import Exists, OuterRef

from pegawai.bantuan_layar import Layar
from pegawai.models import Pegawai
from skp_app.models import KesepakatanDialog, Skp, UjarDialog


def skp_sendiri(pegawai: Pegawai, *, kode: str, **_lain: Any) -> bool:
    """His own, and without a word of dialog: that belongs to its two parties, and stands on the same page."""
    milik = Skp.objects.filter(pegawai=pegawai, kode=kode)
    terbuka = milik.exclude(Exists(UjarDialog.objects.filter(skp__rangkaian=OuterRef("rangkaian"))))
    return terbuka.exclude(Exists(KesepakatanDialog.objects.filter(skp__rangkaian=OuterRef("rangkaian")))).exists()


LAYAR = {
    "skp_app:daftar": Layar("SKP saya"),
    "skp_app:tahun": Layar("SKP saya"),
    "skp_app:detail": Layar("Isi SKP", skp_sendiri),
    "skp_app:realisasi": Layar("Realisasi"),
    "skp_app:realisasi_periode": Layar("Realisasi satu periode"),
    "skp_app:realisasi_tahun": Layar("Realisasi setahun"),
    "skp_app:progres": Layar("Realisasi satu periode"),
    "skp_app:lembar_kini": Layar("Lembar progres"),
    "skp_app:lembar": Layar("Lembar progres"),
}
