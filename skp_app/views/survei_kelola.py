"""The survey as the BKD runs it. It sees how many answered, in steps and per unit, never what."""

from typing import NamedTuple

from django.contrib import messages
from django.core.cache import cache
from django.db.models import Count, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat
from pegawai.akses import untuk_pengelola
from pegawai.models import Ketentuan, Pekerjaan, UnitKerja
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import survei as alur
from skp_app.aturan.survei import Status, Unit, dibulatkan, partisipasi_tampil
from skp_app.forms.survei import AturSurveiForm, BatalSurveiForm, SaklarForm
from skp_app.models import PeriodeEvaluasi, SasaranSurvei, Survei, UndanganSurvei

MENU = "skp_app:tahun_kinerja"
HITUNG_ULANG = 300  # seconds


class BarisUnit(NamedTuple):
    nama: str
    diminta: int
    menjawab: str


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def daftar(request):
    """The switch, and the periods with their surveys."""
    if request.method == "POST":
        return _saklar(request)
    return _daftar(request)


def _daftar(request, formulir=None, alasan=None):
    milik = Survei.objects.filter(periode_evaluasi=OuterRef("pk")).exclude(status=Status.DIBATALKAN)
    periode = PeriodeEvaluasi.objects.annotate(status_survei=Subquery(milik.values("status")[:1]))
    konteks = {
        "hidup": alur.hidup(localdate()),
        "dasar": Ketentuan.objects.filter(kunci=alur.SAKLAR, mulai__lte=localdate()).order_by("-mulai").first(),
        "halaman": halaman.ambil(request, periode.order_by("-mulai", "-selesai")),
        "sebutan": dict(Status.pilihan()),
        "formulir": formulir or SaklarForm(),
        "alasan": alasan,
        "menu": MENU,
    }
    return render(request, "skp_app/survei_kelola.html", konteks, status=alasan.status if alasan else 200)


def _saklar(request):
    formulir, nyala = SaklarForm(request.POST), not alur.hidup(localdate())
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Belum diubah.")
        alur.atur_saklar(nyala, oleh=request.saya, dasar=formulir.cleaned_data["dasar"])
    except IsianKeliru as alasan:
        return _daftar(request, formulir, alasan)
    messages.success(request, "Survei perilaku 360 aktif." if nyala else "Survei perilaku 360 tidak aktif lagi.")
    return redirect("skp_app:kelola_survei")


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def atur(request, periode):
    """The settings of one period while they may be changed; afterwards how it goes."""
    periode = get_object_or_404(PeriodeEvaluasi, kode=periode)
    if request.method == "POST":
        return _simpan(request, periode)
    return _atur(request, periode)


def _simpan(request, periode):
    formulir = AturSurveiForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Pengaturan belum tersimpan.")
        alur.susun(periode, oleh=request.saya, **formulir.cleaned_data)
    except (IsianKeliru, VersiBasi) as alasan:
        for nama, kalimat in getattr(alasan, "kesalahan", {}).items():
            formulir.add_error(nama, kalimat)
        return _atur(request, periode, formulir, alasan)
    messages.success(request, "Pengaturan survei tersimpan. Belum diumumkan.")
    return redirect("skp_app:atur_survei", periode.kode)


def _atur(request, periode, formulir=None, alasan=None, batal=None):
    survei = alur.milik(periode)
    if survei is None and not alur.hidup(localdate()):
        raise KeadaanMenolak("Survei perilaku 360 belum diaktifkan untuk instansi ini.")
    menyusun = survei is None or survei.status == Status.DISIAPKAN
    konteks = {
        "periode": periode,
        "survei": survei,
        "menyusun": menyusun,
        "formulir": formulir or AturSurveiForm(initial=_awal(periode, survei)),
        "tersimpan": _tersimpan(alasan),
        "versi": survei.versi if survei else 0,
        "batal": batal or BatalSurveiForm(),
        "alasan": alasan,
        "hari": localdate(),
        "menu": MENU,
        **({} if menyusun else _jalannya(request, survei)),
    }
    return render(request, "skp_app/survei_atur.html", konteks, status=alasan.status if alasan else 200)


def _awal(periode, survei):
    if survei:
        return {b: getattr(survei, b) for b in (*alur.BIDANG, "versi")}
    bawaan = Ketentuan.objects.nilai(alur.BAWAAN, localdate())
    return bawaan | {"versi": 0, "pengumuman": alur.PENGUMUMAN.format(**bawaan)}


def _tersimpan(alasan):
    """[(label, stored, typed)] when somebody else saved in between."""
    if not isinstance(alasan, VersiBasi):
        return []
    label = {nama: bidang.label for nama, bidang in AturSurveiForm.base_fields.items()}
    return [(label[b], nilai, alasan.dikirim[b]) for b, nilai in alasan.tersimpan.items()]


def _jalannya(request, survei):
    sasaran = SasaranSurvei.objects.filter(survei=survei)
    tampil, lain = _partisipasi(survei)
    return {
        "pekerjaan": Pekerjaan.objects.filter(tugas__in=[alur.TUGAS_UNDI, alur.TUGAS_TUTUP], kunci=survei.kode).first(),
        "disurvei": sasaran.filter(terlalu_sedikit=False).count(),
        "terlalu_sedikit": sasaran.filter(terlalu_sedikit=True).count(),
        "seluruh": _baris("Seluruh instansi", survei, [*tampil, lain]),
        "halaman": halaman.ambil(request, _bernama(survei, tampil)),
        "lain": _baris("Unit lain bersama-sama", survei, [lain]) if lain.diminta else None,
    }


def _partisipasi(survei):
    """(units that may be shown, the others as one). Counted anew every few minutes: nobody watches it move."""
    kunci = f"survei-partisipasi-{survei.kode}-{survei.versi}"
    per_unit = cache.get_or_set(kunci, lambda: _hitung_partisipasi(survei), HITUNG_ULANG)
    return partisipasi_tampil((Unit(*u) for u in per_unit), survei.minimum)


def _hitung_partisipasi(survei):
    """[(unit, respondents asked, respondents who answered everything)] in one query."""
    per_unit = (
        UndanganSurvei.objects.filter(survei=survei)
        .order_by()
        .values("unit")
        .annotate(
            diminta=Count("penjawab", distinct=True), belum=Count("penjawab", filter=Q(dijawab=False), distinct=True)
        )
    )
    return [(u["unit"], u["diminta"], u["diminta"] - u["belum"]) for u in per_unit]


def _bernama(survei, tampil):
    nama = dict(UnitKerja.objects.filter(pk__in=[u.pk for u in tampil]).values_list("pk", "nama"))
    return sorted((_baris(nama[u.pk], survei, [u]) for u in tampil), key=lambda b: b.nama)


def _baris(nama, survei, unit):
    diminta, menjawab = sum(u.diminta for u in unit), sum(u.menjawab for u in unit)
    return BarisUnit(nama, diminta, dibulatkan(menjawab, diminta, survei.minimum))


def _survei(periode):
    survei = alur.milik(get_object_or_404(PeriodeEvaluasi, kode=periode))
    if survei is None:
        raise KeadaanMenolak("Survei untuk periode ini belum disiapkan.")
    return survei


@untuk_pengelola(mandat.INSTANSI, "POST")
def umumkan(request, periode):
    alur.umumkan(_survei(periode), oleh=request.saya)
    messages.success(request, "Survei diumumkan. Responden sedang diundi.")
    return redirect("skp_app:atur_survei", periode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def tutup(request, periode):
    alur.tutup(_survei(periode), oleh=request.saya)
    messages.success(request, "Survei ditutup. Hasilnya terbaca oleh yang berhak.")
    return redirect("skp_app:atur_survei", periode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def batalkan(request, periode):
    survei, formulir = _survei(periode), BatalSurveiForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Survei belum dibatalkan.")
        alur.batalkan(survei, oleh=request.saya, alasan=formulir.cleaned_data["alasan"])
    except IsianKeliru as alasan:
        return _atur(request, survei.periode_evaluasi, alasan=alasan, batal=formulir)
    messages.info(request, "Survei dibatalkan. Jawaban yang sudah masuk tidak ditampilkan.")
    return redirect("skp_app:kelola_survei")
