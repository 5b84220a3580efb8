"""/periode/<tahun>/evaluasi/: windows of the evaluation periods, and longer ones for a unit or a person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from skp_app.alur import tenggat, tenggat_evaluasi
from skp_app.forms.pengelola import CariSasaranForm, PerpanjanganEvaluasiForm
from skp_app.models import Perpanjangan, Tahap
from skp_app.views.kelola import MEMBACA, periode_terbuka
from skp_app.views.tahun_kinerja import mengelola, orang_terjangkau, sasaran, terlihat, unit_terjangkau


@untuk_pengelola(MEMBACA)
def rinci(request, tahun):
    return _rinci(request, periode_terbuka(tahun))


def _rinci(request, periode, formulir=None, alasan=None):
    cari = CariSasaranForm.baca(request)["q"]
    berlaku = periode.perpanjangan.filter(tahap=Tahap.EVALUASI)
    berlaku = berlaku.select_related("unit", "pegawai", "dibuat_oleh", "periode_evaluasi")
    evaluasi = list(periode.evaluasi.order_by("jendela_selesai"))
    konteks = {
        "periode": periode,
        "evaluasi": evaluasi,
        "halaman": halaman.ambil(request, terlihat(request.user, berlaku)),
        "mengelola": mengelola(request.user),
        "cari": CariSasaranForm(initial={"q": cari}),
        "dicari": cari,
        "sasaran": sasaran(request.user, cari) if cari else [],
        "formulir": formulir or PerpanjanganEvaluasiForm(evaluasi=evaluasi),
        "alasan": alasan,
        "hari": localdate(),
        "menu": "skp_app:tahun_kinerja",
    }
    return render(request, "skp_app/jendela_evaluasi.html", konteks, status=alasan.status if alasan else 200)


@untuk_pengelola(MEMBACA, "POST")
def perpanjang(request, tahun):
    periode = periode_terbuka(tahun)
    if not mengelola(request.user):
        raise BukanHak(tenggat_evaluasi.BUKAN_HAK)
    formulir = PerpanjanganEvaluasiForm(request.POST, evaluasi=list(periode.evaluasi.all()))
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Masa evaluasi belum diperpanjang.")
        _perpanjang(request, periode, **formulir.cleaned_data)
    except (IsianKeliru, KeadaanMenolak) as alasan:
        return _rinci(request, periode, formulir, alasan)
    messages.success(request, "Masa evaluasi diperpanjang.")
    return redirect("skp_app:jendela_evaluasi", periode.tahun)


def _perpanjang(request, periode, masa, sasaran, sampai, alasan):
    jenis, _, kode = sasaran.partition("-")
    semua = {"unit": unit_terjangkau, "pegawai": orang_terjangkau}[jenis](request.user, (mandat.KELOLA,))
    terpilih = semua.filter(kode=kode).first()
    if terpilih is None:
        raise IsianKeliru("Unit atau pegawai tersebut tidak ada di unit yang Anda kelola. Cari dan pilih lagi.")
    isi = {"sampai": sampai, "alasan": alasan, jenis: terpilih}
    tenggat_evaluasi.perpanjang(periode.evaluasi.get(kode=masa), oleh=request.saya, **isi)


@untuk_pengelola(MEMBACA, "POST")
def cabut(request, tahun, pk):
    semua = terlihat(request.user, Perpanjangan.objects.filter(periode__tahun=tahun, tahap=Tahap.EVALUASI))
    tenggat.cabut(get_object_or_404(semua, pk=pk), oleh=request.saya)
    messages.info(request, "Perpanjangan dicabut. Masa evaluasi semula berlaku lagi.")
    return redirect("skp_app:jendela_evaluasi", tahun)
