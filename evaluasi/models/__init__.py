from evaluasi.models.capaian import CapaianOrganisasi
from evaluasi.models.evaluasi import Evaluasi, TandaRhk
from evaluasi.models.kesepakatan import HasilDisepakati
from evaluasi.models.sebaran import SebaranUnit

__all__ = ["CapaianOrganisasi", "Evaluasi", "HasilDisepakati", "SebaranUnit", "TandaRhk"]
