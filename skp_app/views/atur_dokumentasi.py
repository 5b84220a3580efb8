"""The BKD chooses in which period work is documented; pengelola open a period for longer (Pasal 16(4))."""

from itertools import islice

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman
from pegawai.akses import untuk_pengelola
from pegawai.models import Ketentuan
from pegawai.penolakan import BukanHak, IsianKeliru, PermintaanKeliru
from skp_app.alur import pengisian, tenggat
from skp_app.alur.periode import atur_pendokumentasian, periode_dokumentasi, sudah_didokumentasikan
from skp_app.aturan.pendokumentasian import Frekuensi, kesesuaian
from skp_app.forms.pendokumentasian import PeriodePendokumentasianForm, PerpanjanganPengisianForm, PratinjauForm
from skp_app.models import Perpanjangan, Tahap
from skp_app.views.kelola import MEMBACA, periode_terbuka
from skp_app.views.tahun_kinerja import bkd, mengelola, orang_terjangkau, sasaran, terlihat, unit_terjangkau

BANYAK_CONTOH = 4


@untuk_pengelola(MEMBACA)
def atur(request, tahun):
    return _tampilkan(request, periode_terbuka(tahun))


def _tampilkan(request, periode, *, formulir=None, perpanjangan=None, alasan=None):
    saring = PratinjauForm.baca(request)
    kini = _pilihan(periode)
    contoh = Frekuensi(saring["frekuensi"] or kini["frekuensi"])
    evaluasi = list(periode.evaluasi.order_by("mulai", "selesai"))
    bulan = 12 // max(1, sum(not e.tahunan for e in evaluasi))
    semua = periode.perpanjangan.filter(tahap=Tahap.PENDOKUMENTASIAN)
    semua = semua.select_related("unit", "pegawai", "dibuat_oleh", "periode_dokumentasi")
    konteks = {
        "periode": periode,
        "bkd": bkd(request.user),
        "mengelola": mengelola(request.user),
        "kini": Frekuensi(kini["frekuensi"]),
        "dipakai": sudah_didokumentasikan(periode),
        "formulir": formulir or PeriodePendokumentasianForm(initial=kini),
        "pilihan": [(f, kesesuaian(f, bulan)) for f in Frekuensi],
        "contoh": contoh,
        "pratinjau": list(_pratinjau(evaluasi, contoh, kini)),
        "halaman": halaman.ambil(request, terlihat(request.user, semua)),
        "dicari": saring["q"],
        "cari": PratinjauForm(initial={"q": saring["q"]}),
        "sasaran": sasaran(request.user, saring["q"]) if saring["q"] else [],
        "masa": list(periode.dokumentasi.order_by("mulai", "selesai")),
        "perpanjangan": perpanjangan or PerpanjanganPengisianForm(),
        "alasan": alasan,
        "hari": localdate(),
        "menu": "skp_app:tahun_kinerja",
    }
    return render(request, "skp_app/atur_dokumentasi.html", konteks, status=alasan.status if alasan else 200)


def _pilihan(periode):
    """What is in force for the year: its periods as they were cut, its windows as the instansi last said."""
    nilai = Ketentuan.objects.semua(periode.mulai)
    frekuensi = periode.dokumentasi.values_list("frekuensi", flat=True).first() or nilai["pendokumentasian"]
    return {
        "frekuensi": frekuensi,
        "hari_kerja": nilai["pendokumentasian_hari_kerja"],
        "tutup": nilai["pendokumentasian_tutup"],
    }


def _pratinjau(evaluasi, frekuensi, kini):
    """The first periods of the year under a choice, with the evaluation period that reads each."""
    ketentuan = {
        "pendokumentasian": frekuensi,
        "pendokumentasian_hari_kerja": kini["hari_kerja"],
        "pendokumentasian_tutup": kini["tutup"],
    }
    nama = {e.pk: e.nama for e in evaluasi}
    for p in islice(periode_dokumentasi(evaluasi, ketentuan), BANYAK_CONTOH):
        p.milik = nama[p.periode_evaluasi_id]
        yield p


@untuk_pengelola(MEMBACA, "POST")
def simpan(request, tahun):
    periode = periode_terbuka(tahun)
    if not bkd(request.user):
        raise BukanHak("Periode pendokumentasian ditetapkan oleh pengelola kepegawaian instansi (BKD).")
    formulir = PeriodePendokumentasianForm(request.POST)
    if not formulir.is_valid():
        return _tampilkan(request, periode, formulir=formulir, alasan=IsianKeliru("Pilihan belum tersimpan."))
    atur_pendokumentasian(periode, oleh=request.saya, **formulir.cleaned_data)
    messages.success(request, f"Periode pendokumentasian {periode.tahun} tersimpan.")
    return redirect("skp_app:atur_dokumentasi", periode.tahun)


@untuk_pengelola(MEMBACA, "POST")
def perpanjang(request, tahun):
    periode = periode_terbuka(tahun)
    if not mengelola(request.user):
        raise BukanHak(tenggat.BUKAN_HAK)
    formulir = PerpanjanganPengisianForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Pengisian belum diperpanjang.")
        _perpanjang(request, periode, **formulir.cleaned_data)
    except IsianKeliru as alasan:
        return _tampilkan(request, periode, perpanjangan=formulir, alasan=alasan)
    messages.success(request, "Pengisian diperpanjang.")
    return redirect("skp_app:atur_dokumentasi", periode.tahun)


def _perpanjang(request, tahun, sasaran, periode, sampai, alasan):
    jenis, _, kode = sasaran.partition("-")
    semua = {"unit": unit_terjangkau, "pegawai": orang_terjangkau}[jenis](request.user)
    terpilih = semua.filter(kode=kode).first()
    if terpilih is None:
        raise IsianKeliru("Unit atau pegawai tersebut tidak ada di unit yang Anda kelola. Cari dan pilih lagi.")
    masa = tahun.dokumentasi.select_related("periode_evaluasi").filter(kode=periode).first()
    if masa is None:
        raise PermintaanKeliru("Periode tersebut bukan bagian dari tahun ini.")
    pengisian.perpanjang(masa, oleh=request.saya, sampai=sampai, alasan=alasan, **{jenis: terpilih})


@untuk_pengelola(MEMBACA, "POST")
def cabut(request, tahun, pk):
    milik = Perpanjangan.objects.filter(periode__tahun=tahun, tahap=Tahap.PENDOKUMENTASIAN)
    tenggat.cabut(get_object_or_404(terlihat(request.user, milik), pk=pk), oleh=request.saya)
    messages.info(request, "Perpanjangan dicabut. Batas semula berlaku lagi.")
    return redirect("skp_app:atur_dokumentasi", tahun)
