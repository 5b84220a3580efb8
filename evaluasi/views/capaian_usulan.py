"""Units whose capaian a person proposes, sets or advises on; and whom the BKD named to advise."""

from django.contrib import messages
from django.db.models import OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import capaian_masukan, capaian_peran
from evaluasi.aturan.capaian import Capaian
from evaluasi.aturan.usulan_capaian import Status
from evaluasi.forms_capaian import PemberiForm, SaringUsulan
from evaluasi.models import CapaianOrganisasi, PemberiMasukan, UsulanCapaian
from evaluasi.views import capaian as grid
from evaluasi.views import periode as kalender
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.models import Pegawai, UnitKerja
from pegawai.views.langkah import jalankan, status

KOLOM = [
    ("Unit", lambda u: u.nama),
    ("Unit atasan", lambda u: u.induk.nama if u.induk else ""),
    ("Diusulkan", lambda u: Capaian(u.diusulkan).cetak if u.diusulkan else ""),
    ("Ditetapkan", lambda u: Capaian(u.tetap).cetak if u.tetap else ""),
]


@untuk_pegawai
def usulan_kini(request):
    return redirect("evaluasi:usulan_capaian_periode", periode=kalender.kode_kini())


@untuk_pegawai
def usulan(request, periode):
    """Those he proposes for, those he sets, and with a naming of the BKD every unit."""
    periode, setahun = kalender.ambil(periode)
    saring = SaringUsulan.baca(request)
    milik = {"unit": OuterRef("pk"), "periode_evaluasi": periode}
    usul = UsulanCapaian.objects.filter(**milik)
    unit = grid.tercatat(_terkait(request.saya), periode).annotate(
        keadaan_usulan=Subquery(usul.values("status")[:1]),
        tetap=Subquery(CapaianOrganisasi.objects.filter(**milik).values("predikat")[:1]),
    )
    if saring["q"]:
        unit = unit.filter(nama__icontains=saring["q"])
    if saring["isi"]:
        belum = Q(tercatat=False) & (Q(keadaan_usulan=None) | Q(keadaan_usulan=Status.DRAF))
        unit = unit.filter(belum if saring["isi"] == "belum" else Q(diusulkan__isnull=False))
    unit = unit.select_related("induk").order_by("jalur")
    if unduhan := unduh.jawab(request, f"usulan-capaian-{periode.kode}", KOLOM, unit):
        return unduhan
    daftar = halaman.ambil(request, unit)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": daftar,
        "saring": SaringUsulan(initial=saring),
        "tersaring": any(saring.values()),
        "mengusulkan": set(capaian_peran.mengusulkan(request.saya).values_list("pk", flat=True)),
        "menu": "evaluasi:usulan_capaian",
    }
    return render(request, "evaluasi/capaian/usulan.html", konteks)


def _terkait(saya):
    if capaian_peran.masukan(saya):
        return UnitKerja.objects.all()
    usul = capaian_peran.mengusulkan(saya).order_by().values("pk")
    tetap = capaian_peran.ditetapkan_oleh(saya).order_by().values("pk")
    return UnitKerja.objects.filter(Q(pk__in=usul) | Q(pk__in=tetap))


# Advisers ----------------------------------------------------------------------------------------
@untuk_pengelola(mandat.INSTANSI)
def pemberi(request):
    return _tampilkan(request, PemberiForm())


def _tampilkan(request, formulir):
    semua = PemberiMasukan.objects.filter(dicabut_pada=None).select_related("pegawai", "ditunjuk_oleh")
    konteks = {"halaman": halaman.ambil(request, semua), "formulir": formulir, "menu": "evaluasi:capaian"}
    return render(request, "evaluasi/capaian/pemberi.html", konteks, status=status(formulir))


@untuk_pengelola(mandat.INSTANSI, "POST")
def tunjuk(request):
    formulir = PemberiForm(request.POST)
    if formulir.is_valid():
        orang = Pegawai.objects.filter(nip="".join(formulir.cleaned_data["nip"].split())).first()
        if orang is None:
            formulir.add_error("nip", "Tidak ada pegawai dengan NIP itu. Periksa 18 angkanya.")
        else:
            jenis = formulir.cleaned_data["jenis"]
            jadi, _ = jalankan(formulir, capaian_masukan.tunjuk, orang, jenis, oleh=request.saya)
            if jadi:
                messages.success(request, f"{orang.nama_lengkap} kini dapat memberi masukan capaian.")
                return redirect("evaluasi:pemberi_masukan")
    return _tampilkan(request, formulir)


@untuk_pengelola(mandat.INSTANSI, "POST")
def cabut(request, pk):
    siapa = capaian_masukan.cabut(get_object_or_404(PemberiMasukan, pk=pk), oleh=request.saya)
    messages.info(request, f"{siapa.pegawai.nama_lengkap} tidak lagi memberi masukan capaian.")
    return redirect("evaluasi:pemberi_masukan")
