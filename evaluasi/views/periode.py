"""Which evaluation period a page is about."""

from django.http import Http404
from django.utils.timezone import localdate

from pegawai.penolakan import KeadaanMenolak
from pegawai.templatetags.tampilan import sisa_hari, tanggal
from skp_app.models import PeriodeEvaluasi


def kini(daftar, hari):
    """The first period whose window is not over, else the latest; None when there is none."""
    urut = sorted(daftar, key=lambda p: (p.jendela_selesai, -p.mulai.toordinal()))
    return next((p for p in urut if p.jendela_selesai >= hari), urut[-1] if urut else None)


def kata_jendela(periode, hari):
    """When the evaluation of this period opens or closes, as a sentence."""
    if hari < periode.jendela_mulai:
        return f"Evaluasi dibuka {tanggal(periode.jendela_mulai)}."
    if hari > periode.jendela_selesai:
        return f"Evaluasi ditutup {tanggal(periode.jendela_selesai)}."
    return f"Evaluasi ditutup {tanggal(periode.jendela_selesai)} ({sisa_hari(periode.jendela_selesai)})."


def kode_kini():
    """Its code, for the addresses without one. Raises KeadaanMenolak before the first year is opened."""
    hari = localdate()
    daftar = PeriodeEvaluasi.objects.filter(periode__tahun__gte=hari.year - 1, periode__dibuka_pada__isnull=False)
    if sekarang := kini(daftar, hari):
        return sekarang.kode
    raise KeadaanMenolak("Tahun kinerja belum dibuka oleh BKD, jadi belum ada periode evaluasi.")


def ambil(kode):
    """This period and all periods of its year in calendar order. Raises Http404."""
    setahun = PeriodeEvaluasi.objects.filter(periode__evaluasi__kode=kode).select_related("periode")
    daftar = sorted(setahun, key=lambda p: (p.selesai, -p.mulai.toordinal()))
    if not daftar:
        raise Http404
    return next(p for p in daftar if p.kode == kode), daftar
