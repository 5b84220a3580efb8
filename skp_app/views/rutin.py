"""Kegiatan rutin: what comes back is written once here, and offered on the sheet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import rutin
from skp_app.alur.kaitan import Kaitan
from skp_app.aturan.lembar import Bulan, baca_baris, tulis_hari
from skp_app.forms.lembar import HARI, RutinForm
from skp_app.models import KegiatanRutin
from skp_app.views.lembar_progres import MENU

BIDANG = ("kegiatan", "jam_mulai", "jam_selesai", "sumber_data", "realisasi", "satuan")


@untuk_pegawai("GET", "POST")
def daftar(request):
    hari_ini = localdate()
    kaitan = Kaitan.milik(request.saya, hari_ini, hari_ini)
    formulir = RutinForm(request.POST if request.method == "POST" else None, pilihan=kaitan.pilihan(hari_ini))
    alasan = None
    if formulir.is_bound:
        try:
            _tambah(request.saya, formulir, kaitan, hari_ini)
        except IsianKeliru as ditolak:
            alasan = ditolak
        else:
            messages.success(request, "Kegiatan rutin ditambahkan. Ia ditawarkan di lembar, tidak ditulis sendiri.")
            return redirect("skp_app:kegiatan_rutin")
    semua = [(r, _kapan(r), kaitan.sebut(r)) for r in KegiatanRutin.objects.filter(pegawai=request.saya)]
    konteks = {"menu": MENU, "formulir": formulir, "alasan": alasan, "bulan": Bulan.dari(hari_ini), "rutin": semua}
    return render(request, "skp_app/kegiatan_rutin.html", konteks, status=alasan.status if alasan else 200)


def _tambah(saya, formulir, kaitan, hari_ini):
    if not formulir.is_valid():
        raise IsianKeliru("Kegiatan rutin belum ditambahkan. Perbaiki yang ditandai.")
    isi = formulir.cleaned_data
    bacaan = baca_baris({b: isi[b] for b in BIDANG} | {"tanggal": tulis_hari(hari_ini)}, hari_ini=hari_ini)
    for bidang, kalimat in bacaan.salah.items():
        formulir.add_error(bidang, kalimat)
    if bacaan.isi is None:
        raise IsianKeliru("Kegiatan rutin belum ditambahkan. Perbaiki yang ditandai.")
    isian = {b: getattr(bacaan.isi, b) for b in BIDANG}
    rutin.tambah(saya, pola=isi["pola"], nilai=isi["nilai"], tujuan=kaitan.baca(isi["kait"], hari_ini), **isian)


def _kapan(r):
    if r.pola == "hari":
        nama = dict(HARI)
        return "Setiap " + ", ".join(nama[n] for n in r.nilai)
    return f"Tanggal {', '.join(map(str, r.nilai))}" if r.pola == "tanggal" else r.get_pola_display()


@untuk_pegawai("POST")
def hapus(request, pk):
    rutin.hapus(request.saya, pk)
    messages.info(request, "Kegiatan rutin dihapus. Yang sudah masuk ke lembar tetap ada.")
    return redirect("skp_app:kegiatan_rutin")
