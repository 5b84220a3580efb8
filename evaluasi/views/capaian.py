"""The capaian of every unit in one period: recorded by the BKD, read by who holds a mandate."""

from django.contrib import messages
from django.db.models import CharField, Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html

from evaluasi.alur import capaian as alur
from evaluasi.alur import hitung
from evaluasi.aturan.usulan_capaian import Status, StatusPerubahan
from evaluasi.forms_capaian import CapaianForm, PilihUnitForm, SaringCapaian
from evaluasi.models import CapaianOrganisasi, PerubahanCapaian, UsulanCapaian
from evaluasi.views import periode as kalender
from pegawai import halaman, mandat, unduh
from pegawai.akses import untuk_pengelola
from pegawai.hitungan import banyaknya
from pegawai.models import Pekerjaan
from pegawai.models.pekerjaan import StatusPekerjaan
from pegawai.penolakan import BukanHak, Ditolak
from skp_app.aturan.status import BERLAKU
from skp_app.models import Skp

PEMBACA = (mandat.KELOLA, mandat.AWASI)
BIDANG = ("predikat", "dasar", "nomor", "ditetapkan_oleh", "tanggal", "nilai_pk", "nilai_ekspektasi", "versi")


def _isi(bidang):
    """This field of the recorded capaian of a unit, nothing where there is none."""
    return lambda u: next((getattr(c, bidang) for c in u.capaian_periode), None)


KOLOM = [
    ("Unit", lambda u: u.nama),
    ("Unit atasan", lambda u: u.induk.nama if u.induk else ""),
    ("Pegawai dinilai pimpinannya", lambda u: u.dinilai),
    ("Capaian", lambda u: next((c.get_predikat_display() for c in u.capaian_periode), "")),
    ("Dasar", _isi("dasar")),
    ("Nomor", _isi("nomor")),
    ("Ditetapkan oleh", _isi("ditetapkan_oleh")),
    ("Tanggal", _isi("tanggal")),
]


@untuk_pengelola(PEMBACA)
def capaian_kini(request):
    return redirect("evaluasi:capaian_periode", periode=kalender.kode_kini())


@untuk_pengelola(PEMBACA)
def capaian_periode(request, periode):
    return tampilkan(request, *kalender.ambil(periode))


def tampilkan(request, periode, setahun, *, keliru=None, unit_keliru=None, dicentang=()):
    """The grid. `keliru` is a refused form: that of the row `unit_keliru`, or of the rows `dicentang`."""
    saring = SaringCapaian.baca(request)
    unit = terlihat(request.user, periode)
    semua = lengkap(tersaring(unit, saring), periode)
    if unduhan := unduh.jawab(request, f"capaian-{periode.kode}", KOLOM, semua):
        return unduhan
    daftar = halaman.ambil(request, semua)
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": daftar,
        "baris": [(u, keliru if u == unit_keliru else formulir(u, periode)) for u in daftar],
        "terpilih": keliru if keliru and not unit_keliru else CapaianForm(periode=periode, auto_id="terpilih_%s"),
        "dicentang": dicentang,
        "formulir": keliru,
        "saring": SaringCapaian(initial=saring),
        "tersaring": any(saring.values()),
        "buka": saring["isi"] == "kosong",
        "menulis": menulis(request.user),
        "jumlah": unit.aggregate(semua=Count("pk"), terisi=Count("pk", filter=Q(tercatat=True))),
        "pekerjaan": berjalan(request.saya, periode),
    }
    return render(request, "evaluasi/capaian/daftar.html", konteks, status=422 if keliru else 200)


def menulis(pengguna):
    return pengguna.has_perm(mandat.INSTANSI)


def terlihat(pengguna, periode):
    """Units of the mandates and below (all of them for the BKD) that exist in the period."""
    unit = mandat.unit_terjangkau(pengguna, PEMBACA)
    return tercatat(unit, periode)


def tercatat(unit, periode):
    """Those that exist in the period, with what is known of each."""
    ada = unit.exclude(selesai__lt=periode.mulai).exclude(mulai__gt=periode.selesai)
    milik = {"unit": OuterRef("pk"), "periode_evaluasi": periode}
    usulan = UsulanCapaian.objects.filter(**milik, status=Status.DIKIRIM)
    minta = PerubahanCapaian.objects.filter(
        capaian__unit=OuterRef("pk"), capaian__periode_evaluasi=periode, status=StatusPerubahan.MENUNGGU
    )
    return ada.annotate(
        tercatat=Exists(CapaianOrganisasi.objects.filter(**milik)),
        diusulkan=Subquery(usulan.values("predikat")[:1], output_field=CharField()),
        diminta_berubah=Exists(minta),
    )


def tersaring(unit, saring):
    if saring["q"]:
        unit = unit.filter(nama__icontains=saring["q"])
    isi = {
        "kosong": Q(tercatat=False), "terisi": Q(tercatat=True), "usulan": Q(diusulkan__isnull=False),
        "perubahan": Q(diminta_berubah=True),
    }  # fmt: skip
    return unit.filter(isi[saring["isi"]]) if saring["isi"] else unit


def lengkap(unit, periode):
    dinilai = Skp.objects.filter(unit_penilai=OuterRef("pk"), periode=periode.periode_id, status__in=BERLAKU)
    milik = CapaianOrganisasi.objects.filter(periode_evaluasi=periode).select_related("direkam_oleh")
    return (
        unit.select_related("induk")
        .annotate(dinilai=banyaknya(dinilai))
        .prefetch_related(Prefetch("capaian", milik, to_attr="capaian_periode"))
        .order_by("jalur")
    )


def formulir(unit, periode):
    """The row's form with what is recorded."""
    ada = next(iter(unit.capaian_periode), None)
    awal = {b: getattr(ada, b) for b in BIDANG} if ada else {"versi": 0}
    return CapaianForm(initial=awal, periode=periode, auto_id=f"{unit.kode}_%s")


def berjalan(saya, periode):
    """Open recomputations of this period that the person may look at."""
    buka = Pekerjaan.objects.visible_to(saya).filter(tugas=hitung.TUGAS, masukan__periode=periode.pk)
    return buka.filter(status__in=[StatusPekerjaan.ANTRE, StatusPekerjaan.JALAN])[:5]


@untuk_pengelola(PEMBACA, "POST")
def simpan(request, periode):
    """One row, or the same figure for the ticked rows."""
    if not menulis(request.user):
        raise BukanHak("Capaian organisasi hanya dapat direkam oleh pengelola kepegawaian instansi.")
    periode, setahun = kalender.ambil(periode)
    unit = PilihUnitForm.baca(request)
    satu = unit[0] if "versi" in request.POST else None
    form = CapaianForm(request.POST, periode=periode, auto_id=f"{satu.kode if satu else 'terpilih'}_%s")
    if not form.is_valid():
        return tampilkan(request, periode, setahun, keliru=form, unit_keliru=satu, dicentang=() if satu else unit)
    if satu:
        kabarkan(request, periode, [alur.catat(satu, periode, oleh=request.saya, **form.langkah())])
    else:
        simpan_banyak(request, periode, unit, form)
    return redirect(f"{reverse('evaluasi:capaian_periode', args=[periode.kode])}?{request.GET.urlencode()}")


def simpan_banyak(request, periode, unit, form):
    """Each unit by itself: one that is refused does not hold up the others."""
    tersimpan = []
    for u in unit:
        versi = PilihUnitForm.versi(request, u)
        try:
            tersimpan.append(alur.catat(u, periode, oleh=request.saya, **form.langkah() | {"versi": versi}))
        except Ditolak as tolak:
            messages.error(request, f"{u.nama} tidak diubah: {tolak.kalimat}")
    if tersimpan:
        kabarkan(request, periode, tersimpan)


def kabarkan(request, periode, daftar):
    """What was saved, and how many units are computed again because of it."""
    dihitung = {pk for c in daftar for pk in c.unit.id_leluhur}
    nama = daftar[0].unit.nama if len(daftar) == 1 else f"{len(daftar)} unit"
    kunci = [f"unit-{c.unit_id}-{periode.kode}" for c in daftar]
    pekerjaan = Pekerjaan.objects.filter(tugas=hitung.TUGAS, kunci__in=kunci).first()
    alamat = reverse("pegawai:pekerjaan", args=[pekerjaan.kode]) if len(daftar) == 1 else reverse("pegawai:proses")
    kalimat = 'Capaian {} disimpan: {}. {} unit dihitung ulang. <a href="{}">Lihat kemajuannya</a>'
    messages.success(request, format_html(kalimat, nama, daftar[0].get_predikat_display(), len(dihitung), alamat))
