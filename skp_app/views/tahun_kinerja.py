"""Tahun kinerja for BKD and pengelola: open a year, see its deadlines, extend them, revoke an extension."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.models import Pegawai, Penempatan
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import tenggat as alur
from skp_app.alur.periode import buka_tahun
from skp_app.forms.pengelola import BukaTahunForm, CariSasaranForm, PerpanjanganForm
from skp_app.models import Periode, Perpanjangan, Tahap
from skp_app.views.kelola import MEMBACA, periode_terbuka

TERBANYAK = 8
HANYA_BKD = "Tahun kinerja dibuka oleh pengelola kepegawaian instansi (BKD)."


def bkd(pengguna):
    return pengguna.has_perm(mandat.INSTANSI)


def mengelola(pengguna):
    return bkd(pengguna) or mandat.unit_bermandat(pengguna, (mandat.KELOLA,)).exists()


@untuk_pengelola(MEMBACA, "GET", "POST")
def daftar(request):
    if request.method == "POST":
        return _buka(request)
    return _tampilkan(request, BukaTahunForm(initial={"tahun": localdate().year + 1}))


def _tampilkan(request, formulir, alasan=None):
    konteks = {
        "halaman": halaman.ambil(request, Periode.objects.order_by("-tahun")),
        "formulir": formulir,
        "alasan": alasan,
        "bkd": bkd(request.user),
    }
    return render(request, "skp_app/tahun_kinerja.html", konteks, status=alasan.status if alasan else 200)


def _buka(request):
    if not bkd(request.user):
        raise BukanHak(HANYA_BKD)
    formulir = BukaTahunForm(request.POST)
    if not formulir.is_valid():
        return _tampilkan(request, formulir, IsianKeliru("Tahun belum dibuka."))
    periode = buka_tahun(formulir.cleaned_data["tahun"], oleh=request.saya)
    messages.success(request, f"Tahun kinerja {periode.tahun} terbuka.")
    return redirect("skp_app:tenggat", periode.tahun)


@untuk_pengelola(MEMBACA)
def rinci(request, tahun):
    return _rinci(request, periode_terbuka(tahun))


def _rinci(request, periode, formulir=None, alasan=None):
    cari = CariSasaranForm.baca(request)["q"]
    berlaku = periode.perpanjangan.filter(tahap=Tahap.PENETAPAN).select_related("unit", "pegawai", "dibuat_oleh")
    konteks = {
        "periode": periode,
        "evaluasi": list(periode.evaluasi.order_by("jendela_selesai")),
        "halaman": halaman.ambil(request, terlihat(request.user, berlaku)),
        "mengelola": mengelola(request.user),
        "bkd": bkd(request.user),
        "cari": CariSasaranForm(initial={"q": cari}),
        "dicari": cari,
        "sasaran": sasaran(request.user, cari) if cari else [],
        "formulir": formulir or PerpanjanganForm(),
        "alasan": alasan,
        "hari": localdate(),
        "menu": "skp_app:tahun_kinerja",
    }
    return render(request, "skp_app/tenggat.html", konteks, status=alasan.status if alasan else 200)


def unit_terjangkau(pengguna, izin=MEMBACA):
    return mandat.unit_terjangkau(pengguna, izin)


def orang_terjangkau(pengguna, izin=MEMBACA):
    """People who sit in these units today."""
    kini = Penempatan.objects.pada(localdate()).filter(unit__in=unit_terjangkau(pengguna, izin))
    return Pegawai.objects.filter(pk__in=kini.values("pegawai"))


def terlihat(pengguna, perpanjangan):
    if bkd(pengguna):
        return perpanjangan
    return perpanjangan.filter(Q(unit__in=unit_terjangkau(pengguna)) | Q(pegawai__in=orang_terjangkau(pengguna)))


def sasaran(pengguna, cari):
    """[(value, name, beside it)] of the units and people that fit the words."""
    izin = (mandat.KELOLA,)
    unit = (
        unit_terjangkau(pengguna, izin)
        .filter(nama__icontains=cari)
        .select_related("induk")
        .order_by("jalur")[:TERBANYAK]
    )
    orang = orang_terjangkau(pengguna, izin).dengan_nama(cari).order_by("nama", "pk")[:TERBANYAK]
    return [(f"unit-{u.kode}", u.nama, u.induk.nama if u.induk else "") for u in unit[:TERBANYAK]] + [
        (f"pegawai-{o.kode}", o.nama_lengkap, "pegawai") for o in orang
    ]


@untuk_pengelola(MEMBACA, "POST")
def perpanjang(request, tahun):
    periode = periode_terbuka(tahun)
    if not mengelola(request.user):
        raise BukanHak(alur.BUKAN_HAK)
    formulir = PerpanjanganForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Tenggat belum diperpanjang.")
        _perpanjang(request, periode, **formulir.cleaned_data)
    except IsianKeliru as alasan:
        return _rinci(request, periode, formulir, alasan)
    messages.success(request, "Tenggat diperpanjang.")
    return redirect("skp_app:tenggat", periode.tahun)


def _perpanjang(request, periode, sasaran, sampai, alasan):
    jenis, _, kode = sasaran.partition("-")
    semua = {"unit": unit_terjangkau, "pegawai": orang_terjangkau}[jenis](request.user, (mandat.KELOLA,))
    terpilih = semua.filter(kode=kode).first()
    if terpilih is None:
        raise IsianKeliru("Unit atau pegawai tersebut tidak ada di unit yang Anda kelola. Cari dan pilih lagi.")
    alur.perpanjang(periode, oleh=request.saya, sampai=sampai, alasan=alasan, **{jenis: terpilih})


@untuk_pengelola(MEMBACA, "POST")
def cabut(request, tahun, pk):
    semua = terlihat(request.user, Perpanjangan.objects.filter(periode__tahun=tahun, tahap=Tahap.PENETAPAN))
    alur.cabut(get_object_or_404(semua, pk=pk), oleh=request.saya)
    messages.info(request, "Perpanjangan dicabut. Tenggat semula berlaku lagi.")
    return redirect("skp_app:tenggat", tahun)
