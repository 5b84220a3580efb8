"""Cases of pembinaan and sanction: proposed dates, kept by the personnel unit, read by the person and his line."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, localtime

from evaluasi.alur import tindak_lanjut as alur
from evaluasi.aturan.kuadran import Predikat
from evaluasi.aturan.tindak_lanjut import LANGKAH, Jalur
from evaluasi.forms_tindak_lanjut import CatatanKasusForm, JadwalForm, SaringCalon, SaringTindakLanjut, TahapForm
from evaluasi.models import Evaluasi, TindakLanjut
from evaluasi.views import tahun_hasil
from pegawai import halaman, pembacaan, unduh
from pegawai.akses import untuk_pegawai
from pegawai.aturan.langkah import tersedia
from pegawai.aturan.teks import titik
from pegawai.models.pembacaan import JenisBaca
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status

TERKAIT = ("pegawai", "evaluasi__periode_evaluasi__periode", "evaluasi__penilai", "dibuka_oleh", "petugas")
MENU = "evaluasi:daftar_tindak_lanjut"
KOLOM = [
    ("Pegawai", lambda k: k.pegawai.nama_lengkap),
    ("Hasil", lambda k: k.evaluasi.periode_evaluasi.nama),
    ("Predikat", lambda k: Predikat(k.evaluasi.predikat_akhir).cetak),
    ("Jalur", lambda k: k.get_jalur_display()),
    ("Ditangani", lambda k: k.petugas.nama_lengkap),
    ("Dibuka", lambda k: localtime(k.dibuka_pada)),
    ("Keadaan", lambda k: k.get_status_display()),
]


@untuk_pegawai
def daftar(request):
    """Cases that he may read: his own, of his line, for the personnel unit all."""
    saring = SaringTindakLanjut.baca(request)
    semua = TindakLanjut.objects.visible_to(request.saya).select_related(*TERKAIT)
    if saring["keadaan"]:
        semua = semua.filter(status=saring["keadaan"])
    semua = semua.order_by("status", "-dibuka_pada", "-pk").distinct()
    if unduhan := unduh.jawab(request, "tindak-lanjut", KOLOM, semua):
        return unduhan
    konteks = {
        "halaman": halaman.ambil(request, semua),
        "saring": SaringTindakLanjut(initial=saring),
        "petugas": alur.petugas(request.saya),
        "menu": MENU,
    }
    return render(request, "evaluasi/tindak_lanjut/daftar.html", konteks)


@untuk_pegawai
def calon(request):
    """Yearly results that call for a case, with a form to open it."""
    return _calon(request)


def _calon(request, *, keliru=None, kode=None):
    if not alur.petugas(request.saya):
        raise Http404
    setahun = tahun_hasil.semua()
    tahun = tahun_hasil.dipilih(SaringCalon.baca(request)["tahun"], setahun)
    semua = alur.calon(tahun, localdate()).exclude(skp__pegawai=request.saya)
    terkait = ("skp__pegawai", "skp__unit", "penilai", "periode_evaluasi")
    semua = semua.select_related(*terkait).order_by("skp__pegawai__nama", "pk")
    if unduhan := unduh.jawab(request, f"belum-ditindaklanjuti-{tahun}", _kolom_calon(request), semua):
        return unduhan
    isi = halaman.ambil(request, semua)
    for e in isi:
        e.tahun_lalu = Predikat(e.lalu) if e.lalu else None
    konteks = {
        "halaman": isi,
        "tahun": tahun,
        "setahun": [t for t, _ in setahun],
        "keliru": keliru,
        "kode": kode,
        "menu": MENU,
    }
    return render(request, "evaluasi/tindak_lanjut/calon.html", konteks, status=status(keliru))


def _kolom_calon(request):
    nip = unduh.tulis_nip(request)
    return [
        ("Pegawai", lambda e: e.skp.pegawai.nama_lengkap),
        ("NIP", lambda e: nip(e.skp.pegawai)),
        ("Unit kerja", lambda e: e.skp.unit.nama),
        ("Predikat", lambda e: Predikat(e.akhir).cetak),
        ("Tahun sebelumnya", _lalu),
        ("Ditahan keberatan", lambda e: e.ditahan),
    ]


def _lalu(e):
    kata = Predikat(e.lalu).cetak if e.lalu else ""
    return f"{kata} (dari impor)" if e.lalu_impor else kata


@untuk_pegawai("POST")
def buka(request, kode):
    if not alur.petugas(request.saya):
        raise Http404
    tahunan = alur.hasil_akhir.tahunan().select_related("skp__pegawai")
    evaluasi = get_object_or_404(tahunan, kode=kode)
    formulir = CatatanKasusForm(request.POST)
    if formulir.is_valid():
        jadi, kasus = jalankan(formulir, alur.buka, evaluasi, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, titik(f"Kasus dibuka untuk {kasus.pegawai.nama_lengkap}"))
            return redirect("evaluasi:tindak_lanjut", kasus.kode)
    return _calon(request, keliru=formulir, kode=kode)


def _ambil(saya, kode):
    satu = get_object_or_404(TindakLanjut.objects.visible_to(saya).select_related(*TERKAIT), kode=kode)
    pembacaan.tandai(saya, satu.pegawai_id, JenisBaca.PEMBINAAN)
    return satu


@untuk_pegawai
def rinci(request, kode):
    return _tampilkan(request, _ambil(request.saya, kode))


def _tampilkan(request, kasus, *, tahap=None, keliru=None, tutup=None):
    """The page of a case; a refused form is shown again beside its step."""
    evaluasi = kasus.evaluasi
    sendiri = kasus.pegawai_id == request.saya.pk
    # Who assessed him in the year of the case need not know the year before.
    lalu = alur.tahun_lalu(kasus) if sendiri or alur.petugas(request.saya) else None
    konteks = {
        "kasus": kasus,
        "lalu": Predikat(lalu.predikat) if lalu and lalu.predikat else None,
        "lalu_impor": lalu and lalu.impor,
        "evaluasi": evaluasi,
        "terbaca": Evaluasi.objects.visible_to(request.saya).filter(pk=evaluasi.pk).exists(),
        "tahap": list(kasus.tahap.select_related("kasus", "dicatat_oleh")),
        "langkah": tersedia(LANGKAH, kasus.status, kasus.peran(request.saya)),
        "keliru_pada": tahap and tahap.pk,
        "keliru": keliru,
        "form_tutup": tutup or CatatanKasusForm(),
        "ditahan": evaluasi.keberatan.terbuka().exists(),
        "jalur": Jalur(kasus.jalur),
        "sendiri": sendiri,
        "menu": MENU,
    }
    return render(request, "evaluasi/tindak_lanjut/rinci.html", konteks, status=status(keliru, tutup))


def _petugas(request, kode):
    kasus = _ambil(request.saya, kode)
    if "petugas" not in kasus.peran(request.saya):
        raise BukanHak(alur.HANYA_PETUGAS)
    return kasus


@untuk_pegawai("POST")
def jadwalkan(request, kode, pk):
    return _pada_tahap(request, kode, pk, JadwalForm, alur.jadwalkan, "Tanggal tahap dicatat.")


@untuk_pegawai("POST")
def catat(request, kode, pk):
    return _pada_tahap(request, kode, pk, TahapForm, alur.catat, "Tahap dicatat.")


def _pada_tahap(request, kode, pk, bentuk, langkah, kabar):
    kasus = _petugas(request, kode)
    tahap = get_object_or_404(kasus.tahap.select_related("kasus__evaluasi__skp"), pk=pk)
    formulir = bentuk(request.POST)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, langkah, tahap, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, kabar)
            return redirect("evaluasi:tindak_lanjut", kode)
    return _tampilkan(request, kasus, tahap=tahap, keliru=formulir)


@untuk_pegawai("POST")
def tutup(request, kode):
    kasus = _petugas(request, kode)
    formulir = CatatanKasusForm(request.POST)
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur.tutup, kasus, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.success(request, "Kasus ditutup.")
            return redirect("evaluasi:tindak_lanjut", kode)
    return _tampilkan(request, kasus, tutup=formulir)
