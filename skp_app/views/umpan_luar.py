"""The one page for somebody without an account: who asks, the sentence asked about, who will read the answer."""

from django.shortcuts import redirect, render

from pegawai.akses import terbuka
from pegawai.laju import sisa_tunggu
from pegawai.sandi import jaringan
from pegawai.views import galat
from pegawai.views.langkah import jalankan, status
from skp_app.alur import permintaan_umpan as alur
from skp_app.forms.umpan_balik import UmumkanForm

DETIK = 600
PER_TAUTAN = 20  # sends within DETIK: enough to mend every mistake, too few to guess with
PER_JARINGAN = 60  # sends and dead links of one network within DETIK: a waiting room shares one
MATI = "Tautan ini keliru atau tidak berlaku lagi. Hubungi orang yang mengirimkannya kepada Anda."


@terbuka("GET", "POST")
def luar(request, token):
    """Forged, answered, taken back and late links all get the same answer."""
    p = alur.dari_tautan(token)
    if p is None:
        if sisa := sisa_tunggu(f"umpan-luar:{jaringan(request)}", PER_JARINGAN, DETIK):
            return _tunggu(request, sisa)
        return galat.tampilkan(request, 404, MATI)
    if request.method != "POST":
        return _tampilkan(request, p, UmumkanForm(initial={"diumumkan": alur.sebutan_luar(p)}))
    formulir = UmumkanForm(request.POST)
    if sisa := _sisa(request, p):
        formulir.add_error(None, _kalimat(sisa))
        formulir.status = 429
        return _tampilkan(request, p, formulir, kepala={"Retry-After": str(sisa)})
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.jawab_luar, token, **formulir.cleaned_data)
        if beres:
            return redirect("skp_app:umpan_luar_selesai")
    return _tampilkan(request, p, formulir)


@terbuka
def selesai(request):
    return render(request, "skp_app/umpan_luar_selesai.html")


def _sisa(request, p):
    """Seconds to wait, or 0: counted per link and per network."""
    return sisa_tunggu(f"umpan-tautan:{p.pk}", PER_TAUTAN, DETIK) or sisa_tunggu(
        f"umpan-luar:{jaringan(request)}", PER_JARINGAN, DETIK
    )


def _kalimat(sisa):
    return f"Terlalu banyak kiriman. Tulisan Anda masih ada di sini; kirim lagi dalam {-(-sisa // 60)} menit."


def _tunggu(request, sisa):
    kalimat = f"Terlalu banyak percobaan dari jaringan Anda. Coba lagi dalam {-(-sisa // 60)} menit."
    return galat.tampilkan(request, 429, kalimat, kepala={"Retry-After": str(sisa)})


def _tampilkan(request, p, formulir, kepala=None):
    konteks = {"p": p, "formulir": formulir, "sebutan": alur.sebutan_luar(p)}
    jawaban = render(request, "skp_app/umpan_luar.html", konteks, status=status(formulir))
    for nama, isi in (kepala or {}).items():
        jawaban[nama] = isi
    return jawaban
