"""The survey for those who answer it, those it is about, and those who read the result beside a rating."""

from typing import NamedTuple

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai import halaman, mandat
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, VersiBasi
from skp_app.alur import survei_jawab as alur
from skp_app.aturan.berakhlak import DEFINISI, PANDUAN
from skp_app.aturan.survei import NILAI, Kelompok, Skala, Status
from skp_app.forms.survei import JawabanForm
from skp_app.models import DrafSurvei, SasaranSurvei, Survei, UndanganSurvei
from skp_app.views.survei_hasil import Hasil

MENU = "skp_app:umpan_balik"


class Butir(NamedTuple):
    """One of the seven values as the page draws it."""

    nomor: int
    nilai: str
    arti: str
    panduan: tuple
    skala: object
    komentar: object


def _undangan(saya):
    """His own invitations of surveys that run; others, and those that are over, are not there."""
    semua = UndanganSurvei.objects.filter(penjawab=saya, survei__status=Status.BERJALAN)
    return semua.select_related("survei__periode_evaluasi", "sasaran__pegawai", "sasaran__skp__penempatan__jabatan")


@untuk_pegawai
def daftar(request):
    """Open questionnaires, what is announced, and the results about himself."""
    hari = localdate()
    terbuka = _undangan(request.saya).filter(survei__mulai__lte=hari, survei__selesai__gte=hari)
    tentang = SasaranSurvei.objects.filter(pegawai=request.saya).exclude(
        survei__status__in=[Status.DISIAPKAN, Status.DIUNDI, Status.DIBATALKAN]
    )
    konteks = {
        "halaman": halaman.ambil(request, terbuka.filter(dijawab=False).order_by("sasaran__pegawai__nama", "pk")),
        "terjawab": terbuka.filter(dijawab=True).count(),
        "berjalan": list(
            Survei.objects.filter(status=Status.BERJALAN, selesai__gte=hari).select_related("periode_evaluasi")
        ),
        "tentang": list(tentang.select_related("survei__periode_evaluasi").order_by("-survei__mulai")),
        "menilai": SasaranSurvei.objects.visible_to(request.saya).exclude(pegawai=request.saya).exists(),
        "bkd": request.user.has_perm(mandat.INSTANSI),
        "hari": hari,
        "menu": MENU,
    }
    return render(request, "skp_app/survei.html", konteks)


@untuk_pegawai
def tim(request):
    """Closed surveys about people whom he assesses, or above whose penilai he stands."""
    semua = SasaranSurvei.objects.visible_to(request.saya).exclude(pegawai=request.saya)
    semua = semua.annotate(banyak=Sum("hitungan__banyak")).select_related("survei__periode_evaluasi", "pegawai")
    konteks = {
        "halaman": halaman.ambil(request, semua.order_by("-survei__mulai", "pegawai__nama", "pk")),
        "menu": MENU,
    }
    return render(request, "skp_app/survei_tim.html", konteks)


@untuk_pegawai("GET", "POST")
def jawab(request, kode):
    """The questionnaire about one person; POST sends it for good."""
    undangan = get_object_or_404(_undangan(request.saya), kode=kode)
    if request.method == "POST":
        return _kirim(request, undangan)
    if undangan.dijawab:
        return redirect("skp_app:survei")
    draf = DrafSurvei.objects.filter(undangan=undangan).first()
    return _tampilkan(request, undangan, _formulir(draf))


def _formulir(draf):
    return JawabanForm(isi=draf.isi if draf else {}, initial={"versi": draf.versi if draf else 0})


def _kirim(request, undangan):
    formulir = JawabanForm(request.POST)
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Belum terkirim.")
        alur.kirim(undangan, oleh=request.saya, isi=formulir.isian())
    except IsianKeliru as alasan:
        for nama, kalimat in alasan.kesalahan.items():
            formulir.add_error(nama, kalimat)
        return _tampilkan(request, undangan, formulir, alasan)
    messages.success(request, "Jawaban terkirim. Namanya tidak ikut tersimpan.")
    return redirect("skp_app:survei")


@untuk_pegawai("POST")
def simpan(request, kode):
    """Autosave, and the button that does the same without JavaScript."""
    undangan = get_object_or_404(_undangan(request.saya), kode=kode)
    formulir, versi = JawabanForm(request.POST), 0
    try:
        if not formulir.is_valid():
            raise IsianKeliru("Sebagian isian belum tersimpan. Perbaiki yang ditandai.")
        versi = alur.simpan_draf(
            undangan, oleh=request.saya, versi=formulir.cleaned_data["versi"], isi=formulir.isian()
        )
    except (IsianKeliru, VersiBasi) as alasan:
        return _ditolak(request, undangan, formulir, alasan)
    if request.htmx:
        return render(request, "skp_app/_survei_versi.html", {"versi": versi})
    messages.success(request, "Draf tersimpan. Anda dapat melanjutkannya nanti.")
    return redirect("skp_app:jawab_survei", undangan.kode)


def _ditolak(request, undangan, formulir, alasan):
    """To an autosave the sentence alone; else the page again, with the stored text beside when it is a conflict."""
    if request.htmx:
        isi = render(request, "skp_app/_survei_tanda.html", {"alasan": alasan, "formulir": formulir}).content
        return HttpResponse(isi, status=alasan.status)
    return _tampilkan(request, undangan, formulir, alasan)


def _tampilkan(request, undangan, formulir, alasan=None):
    konteks = {
        "undangan": undangan,
        "formulir": formulir,
        "butir": [
            Butir(i, n.cetak, DEFINISI[n], PANDUAN[n], formulir[f"skala-{n}"], formulir[f"komentar-{n}"])
            for i, n in enumerate(NILAI, start=1)
        ],
        "alasan": alasan,
        "beda": _beda(alasan, undangan) if isinstance(alasan, VersiBasi) else None,
        "menu": MENU,
    }
    return render(request, "skp_app/survei_jawab.html", konteks, status=alasan.status if alasan else 200)


def _beda(alasan, undangan):
    """{"versi": stored version, "baris": [(value, typed, stored)]} of a stale form."""
    draf = DrafSurvei.objects.filter(undangan=undangan).first()
    baris = [
        (n.cetak, _tertulis(alasan.dikirim.get(n)), _tertulis(alasan.tersimpan.get(n)))
        for n in NILAI
        if alasan.dikirim.get(n) != alasan.tersimpan.get(n)
    ]
    return {"versi": draf.versi if draf else 0, "baris": baris}


def _tertulis(satu):
    if not satu:
        return ""
    skala = Skala(satu["skala"]).cetak if satu["skala"] else ""
    return ". ".join(filter(None, [skala, satu["komentar"]]))


@untuk_pegawai
def hasil(request, kode):
    """The result of a closed survey, for the person and those above him."""
    semua = SasaranSurvei.objects.visible_to(request.saya)
    sasaran = get_object_or_404(semua.select_related("survei__periode_evaluasi", "pegawai", "kotak"), kode=kode)
    konteks = {
        "sasaran": sasaran,
        "hasil": Hasil(sasaran, list(sasaran.hitungan.all())),
        "skala": list(Skala),
        "milik": sasaran.pegawai_id == request.saya.pk,
        "kelompok": [k.cetak for k in Kelompok],
        "menu": MENU,
    }
    return render(request, "skp_app/survei_hasil.html", konteks)
