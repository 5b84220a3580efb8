"""The key of a person for signing with the certificate of this installation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from pegawai.akses import untuk_pegawai
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kunci as alur
from skp_app.forms.tanda_tangan import KunciForm
from skp_app.models import KunciTandaTangan

MENU = "skp_app:tanda_tangan"


@sensitive_post_parameters("frasa", "ulang")
@untuk_pegawai("GET", "POST")
def kunci(request):
    if request.method != "POST":
        return _tampilkan(request, KunciForm())
    return _buat(request)


# The password first: what is typed here is not kept while the password page comes in between.
@perlu_pastikan
def _buat(request):
    formulir = KunciForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.buat, request.saya, oleh=request.saya, frasa=formulir.cleaned_data["frasa"])
        if beres:
            messages.success(request, "Kunci tanda tangan Anda sudah dibuat. Ingat frasa sandinya.")
            return redirect("skp_app:tanda_tangan")
    return _tampilkan(request, formulir)


def _tampilkan(request, formulir):
    konteks = {
        "kunci": alur.milik(request.saya),
        "lama": KunciTandaTangan.objects.filter(pegawai=request.saya, dicabut_pada__isnull=False),
        "formulir": formulir,
        "menu": MENU,
    }
    return render(request, "skp_app/kunci_tanda_tangan.html", konteks, status=status(formulir))


@untuk_pegawai("POST")
@perlu_pastikan
def cabut(request):
    alur.cabut(request.saya, oleh=request.saya)
    messages.success(request, "Kunci dicabut. Yang sudah ditandatangani tetap sah.")
    return redirect("skp_app:kunci_tanda_tangan")
