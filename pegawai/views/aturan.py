"""Aturan: every policy number with its source, and how the BKD changes one with a second person; the calendar."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import ketentuan as alur
from pegawai.alur import libur as alur_libur
from pegawai.aturan.bentuk import daun, sebut_jalan, tulis
from pegawai.aturan.ketentuan import nama
from pegawai.forms.ketentuan import LiburForm, SaringAturan, SaringLibur, TolakUsulanForm, UsulanKetentuanForm
from pegawai.models import HariLibur, Ketentuan, UsulanKetentuan
from pegawai.models.usulan_ketentuan import StatusUsulan
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru
from pegawai.views.langkah import jalankan, status
from pegawai.views.unit import wajib_menulis

RIWAYAT = 20  # rows of the past that a page shows


@untuk_pengelola(terbaca.PEMBACA)
def daftar(request):
    """One row a number: what is in force today, since when, on what basis. Two statements."""
    saring = SaringAturan.baca(request)
    menunggu = set(UsulanKetentuan.objects.filter(status=StatusUsulan.MENUNGGU).values_list("kunci", flat=True))
    baris = []
    for satu in _berlaku():
        sebutan = nama(satu.kunci)
        if saring["q"].lower() in sebutan.lower():
            baris.append({"nama": sebutan, "k": satu, "isi": _ringkas(satu.nilai), "menunggu": satu.kunci in menunggu})
    konteks = {"baris": sorted(baris, key=lambda b: b["nama"]), "saring": saring}
    return render(request, "pegawai/aturan.html", konteks)


def _berlaku():
    semua = Ketentuan.objects.filter(mulai__lte=localdate()).order_by("kunci", "-mulai")
    return list(semua.distinct("kunci"))


def _ringkas(nilai):
    """'14', or the first leaves of a longer value."""
    semua = list(daun(nilai))
    if len(semua) == 1:
        return _sebut(semua[0][1])
    return f"{len(semua)} isian"


def _sebut(isi):
    if isinstance(isi, list):
        return ", ".join(tulis(i) for i in isi) or "(kosong)"
    return tulis(isi)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def rinci(request, kunci):
    """The history of one number; POST proposes the next value."""
    riwayat = list(Ketentuan.objects.filter(kunci=kunci).order_by("-mulai")[:RIWAYAT])
    berlaku = next((k for k in riwayat if k.mulai <= localdate()), None)
    if berlaku is None:
        raise Http404
    kelas = UsulanKetentuanForm.untuk(berlaku.nilai)
    formulir = kelas(request.POST) if request.method == "POST" else kelas()
    if request.method == "POST":
        wajib_menulis(request)
        if formulir.is_valid():
            beres, _ = jalankan(formulir, alur.usulkan, kunci, oleh=request.saya, **formulir.langkah())
            if beres:
                messages.success(request, "Usulan disimpan. Petugas BKD lain yang menyetujuinya.")
                return redirect("pegawai:aturan_rinci", kunci)
    return _tampilkan(request, kunci, riwayat, berlaku, formulir)


def _tampilkan(request, kunci, riwayat, berlaku, formulir):
    semua = UsulanKetentuan.objects.filter(kunci=kunci).select_related("diusulkan_oleh", "diputus_oleh")
    usulan = list(semua[:RIWAYAT])
    menunggu = next((u for u in usulan if u.status == StatusUsulan.MENUNGGU), None)
    konteks = {
        "kunci": kunci,
        "nama": nama(kunci),
        "riwayat": [(k, _isi(k.nilai)) for k in riwayat],
        "berlaku": berlaku,
        "formulir": formulir,
        "menunggu": menunggu,
        "beda": _beda(berlaku.nilai, menunggu.nilai) if menunggu else [],
        "usulan": [u for u in usulan if u is not menunggu],
        "boleh": request.user.has_perm(mandat.INSTANSI),
    }
    return render(request, "pegawai/aturan_rinci.html", konteks, status=status(formulir))


def _isi(nilai):
    return [(sebut_jalan(jalan), _sebut(isi)) for jalan, isi in daun(nilai)]


def _beda(lama, baru):
    """Only the leaves that change: name, before, after."""
    sebelum, sesudah = _isi(lama), _isi(baru)
    return [(n, a, b) for (n, a), (_, b) in zip(sebelum, sesudah, strict=True) if a != b]


@untuk_pengelola(terbaca.PEMBACA, "POST")
def setujui(request, pk):
    wajib_menulis(request)
    return _setujui(request, get_object_or_404(UsulanKetentuan, pk=pk))


@perlu_pastikan
def _setujui(request, usulan):
    alur.setujui(usulan, oleh=request.saya)
    messages.success(request, f"{nama(usulan.kunci)} berlaku dengan nilai baru sejak hari mulainya.")
    return redirect("pegawai:aturan_rinci", usulan.kunci)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def tolak(request, pk):
    wajib_menulis(request)
    usulan = get_object_or_404(UsulanKetentuan, pk=pk)
    formulir = TolakUsulanForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    kini = alur.tolak(usulan, oleh=request.saya, catatan=formulir.cleaned_data["catatan"])
    messages.success(request, f"Usulan {kini.get_status_display().lower()}.")
    return redirect("pegawai:aturan_rinci", usulan.kunci)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def libur(request):
    """The days of a year that are no hari kerja; POST adds days."""
    tahun = SaringLibur.baca(request)["tahun"]
    formulir = LiburForm(request.POST) if request.method == "POST" else LiburForm()
    if request.method == "POST":
        wajib_menulis(request)
        if formulir.is_valid():
            isi = formulir.cleaned_data
            beres, banyak = jalankan(formulir, alur_libur.catat, isi["baris"], sumber=isi["sumber"], oleh=request.saya)
            if beres:
                messages.success(request, f"{banyak} hari ditambahkan; yang sudah ada tidak diubah.")
                return redirect("pegawai:libur")
    konteks = {
        "tahun": tahun,
        "hari": HariLibur.objects.filter(tanggal__year=tahun),
        "formulir": formulir,
        "kini": localdate(),
        "boleh": request.user.has_perm(mandat.INSTANSI),
    }
    return render(request, "pegawai/libur.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "POST")
def hapus_libur(request, pk):
    wajib_menulis(request)
    alur_libur.hapus(get_object_or_404(HariLibur, pk=pk), oleh=request.saya)
    messages.success(request, "Hari libur dihapus.")
    return redirect("pegawai:libur")
