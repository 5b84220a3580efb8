"""The list of reports: what was reported to the PyB, what still is to be, and until when."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime

from evaluasi.alur import pelaporan
from evaluasi.aturan.keberatan import TERBUKA, Keputusan
from evaluasi.aturan.pelaporan import TANPA_TANDA_TANGAN
from evaluasi.aturan.status import TERTETAPKAN, Status
from evaluasi.forms_laporan import LaporkanForm, SaringLaporan
from evaluasi.models import Evaluasi, Keberatan, Pelaporan
from evaluasi.views import periode as kalender
from evaluasi.views.hasil import ambil
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pegawai
from pegawai.aturan.teks import titik
from pegawai.penolakan import IsianKeliru
from skp_app.dokumen.cetak import TerlaluPanjang
from skp_app.views.unduhan import kirim_pdf

TERKAIT = ("skp__pegawai", "skp__unit", "penilai", "periode_evaluasi")


@untuk_pegawai
def laporan_kini(request):
    return redirect("evaluasi:laporan", periode=kalender.kode_kini())


@untuk_pegawai
def laporan(request, periode):
    """Results of those whom he evaluated or over whose keberatan he decided; for the BKD and by mandate more."""
    periode, setahun = kalender.ambil(periode)
    saring = SaringLaporan.baca(request)
    hari = localdate()
    semua = tersaring(milik(request.saya, periode), saring, hari).select_related(*TERKAIT)
    if unduhan := unduh.jawab(request, f"laporan-{periode.kode}", _kolom(request, hari, periode), semua):
        return unduhan
    daftar = halaman.ambil(request, semua)
    for e in daftar:
        e.keadaan_laporan = keadaan(e, hari, periode)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "batas": pelaporan.batas_laporan(periode),
        "hari": hari,
        "halaman": daftar,
        "saring": SaringLaporan(initial=saring),
        "tersaring": any(saring.values()),
        "bkd": request.saya.pengguna.has_perm(mandat.INSTANSI),
    }
    return render(request, "evaluasi/laporan.html", konteks)


def _kolom(request, hari, periode):
    nip = unduh.tulis_nip(request)
    return [
        ("Nama", lambda e: e.skp.pegawai.nama_lengkap),
        ("NIP", lambda e: nip(e.skp.pegawai)),
        ("Unit kerja", lambda e: e.skp.unit.nama),
        ("Pejabat penilai", lambda e: e.penilai.nama_lengkap),
        ("Keadaan", lambda e: keadaan(e, hari, periode)[0]),
        ("Dilaporkan", lambda e: e.dilaporkan_pada and localtime(e.dilaporkan_pada)),
        ("Bentuk", lambda e: e.dilaporkan_sebagai),
    ]


def milik(saya, periode):
    """Set results of the period that this person may report or follow, never his own, by name."""
    tetap = Evaluasi.objects.visible_to(saya).filter(periode_evaluasi=periode, status__in=TERTETAPKAN)
    laporan = Pelaporan.objects.filter(evaluasi=OuterRef("pk"))
    putusan = Keberatan.objects.filter(evaluasi=OuterRef("pk"), keputusan=Keputusan.MENGUBAH)
    return (
        tetap.exclude(skp__pegawai=saya)
        .annotate(
            dilaporkan_pada=Subquery(laporan.values("pada")[:1]),
            dilaporkan_sebagai=Subquery(laporan.values("bentuk")[:1]),
            dilaporkan_tanpa=Subquery(laporan.values("tanpa_tanda_tangan")[:1]),
            diubah=Exists(putusan),
            # Only the parties and the BKD know of an open case; a mandate tells nothing of it.
            berkeberatan=Exists(Keberatan.objects.visible_to(saya).filter(evaluasi=OuterRef("pk"), status__in=TERBUKA)),
        )
        .order_by("skp__pegawai__nama", "pk")
    )


BELUM = Q(dilaporkan_pada=None) | Q(diubah=True) & ~Q(dilaporkan_sebagai="D.1.3")


def tersaring(daftar, saring, hari):
    if saring["q"]:
        daftar = daftar.filter(skp__pegawai__nama__icontains=saring["q"])
    kembali = Q(status=Status.DITERIMA) | Q(status=Status.DISAMPAIKAN, batas_pengembalian__lt=hari)
    syarat = {
        "": Q(),
        "siap": BELUM & (kembali | Q(diubah=True)) & Q(berkeberatan=False),
        "tertahan": Q(berkeberatan=True),
        "belum": BELUM,
        "sudah": ~BELUM,
    }
    return daftar.filter(syarat[saring["keadaan"]])


def keadaan(e, hari, periode):
    """Words and colour of the chip."""
    if e.dilaporkan_pada and not (e.diubah and e.dilaporkan_sebagai != "D.1.3"):
        return "Dilaporkan", "hijau"
    if e.berkeberatan:
        return "Ditahan, ada keberatan", "kuning"
    if e.dilaporkan_pada:
        return "Perlu dilaporkan lagi dengan D.1.3", "ungu"
    if hari > pelaporan.batas_laporan(periode):
        return "Lewat batas waktu", "merah"
    if e.tidak_ditandatangani(hari):
        return TANPA_TANDA_TANGAN, "kuning"
    return ("Siap dilaporkan", "biru") if e.status == Status.DITERIMA else ("Menunggu dokumen kembali", "netral")


@untuk_pegawai("POST")
def laporkan(request, kode):
    evaluasi = ambil(request.saya, kode)
    try:
        laporan = pelaporan.laporkan(evaluasi, oleh=request.saya, **LaporkanForm.baca(request))
    except TerlaluPanjang as galat:
        raise IsianKeliru(str(galat)) from galat
    nama = evaluasi.skp.pegawai.nama_lengkap
    messages.success(
        request, titik(f"Dokumen evaluasi {laporan.bentuk} {nama} dilaporkan kepada pejabat yang berwenang")
    )
    return redirect("evaluasi:rincian", kode)


def isi_laporan(laporan):
    with laporan.berkas.open("rb") as berkas:
        return berkas.read()


@untuk_pegawai
def laporan_pdf(request, kode):
    """The newest report as it was sent."""
    evaluasi = ambil(request.saya, kode)
    terakhir = evaluasi.pelaporan.first()
    if terakhir is None:
        raise Http404
    return kirim_pdf(lambda: isi_laporan(terakhir), f"laporan-{evaluasi.periode_evaluasi.kode}-{evaluasi.kode}")
