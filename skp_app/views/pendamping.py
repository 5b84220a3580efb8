"""Penyusun pendamping: whom a leader has named, and whose SKP one helps to draft."""

from django.contrib import messages
from django.db.models import OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru
from skp_app.alur import pendampingan as alur
from skp_app.aturan.status import TIDAK_DIHITUNG
from skp_app.forms.pengelola import CariForm, PendampingForm
from skp_app.models import Pendamping, Skp

TERBANYAK = 10


@untuk_pegawai
def halaman_saya(request):
    return _tampilkan(request)


def _tampilkan(request, formulir=None, alasan=None):
    saring, memimpin = CariForm.baca(request), alur.memimpin(request.saya)
    pendamping = Pendamping.objects.filter(pemimpin=request.saya).select_related("pendamping")
    konteks = {
        "memimpin": memimpin,
        "pendamping": list(pendamping.filter(_belum_berakhir())) if memimpin else [],
        "kandidat": list(_kandidat(request.saya, saring["q"])) if memimpin and saring["q"] else [],
        "cari": CariForm(initial=saring),
        "dicari": saring["q"],
        "formulir": formulir or PendampingForm(),
        "alasan": alasan,
        "dibantu": list(_dibantu(request.saya)),
        "halaman": halaman.ambil(request, _skp_dibantu(request.saya)),
    }
    return render(request, "skp_app/pendamping.html", konteks, status=alasan.status if alasan else 200)


def _belum_berakhir():
    return Q(selesai=None) | Q(selesai__gte=localdate())


def _dibantu(saya):
    """Leaders who named this person and whose days are running."""
    return Pendamping.objects.aktif().filter(pendamping=saya).select_related("pemimpin").order_by("pemimpin__nama")


def _skp_dibantu(saya):
    pemimpin = Pendamping.objects.aktif().filter(pendamping=saya).order_by().values("pemimpin")
    semua = Skp.objects.filter(pegawai__in=pemimpin).exclude(status__in=TIDAK_DIHITUNG)
    return semua.select_related("pegawai", "periode").order_by("-mulai", "pegawai__nama", "pk")


def _kandidat(saya, cari):
    """People with a login in the same instansi, with their post."""
    kini = Penempatan.objects.pada(localdate())
    akar = {u.id_leluhur[0] for u in UnitKerja.objects.filter(penempatan__in=kini.filter(pegawai=saya))}
    jalur = UnitKerja.objects.filter(pk__in=akar).values_list("jalur", flat=True)
    di_instansi = kini.filter(unit__in=UnitKerja.objects.di_bawah(list(jalur)))
    duduk = kini.filter(pegawai=OuterRef("pk")).order_by("-mulai")
    orang = Pegawai.objects.dengan_nama(cari).filter(pk__in=di_instansi.values("pegawai"), pengguna__is_active=True)
    return (
        orang.exclude(pk=saya.pk)
        .annotate(jabatan=Subquery(duduk.values("jabatan__nama")[:1]), unit=Subquery(duduk.values("unit__nama")[:1]))
        .order_by("nama", "pk")[:TERBANYAK]
    )


@untuk_pegawai("POST")
def tunjuk(request):
    if not alur.memimpin(request.saya):
        raise BukanHak("Penyusun pendamping ditunjuk oleh pemimpin unit.")
    formulir = PendampingForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Pendamping belum ditunjuk.")
        catatan = _tunjuk(request.saya, **formulir.cleaned_data)
    except IsianKeliru as alasan:
        return _tampilkan(request, formulir, alasan)
    messages.success(request, f"{catatan.pendamping.nama_lengkap} dapat menyusun SKP Anda, tetapi tidak mengajukannya.")
    return redirect("skp_app:pendamping")


def _tunjuk(saya, orang, mulai, selesai):
    terpilih = Pegawai.objects.select_related("pengguna").filter(kode=orang).first()
    if terpilih is None:
        raise IsianKeliru("Pegawai tersebut tidak ditemukan. Cari dan pilih lagi.")
    return alur.tunjuk(saya, terpilih, oleh=saya, mulai=mulai, selesai=selesai)


@untuk_pegawai("POST")
def akhiri(request, pk):
    milik = Pendamping.objects.filter(Q(pemimpin=request.saya) | Q(pendamping=request.saya))
    catatan = get_object_or_404(milik.select_related("pendamping"), pk=pk)
    alur.akhiri(catatan, oleh=request.saya)
    messages.info(request, f"Pendampingan oleh {catatan.pendamping.nama_lengkap} berakhir.")
    return redirect("skp_app:pendamping")
