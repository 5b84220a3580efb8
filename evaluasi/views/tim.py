"""The team of a penilai in one period, and how its predikat spread."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import hitung
from evaluasi.aturan.status import TERTETAPKAN, WARNA, Status
from evaluasi.forms import SaringTim
from evaluasi.models import Evaluasi
from evaluasi.views import alamat, sebaran
from evaluasi.views import periode as kalender
from evaluasi.views.meja import hitung as banyaknya
from pegawai import halaman
from pegawai.akses import untuk_pegawai
from skp_app.aturan.status import BERLAKU, TIDAK_DIHITUNG
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import Iki, Realisasi, Skp, UmpanBalik

PER_HALAMAN = 50


@untuk_pegawai
def tim(request):
    return redirect("evaluasi:tim_periode", periode=kalender.kode_kini())


@untuk_pegawai
def tim_periode(request, periode):
    periode, setahun = kalender.ambil(periode)
    saring = SaringTim.baca(request)
    daftar = lengkap(tersaring(bawahan(request.saya, periode), periode, saring), periode)
    daftar = halaman.ambil(request, daftar, PER_HALAMAN)
    for skp in daftar:
        skp.keadaan, skp.alamat = keadaan(skp), alamat.skp(skp)
    konteks = {
        "periode": periode,
        "kata_jendela": kalender.kata_jendela(periode, localdate()),
        "setahun": setahun,
        "halaman": daftar,
        "saring": SaringTim(initial=saring),
        "tersaring": any(saring.values()),
        "sebaran": sebaran.milik(request.saya, periode),
        "pekerjaan": sebaran.sedang_dihitung(request.saya, periode),
    }
    return render(request, "evaluasi/tim.html", konteks)


@untuk_pegawai("POST")
def pesan_hitung(request, periode):
    periode, _ = kalender.ambil(periode)
    pekerjaan = hitung.pesan_tim(request.saya, periode)
    messages.success(request, f"Hitung ulang {periode.nama} dipesan untuk {len(pekerjaan)} unit.")
    return redirect("evaluasi:tim_periode", periode=periode.kode)


def bawahan(saya, periode):
    """SKP of the people this penilai assesses in the period, by name. A draft is its owner's alone."""
    milik = Skp.objects.filter(penilai=saya, periode=periode.periode_id)
    terbaca = milik.exclude(status__in=[StatusSkp.DRAF, *TIDAK_DIHITUNG])
    return terbaca.filter(mulai__lte=periode.selesai, selesai__gte=periode.mulai).order_by("pegawai__nama", "id")


def dapat_dinilai(saya, periode):
    return bawahan(saya, periode).filter(status__in=BERLAKU)


def tersaring(daftar, periode, saring):
    if saring["q"]:
        daftar = daftar.filter(pegawai__nama__icontains=saring["q"])
    evaluasi = Evaluasi.objects.filter(skp=OuterRef("pk"), periode_evaluasi=periode)
    keadaan = {
        "": Q(),
        "belum": Q(~Exists(evaluasi.exclude(predikat="")), status__in=BERLAKU),
        "dinilai": Exists(evaluasi.filter(status=Status.DINILAI)),
        "ditetapkan": Exists(evaluasi.filter(status__in=TERTETAPKAN)),
    }
    return daftar.filter(keadaan[saring["keadaan"]])


def keadaan(skp):
    """Words and colour of the chip: who has to act next on this person."""
    if not skp.berlaku:
        return f"SKP: {skp.get_status_display()}", skp.warna
    evaluasi = next(iter(skp.nilai), None)
    if evaluasi and evaluasi.predikat:
        return evaluasi.get_status_display(), evaluasi.warna
    if skp.terisi < skp.jumlah_iki:
        return "Menunggu realisasi", "kuning"
    return Status.TERBUKA.cetak, WARNA[Status.TERBUKA]


def lengkap(daftar, periode):
    """Each row with its post, its counts, and its evaluation of the period in `nilai`."""
    iki = Iki.objects.filter(rhk__skp=OuterRef("pk"))
    terisi = Realisasi.objects.filter(iki=OuterRef("pk"))
    umpan_balik = UmpanBalik.objects.filter(skp=OuterRef("pk"))
    if not periode.tahunan:
        terisi = terisi.filter(periode_evaluasi=periode)
        umpan_balik = umpan_balik.filter(periode_evaluasi=periode)
    evaluasi = Evaluasi.objects.filter(periode_evaluasi=periode)
    return (
        daftar.select_related("pegawai", "penempatan__jabatan")
        .prefetch_related(Prefetch("evaluasi", evaluasi, to_attr="nilai"))
        .annotate(
            jumlah_iki=banyaknya(iki),
            terisi=banyaknya(iki.filter(Exists(terisi))),
            umpan_balik_periode=banyaknya(umpan_balik),
        )
    )
