"""Using an earlier result again after a mutasi: the penilai proposes, the pegawai answers (Lampiran p. 91 A.13 a)."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect

from evaluasi.alur import kesepakatan as alur
from evaluasi.models import HasilDisepakati
from evaluasi.views import periode as kalender
from evaluasi.views.penilaian import skp_dinilai
from pegawai.akses import untuk_pegawai


def disepakati(pegawai):
    """Proposals and agreements about this person, newest first."""
    pihak = ("periode_evaluasi", "evaluasi__periode_evaluasi", "skp__penilai")
    return HasilDisepakati.objects.filter(skp__pegawai=pegawai).select_related(*pihak).order_by("-pk")


@untuk_pegawai("POST")
def usulkan(request, periode, kode):
    periode, _ = kalender.ambil(periode)
    skp = skp_dinilai(request.saya, periode, kode)
    alur.usulkan(skp, periode, oleh=request.saya)
    messages.success(request, f"Usulan dikirim kepada {skp.pegawai.nama_lengkap}.")
    return redirect("evaluasi:nilai", periode.kode, skp.kode)


def _usulan(saya, pk):
    """A proposal of which he is one side."""
    pihak = Q(skp__pegawai=saya) | Q(skp__penilai=saya)
    return get_object_or_404(HasilDisepakati.objects.filter(pihak).select_related("skp", "periode_evaluasi"), pk=pk)


@untuk_pegawai("POST")
def setujui(request, pk):
    usulan = alur.setujui(_usulan(request.saya, pk), oleh=request.saya)
    messages.success(request, f"{usulan.periode_evaluasi.nama} memakai hasil periode sebelumnya.")
    return redirect("evaluasi:hasil")


@untuk_pegawai("POST")
def akhiri(request, pk):
    usulan = _usulan(request.saya, pk)
    alur.batalkan(usulan, oleh=request.saya)
    messages.success(request, f"Usulan berakhir; {usulan.periode_evaluasi.nama} dinilai seperti biasa.")
    if usulan.skp.penilai_id == request.saya.pk:
        return redirect("evaluasi:nilai", usulan.periode_evaluasi.kode, usulan.skp.kode)
    return redirect("evaluasi:hasil")
