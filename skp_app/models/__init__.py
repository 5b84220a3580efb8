from skp_app.models.dialog import KesepakatanDialog, UjarDialog
from skp_app.models.dokumen import Dokumen
from skp_app.models.dokumentasi import BuktiDukung, PenutupanPeriode, Realisasi
from skp_app.models.perilaku import EkspektasiKhusus, LampiranSkp
from skp_app.models.periode import Periode, PeriodeEvaluasi
from skp_app.models.rhk import Iki, Rhk
from skp_app.models.skp import Skp
from skp_app.models.umpan_balik import UmpanBalik
from skp_app.models.versi import VersiSkp

__all__ = [
    "BuktiDukung",
    "Dokumen",
    "EkspektasiKhusus",
    "Iki",
    "KesepakatanDialog",
    "LampiranSkp",
    "PenutupanPeriode",
    "Periode",
    "PeriodeEvaluasi",
    "Realisasi",
    "Rhk",
    "Skp",
    "UjarDialog",
    "UmpanBalik",
    "VersiSkp",
]
