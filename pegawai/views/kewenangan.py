"""What the BKD decides about one person's account, mandates and duty to have an SKP."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import akun as alur_akun
from pegawai.alur import bebas as alur_bebas
from pegawai.alur import identitas_luar
from pegawai.alur import kewenangan as alur
from pegawai.forms.organisasi import BebasForm, CabutMandatForm, HariTerakhirForm, MandatForm, NamaMasukForm
from pegawai.models import UnitKerja, UsulanHak
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru
from pegawai.views import orang as halaman_orang
from pegawai.views.langkah import jalankan, status
from pegawai.views.unit import menulis, wajib_menulis


def ditulis(request, kode):
    """The person, for those who write; 403 for those who only read him."""
    orang = halaman_orang.satu(request, kode)
    wajib_menulis(request)
    return orang


@untuk_pengelola(terbaca.PEMBACA, "POST")
def kode_aktivasi(request, kode):
    orang = ditulis(request, kode)
    return _terbitkan(request, orang)


@perlu_pastikan
def _terbitkan(request, orang):
    """The code is on this page and nowhere else: whoever loads it anew asks for a new code."""
    formulir = NamaMasukForm(request.POST)
    if formulir.is_valid():
        langkah = alur_akun.terbitkan_kode
        beres, kode = jalankan(formulir, langkah, orang, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            orang.refresh_from_db()
            jam = round(alur_akun.KODE_BERLAKU.total_seconds() / 3600)
            return render(request, "pegawai/kode_aktivasi.html", {"orang": orang, "kode_aktivasi": kode, "jam": jam})
    return halaman_orang.tampilkan(request, orang, formulir_masuk=formulir)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def tutup_akun(request, kode):
    orang = ditulis(request, kode)
    alur_akun.tutup(orang, oleh=request.saya)
    messages.success(request, f"Akun {orang.nama_lengkap} ditutup.")
    return redirect("pegawai:orang", orang.kode)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def buka_akun(request, kode):
    orang = ditulis(request, kode)
    alur_akun.buka(orang, oleh=request.saya)
    messages.success(request, f"Akun {orang.nama_lengkap} dibuka kembali.")
    return redirect("pegawai:orang", orang.kode)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def lepas_sso(request, kode):
    orang = ditulis(request, kode)
    identitas_luar.lepas(orang, oleh=request.saya)
    messages.success(request, f"Akun {orang.nama_lengkap} tidak lagi terhubung dengan layanan masuk instansi.")
    return redirect("pegawai:orang", orang.kode)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def beri_mandat(request, kode):
    orang = halaman_orang.satu(request, kode)
    lain = pilihan_mandat(request)
    if request.method == "POST" and "cari" not in request.POST:
        return _beri(request, orang, MandatForm(request.POST, **lain))
    formulir = MandatForm(initial=request.POST.dict() or {"izin": mandat.KELOLA}, **lain)
    return render(request, "pegawai/mandat.html", {"formulir": formulir, "orang": orang})


def pilihan_mandat(request):
    """What this person may grant: everything for the BKD, some of it in his units for an admin; else 403."""
    buka = UnitKerja.objects.filter(selesai=None)
    if menulis(request):
        return {"terbaca": buka}
    milik = mandat.unit_di_bawah_mandat(request.user, (mandat.ADMIN,))
    if not milik.exists():
        raise BukanHak(alur.BUKAN_HAK)
    return {"terbaca": buka.filter(pk__in=milik.order_by().values("pk")), "semua": False}


@perlu_pastikan
def _beri(request, orang, formulir):
    if formulir.is_valid():
        isi = formulir.cleaned_data
        masa = {b: isi[b] for b in ("mulai", "selesai", "dasar")}
        beres, berlaku = jalankan(formulir, alur.beri, orang, isi["izin"], isi["unit"], oleh=request.saya, **masa)
        if beres:
            kini = "kini" if berlaku else "diusulkan; pengelola lain memutuskannya di halaman Kewenangan:"
            messages.success(request, f"{orang.nama_lengkap} {kini} {alur.SEBUTAN[isi['izin']]}.")
            return redirect("pegawai:orang", orang.kode)
    konteks = {"formulir": formulir, "orang": orang}
    return render(request, "pegawai/mandat.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "POST")
def cabut_mandat(request, kode):
    orang = halaman_orang.satu(request, kode)
    pilihan_mandat(request)
    formulir = CabutMandatForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru("Kewenangan itu tidak dikenal.")
    return _cabut(request, orang, **formulir.cleaned_data)


@perlu_pastikan
def _cabut(request, orang, izin, unit):
    alur.cabut(orang, izin, unit, oleh=request.saya)
    messages.success(request, f"Kewenangan dicabut: {alur.SEBUTAN[izin]}.")
    return redirect("pegawai:orang", orang.kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def setujui_hak(request, pk):
    return _setujui(request, get_object_or_404(UsulanHak, pk=pk))


@perlu_pastikan
def _setujui(request, usulan):
    alur.setujui(usulan, oleh=request.saya)
    messages.success(request, f"{usulan.pegawai.nama_lengkap} kini {alur.SEBUTAN[usulan.izin]}.")
    return redirect("pegawai:kewenangan")


@untuk_pengelola(mandat.INSTANSI, "POST")
def tolak_hak(request, pk):
    alur.tolak(get_object_or_404(UsulanHak, pk=pk), oleh=request.saya)
    messages.success(request, "Usulan kewenangan tidak dilanjutkan.")
    return redirect("pegawai:kewenangan")


@untuk_pengelola(terbaca.PEMBACA, "POST")
def catat_bebas(request, kode):
    orang = ditulis(request, kode)
    formulir = BebasForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur_bebas.catat, orang, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, f"{orang.nama_lengkap} dicatat tidak wajib SKP.")
            return redirect("pegawai:orang", orang.kode)
    return halaman_orang.tampilkan(request, orang, formulir_bebas=formulir)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def akhiri_bebas(request, kode, pk):
    orang = ditulis(request, kode)
    bebas = get_object_or_404(orang.bebas_skp, pk=pk)
    formulir = HariTerakhirForm(request.POST, auto_id=f"bebas-{pk}_%s")
    if formulir.is_valid():
        selesai = formulir.cleaned_data["selesai"]
        beres, _ = jalankan(formulir, alur_bebas.akhiri, bebas, selesai, oleh=request.saya)
        if beres:
            messages.success(request, "Masa tidak wajib SKP diakhiri.")
            return redirect("pegawai:orang", orang.kode)
    return halaman_orang.tampilkan(request, orang, bebas_salah=formulir)
