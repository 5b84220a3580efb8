"""Documents of a unit or a team as one ZIP: chosen, ordered with a password, fetched by who ordered it."""

from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import cetak_massal as alur
from evaluasi.alur import rekap_unit
from evaluasi.forms_cetak import UNIT_TERBANYAK, CariUnitForm, CetakForm
from evaluasi.views import periode as kalender
from pegawai import mandat
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.models import Pekerjaan
from pegawai.pastikan import perlu_pastikan
from skp_app.views.bukti_berkas import kirim_paket
from skp_app.views.unduhan import kirim_pdf

PEMBACA = (mandat.KELOLA, mandat.AWASI)


@untuk_pegawai
def cetak_kini(request):
    return redirect("evaluasi:cetak_massal", periode=kalender.kode_kini())


@untuk_pegawai("GET", "POST")
def cetak(request, periode):
    periode, setahun = kalender.ambil(periode)
    if request.method == "POST":
        return _pesan(request, periode, setahun)
    awal = {"sasaran": "tim", "jenis": [j.value for j in alur.JenisCetak]}
    return _tampilkan(request, periode, setahun, CetakForm(initial=awal, unit=_unit(request)))


@perlu_pastikan
def _pesan(request, periode, setahun):
    formulir = CetakForm(request.POST, unit=_unit(request))
    if not formulir.is_valid():
        return _tampilkan(request, periode, setahun, formulir)
    isi = formulir.cleaned_data
    pekerjaan = alur.pesan(periode, formulir.unit(), oleh=request.saya, jenis=isi["jenis"], keperluan=isi["keperluan"])
    return redirect("pegawai:pekerjaan", pekerjaan.kode)


def _unit(request):
    """Units within reach whose name holds what was searched for; the first ones when nothing was."""
    dicari = CariUnitForm.baca(request)["q"]
    semua = mandat.unit_terjangkau(request.user).filter(selesai__isnull=True)
    return semua.filter(nama__icontains=dicari).order_by("jalur")[:UNIT_TERBANYAK]


def _tampilkan(request, periode, setahun, formulir):
    milik = Pekerjaan.objects.filter(tugas=alur.TUGAS, peminta=request.saya)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "formulir": formulir,
        "cari": CariUnitForm(initial=CariUnitForm.baca(request)),
        "unit": list(_unit(request)),
        "terbanyak": UNIT_TERBANYAK,
        "pesanan": milik.order_by("-dibuat_pada")[:10],
        "hari": alur.paket.BERLAKU.days,
    }
    return render(request, "evaluasi/cetak_massal.html", konteks, status=422 if formulir.errors else 200)


@untuk_pegawai
def unduh(request, kode):
    semua = Pekerjaan.objects.visible_to(request.saya).filter(tugas=alur.TUGAS)
    pekerjaan = get_object_or_404(semua, kode=kode)
    isi = alur.buka(pekerjaan, oleh=request.saya)
    return kirim_paket(request, isi, f"dokumen-{pekerjaan.masukan['periode']}.zip")


@untuk_pengelola(PEMBACA)
def rekap_pdf(request, periode, unit):
    periode, _ = kalender.ambil(periode)
    unit = get_object_or_404(mandat.unit_terjangkau(request.user, PEMBACA), kode=unit)
    return kirim_pdf(lambda: rekap_unit.cetak(unit, periode, oleh=request.saya), f"Rekap-{periode.kode}-{unit.kode}")
