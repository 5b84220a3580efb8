"""Which year a page about yearly results shows when none was asked for."""

from django.utils.timezone import localdate

from pegawai.penolakan import KeadaanMenolak
from skp_app.models import PeriodeEvaluasi
from skp_app.models.periode import JenisEvaluasi


def semua():
    """[(year, first day of its yearly evaluation)] of the years that were opened, the newest first."""
    daftar = PeriodeEvaluasi.objects.filter(jenis=JenisEvaluasi.TAHUNAN, periode__dibuka_pada__isnull=False)
    return sorted(daftar.values_list("periode__tahun", "jendela_mulai"), reverse=True)


def dipilih(diminta, daftar, terdahulu=lambda: None):
    """The asked year, else the newest whose yearly evaluation has begun, else `terdahulu()`, else the newest.

    Raises KeadaanMenolak before the first year is opened.
    """
    if diminta:
        return diminta
    if not daftar:
        raise KeadaanMenolak("Tahun kinerja belum dibuka oleh BKD, jadi belum ada hasil tahunan.")
    dimulai = next((tahun for tahun, mulai in daftar if mulai <= localdate()), None)
    return dimulai or terdahulu() or daftar[0][0]
