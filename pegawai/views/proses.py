from django.shortcuts import get_object_or_404, render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import Pekerjaan


@untuk_pegawai
def daftar(request):
    pekerjaan = Pekerjaan.objects.visible_to(request.saya).select_related("peminta")
    return render(request, "pegawai/proses.html", {"halaman": halaman.ambil(request, pekerjaan)})


@untuk_pegawai
def rinci(request, kode):
    """One job; htmx asks for the moving part every two seconds while it is open."""
    pekerjaan = get_object_or_404(Pekerjaan.objects.visible_to(request.saya).select_related("peminta"), kode=kode)
    templat = "pegawai/_pekerjaan.html" if request.htmx else "pegawai/pekerjaan.html"
    return render(request, templat, {"pekerjaan": pekerjaan, "menu": "pegawai:proses"})
