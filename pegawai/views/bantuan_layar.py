"""Help-desk pages: of the officers (/bantuan-layar/), and of the person whose screens were seen (/akun/bantuan/)."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman, mandat
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.alur import bantuan_layar as alur
from pegawai.bantuan_layar import KUNCI_SESI
from pegawai.forms.bantuan_layar import MintaBantuanForm
from pegawai.models import BantuanLayar, Pegawai
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan, status

MULAI = "/skp/"


@untuk_pengelola(mandat.INSTANSI)
def petugas(request):
    """What this officer asked for, and what waits for a second officer."""
    menunggu = BantuanLayar.objects.menunggu()
    daftar = BantuanLayar.objects.filter(Q(petugas=request.saya) | Q(pk__in=menunggu.values("pk")))
    daftar = daftar.exclude(pegawai=request.saya).select_related("petugas", "pegawai", "disetujui_oleh")
    konteks = {
        "halaman": halaman.ambil(request, daftar),
        "menunggu": set(menunggu.values_list("pk", flat=True)),
        "siap": set(BantuanLayar.objects.siap().filter(petugas=request.saya).values_list("pk", flat=True)),
        "berjalan": set(BantuanLayar.objects.berjalan().filter(petugas=request.saya).values_list("pk", flat=True)),
    }
    return render(request, "pegawai/bantuan_layar.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def minta(request, kode):
    orang = get_object_or_404(Pegawai.objects.select_related("pengguna"), kode=kode)
    formulir = MintaBantuanForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.minta, orang, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, f"Izin diminta kepada {orang.nama_lengkap}.")
            return redirect("pegawai:bantuan_layar")
    konteks = {"orang": orang, "formulir": formulir, "menu": "pegawai:bantuan_layar"}
    return render(request, "pegawai/minta_bantuan.html", konteks, status=status(formulir))


def satu(request, kode):
    """One that concerns this person: his screens, his request, or one that the BKD may agree to."""
    semua = BantuanLayar.objects.select_related("pegawai__pengguna", "petugas")
    if not request.user.has_perm(mandat.INSTANSI):
        semua = semua.filter(Q(pegawai=request.saya) | Q(petugas=request.saya))
    return get_object_or_404(semua, kode=kode)


@untuk_pegawai("POST")
def setujui(request, kode):
    return _setujui(request, satu(request, kode))


@perlu_pastikan
def _setujui(request, bantuan):
    alur.setujui(bantuan, oleh=request.saya)
    messages.success(request, "Disetujui. Petugas dapat melihat, tidak dapat mengubah, selama 30 menit.")
    return redirect(_rumah(request, bantuan))


@untuk_pengelola(mandat.INSTANSI, "POST")
def buka(request, kode):
    return _buka(request, satu(request, kode))


@perlu_pastikan
def _buka(request, bantuan):
    kini = alur.buka(bantuan, oleh=request.saya)
    request.session[KUNCI_SESI] = kini.kode
    return redirect(MULAI)


@untuk_pegawai("POST")
def tutup(request, kode):
    bantuan = satu(request, kode)
    alur.tutup(bantuan, oleh=request.saya)
    if request.session.get(KUNCI_SESI) == bantuan.kode:
        del request.session[KUNCI_SESI]
    messages.info(request, "Bantuan layar diakhiri.")
    return redirect(_rumah(request, bantuan))


def _rumah(request, bantuan):
    return "pegawai:bantuan_saya" if bantuan.pegawai_id == request.saya.pk else "pegawai:bantuan_layar"


@untuk_pegawai
def saya(request):
    """Who asked to see my screens, who agreed, and every page that was shown."""
    milik = request.saya.bantuan_layar
    baris = halaman.ambil(request, milik.select_related("petugas", "disetujui_oleh"))
    terlihat = alur.dilihat(list(baris))
    konteks = {
        "halaman": baris,
        "baris": [(b, terlihat[b.pk]) for b in baris],
        "menunggu": set(milik.menunggu().values_list("pk", flat=True)),
        "terbuka": set((milik.siap() | milik.berjalan()).values_list("pk", flat=True)),
    }
    return render(request, "pegawai/bantuan_saya.html", konteks)
