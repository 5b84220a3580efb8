"""Findings of the pohon kinerja under one unit, each with what can be done about it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import UnitKerja
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur.pohon import minta_penjelasan
from skp_app.forms.pohon import SaringTemuanForm, TemuanForm
from skp_app.models import Skp
from skp_app.temuan import ARTI, Cakupan, Jenis
from skp_app.views.kelola import periode_terbuka
from skp_app.views.pohon import unit_pohon


@untuk_pegawai
def temuan(request, tahun, kode):
    periode, unit = periode_terbuka(tahun), unit_pohon(request.saya, kode)
    cakupan = Cakupan(UnitKerja.objects.di_bawah([unit.jalur]), periode)
    jumlah = {j: cakupan.jumlah(j) for j in Jenis}
    diminta = SaringTemuanForm.baca(request)["jenis"]
    jenis = Jenis(diminta) if diminta else next((j for j in Jenis if jumlah[j]), Jenis.IKU_TANPA_PEMILIK)
    daftar = halaman.ambil(request, cakupan.semua(jenis))
    baris = cakupan.temuan(jenis, daftar.object_list)
    milik = Skp.objects.visible_to(request.saya).filter(kode__in={b.skp for b in baris if b.skp})
    terbuka = set(milik.values_list("kode", flat=True))
    konteks = {
        "periode": periode,
        "unit": unit,
        "jenis": jenis,
        "arti": ARTI[jenis],
        "jumlah": list(jumlah.items()),
        "baris": [(b, _tautan(b, terbuka, tahun)) for b in baris],
        "halaman": daftar,
    }
    return render(request, "skp_app/pohon_temuan.html", konteks)


def _tautan(temuan, terbuka, tahun):
    """(address, words) of the place where the finding is mended, for those who may open it."""
    if temuan.rencana:
        return reverse("skp_app:rencana_unit", args=[temuan.rencana]), "Buka Perjanjian Kinerja"
    if temuan.skp in terbuka:
        return reverse("skp_app:detail", args=[temuan.skp]), "Buka SKP"
    if temuan.rhk:
        return reverse("skp_app:pohon_rhk", args=[tahun, temuan.rhk]), "Lihat di pohon"
    return reverse("skp_app:pohon_unit", args=[tahun, temuan.unit]), "Buka pohon unit"


@untuk_pegawai("POST")
def minta(request, tahun, kode):
    """Ask whoever is behind one finding; it is looked up again, because it may be mended by now."""
    periode, unit = periode_terbuka(tahun), unit_pohon(request.saya, kode)
    formulir = TemuanForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    jenis = Jenis(formulir.cleaned_data["jenis"])
    ini = Cakupan(UnitKerja.objects.di_bawah([unit.jalur]), periode).satu(jenis, formulir.cleaned_data["pk"])
    if ini is None:
        raise KeadaanMenolak("Temuan ini sudah tidak ada. Muat ulang daftarnya.")
    kepada = minta_penjelasan(ini, oleh=request.saya, tahun=tahun)
    messages.success(request, f"{kepada.nama_lengkap} diminta memberi penjelasan.")
    return redirect(f"{reverse('skp_app:pohon_temuan', args=[tahun, unit.kode])}?jenis={jenis.value}")
