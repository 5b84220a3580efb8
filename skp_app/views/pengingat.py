"""Ingatkan: one reminder per person and matter in 24 hours; a second click says when the first went out."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.timezone import localtime

from pegawai import alamat
from pegawai.akses import untuk_pegawai
from pegawai.templatetags.tampilan import jam
from skp_app.alur import pengingat as alur
from skp_app.views.ambil import skp_milik
from skp_app.views.kelola import periode_terbuka
from skp_app.views.susunkan import orang_tim


@untuk_pegawai("POST")
def penilai(request, kode):
    skp = skp_milik(request.saya, kode)
    return _kabarkan(request, skp.penilai, alur.ingatkan_penilai(skp, oleh=request.saya))


@untuk_pegawai("POST")
def pegawai(request, tahun):
    periode = periode_terbuka(tahun)
    orang = orang_tim(request, periode)
    return _kabarkan(request, orang, alur.ingatkan_pegawai(orang, periode, oleh=request.saya))


def _kabarkan(request, orang, saat):
    kalimat = "{} diingatkan {}. Pengingat berikutnya dapat dikirim 24 jam kemudian."
    messages.success(request, format_html(kalimat, orang.nama_lengkap, jam(localtime(saat))))
    return HttpResponseRedirect(alamat.halaman_asal(request))
