"""The screens of planning and documenting that help-desk may be shown: the person's own, without what others said."""

from typing import Any

from pegawai.bantuan_layar import Layar
from pegawai.models import Pegawai
from skp_app.models import Skp


def skp_sendiri(pegawai: Pegawai, *, kode: str, **_lain: Any) -> bool:
    return Skp.objects.filter(pegawai=pegawai, kode=kode).exists()


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
