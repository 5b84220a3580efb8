"""One ekspektasi khusus for many people of the team."""

from django.contrib import messages
from django.shortcuts import redirect, render

from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import IsianKeliru
from skp_app.alur import ekspektasi as alur
from skp_app.alur.penetapan_massal import TERBANYAK
from skp_app.aturan.berakhlak import NilaiPerilaku
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI
from skp_app.forms.pengelola import EkspektasiBersamaForm, SaringPilihForm
from skp_app.views import frasa
from skp_app.views.kelola import periode_terbuka
from skp_app.views.tim import skp_bawahan


@untuk_pegawai("GET", "POST")
def bersama(request, tahun):
    periode = periode_terbuka(tahun)
    milik = skp_bawahan(request.saya, periode).select_related("pegawai", "penempatan__jabatan")
    daftar = list(milik.order_by("pegawai__nama", "pk")[:TERBANYAK])
    boleh = [s.kode for s in daftar]
    dipilih = frasa.pilih_ekspektasi(request, request.POST.get("frasa", ""))
    kirim = request.method == "POST" and not dipilih
    awal = _awal(request.POST, *dipilih) if dipilih else None
    formulir = EkspektasiBersamaForm(request.POST if kirim else None, initial=awal, boleh=boleh)
    alasan = None
    if kirim:
        try:
            return _beri(request, periode, formulir, daftar)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {
        "periode": periode,
        "daftar": [s for s in daftar if s.status in DAPAT_DIBERI_EKSPEKTASI],
        "tertutup": [s for s in daftar if s.status not in DAPAT_DIBERI_EKSPEKTASI],
        "dicentang": formulir["pilih"].value() or SaringPilihForm.baca(request, boleh=boleh)["pilih"],
        "formulir": formulir,
        "frasa": [(n.cetak, semua) for n in NilaiPerilaku if (semua := frasa.ekspektasi(request)[n.value])],
        "alasan": alasan,
        "menu": "skp_app:tim",
    }
    return render(request, "skp_app/ekspektasi_bersama.html", konteks, status=alasan.status if alasan else 200)


def _awal(data, nilai, teks):
    """The form with a phrase in it: its value and its words, and whoever was ticked."""
    return {"nilai": nilai, "teks": teks, "pilih": data.getlist("pilih")}


def _beri(request, periode, formulir, daftar):
    if not formulir.is_valid():
        raise IsianKeliru("Ekspektasi khusus belum diberikan.")
    isi = formulir.cleaned_data
    terpilih = [s for s in daftar if s.kode in isi["pilih"]]
    hasil = alur.beri_banyak(terpilih, oleh=request.saya, nilai=isi["nilai"], teks=isi["teks"])
    _kabarkan(request, NilaiPerilaku(isi["nilai"]).cetak, hasil)
    return redirect("skp_app:tim", periode.tahun)


def _kabarkan(request, nilai, hasil):
    if hasil.diberi:
        messages.success(request, f"Ekspektasi {nilai} ditambahkan pada SKP {_nama(s for s in hasil.diberi)}")
    if hasil.dilewati:
        rinci = "; ".join(f"{s.pegawai.nama} ({alasan.rstrip('.')})" for s, alasan in hasil.dilewati)
        messages.warning(request, titik(f"Dilewati: {rinci}"))


def _nama(daftar):
    return titik(", ".join(s.pegawai.nama for s in daftar))
