"""The agreed rhythm of berkala feedback, and who has not got any (Pasal 19(2))."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import jadwal_umpan
from skp_app.aturan.umpan_balik import Irama
from skp_app.cakupan_umpan import berangka, berjadwal, perilaku_disebut
from skp_app.forms.umpan_balik import IramaForm, JawabJadwalForm
from skp_app.models import JadwalUmpanBalik, Skp
from skp_app.views.ambil import skp_terbaca


def _ke_jadwal(skp):
    return redirect(f"{reverse('skp_app:umpan_balik')}?skp={skp.kode}#jadwal")


@untuk_pegawai("POST")
def usulkan(request, kode):
    skp, formulir = skp_terbaca(request.saya, kode), IramaForm(request.POST)
    if not skp.peran(request.saya) & {"pemilik", "penilai"}:
        raise BukanHak("Jadwal disepakati pegawai dan pejabat penilainya.")
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    jadwal_umpan.usulkan(skp, oleh=request.saya, irama=formulir.cleaned_data["irama"])
    messages.success(request, "Usul jadwal terkirim.")
    return _ke_jadwal(skp)


@untuk_pegawai("POST")
def jawab(request, kode, pk):
    skp, formulir = skp_terbaca(request.saya, kode), JawabJadwalForm(request.POST)
    jadwal = get_object_or_404(JadwalUmpanBalik.objects.select_related("skp"), pk=pk, skp__rangkaian=skp.rangkaian)
    if not skp.peran(request.saya) & {"pemilik", "penilai"}:
        raise BukanHak("Usul jadwal dijawab oleh pihak yang lain.")
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    setuju = formulir.cleaned_data["putusan"] == "setuju"
    jadwal_umpan.jawab(jadwal, oleh=request.saya, setuju=setuju)
    messages.success(request, "Jadwal disepakati." if setuju else "Jawaban Anda tercatat.")
    return _ke_jadwal(skp)


@untuk_pegawai
def cakupan(request):
    """Own team by name; the units of a mandate by number only."""
    hari = localdate()
    kini = Skp.objects.berlaku().filter(mulai__lte=hari, selesai__gte=hari)
    tim = kini.filter(penilai=request.saya)
    terurut = berangka(berjadwal(tim, hari)).select_related("pegawai").order_by("terpenuhi", "pegawai__nama", "pk")
    if unduhan := unduh.jawab(request, "cakupan-umpan-balik", _kolom(hari), terurut.select_related("unit")):
        return unduhan
    diawasi = _diawasi(request.saya.pengguna, kini)
    konteks = {
        "halaman": halaman.ambil(request, terurut),
        "perilaku": perilaku_disebut(tim),
        "diawasi": _angka(diawasi, hari) if diawasi is not None else None,
        "hari": hari,
    }
    return render(request, "skp_app/umpan_cakupan.html", konteks)


def _kolom(hari):
    return [
        ("Pegawai", lambda s: s.pegawai.nama_lengkap),
        ("Unit", lambda s: s.unit.nama),
        ("Irama", lambda s: Irama(s.ber_jadwal).cetak),
        ("Jatuh tempo", lambda s: s.tagih_selesai),
        ("Keadaan", lambda s: _keadaan(s, hari)),
        ("Berkala terakhir", lambda s: s.terakhir and localdate(s.terakhir)),
        ("Umpan balik tahun ini", lambda s: s.banyak_umpan),
        ("Perilaku dibicarakan", lambda s: s.nilai_disebut),
    ]


def _keadaan(skp, hari):
    if skp.terpenuhi:
        return "Sesuai jadwal"
    return "Lewat jadwal" if skp.tagih_selesai < hari else "Belum"


def _diawasi(pengguna, kini):
    """SKP under a mandate, of the whole instansi for the BKD; None for everybody else."""
    if pengguna.has_perm(mandat.INSTANSI):
        return kini
    unit = mandat.unit_di_bawah_mandat(pengguna)
    return kini.filter(unit__in=unit) if unit.exists() else None


def _angka(daftar, hari):
    belum = berjadwal(daftar, hari).filter(terpenuhi=False)
    return {"semua": daftar.count(), "belum": belum.count(), "perilaku": perilaku_disebut(daftar)}
