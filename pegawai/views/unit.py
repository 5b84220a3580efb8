"""/organisasi/ and its units: the BKD writes, a mandate reads its part."""

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Length, Replace
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca, unduh
from pegawai.akses import untuk_pengelola
from pegawai.alur import organisasi as alur
from pegawai.alur.hak import HANYA_BKD
from pegawai.forms.organisasi import HariTerakhirForm, PindahUnitForm, SaringUnit, UbahUnitForm, UnitForm
from pegawai.models import Penempatan, UnitKerja
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status

PER_HALAMAN = 50
KOLOM = [
    ("Unit", lambda u: u.nama),
    ("Unit atasan", lambda u: u.induk.nama if u.induk else ""),
    ("Kode unor", lambda u: u.kode_unor),
    ("Pimpinan", lambda u: "; ".join(p.pegawai.nama_lengkap for p in u.kepala)),
    ("Jabatan pimpinan", lambda u: "; ".join(p.nama_jabatan for p in u.kepala)),
    ("Pegawai langsung", lambda u: u.jumlah_orang or 0),
    ("Unit langsung di bawahnya", lambda u: u.jumlah_anak or 0),
    ("Berakhir", lambda u: u.selesai),
]


def menulis(request):
    return request.user.has_perm(mandat.INSTANSI)


def wajib_menulis(request):
    if not menulis(request):
        raise BukanHak(HANYA_BKD)


@untuk_pengelola(terbaca.PEMBACA)
def organisasi(request):
    """The first two levels, or what the words find anywhere below."""
    saring = SaringUnit.baca(request)
    puncak = terbaca.puncak(request.saya).order_by()
    if saring["q"]:
        daftar = terbaca.unit(request.saya).filter(nama__icontains=saring["q"])
    else:
        daftar = UnitKerja.objects.filter(Q(pk__in=puncak.values("pk")) | Q(induk__in=puncak.values("pk")))
    daftar = lengkap(daftar)
    if unduhan := unduh.jawab(request, "unit-kerja", KOLOM, daftar):
        return unduhan
    konteks = {
        "halaman": halaman.ambil(request, daftar, PER_HALAMAN),
        "saring": SaringUnit(initial=saring),
        "dicari": saring["q"],
        "menulis": menulis(request),
        "jumlah": terbaca.unit(request.saya).count(),
    }
    return render(request, "pegawai/organisasi.html", konteks)


def lengkap(daftar):
    """Units with their depth, their head of today, and how many units and people stand directly below."""
    hari = localdate()
    kini = Penempatan.objects.pada(hari)
    kepala = kini.filter(memimpin=True).select_related("pegawai", "jabatan").order_by("jenis")
    orang = kini.filter(jenis="definitif", unit=OuterRef("pk")).order_by().values("unit").annotate(n=Count("pk"))
    anak = UnitKerja.objects.filter(induk=OuterRef("pk"), selesai=None).order_by().values("induk")
    return (
        daftar.select_related("induk")
        .annotate(
            dalam=Length("jalur") - Length(Replace("jalur", Value("."), Value(""))),
            berorang=Exists(kini.filter(unit=OuterRef("pk"))),
            jumlah_orang=orang.values("n"),
            jumlah_anak=anak.annotate(n=Count("pk")).values("n"),
        )
        .prefetch_related(Prefetch("penempatan", kepala, to_attr="kepala"))
        .order_by("jalur")
    )


def satu(request, kode):
    return get_object_or_404(terbaca.unit(request.saya).select_related("induk"), kode=kode)


@untuk_pengelola(terbaca.PEMBACA)
def unit(request, kode):
    return tampilkan(request, satu(request, kode))


def tampilkan(request, unit, akhir=None):
    di_bawah = lengkap(UnitKerja.objects.filter(induk=unit))
    if unduhan := unduh.jawab(request, f"unit-{unit.kode}", KOLOM, di_bawah):
        return unduhan
    penghuni = Penempatan.objects.pada(localdate()).filter(unit=unit).select_related("pegawai", "jabatan")
    konteks = {
        "unit": unit,
        "leluhur": UnitKerja.objects.filter(pk__in=unit.id_leluhur[:-1]).order_by("jalur"),
        "terbaca": set(terbaca.unit(request.saya).filter(pk__in=unit.id_leluhur).values_list("pk", flat=True)),
        "penghuni": penghuni.order_by("-memimpin", "jenis", "pegawai__nama")[:PER_HALAMAN],
        "jumlah_penghuni": penghuni.count(),
        "halaman": halaman.ambil(request, di_bawah, PER_HALAMAN),
        "akhir": akhir or HariTerakhirForm(initial={"selesai": unit.selesai}),
        "menulis": menulis(request),
    }
    return render(request, "pegawai/unit.html", konteks, status=status(akhir))


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def tambah(request, kode=None):
    """A root, or a unit under the one in the address."""
    induk = satu(request, kode) if kode else None
    wajib_menulis(request)
    formulir = UnitForm(request.POST if request.method == "POST" else None)
    if formulir.is_valid():
        beres, baru = jalankan(formulir, alur.tambah_unit, induk=induk, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, f"{baru.nama} ditambahkan.")
            return redirect("pegawai:unit", baru.kode)
    konteks = {"formulir": formulir, "induk": induk, "judul": "Tambah unit"}
    return render(request, "pegawai/unit_isian.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def ubah(request, kode):
    unit = satu(request, kode)
    wajib_menulis(request)
    awal = {b: getattr(unit, b) for b in (*alur.ISI_UNIT, "versi")}
    formulir = UbahUnitForm(request.POST if request.method == "POST" else None, initial=awal)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.ubah_unit, unit, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Perubahan unit disimpan.")
            return redirect("pegawai:unit", unit.kode)
    konteks = {"formulir": formulir, "unit": unit, "induk": unit.induk, "judul": f"Ubah {unit.nama}"}
    return render(request, "pegawai/unit_isian.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def pindah(request, kode):
    """Look the new parent up, choose it, and the whole subtree follows."""
    unit = satu(request, kode)
    wajib_menulis(request)
    lain = {"terbaca": UnitKerja.objects.exclude(jalur__startswith=unit.jalur).filter(selesai=None)}
    mencari = request.method != "POST" or "cari" in request.POST
    formulir = PindahUnitForm(initial=request.POST.dict(), **lain) if mencari else PindahUnitForm(request.POST, **lain)
    if formulir.is_valid():
        induk = None if formulir.cleaned_data["puncak"] else formulir.cleaned_data["unit"]
        beres, _ = jalankan(formulir, alur.pindahkan_unit, unit, induk, oleh=request.saya)
        if beres:
            messages.success(request, f"{unit.nama} dipindahkan bersama semua unit di bawahnya.")
            return redirect("pegawai:unit", unit.kode)
    konteks = {"formulir": formulir, "unit": unit}
    return render(request, "pegawai/unit_pindah.html", konteks, status=status(formulir))


@untuk_pengelola(terbaca.PEMBACA, "POST")
def akhiri(request, kode):
    unit = satu(request, kode)
    wajib_menulis(request)
    formulir = HariTerakhirForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.akhiri_unit, unit, formulir.cleaned_data["selesai"], oleh=request.saya)
        if beres:
            messages.success(request, f"{unit.nama} diakhiri.")
            return redirect("pegawai:unit", unit.kode)
    return tampilkan(request, unit, formulir)
