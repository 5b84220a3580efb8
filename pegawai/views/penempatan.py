"""Placements of one person: add, end, mend, take back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import penempatan as alur
from pegawai.forms.organisasi import HariTerakhirForm, PenempatanForm, SaringJabatan
from pegawai.models import Jabatan, UnitKerja
from pegawai.views import orang as halaman_orang
from pegawai.views.langkah import jalankan, status
from pegawai.views.unit import wajib_menulis

JABATAN_TERBANYAK = 20


def isian(request, awal):
    """(form, whether it was really sent): the button *Cari* shows what the words find and keeps what was typed."""
    lain = {"terbaca": UnitKerja.objects.all()}
    if request.method == "POST" and "cari" not in request.POST:
        return PenempatanForm(request.POST, **lain)
    return PenempatanForm(initial=request.POST.dict() if request.method == "POST" else awal, **lain)


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def tambah(request, kode):
    orang = halaman_orang.satu(request, kode)
    wajib_menulis(request)
    formulir = isian(request, {"unit": request.GET.get("unit", ""), "jenis": "definitif"})
    if formulir.is_valid():
        beres, baru = jalankan(formulir, tempatkan, orang, formulir, request.saya)
        if beres:
            messages.success(
                request, f"{orang.nama_lengkap} ditempatkan sebagai {baru.nama_jabatan}, {baru.unit.nama}."
            )
            return redirect("pegawai:orang", orang.kode)
    konteks = {"formulir": formulir, "orang": orang, "judul": f"Tempatkan {orang.nama}"}
    return render(request, "pegawai/penempatan.html", konteks, status=status(formulir))


def tempatkan(orang, formulir, oleh):
    return alur.tempatkan(orang, jabatan=jabatan(formulir), oleh=oleh, **formulir.langkah())


def jabatan(formulir):
    isi = formulir.cleaned_data
    return alur.jabatan(isi["jabatan"], isi["jenis_jabatan"], isi["jenjang"])


def milik(request, kode, pk):
    """(person, placement) of an address; 404 when it is not his, 403 for those who only read."""
    orang = halaman_orang.satu(request, kode)
    penempatan = get_object_or_404(orang.penempatan.select_related("jabatan", "unit", "pegawai"), pk=pk)
    wajib_menulis(request)
    return orang, penempatan


@untuk_pengelola(terbaca.PEMBACA, "GET", "POST")
def koreksi(request, kode, pk):
    """Mend a wrong placement; when an SKP rests on it the page says so instead."""
    orang, penempatan = milik(request, kode, pk)
    alur.tolak_bila_dipakai(penempatan)
    formulir = isian(request, awal_koreksi(penempatan))
    if formulir.is_valid():
        beres, _ = jalankan(formulir, koreksikan, penempatan, formulir, request.saya)
        if beres:
            messages.success(request, "Penempatan dikoreksi.")
            return redirect("pegawai:orang", orang.kode)
    konteks = {"formulir": formulir, "orang": orang, "penempatan": penempatan, "judul": "Koreksi penempatan"}
    return render(request, "pegawai/penempatan.html", konteks, status=status(formulir))


def koreksikan(penempatan, formulir, oleh):
    return alur.koreksi(penempatan, jabatan=jabatan(formulir), oleh=oleh, **formulir.langkah())


def awal_koreksi(p):
    sama = ("jenis", "memimpin", "mulai", "selesai", "nama_unit_cetak")
    penilai = p.penilai_ditunjuk and p.penilai_ditunjuk.pegawai
    lain = {"jabatan": p.jabatan.nama, "jenis_jabatan": p.jabatan.jenis, "jenjang": p.jabatan.jenjang}
    return {b: getattr(p, b) for b in sama} | lain | {"unit": p.unit, "penilai": penilai}


@untuk_pengelola(terbaca.PEMBACA, "POST")
def akhiri(request, kode, pk):
    orang, penempatan = milik(request, kode, pk)
    formulir = HariTerakhirForm(request.POST, auto_id=f"akhir-{pk}_%s")
    if formulir.is_valid():
        beres, akhir = jalankan(formulir, alur.akhiri, penempatan, formulir.cleaned_data["selesai"], oleh=request.saya)
        if beres:
            messages.success(request, f"Penempatan di {akhir.unit.nama} diakhiri.")
            return redirect("pegawai:orang", orang.kode)
    return halaman_orang.tampilkan(request, orang, penempatan_salah=formulir)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def hapus(request, kode, pk):
    orang, penempatan = milik(request, kode, pk)
    alur.hapus(penempatan, oleh=request.saya)
    messages.success(request, "Penempatan dihapus.")
    return redirect("pegawai:orang", orang.kode)


@untuk_pengelola(terbaca.PEMBACA)
def cari_jabatan(request):
    """Names of jabatan that exist already, as suggestions while one types."""
    wajib_menulis(request)
    kata = " ".join(SaringJabatan.baca(request)["jabatan"].split())
    ada = Jabatan.objects.filter(nama__icontains=kata).order_by("nama") if kata else Jabatan.objects.none()
    nama = ada.values_list("nama", flat=True).distinct()[:JABATAN_TERBANYAK]
    return render(request, "pegawai/_pilihan_jabatan.html", {"daftar": nama})
