"""Antrean atasan: placements whose derived penilai a person should look at, why, and the ways out."""

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat, terbaca
from pegawai.akses import untuk_pengelola
from pegawai.alur import antrean_atasan as alur
from pegawai.alur.penempatan import BUKAN_PENUNJUK
from pegawai.atasan import Peta
from pegawai.aturan.keyakinan import Sebab, tangga
from pegawai.forms.atasan import (
    BenarkanForm,
    CariPejabatForm,
    CatatPltForm,
    PilihPejabatForm,
    SaringAtasan,
    SatuPimpinanForm,
)
from pegawai.models import AtasanDiragukan, Pegawai, Penempatan, UnitKerja
from pegawai.penolakan import BukanHak, IsianKeliru
from pegawai.views.langkah import jalankan, status
from pegawai.views.orang import unit_saring
from pegawai.views.unit import menulis, wajib_menulis

PENEMU = 8  # officials that a search shows


def terlihat(request):
    """Of all for the BKD, of the units of his mandates for others; placements in force today."""
    kini = AtasanDiragukan.objects.filter(penempatan__in=Penempatan.objects.pada(localdate()))
    if menulis(request):
        return kini
    return kini.filter(penempatan__unit__in=terbaca.unit(request.saya).order_by().values("pk"))


@untuk_pengelola(terbaca.PEMBACA)
def antrean(request):
    unit = unit_saring(request)
    saring = SaringAtasan.baca(request, unit=unit)
    daftar = tersaring(terlihat(request), saring)
    pihak = ("penempatan__pegawai", "penempatan__jabatan", "penempatan__unit", "penilai", "dibenarkan_oleh")
    terakhir = AtasanDiragukan.objects.order_by("-dihitung_pada").values_list("dihitung_pada", flat=True).first()
    konteks = {
        "halaman": halaman.ambil(request, daftar.select_related(*pihak).order_by("penempatan__unit__jalur", "pk")),
        "saring": SaringAtasan(initial=saring, unit=unit),
        "tersaring": any(saring.values()),
        "pada": terakhir,
        "menulis": menulis(request),
    }
    return render(request, "pegawai/antrean_atasan.html", konteks)


def tersaring(daftar, saring):
    if saring["q"]:
        daftar = daftar.filter(penempatan__pegawai__in=Pegawai.objects.dengan_nama(saring["q"]))
    if saring["unit"]:
        jalur = UnitKerja.objects.get(kode=saring["unit"]).jalur
        daftar = daftar.filter(penempatan__unit__jalur__startswith=jalur)
    if saring["tingkat"]:
        daftar = daftar.filter(tingkat=saring["tingkat"])
    if saring["sebab"]:
        daftar = daftar.filter(sebab__contains=[saring["sebab"]])
    if saring["keadaan"] == "semua":
        return daftar
    return daftar.filter(dibenarkan_oleh__isnull=saring["keadaan"] != "dibenarkan")


@untuk_pengelola(mandat.INSTANSI, "POST")
def hitung(request):
    alur.pesan(oleh=request.saya)
    messages.success(request, "Antrean dihitung ulang di latar belakang. Lihat kemajuannya pada Proses latar.")
    return redirect("pegawai:antrean_atasan")


@untuk_pengelola(terbaca.PEMBACA)
def rinci(request, pk):
    return _tampilkan(request, satu(request, pk))


def satu(request, pk):
    pihak = ("penempatan__pegawai", "penempatan__jabatan", "penempatan__unit", "penilai", "dibenarkan_oleh")
    return get_object_or_404(terlihat(request).select_related(*pihak), penempatan=pk)


def _tampilkan(request, diragukan, **formulir):
    """The derivation as it is today, not as the job left it."""
    p, hari = diragukan.penempatan, localdate()
    peta = Peta([p.unit], hari)
    hasil = peta.penilai(p)
    keyakinan = alur.tentang(p, hasil.penempatan, peta, alur.tanpa_memimpin(peta.induk, hari))
    anak = langkah(p, hasil.penempatan, peta)
    cari = CariPejabatForm.baca(request)["pejabat"]
    konteks = {
        "d": diragukan,
        "p": p,
        "hasil": hasil,
        "keyakinan": keyakinan,
        "sebab": keyakinan.sebab,
        "tangga": anak,
        "calon": calon(p, anak, cari),
        "cari": CariPejabatForm(initial={"pejabat": cari}),
        "rangkap": rangkap(keyakinan, anak),
        "kosong": kosong(anak),
        "formulir_benarkan": BenarkanForm(),
        "formulir_plt": CatatPltForm(auto_id="plt_%s"),
        "menulis": menulis(request),
        "menunjuk": mandat.mengadministrasi(request.user, p.unit_id),
        "mengelola": mandat.mengelola(request.user, p.unit_id),
        "menu": "pegawai:antrean_atasan",
        **formulir,
    }
    return render(request, "pegawai/atasan_diragukan.html", konteks, status=status(*formulir.values()))


def langkah(p, penilai, peta):
    """[{unit, pemimpin, terpilih}] of the search upward, as far as it went."""
    nama = UnitKerja.objects.in_bulk(peta.induk)
    daftar = []
    for anak in tangga(p.duduk, lambda u: peta.di_unit[u], peta.induk.get, peta.hari):
        pemimpin = [peta.pemimpin[d.id] for d in anak.pemimpin]
        terpilih = penilai is not None and penilai.pk in {d.id for d in anak.pemimpin}
        daftar.append({"unit": nama[anak.unit], "pemimpin": pemimpin, "terpilih": terpilih})
        if terpilih:
            break
    return daftar


def calon(p, anak, cari):
    """Officials to choose from: those on the way up, then what the words find; never the person himself."""
    kini = Penempatan.objects.pada(localdate()).filter(pegawai=OuterRef("pk")).order_by("-memimpin", "jenis", "id")
    orang = Pegawai.objects.exclude(pk=p.pegawai_id).annotate(sebutan=Subquery(kini.values("jabatan__nama")[:1]))
    di_jalan = list(orang.filter(pk__in=[d.pegawai_id for a in anak for d in a["pemimpin"]]))
    if not cari:
        return di_jalan
    ditemukan = orang.filter(sebutan__isnull=False).dengan_nama(cari).order_by("nama", "pk")[:PENEMU]
    return [*di_jalan, *(o for o in ditemukan if o not in di_jalan)]


def rangkap(keyakinan, anak):
    """Those who lead the same unit, when that is the doubt."""
    if Sebab.DUA_PIMPINAN not in keyakinan.sebab:
        return []
    return next((a["pemimpin"] for a in anak if len(a["pemimpin"]) > 1), [])


def kosong(anak):
    """The nearest unit without a leader, and the post to be filled."""
    unit = next((a["unit"] for a in anak if not a["pemimpin"]), None)
    return unit and {"unit": unit, "terakhir": alur.kepala_terakhir(unit)}


@untuk_pengelola(terbaca.PEMBACA, "POST")
def benarkan(request, pk):
    diragukan = satu(request, pk)
    if not mandat.mengelola(request.user, diragukan.penempatan.unit_id):
        raise BukanHak(alur.BUKAN_HAK)
    formulir = BenarkanForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.benarkan, diragukan, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Penilai ini dicatat benar. Muncul lagi bila susunannya berubah.")
            return redirect("pegawai:antrean_atasan")
    return _tampilkan(request, diragukan, formulir_benarkan=formulir)


@untuk_pengelola(terbaca.PEMBACA, "POST")
def tunjuk(request, pk):
    diragukan = satu(request, pk)
    if not mandat.mengadministrasi(request.user, diragukan.penempatan.unit_id):
        raise BukanHak(BUKAN_PENUNJUK)
    formulir = PilihPejabatForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    alur.tunjuk(diragukan, pejabat(formulir), oleh=request.saya)
    messages.success(request, "Penilai ditunjuk. SKP yang sudah ditetapkan beralih lewat Proses Mutasi.")
    return redirect("pegawai:antrean_atasan")


def pejabat(formulir):
    ada = Pegawai.objects.filter(kode=formulir.cleaned_data["orang"]).first()
    if ada is None:
        raise IsianKeliru("Pejabat itu tidak ada lagi. Cari dan pilih lagi.")
    return ada


@untuk_pengelola(terbaca.PEMBACA, "POST")
def satu_pimpinan(request, pk):
    diragukan = satu(request, pk)
    wajib_menulis(request)
    formulir = SatuPimpinanForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    unit = diragukan.penempatan.unit.id_leluhur
    memimpin = Penempatan.objects.pada(localdate()).filter(memimpin=True, unit__in=unit)
    terpilih = get_object_or_404(memimpin.select_related("unit", "pegawai"), pk=formulir.cleaned_data["penempatan"])
    banyak = alur.jadikan_satu(terpilih, oleh=request.saya)
    messages.success(request, f"{terpilih.pegawai.nama_lengkap} satu-satunya pimpinan; {banyak} penempatan diakhiri.")
    return redirect("pegawai:antrean_atasan")


@untuk_pengelola(terbaca.PEMBACA, "POST")
def plt(request, pk):
    """The chair that stands empty on the way up is the one that is filled."""
    diragukan = satu(request, pk)
    wajib_menulis(request)
    formulir = CatatPltForm(request.POST, auto_id="plt_%s")
    if formulir.is_valid():
        isi = formulir.cleaned_data
        p = diragukan.penempatan
        peta = Peta([p.unit], localdate())
        kursi = kosong(langkah(p, peta.penilai(p).penempatan, peta))
        if kursi is None:
            raise IsianKeliru("Tidak ada jabatan pimpinan yang kosong di atas pegawai ini.")
        masa = {b: isi[b] for b in ("jenis", "mulai", "selesai")}
        beres, _ = jalankan(formulir, alur.catat_plt, kursi["unit"], pejabat(formulir), oleh=request.saya, **masa)
        if beres:
            messages.success(request, f"Pimpinan {kursi['unit'].nama} dicatat.")
            return redirect("pegawai:antrean_atasan")
    return _tampilkan(request, diragukan, formulir_plt=formulir)
