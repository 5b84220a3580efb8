"""/organisasi/kode-aktivasi/: slips with activation codes for a unit, for the BKD alone."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import mandat
from pegawai.akses import untuk_pengelola
from pegawai.models import Ketentuan, Pekerjaan, UnitKerja
from pegawai.pastikan import perlu_pastikan
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kode_massal as alur
from skp_app.forms.kode_massal import CariUnitForm, KodeMassalForm
from skp_app.views.unduhan import berkas

UNIT_TERBANYAK = 50


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def halaman(request):
    return _pesan(request) if request.method == "POST" else _tampilkan(request, KodeMassalForm(unit=_unit(request)))


@perlu_pastikan
def _pesan(request):
    formulir = KodeMassalForm(request.POST, unit=_unit(request))
    if formulir.is_valid():
        isi = formulir.cleaned_data
        unit, sasaran = UnitKerja.objects.get(kode=isi["unit"]), alur.Sasaran(isi["sasaran"])
        beres, pekerjaan = jalankan(formulir, alur.pesan, unit, sasaran, keperluan=isi["keperluan"], oleh=request.saya)
        if beres:
            return redirect("pegawai:pekerjaan", pekerjaan.kode)
    return _tampilkan(request, formulir)


def _unit(request):
    """Open units whose name holds what was searched for; the first ones when nothing was."""
    dicari = CariUnitForm.baca(request)["q"]
    semua = UnitKerja.objects.filter(selesai__isnull=True, nama__icontains=dicari)
    return semua.order_by("jalur")[:UNIT_TERBANYAK]


def _tampilkan(request, formulir):
    konteks = {
        "formulir": formulir,
        "cari": CariUnitForm(initial=CariUnitForm.baca(request)),
        "terbanyak": UNIT_TERBANYAK,
        "orang_terbanyak": alur.TERBANYAK,
        "pesanan": Pekerjaan.objects.filter(tugas=alur.TUGAS, peminta=request.saya).order_by("-dibuat_pada")[:10],
        "hari": Ketentuan.objects.nilai("kode_aktivasi_massal_hari", localdate()),
    }
    return render(request, "skp_app/kode_massal.html", konteks, status=status(formulir))


@untuk_pengelola(mandat.INSTANSI)
def unduh(request, kode):
    pekerjaan = get_object_or_404(Pekerjaan, tugas=alur.TUGAS, kode=kode)
    return _unduh(request, pekerjaan)


@perlu_pastikan
def _unduh(request, pekerjaan):
    isi = alur.buka(pekerjaan, oleh=request.saya)
    return berkas(isi, 'attachment; filename="slip-kode-aktivasi.pdf"', "application/pdf")
