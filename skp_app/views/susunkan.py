"""The penilai begins an SKP for a pegawai who does not, and hands it over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from pegawai.akses import untuk_pegawai
from skp_app.alur import susunkan as alur
from skp_app.forms.pengelola import OrangForm
from skp_app.views.kelola import periode_terbuka
from skp_app.views.penyuntingan import setelah_menyimpan
from skp_app.views.tim import bawahan, skp_bawahan


def orang_tim(request, periode):
    """The one of the team whose row was used; anybody else is no matter of this penilai."""
    tim = bawahan(request.saya, periode, skp_bawahan(request.saya, periode))
    return get_object_or_404(tim, kode=OrangForm.baca(request))


@untuk_pegawai("POST")
def susunkan(request, tahun):
    periode = periode_terbuka(tahun)
    skp = alur.susunkan(orang_tim(request, periode), periode, oleh=request.saya)
    messages.success(request, f"Rancangan SKP {skp.pegawai.nama_lengkap} terbuka. Ia sudah dikabari.")
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai("POST")
@setelah_menyimpan
def serahkan(request, skp):
    skp = alur.serahkan(skp, oleh=request.saya)
    messages.success(request, f"Rancangan diserahkan. {skp.pegawai.nama_lengkap} diminta memeriksa dan mengajukannya.")
    return redirect("skp_app:tim", skp.periode.tahun)
