from evaluasi.models.angka_kredit import JenisSaldo, KonversiAk, PenetapanAk, SaldoAk
from evaluasi.models.capaian import CapaianOrganisasi
from evaluasi.models.evaluasi import Evaluasi, TandaRhk
from evaluasi.models.keberatan import Keberatan, KeberatanUserObjectPermission, KeteranganKeberatan
from evaluasi.models.kesepakatan import HasilDisepakati
from evaluasi.models.sebaran import PenjelasanBendera, SebaranUnit

__all__ = [
    "CapaianOrganisasi",
    "Evaluasi",
    "HasilDisepakati",
    "JenisSaldo",
    "Keberatan",
    "KeberatanUserObjectPermission",
    "KeteranganKeberatan",
    "KonversiAk",
    "PenetapanAk",
    "PenjelasanBendera",
    "SaldoAk",
    "SebaranUnit",
    "TandaRhk",
]
