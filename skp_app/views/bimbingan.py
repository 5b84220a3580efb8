"""Bimbingan kinerja: the list, the beginning, the page of one of them and the verbs on it (Lampiran p. 78-85)."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai import halaman, pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import bimbingan as alur
from skp_app.alur import tanda_tangan_bimbingan as ttd
from skp_app.aturan.pembinaan import LANGKAH, TERLAPOR, Status
from skp_app.forms.pembinaan import (
    CatatanForm,
    HasilForm,
    JadwalForm,
    MulaiForm,
    PutusanTindakLanjutForm,
    PutusUsulForm,
    SaringBimbingan,
    TandaTanganForm,
    TindakLanjutForm,
)
from skp_app.models import Bimbingan, Konseling, Penugasan, Skp, StatusPenugasan
from skp_app.views.ambil import skp_terbaca
from skp_app.views.rupa_bimbingan import rupa

PIHAK = (*alur.PIHAK, "isi", "skp__periode", "putusan_oleh")
SARING = {
    "pegawai": lambda saya: Q(pegawai=saya),
    "pembimbing": lambda saya: Q(pembimbing=saya),
    "penilai": lambda saya: Q(penilai=saya),
    "atasan": lambda saya: ~Q(pegawai=saya) & ~Q(pembimbing=saya) & ~Q(penilai=saya) & ~Q(pengusul=saya),
}


@untuk_pegawai
def daftar(request):
    """Mine, those I guide, those of my team and those reported to me; what is open stands first."""
    saring = SaringBimbingan(request.GET)
    sebagai = SaringBimbingan.baca(request)["sebagai"]
    semua = Bimbingan.objects.visible_to(request.saya).select_related("pegawai", "pembimbing")
    if sebagai:
        semua = semua.filter(SARING[sebagai](request.saya))
    konteks = {
        "halaman": halaman.ambil(request, semua.order_by("-dibuat_pada", "-pk")),
        "saring": saring,
        "sebagai": sebagai,
        "pimpinan": skp_dibina(request.saya).exists(),
        "tertutup": Konseling.objects.visible_to(request.saya).exists(),
    }
    return render(request, "skp_app/pembinaan.html", konteks)


def skp_dibina(saya):
    """SKP in force of people he may guide or propose for: as penilai, or as the Pimpinan of a penugasan."""
    tugas = Penugasan.objects.filter(pegawai=OuterRef("pegawai"), pemberi=saya, status=StatusPenugasan.DISETUJUI)
    tugas = tugas.filter(mulai__lte=OuterRef("selesai")).filter(
        Q(selesai__isnull=True) | Q(selesai__gte=OuterRef("mulai"))
    )
    return Skp.objects.berlaku().filter(Q(penilai=saya) | Exists(tugas)).exclude(pegawai=saya)


@untuk_pegawai
def pilih_pegawai(request):
    """Whom to begin with: people of the newest years first."""
    semua = skp_dibina(request.saya).select_related("pegawai", "penilai").order_by("-mulai", "pegawai__nama", "pk")
    return render(request, "skp_app/bimbingan_pilih.html", {"halaman": halaman.ambil(request, semua)})


@untuk_pegawai("GET", "POST")
def mulai(request, kode):
    skp = skp_dibina(request.saya).select_related("pegawai", "penilai", "atasan_penilai").filter(kode=kode).first()
    if skp is None:
        skp_terbaca(request.saya, kode)
        raise BukanHak("Bimbingan kinerja diberikan atau diusulkan oleh Pimpinan pegawai ini, atas SKP yang berlaku.")
    kirim = request.method == "POST" and "cari" not in request.POST
    lain = {"metode_instansi": alur.metode_instansi()}
    formulir = MulaiForm(request.POST, **lain) if kirim else MulaiForm(initial=request.POST.dict(), **lain)
    if kirim and formulir.is_valid():
        beres, b = jalankan(formulir, alur.usulkan, skp, oleh=request.saya, **formulir.langkah())
        if beres:
            messages.success(request, "Bimbingan kinerja dicatat. Yang terlibat mendapat kabar.")
            return redirect("skp_app:bimbingan", b.kode)
    konteks = {"skp": skp, "formulir": formulir, "mengusulkan": skp.penilai_id != request.saya.pk}
    return render(request, "skp_app/bimbingan_mulai.html", konteks, status=status(formulir))


# One bimbingan --------------------------------------------------------------------------------------------


def milik(saya, kode):
    satu = get_object_or_404(Bimbingan.objects.visible_to(saya).select_related(*PIHAK), kode=kode)
    pembacaan.tandai(saya, satu.pegawai_id, JenisBaca.PEMBINAAN, satu.skp.peran(saya))
    return satu


@untuk_pegawai
def bimbingan(request, kode):
    return tampilkan(request, milik(request.saya, kode))


def _penanggung(b):
    """Who can answer for a follow-up, each once: the penilai often guides himself."""
    return list({o.pk: o for o in (b.pegawai, b.pembimbing, b.penilai)}.values())


def tampilkan(request, b, *, kiriman=None, alasan=None, **formulir):
    """The page of one bimbingan; a form that was refused stands there again with what was typed."""
    konteks = rupa(b, request.saya, kiriman)
    konteks |= {
        "alasan": alasan,
        "f_catatan": CatatanForm(auto_id="batal_%s"),
        "f_putus": PutusUsulForm(auto_id="putus_%s"),
        "f_jadwal": JadwalForm(auto_id="jadwal_%s", initial={"jadwal": b.jadwal}),
        "f_tindak": TindakLanjutForm(auto_id="tindak_%s", orang=_penanggung(b)),
        "f_tentukan": PutusanTindakLanjutForm(auto_id="tentukan_%s"),
        "formulir": next(iter(formulir.values()), None),
        **formulir,
    }
    if konteks["peran"].isdisjoint({"pihak", "pengusul"}) and konteks["terbaca"]:
        alur.dilihat(b, konteks["terbaca"], oleh=request.saya)
    kode_status = alasan.status if alasan else status(*formulir.values())
    return render(request, "skp_app/bimbingan.html", konteks, status=kode_status)


def wajib(b, saya, nama):
    """403 for who may read this bimbingan but has no such verb; whether it is the time is said by the step."""
    if LANGKAH[nama].pelaku not in alur.peran(b, saya):
        raise BukanHak(f"Ini hanya dapat dilakukan oleh {alur.SEBUTAN_PELAKU[LANGKAH[nama].pelaku]}.")


def ke(b, jangkar=""):
    return redirect(reverse("skp_app:bimbingan", args=[b.kode]) + (f"#{jangkar}" if jangkar else ""))


@untuk_pegawai("POST")
def putuskan(request, kode):
    """The penilai on the proposal of another Pimpinan."""
    b, formulir = milik(request.saya, kode), PutusUsulForm(request.POST, auto_id="putus_%s")
    wajib(b, request.saya, "setujui")
    if formulir.is_valid():
        isi = formulir.cleaned_data
        tolak = {"catatan": isi["catatan"]} if isi["putusan"] == "tolak" else {}
        beres, b_kini = jalankan(formulir, alur.tolak if tolak else alur.setujui, b, oleh=request.saya, **tolak)
        if beres:
            messages.success(request, f"Usulan bimbingan: {b_kini.get_status_display().lower()}.")
            return ke(b)
    return tampilkan(request, b, f_putus=formulir)


@untuk_pegawai("POST")
def batalkan(request, kode):
    b, formulir = milik(request.saya, kode), CatatanForm(request.POST, auto_id="batal_%s")
    wajib(b, request.saya, "batalkan")
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.batalkan, b, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Bimbingan dibatalkan. Yang sudah tertulis tetap terbaca oleh keduanya.")
            return ke(b)
    return tampilkan(request, b, f_catatan=formulir)


@untuk_pegawai("POST")
def jadwalkan(request, kode):
    b, formulir = milik(request.saya, kode), JadwalForm(request.POST, auto_id="jadwal_%s")
    if not alur.peran(b, request.saya) & {"pihak", "penilai"}:
        raise BukanHak("Jadwal ditentukan oleh pegawai, pembimbing, atau pejabat penilai.")
    if formulir.is_valid():
        alur.jadwalkan(b, oleh=request.saya, **formulir.cleaned_data)
        messages.success(request, "Jadwal tersimpan.")
        return ke(b)
    return tampilkan(request, b, f_jadwal=formulir)


@untuk_pegawai("POST")
def tanda_tangani(request, kode):
    """The first signature as on an SKP that is proposed; the second one binds both and wants a fresh password."""
    b = milik(request.saya, kode)
    wajib(b, request.saya, "tanda_tangani")
    return _lengkapi(request, b) if b.status == Status.MENUNGGU_TTD else _tanda_tangani(request, b)


@perlu_pastikan
def _lengkapi(request, b):
    return _tanda_tangani(request, b)


def _tanda_tangani(request, b):
    formulir = TandaTanganForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    try:
        kini = ttd.tanda_tangani(b, oleh=request.saya, sidik_dilihat=formulir.cleaned_data["sidik"])
    except IsianKeliru as alasan:
        return tampilkan(request, b, alasan=alasan)
    selesai = kini.status == Status.SELESAI
    messages.success(request, "Ditandatangani kedua pihak." if selesai else "Ditandatangani. Pihak lain diminta juga.")
    return ke(b)


@untuk_pegawai("POST")
def buka_lagi(request, kode):
    b = milik(request.saya, kode)
    wajib(b, request.saya, "buka_lagi")
    ttd.buka_lagi(b, oleh=request.saya)
    messages.info(request, "Isian terbuka lagi. Tanda tangan pertama gugur dan diminta kembali setelah diperbaiki.")
    return ke(b)


@untuk_pegawai("POST")
def selesaikan(request, kode):
    b = milik(request.saya, kode)
    wajib(b, request.saya, "selesaikan")
    try:
        alur.selesaikan(b, oleh=request.saya)
    except IsianKeliru as alasan:
        return tampilkan(request, b, alasan=alasan)
    messages.success(request, "Bimbingan dinyatakan selesai. Umpan balik dan evaluasinya kini terbuka.")
    return ke(b)


@untuk_pegawai("POST")
def laporkan(request, kode):
    b = milik(request.saya, kode)
    wajib(b, request.saya, "laporkan")
    alur.laporkan(b, oleh=request.saya)
    messages.success(request, "Dilaporkan kepada atasan pejabat penilai.")
    return ke(b)


@untuk_pegawai("POST")
def tentukan(request, kode):
    b = milik(request.saya, kode)
    wajib(b, request.saya, "tentukan")
    if b.status not in TERLAPOR:
        raise KeadaanMenolak(f"Bimbingan ini berstatus “{b.get_status_display()}”.")
    return _tentukan(request, b)


@perlu_pastikan
def _tentukan(request, b):
    formulir = PutusanTindakLanjutForm(request.POST, auto_id="tentukan_%s")
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.tentukan, b, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Tindak lanjut ditentukan. Yang terlibat mendapat kabar.")
            return ke(b)
    return tampilkan(request, b, f_tentukan=formulir)


@untuk_pegawai("POST")
def catat_tindak_lanjut(request, kode):
    b = milik(request.saya, kode)
    if not alur.peran(b, request.saya) & {"pihak", "penilai", "pemutus"}:
        raise BukanHak("Tindak lanjut dicatat oleh yang terlibat dalam bimbingan ini.")
    formulir = TindakLanjutForm(request.POST, auto_id="tindak_%s", orang=_penanggung(b))
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.catat_tindak_lanjut, b, oleh=request.saya, **formulir.cleaned_data)
        if beres:
            messages.success(request, "Tindak lanjut dicatat.")
            return ke(b, "tindak-lanjut")
    return tampilkan(request, b, f_tindak=formulir)


@untuk_pegawai("POST")
def selesai_tindak_lanjut(request, kode, pk):
    b = milik(request.saya, kode)
    catatan = get_object_or_404(b.tindak_lanjut.select_related("bimbingan"), pk=pk)
    if catatan.penanggung_id != request.saya.pk:
        raise BukanHak("Tindak lanjut diselesaikan oleh penanggung jawabnya.")
    formulir = HasilForm(request.POST, auto_id=f"hasil-{pk}_%s")
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.selesaikan_tindak_lanjut, catatan, oleh=request.saya,
                            **formulir.cleaned_data)  # fmt: skip
        if beres:
            messages.success(request, "Tindak lanjut selesai.")
            return ke(b, "tindak-lanjut")
    return tampilkan(request, b, f_hasil=formulir)
