"""Gudang bukti: the owner's list, one item with everything it proves, and what may be done with it."""

from django.contrib import messages
from django.db.models import Count, Prefetch, Q, Sum
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from pegawai import alamat, halaman, laju
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, Ditolak, IsianKeliru
from pegawai.templatetags.tampilan import cip
from skp_app.alur import bukti as alur
from skp_app.alur import unggah_bukti
from skp_app.aturan.bukti import ukuran_terbaca
from skp_app.forms.bukti import GantiForm, GudangForm, PakaiForm, TautanForm, UnggahForm, UnitForm, judul_tautan
from skp_app.models import BuktiDukung, PakaiBukti, PeriodeEvaluasi
from skp_app.models.bukti import GAGAL
from skp_app.views import bukti_tujuan

SUDAH_ADA = "Bukti ini sudah ada di gudang Anda, jadi tidak disimpan dua kali."
LENGKAP = (
    "realisasi__iki__rhk__skp", "realisasi__periode_evaluasi", "progres__iki__rhk__skp", "progres__periode_dokumentasi",
    "harian", "dilihat_oleh",
)  # fmt: skip
PAKAI = Prefetch("pakai", PakaiBukti.objects.filter(umpan_balik=None).select_related(*LENGKAP))


@untuk_pegawai
def gudang(request):
    return _gudang(request)


def _gudang(request, *, status=200, **formulir):
    milik = BuktiDukung.objects.ada().filter(pemilik=request.saya)
    saring = GudangForm(request.GET if request.method == "GET" else {}, periode=_periode(milik))
    pilih = GudangForm.baca(request, periode=_periode(milik)) if request.method == "GET" else {}
    terpakai = milik.aggregate(jumlah=Count("pk"), besar=Sum("ukuran"))
    konteks = {
        "menu": "skp_app:realisasi",
        "saring": saring,
        "tersaring": any(pilih.get(n) for n in saring.fields),
        "halaman": halaman.ambil(request, _tersaring(milik, pilih).prefetch_related(PAKAI).order_by("-pk")),
        "jumlah": terpakai["jumlah"],
        "besar": ukuran_terbaca(terpakai["besar"] or 0),
        "batas": alur.batas_bukti(),
        "unggah": formulir.get("unggah") or UnggahForm(),
        "tautan": formulir.get("tautan") or TautanForm(prefix="tautan"),
        "unit": formulir.get("unit") or UnitForm(prefix="unit"),
        "untuk": bukti_tujuan.ambil(request.saya, pilih.get("untuk")),
        "nama_untuk": pilih.get("untuk", ""),
    }
    return render(request, "skp_app/gudang_bukti.html", konteks, status=status)


def _periode(milik):
    """The evaluation periods in which something of his is used."""
    pakai = PakaiBukti.objects.filter(bukti__in=milik, realisasi__isnull=False)
    dipakai = PeriodeEvaluasi.objects.filter(pk__in=pakai.values("realisasi__periode_evaluasi"))
    return list(dipakai.order_by("-selesai").values_list("kode", "nama"))


def _tersaring(milik, pilih):
    if cari := pilih.get("cari"):
        milik = milik.filter(Q(judul__icontains=cari) | Q(nama_asli__icontains=cari) | Q(tautan__icontains=cari))
    if jenis := pilih.get("jenis"):
        milik = milik.filter(jenis=jenis)
    if kesehatan := pilih.get("kesehatan"):
        milik = milik.filter(kesehatan__in=GAGAL if kesehatan == "gagal" else [kesehatan])
    if periode := pilih.get("periode"):
        pakai = PakaiBukti.objects.all()
        if periode == "lepas":
            return milik.exclude(pk__in=pakai.values("bukti"))
        milik = milik.filter(pk__in=pakai.filter(realisasi__periode_evaluasi__kode=periode).values("bukti"))
    return milik


# add -----------------------------------------------------------------------------------------------
@untuk_pegawai("POST")
def unggah(request):
    """A file from the form of a page, or from the script that shows how far it has come (answer: JSON)."""
    formulir = UnggahForm(request.POST, request.FILES)
    if not formulir.is_valid():
        return _unggah_ditolak(request, formulir, formulir.keluhan)
    isi = formulir.cleaned_data
    try:
        bukti = unggah_bukti.unggah(isi["berkas"], oleh=request.saya, judul=isi["judul"])
    except IsianKeliru as tolak:
        formulir.add_error("berkas", tolak.kalimat)
        return _unggah_ditolak(request, formulir, tolak.kalimat)
    return _ditambah(request, bukti)


def _berskrip(request):
    return "X-Unggah" in request.headers


def _unggah_ditolak(request, formulir, kalimat):
    if _berskrip(request):
        return JsonResponse({"kalimat": kalimat}, status=422)
    return _gudang(request, status=422, unggah=formulir)


@untuk_pegawai("POST")
def tambah(request):
    """A link, or a document in the unit."""
    jenis = "unit" if request.POST.get("unit-jenis") else "tautan"
    formulir = {"unit": UnitForm, "tautan": TautanForm}[jenis](request.POST, prefix=jenis)
    if not formulir.is_valid():
        return _gudang(request, status=422, **{jenis: formulir})
    isi = formulir.cleaned_data
    if jenis == "unit":
        bukti = alur.tambah_unit(oleh=request.saya, judul=isi["judul"], lokasi=isi["lokasi"])
    else:
        judul = isi["judul"] or judul_tautan(isi["tautan"])
        bukti = alur.tambah_tautan(oleh=request.saya, judul=judul, tautan=isi["tautan"])
    return _ditambah(request, bukti)


def _ditambah(request, bukti):
    """It is in the gudang; perhaps it is to prove something at once."""
    kabar = "Bukti masuk ke gudang." if bukti.baru else SUDAH_ADA
    pakai = None
    if tujuan := bukti_tujuan.ambil(request.saya, request.POST.get("untuk")):
        try:
            pakai = alur.pakai(bukti, tujuan, oleh=request.saya)
        except Ditolak as tolak:
            kabar = f"{kabar} {tolak.kalimat}"
    if _berskrip(request):
        baris = render_to_string("skp_app/_bukti_baris.html", {"bukti": bukti, "pakai": pakai}, request)
        return JsonResponse(
            {"kalimat": kabar, "baris": baris, "alamat": reverse("skp_app:rincian_bukti", args=[bukti.kode])}
        )
    messages.success(request, kabar)
    return redirect(_kembali(request, reverse("skp_app:rincian_bukti", args=[bukti.kode])))


def _kembali(request, bawaan):
    return alamat.lokal(request.POST.get("kembali"), bawaan)


# one item ------------------------------------------------------------------------------------------
@untuk_pegawai
def rincian(request, kode):
    return _rincian(request, _terbaca(request, kode))


def _rincian(request, bukti, *, status=200, ganti=None, keluhan=""):
    milik = bukti.pemilik_id == request.saya.pk
    pakai = bukti.pakai.filter(umpan_balik=None).select_related(*LENGKAP)
    if not milik:
        pakai = [p for p in pakai if p.skp and p.skp.peran(request.saya)]
    konteks = {
        "menu": "skp_app:realisasi" if milik else "skp_app:tim",
        "bukti": bukti,
        "milik": milik,
        "pakai": pakai,
        "pilihan": bukti_tujuan.pilihan(request.saya, bukti) if milik else [],
        "ganti": ganti or GantiForm(initial={"judul": bukti.judul, "keterangan": bukti.keterangan}),
        "keluhan": keluhan,
    }
    return render(request, "skp_app/rincian_bukti.html", konteks, status=status)


def _terbaca(request, kode):
    terlihat = BuktiDukung.objects.visible_to(request.saya).select_related("pemilik")
    return get_object_or_404(terlihat, kode=kode)


def _milik(request, kode):
    bukti = _terbaca(request, kode)
    if bukti.pemilik_id != request.saya.pk:
        raise BukanHak(alur.BUKAN_MILIK)
    return bukti


@untuk_pegawai("POST")
def ganti(request, kode):
    bukti = _milik(request, kode)
    formulir = GantiForm(request.POST)
    if not formulir.is_valid():
        return _rincian(request, bukti, status=422, ganti=formulir)
    isi = formulir.cleaned_data
    try:
        alur.ganti_judul(bukti, isi["judul"], oleh=request.saya, keterangan=isi["keterangan"])
    except IsianKeliru as tolak:
        formulir.add_error("judul", tolak.kalimat)
        return _rincian(request, bukti, status=422, ganti=formulir)
    messages.success(request, "Nama bukti tersimpan.")
    return redirect("skp_app:rincian_bukti", kode)


@untuk_pegawai("POST")
def pakai(request, kode):
    bukti = _milik(request, kode)
    semua = [p for _, daftar in bukti_tujuan.pilihan(request.saya, bukti) for p in daftar]
    formulir = PakaiForm(request.POST, pilihan=semua)
    if not formulir.is_valid():
        return _rincian(request, bukti, status=422, keluhan=formulir.keluhan)
    tujuan = [bukti_tujuan.ambil(request.saya, n) for n in formulir.cleaned_data["untuk"]]
    tolak = alur.pakai_banyak(bukti, filter(None, tujuan), oleh=request.saya)
    for kalimat in dict.fromkeys(tolak):
        messages.warning(request, kalimat)
    if terpakai := len(tujuan) - len(tolak):
        messages.success(request, f"Bukti dipakai untuk {terpakai} indikator.")
    return redirect(_kembali(request, reverse("skp_app:rincian_bukti", args=[kode])))


@untuk_pegawai("POST")
def lepas(request, kode, pk):
    bukti = _milik(request, kode)
    pakai = get_object_or_404(bukti.pakai.select_related(*LENGKAP).filter(umpan_balik=None), pk=pk)
    alur.lepas(bukti, pakai.tujuan, oleh=request.saya)
    messages.info(request, "Bukti dilepas. Bukti tetap ada di gudang Anda.")
    return redirect(_kembali(request, reverse("skp_app:rincian_bukti", args=[kode])))


@untuk_pegawai("POST")
def buang(request, kode):
    alur.buang(_milik(request, kode), oleh=request.saya)
    messages.info(request, "Bukti dibuang dari gudang.")
    return redirect("skp_app:gudang_bukti")


@untuk_pegawai("POST")
def periksa(request, kode):
    bukti = _milik(request, kode)
    laju.hitung("periksa", request.saya.pk, 60, 3600, "Anda sudah meminta 60 pemeriksaan dalam satu jam.")
    alur.periksa_lagi(bukti, oleh=request.saya)
    messages.info(request, "Tautan sedang diperiksa. Hasilnya muncul di sini dalam beberapa saat.")
    return redirect(_kembali(request, reverse("skp_app:rincian_bukti", args=[kode])))


@untuk_pegawai("POST")
def dilihat(request, pk):
    terlihat = BuktiDukung.objects.visible_to(request.saya).values("pk")
    semua = PakaiBukti.objects.select_related("bukti", *LENGKAP).filter(bukti__in=terlihat)
    pakai = get_object_or_404(semua, pk=pk)
    alur.sudah_dilihat(pakai, oleh=request.saya)
    if request.htmx:
        return HttpResponse(cip("Sudah dilihat", "hijau"))
    messages.success(request, "Ditandai sudah Anda lihat.")
    return redirect(_kembali(request, reverse("skp_app:rincian_bukti", args=[pakai.bukti.kode])))
