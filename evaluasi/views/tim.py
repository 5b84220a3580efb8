"""The team of a penilai in one period, and how its predikat spread."""

from django.contrib import messages
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, Subquery, Value
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from evaluasi.alur import hitung, pengganti
from evaluasi.aturan.status import TERTETAPKAN, WARNA, Status
from evaluasi.forms import SaringTim
from evaluasi.models import Evaluasi, HasilDisepakati
from evaluasi.views import alamat, sebaran
from evaluasi.views import periode as kalender
from evaluasi.views.meja import dibebaskan, terdokumentasi
from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.hitungan import banyaknya
from skp_app.alur.pengambilalihan import masih_wajib
from skp_app.alur.peristiwa import yang_masih_dinilai
from skp_app.aturan.status import BERLAKU
from skp_app.aturan.status import Status as StatusSkp
from skp_app.models import Iki, PeriodeDokumentasi, Realisasi, Skp, UmpanBalik
from skp_app.models.pengganti import diperpanjang, tetap_di_penilai
from skp_app.models.skp import ada_sesudahnya

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
    lekatkan_nilai(daftar, periode)
    lekatkan_peralihan(daftar, periode)
    lekatkan_pena(daftar, periode)
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
        "diperpanjang": perpanjangan_tim(request.saya, periode),
        "beralih": pengganti.daftar(request.saya, periode, localdate()).count(),
    }
    return render(request, "evaluasi/tim.html", konteks)


@untuk_pegawai("POST")
def pesan_hitung(request, periode):
    periode, _ = kalender.ambil(periode)
    pekerjaan = hitung.pesan_tim(request.saya, periode)
    messages.success(request, f"Hitung ulang {periode.nama} dipesan untuk {len(pekerjaan)} unit.")
    return redirect("evaluasi:tim_periode", periode=periode.kode)


def bawahan(saya, periode):
    """SKP of the people this penilai assesses in the period, by name; of several versions the one in force.

    A draft is its owner's alone.
    """
    milik = Skp.objects.dihitung().filter(penilai=saya, periode=periode.periode_id)
    terbaca = milik.exclude(status=StatusSkp.DRAF)
    return terbaca.filter(mulai__lte=periode.selesai, selesai__gte=periode.mulai).order_by("pegawai__nama", "id")


def perpanjangan_tim(saya, periode):
    """[(last day, how many)] of those whose window was made longer, while it lasts and once the usual one is over."""
    hari = localdate()
    if hari <= periode.jendela_selesai:
        return []
    lebih = diperpanjang(Value(periode.pk), sejak=hari).order_by("-sampai").values("sampai")[:1]
    daftar = dapat_dinilai(saya, periode).annotate(lebih=Subquery(lebih)).filter(lebih__isnull=False)
    return list(daftar.order_by("lebih").values_list("lebih").annotate(n=Count("pk")))


def dapat_dinilai(saya, periode):
    return bawahan(saya, periode).filter(status__in=BERLAKU)


def tersaring(daftar, periode, saring):
    if saring["q"]:
        daftar = daftar.filter(pegawai__nama__icontains=saring["q"])
    evaluasi = Evaluasi.objects.filter(skp__rangkaian=OuterRef("rangkaian"), periode_evaluasi=periode)
    keadaan = {
        "": Q(),
        "belum": Q(~Exists(evaluasi.exclude(predikat="")), ~dibebaskan(periode), status__in=BERLAKU),
        "dinilai": Exists(evaluasi.filter(status=Status.DINILAI)),
        "ditetapkan": Exists(evaluasi.filter(status__in=TERTETAPKAN)),
    }
    return daftar.filter(keadaan[saring["keadaan"]])


def keadaan(skp):
    """Words and colour of the chip: who has to act next on this person."""
    if skp.dipakai:
        return f"Memakai hasil {skp.dipakai.evaluasi.periode_evaluasi.nama}", "hijau"
    if skp.pada_lanjutan:
        return "Dinilai pada SKP berikutnya", "netral"
    if skp.beralih and skp.berlaku:
        return "Beralih ke penilai lain", "kuning"
    if not skp.dapat_dinilai:
        return f"SKP: {skp.get_status_display()}", skp.warna
    evaluasi = skp.nilai
    if evaluasi and evaluasi.predikat:
        return evaluasi.get_status_display(), evaluasi.warna
    if skp.bebas:
        return "Tidak wajib SKP", "netral"
    if skp.terutang and skp.terisi < skp.jumlah_iki:
        return "Menunggu realisasi", "kuning"
    return Status.TERBUKA.cetak, WARNA[Status.TERBUKA]


def lengkap(daftar, periode):
    """Each row with its post and its counts."""
    iki = masih_wajib(Iki.objects.filter(rhk__skp=OuterRef("pk")), periode.selesai)
    terisi = Realisasi.objects.all()
    umpan_balik = UmpanBalik.objects.filter(skp__rangkaian=OuterRef("rangkaian"))
    if not periode.tahunan:
        terisi = terisi.filter(periode_evaluasi=periode)
        umpan_balik = umpan_balik.filter(periode_evaluasi=periode)
    return daftar.select_related("pegawai", "penempatan__jabatan").annotate(
        bebas=dibebaskan(periode),
        di_tangan=ExpressionWrapper(
            tetap_di_penilai(localdate(), Value(periode.jendela_selesai), Value(periode.pk)),
            output_field=BooleanField(),
        ),
        ada_sesudahnya=ada_sesudahnya(),
        jumlah_iki=banyaknya(iki),
        terisi=banyaknya(iki.filter(terdokumentasi(terisi))),
        terutang=Exists(PeriodeDokumentasi.objects.filter(periode_evaluasi=periode)),
        umpan_balik_periode=banyaknya(umpan_balik),
    )


def lekatkan_peralihan(daftar, periode):
    """What a staff event changes in a row: an ended SKP that is still rated, an earlier result that stands for it."""
    masih = yang_masih_dinilai(daftar, periode)
    lanjutan = [s.rangkaian for s in daftar if s.melanjutkan_id]
    disepakati = HasilDisepakati.objects.filter(
        skp__rangkaian__in=lanjutan, periode_evaluasi=periode, disetujui_pada__isnull=False
    ).select_related("skp", "evaluasi__periode_evaluasi")
    per_rangkaian = {d.skp.rangkaian: d for d in disepakati} if lanjutan else {}
    for skp in daftar:
        skp.dipakai = per_rangkaian.get(skp.rangkaian)
        skp.dapat_dinilai = (skp.berlaku or skp.pk in masih) and not skp.dipakai


def lekatkan_pena(daftar, periode):
    """Rows whose evaluation is somebody else's by now, and those whose year belongs to a later SKP."""
    for skp in daftar:
        skp.beralih = not skp.di_tangan and not (skp.nilai and skp.nilai.tertetapkan)
        skp.pada_lanjutan = periode.tahunan and skp.ada_sesudahnya
        skp.dapat_dinilai = skp.dapat_dinilai and not (skp.beralih or skp.pada_lanjutan)
        if skp.beralih and skp.nilai and skp.nilai.penilai_id != skp.penilai_id:
            skp.nilai = None  # a draft of somebody else


def lekatkan_nilai(daftar, periode):
    """Each row with its evaluation of the period in `nilai`, whichever version of the SKP it was begun on."""
    semua = Evaluasi.objects.filter(skp__rangkaian__in=[s.rangkaian for s in daftar], periode_evaluasi=periode)
    per_rangkaian = {e.skp.rangkaian: e for e in semua.select_related("skp")}
    for skp in daftar:
        skp.nilai = per_rangkaian.get(skp.rangkaian)
