"""Kurva tim and the board of calibration: look, try without saving, save with reasons, and the minutes of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from evaluasi.alur import kalibrasi as alur
from evaluasi.alur import papan_kalibrasi as papan
from evaluasi.alur import pencetakan
from evaluasi.aturan.kuadran import Predikat, Rating
from evaluasi.forms_kalibrasi import (
    BeritaAcaraForm,
    JawabForm,
    SaringPapan,
    SaringUnit,
    baca_simulasi,
    sebagai_pindah,
    tulis,
)
from evaluasi.models import Kalibrasi, PerubahanKalibrasi
from evaluasi.views import papan_kalibrasi as rupa
from evaluasi.views import periode as kalender
from pegawai import halaman, unduh
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, VersiBasi
from pegawai.views.langkah import jalankan, status
from skp_app.alur.isi import tempat
from skp_app.views.unduhan import kirim_pdf

TERAKHIR = 5  # earlier minutes on the board
KOLOM = [
    ("Nomor", lambda k: k.nomor),
    ("Unit", lambda k: k.unit.nama),
    ("Periode", lambda k: k.periode_evaluasi.nama),
    ("Tanggal", lambda k: k.tanggal),
    ("Tempat", lambda k: k.tempat),
    ("Dicatat oleh", lambda k: k.oleh.nama_lengkap),
]
KOLOM_UNIT = [("Unit", lambda u: u.nama), ("Unit atasan", lambda u: u.induk.nama if u.induk else "")]
KOLOM_ORANG = [
    ("Pegawai", lambda o: o.nama_lengkap),
    ("Jabatan", lambda o: o.jabatan),
    ("Unit pejabat penilai", lambda o: o.nama_unit),
    ("Pejabat penilai", lambda o: o.nama_penilai),
    ("Rating hasil kerja", lambda o: _kata(Rating, o.sel[0])),
    ("Rating perilaku kerja", lambda o: _kata(Rating, o.sel[1])),
    ("Predikat", lambda o: _kata(Predikat, o.predikat)),
    ("Sudah ditetapkan", lambda o: "Ya" if o.tetap else "Belum"),
]
BELUM_ADA = "Belum ada perubahan. Pilih rating lain untuk sedikitnya satu pegawai, lalu simpan."


def _kata(istilah, nilai):
    return istilah(nilai).cetak if nilai else ""


@untuk_pegawai
def kini(request):
    return redirect("evaluasi:kurva", kalender.kode_kini())


@untuk_pegawai("GET", "POST")
def kurva(request, periode):
    """The board of the penilai's own people; POST tries cells and changes nothing."""
    periode, setahun = kalender.ambil(periode)
    saring = SaringPapan.baca(request)
    unit, semua = _unit_tim(request.saya, periode, saring["unit"])
    if unit is None:
        konteks = {"periode": periode, "setahun": setahun, "menu": "evaluasi:kurva_kini"}
        return render(request, "evaluasi/kalibrasi/kosong.html", konteks)
    return _papan(request, papan.papan_tim(request.saya, periode, unit), saring, setahun, semua)


@untuk_pegawai("GET", "POST")
def kurva_unit(request, periode, kode):
    """The board of a unit and everything below it."""
    periode, setahun = kalender.ambil(periode)
    milik = _papan_unit(request.saya, periode, kode)
    if request.method == "POST" and milik.luar_garis:
        raise BukanHak("Simulasi hanya untuk pimpinan unit ini atau pimpinan di atasnya.")
    return _papan(request, milik, SaringPapan.baca(request), setahun)


def _unit_tim(saya, periode, kode):
    """(the unit that was chosen, all of them): the people of a penilai who leads two units are two groups."""
    semua = papan.unit_tim(saya, periode)
    if kode and not any(u.kode == kode for u in semua):
        raise Http404
    return next((u for u in semua if u.kode == kode), semua[0] if semua else None), semua


def _papan_unit(saya, periode, kode):
    """The board of this unit as the person may see it. Raises Http404."""
    terbaca = papan.ambil_unit(saya, kode)
    if terbaca is None:
        raise Http404
    unit, segaris = terbaca
    return papan.papan_unit(saya, periode, unit, luar_garis=not segaris)


def _alamat(milik, nama=""):
    """The address of this board, or of one of its steps."""
    if milik.tim:
        return reverse(f"evaluasi:kurva{nama}", args=[milik.periode.kode])
    return reverse(f"evaluasi:kurva_unit{nama}", args=[milik.periode.kode, milik.unit.kode])


def _papan(request, milik, saring, setahun, semua_unit=(), coba=None, kode=200):
    """The board as a page; `coba` are rows that were sent, when a step was refused.

    Its people leave as a file with what is stored; nobody gets those whom the page does not name.
    """
    if request.method == "GET" and not milik.luar_garis:
        nama, orang = f"kurva-{milik.periode.kode}-{milik.unit.kode}", rupa.orang_tersaring(milik, saring)
        if unduhan := unduh.jawab(request, nama, KOLOM_ORANG, orang):
            return unduhan
    urutan = None
    if coba is None and request.method == "POST":
        coba, urutan = baca_simulasi(request.POST)
    sim = rupa.simulasi(milik, coba or {})
    # Moving through the rows must not reorder them: only htmx recounts in place.
    konteks = rupa.susun(milik, sim, saring, request.saya, urutan if request.htmx else None)
    konteks |= {
        "setahun": setahun,
        "semua_unit": semua_unit if len(semua_unit) > 1 else (),
        "kata_jendela": kalender.kata_jendela(milik.periode, localdate()),
        "belum_mulai": milik.periode.mulai > localdate(),
        "alamat": _alamat(milik),
        "alamat_simpan": _alamat(milik, "_simpan"),
        "perbandingan": [] if milik.tim else rupa.perbandingan(milik),
        "terdahulu": papan.terdahulu(milik, request.saya, TERAKHIR),
        "menu": "evaluasi:kurva_kini",
    }
    return render(request, "evaluasi/kalibrasi/papan.html", konteks, status=kode)


# Saving -----------------------------------------------------------------------------------------------
@untuk_pegawai("POST")
def simpan(request, periode):
    periode, setahun = kalender.ambil(periode)
    saring = SaringPapan.baca(request)
    unit, semua = _unit_tim(request.saya, periode, saring["unit"])
    if unit is None:
        raise BukanHak("Anda tidak menilai siapa pun pada periode ini.")
    return _simpan(request, papan.papan_tim(request.saya, periode, unit), saring, setahun, semua)


@untuk_pegawai("POST")
def simpan_unit(request, periode, kode):
    periode, setahun = kalender.ambil(periode)
    milik = _papan_unit(request.saya, periode, kode)
    if milik.luar_garis:
        raise BukanHak("Perubahan hanya dapat diusulkan oleh pimpinan unit ini atau pimpinan di atasnya.")
    return _simpan(request, milik, SaringPapan.baca(request), setahun)


def _simpan(request, milik, saring, setahun, semua=()):
    """First the page that asks for reasons and who took part; its own POST (`lanjut`) saves."""
    coba, _ = baca_simulasi(request.POST)
    orang = [milik.per_kode[p.kode] for p in sebagai_pindah(coba) if p.kode in milik.per_kode]
    if not orang and request.POST.get("lanjut") != "simpan":
        messages.info(request, BELUM_ADA)
        return _papan(request, milik, saring, setahun, semua, coba)
    for o in orang:
        alur.pastikan_boleh(o)
    calon = [p for p in alur.calon_peserta(milik, request.saya) if p != request.saya]
    isian = {"orang": orang, "calon": calon, "tempat": tempat(milik.unit)}
    if request.POST.get("lanjut") != "simpan":
        return _tanya(request, milik, coba, orang, BeritaAcaraForm(**isian))
    formulir = BeritaAcaraForm(request.POST, **isian)
    if formulir.is_valid():
        try:
            jadi, kalibrasi = jalankan(
                formulir, alur.simpan, milik.periode, milik.unit, oleh=request.saya, tim=milik.tim,
                pindah=sebagai_pindah(coba, formulir.isi_alasan()), acara=formulir.acara(),
                kunci=formulir.cleaned_data["kunci"],
            )  # fmt: skip
        except VersiBasi as basi:
            messages.error(request, basi.kalimat)
            return _papan(request, milik, saring, setahun, semua, coba, kode=409)
        if jadi:
            _kabarkan(request, kalibrasi)
            return redirect("evaluasi:kalibrasi", kalibrasi.kode)
    return _tanya(request, milik, coba, orang, formulir)


def _kabarkan(request, kalibrasi):
    perubahan = list(kalibrasi.perubahan.all())
    usul = sum(p.menunggu for p in perubahan)
    if banyak := len(perubahan) - usul:
        messages.success(request, f"{banyak} penilaian disimpan.")
    if usul:
        messages.success(request, f"{usul} usulan dikirim kepada pejabat penilainya.")


def _tanya(request, milik, coba, orang, formulir):
    bidang = formulir.alasan
    konteks = {
        "papan": milik,
        "unit": milik.unit,
        "periode": milik.periode,
        "formulir": formulir,
        "titipan": [tulis(o.kode, coba[o.kode].versi, coba[o.kode].asal, coba[o.kode].ke) for o in orang],
        "baris": [(o, alur.sebutan(o.sel), alur.sebutan(coba[o.kode].ke), formulir[bidang[o.kode]]) for o in orang],
        "alamat": _alamat(milik),
        "alamat_simpan": _alamat(milik, "_simpan"),
        "menu": "evaluasi:kurva_kini",
    }
    return render(request, "evaluasi/kalibrasi/simpan.html", konteks, status=status(formulir))


# Units and minutes ------------------------------------------------------------------------------------
@untuk_pegawai
def daftar_unit(request, periode):
    """The units whose board this person may open."""
    periode, setahun = kalender.ambil(periode)
    saring = SaringUnit.baca(request)
    unit = papan.unit_terbaca(request.saya).exclude(selesai__lt=periode.mulai).exclude(mulai__gt=periode.selesai)
    if saring["q"]:
        unit = unit.filter(nama__icontains=saring["q"])
    unit = unit.select_related("induk").order_by("jalur")
    if unduhan := unduh.jawab(request, f"kurva-unit-{periode.kode}", KOLOM_UNIT, unit):
        return unduhan
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": halaman.ambil(request, unit),
        "saring": SaringUnit(initial=saring),
        "tersaring": any(saring.values()),
    }
    return render(request, "evaluasi/kalibrasi/unit.html", konteks)


@untuk_pegawai
def daftar(request):
    """The minutes that this person may read, the newest first."""
    semua = Kalibrasi.objects.visible_to(request.saya, localdate()).select_related("unit", "periode_evaluasi", "oleh")
    if unduhan := unduh.jawab(request, "berita-acara-kalibrasi", KOLOM, semua):
        return unduhan
    konteks = {"halaman": halaman.ambil(request, semua), "menu": "evaluasi:kurva_kini"}
    return render(request, "evaluasi/kalibrasi/daftar.html", konteks)


def _ambil(saya, kode):
    semua = Kalibrasi.objects.visible_to(saya, localdate()).select_related("unit", "periode_evaluasi", "oleh")
    return get_object_or_404(semua, kode=kode)


@untuk_pegawai
def rinci(request, kode):
    return _rinci(request, _ambil(request.saya, kode))


def _rinci(request, kalibrasi, salah=None, keliru=None):
    """`keliru` is the refused answer to the proposal `salah`."""
    baris = kalibrasi.perubahan.select_related("evaluasi__skp__pegawai", "penilai").order_by("pk")
    isi = [(p, p.menunggu and p.penilai_id == request.saya.pk, _jawab(p, salah, keliru)) for p in baris]
    konteks = {"kalibrasi": kalibrasi, "baris": isi, "isi": kalibrasi.salinan, "menu": "evaluasi:kurva_kini"}
    return render(request, "evaluasi/kalibrasi/rinci.html", konteks, status=status(keliru))


def _jawab(perubahan, salah, keliru):
    return keliru if keliru and perubahan.pk == salah else JawabForm(auto_id=f"j{perubahan.pk}-%s")


@untuk_pegawai
def pdf(request, kode):
    kalibrasi = _ambil(request.saya, kode)
    nama = f"Berita-Acara-Kalibrasi-{kalibrasi.periode_evaluasi.kode}-{kalibrasi.kode[:8]}"
    return kirim_pdf(lambda: pencetakan.cetak_kalibrasi(kalibrasi), nama)


def _usulan(saya, kode, pk):
    """(minutes, proposal). 404 for strangers, 403 for readers who are not the penilai."""
    kalibrasi = _ambil(saya, kode)
    usulan = get_object_or_404(PerubahanKalibrasi.objects.select_related("evaluasi"), kalibrasi=kalibrasi, pk=pk)
    if usulan.penilai_id != saya.pk:
        raise BukanHak("Usulan ini hanya dapat dijawab oleh pejabat penilai kinerja pegawai yang bersangkutan.")
    return kalibrasi, usulan


@untuk_pegawai("POST")
def terima(request, kode, pk):
    _, usulan = _usulan(request.saya, kode, pk)
    usulan = alur.terima(usulan, oleh=request.saya)
    messages.success(request, f"Usulan diterima; penilaian {usulan.evaluasi.skp.pegawai.nama_lengkap} diperbarui.")
    return redirect("evaluasi:kalibrasi", kode)


@untuk_pegawai("POST")
def tolak(request, kode, pk):
    kalibrasi, usulan = _usulan(request.saya, kode, pk)
    formulir = JawabForm(request.POST, auto_id=f"j{pk}-%s")
    if formulir.is_valid():
        jadi, _ = jalankan(formulir, alur.tolak, usulan, oleh=request.saya, **formulir.cleaned_data)
        if jadi:
            messages.info(request, "Usulan dijawab: penilaian Anda tetap.")
            return redirect("evaluasi:kalibrasi", kode)
    return _rinci(request, kalibrasi, pk, formulir)
