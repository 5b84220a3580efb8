"""What the organisation is after, seen from one SKP: the plans of the own unit and of every unit above."""

from django.db.models import Prefetch
from django.shortcuts import render

from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja
from skp_app.models import RencanaUnit, SasaranUnit
from skp_app.views.ambil import skp_terbaca
from skp_app.views.rupa_skp import jejak_skp


@untuk_pegawai
def gambaran(request, kode):
    """From the top of the instansi down to the unit of the SKP (Lampiran p. 26-27, 159)."""
    skp = skp_terbaca(request.saya, kode)
    konteks = {"skp": skp, "unit": _rantai(skp.unit, skp.mulai.year), "tahun": skp.mulai.year,
               **jejak_skp(request, skp)}  # fmt: skip
    return render(request, "skp_app/gambaran.html", konteks)


def _rantai(unit, tahun):
    """Units from the root down to this one with the PK, RKT and Renstra that cover the year."""
    sasaran = SasaranUnit.objects.prefetch_related("indikator__target")
    rencana = RencanaUnit.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun).order_by("jenis", "pk")
    lengkap = Prefetch("rencana", rencana.prefetch_related(Prefetch("sasaran", sasaran)), to_attr="rencana_setahun")
    return UnitKerja.objects.filter(pk__in=unit.id_leluhur).prefetch_related(lengkap).order_by("jalur")
