"""Proses Mutasi: past events, and the wizard that asks, shows what will happen, and does it once."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime

from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.alur.penempatan import rentang
from pegawai.models import Penempatan, UnitKerja
from pegawai.views.langkah import jalankan as coba
from pegawai.views.langkah import status
from skp_app.alur import mutasi as alur
from skp_app.aturan.peristiwa import BERLANJUT, JenisPeristiwa, hari_terakhir, penilai_tahunan
from skp_app.forms.mutasi import BawahanForm, MutasiForm, SaringPeristiwa
from skp_app.models import PenutupanPeriode, Peristiwa
from skp_app.views.mutasi_lihat import pratinjau

DITEMUKAN_TERBANYAK = 20
KOLOM = [
    ("Nama", lambda p: p.pegawai.nama_lengkap),
    ("Peristiwa", lambda p: p.get_jenis_display()),
    ("TMT", lambda p: p.tmt),
    ("Dasar", lambda p: p.dasar),
    ("Diproses oleh", lambda p: p.oleh.nama_lengkap),
    ("Diproses", lambda p: localtime(p.pada)),
]


@untuk_pengelola(mandat.KELOLA)
def daftar(request):
    """Past events of the people under the mandate, and the search that begins a new one."""
    orang = alur.boleh_mengelola(request.saya)
    kata = " ".join(SaringPeristiwa.baca(request)["q"].split())
    semua = Peristiwa.objects.filter(pegawai__in=orang).select_related("pegawai", "oleh", "skp_lama", "skp_baru")
    if unduhan := unduh.jawab(request, "mutasi", KOLOM, semua):
        return unduhan
    konteks = {
        "halaman": halaman.ambil(request, semua),
        "saring": SaringPeristiwa(initial={"q": kata}),
        "ditemukan": _berjabatan(orang.filter(nama__icontains=kata)[:DITEMUKAN_TERBANYAK]) if kata else None,
    }
    return render(request, "skp_app/mutasi.html", konteks)


def _berjabatan(orang):
    """Each person with the definitive post of today, or the last one."""
    duduk = Penempatan.objects.filter(pegawai__in=[o.pk for o in orang], jenis="definitif").order_by("mulai")
    terakhir = {p.pegawai_id: p for p in duduk.select_related("jabatan", "unit") if p.mulai <= localdate()}
    return [(o, terakhir.get(o.pk)) for o in orang]


def _orang(request, kode):
    return get_object_or_404(alur.boleh_mengelola(request.saya), kode=kode)


@untuk_pengelola(mandat.KELOLA)
def susun(request, kode):
    """The three questions of the wizard on one address: what and where, which RHK, and the preview."""
    orang = _orang(request, kode)
    formulir = _isian(request, orang)
    beres = formulir.is_valid() and coba(formulir, alur.periksa, formulir.permintaan(orang), request.saya)[0]
    if not beres:
        return _tanya(request, orang, formulir)
    if "rhk" in request.GET or "pratinjau" in request.GET:
        return _pratinjau(request, orang, formulir)
    return _pilih(request, orang, formulir)


def _isian(request, orang):
    """Bound when something was really sent; the button *Cari* only shows what the words find."""
    lain = {"terbaca": UnitKerja.objects.all(), "boleh_catat": request.user.has_perm(mandat.INSTANSI)}
    kiriman = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" or (kiriman and "cari" not in kiriman):
        return MutasiForm(kiriman, **lain)
    return MutasiForm(initial=kiriman.dict() or {"cara": MutasiForm.CATAT}, **lain)


def _tanya(request, orang, formulir):
    duduk = orang.penempatan.filter(jenis="definitif").select_related("jabatan", "unit").order_by("mulai")
    konteks = {
        "orang": orang,
        "formulir": formulir,
        "duduk": [(p, rentang(p)) for p in duduk],
        "memimpin": any(p.memimpin for p in duduk),
        "langkah_ke": 1,
    }
    return render(request, "skp_app/mutasi_tanya.html", konteks, status=status(formulir))


def _pilih(request, orang, formulir):
    """Which RHK come along; when only the penilai changes, all of them are ticked."""
    p = formulir.permintaan(orang)
    rhk = list(alur.rhk_dapat_dibawa(p).order_by("skp", "-jenis", "urutan")) if p.jenis in BERLANJUT else []
    if not rhk:
        return _pratinjau(request, orang, formulir)
    konteks = {
        "orang": orang,
        "p": p,
        "rhk": rhk,
        "semua": p.jenis == JenisPeristiwa.GANTI_PENILAI,
        "tersembunyi": formulir.tersembunyi("bawahan"),
        "langkah_ke": 2,
    }
    return render(request, "skp_app/mutasi_rhk.html", konteks)


def _pratinjau(request, orang, formulir, alasan=None):
    p = formulir.permintaan(orang)
    konteks = {
        "orang": orang,
        "p": p,
        "sebutan": JenisPeristiwa(p.jenis).cetak,
        "terakhir": hari_terakhir(p.tmt),
        "tersembunyi": formulir.tersembunyi("bawahan", "rhk"),
        "tahunan": penilai_tahunan(p.jenis),
        "langkah_ke": 3,
        "alasan": alasan,
        **pratinjau(p),
    }
    return render(request, "skp_app/mutasi_pratinjau.html", konteks, status=alasan.status if alasan else 200)


@untuk_pengelola(mandat.KELOLA, "POST")
def jalankan(request, kode):
    orang = _orang(request, kode)
    formulir = _isian(request, orang)
    if not formulir.is_valid():
        return _tanya(request, orang, formulir)
    beres, peristiwa = coba(formulir, alur.jalankan, formulir.permintaan(orang), oleh=request.saya)
    if not beres:
        return _tanya(request, orang, formulir)
    messages.success(request, f"{peristiwa.get_jenis_display()} {orang.nama_lengkap} sudah diproses.")
    return redirect("skp_app:peristiwa", peristiwa.kode)


@untuk_pengelola(mandat.KELOLA, "GET", "POST")
def bawahan(request, kode):
    """A leader is another one already: give those whom he assessed their penilai of that day."""
    orang = _orang(request, kode)
    kiriman = request.POST if request.method == "POST" else request.GET
    formulir = BawahanForm(kiriman if kiriman or request.method == "POST" else None)
    daftar = None
    if formulir.is_valid():
        isi = formulir.cleaned_data
        if request.method == "POST":
            beres, hasil = coba(formulir, alur.ganti_penilai_bawahan, orang, oleh=request.saya, **isi)
            if beres:
                messages.success(request, f"{len(hasil)} bawahan {orang.nama_lengkap} berganti penilai.")
                return redirect("skp_app:mutasi")
        else:
            _, daftar = coba(formulir, alur.terdampak, orang, isi["tmt"])
    konteks = {"orang": orang, "formulir": formulir, "bawahan": daftar}
    return render(request, "skp_app/mutasi_bawahan.html", konteks, status=status(formulir))


@untuk_pengelola(mandat.KELOLA)
def peristiwa(request, kode):
    """What one event did."""
    semua = Peristiwa.objects.filter(pegawai__in=alur.boleh_mengelola(request.saya))
    pihak = ("pegawai", "oleh", "skp_lama__penilai", "skp_baru__penilai", "skp_baru__unit", "skp_lama__unit")
    ini = get_object_or_404(semua.select_related(*pihak), kode=kode)
    ikut = semua.filter(jenis=JenisPeristiwa.GANTI_PENILAI, tmt=ini.tmt, skp_lama__penilai=ini.pegawai)
    konteks = {
        "peristiwa": ini,
        "terakhir": hari_terakhir(ini.tmt),
        "bawahan": ikut.exclude(pk=ini.pk).select_related("pegawai", "skp_baru__penilai"),
        "dinilai": PenutupanPeriode.objects.filter(skp=ini.skp_lama).select_related("periode_evaluasi")
        if ini.skp_lama
        else (),
        "rhk": ini.skp_baru.rhk.filter(~Q(teks="")) if ini.skp_baru else (),
        "tahunan": penilai_tahunan(ini.jenis),
    }
    return render(request, "skp_app/peristiwa.html", konteks)
