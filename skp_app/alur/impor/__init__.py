"""Tables of plans and of daily work that a BKD brings in for many units and people: what their rows change here."""

from pegawai.alur.impor.daftar import Penerap
from skp_app.alur.impor.perjanjian import PenerapPerjanjian
from skp_app.alur.impor.progres import PenerapProgres
from skp_app.alur.impor.rhk import PenerapRhk


def bawaan() -> list[Penerap]:
    """The kinds of files of this room."""
    return [PenerapPerjanjian(), PenerapRhk(), PenerapProgres()]
