"""Penugasan: proposed by a Pimpinan or the pegawai, decided by the penilai, chosen for an RHK (p. 45-46)."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman
from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak, VersiBasi
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kemajuan
from skp_app.alur import penugasan as alur
from skp_app.aturan.status import DAPAT_DISUSUN
from skp_app.aturan.tugas_belajar import Ketepatan, ambang, rentang
from skp_app.forms.penugasan import (
    AjukanForm,
    AsalTunjukForm,
    HasilStudiForm,
    MutuForm,
    PilihPenugasanForm,
    PutusanForm,
    TunjukForm,
)
from skp_app.models import JenisPenugasan, KesimpulanKemajuan, Penugasan, Skp, StatusPenugasan
from skp_app.views.ambil import rhk_milik, skp_disusun
from skp_app.views.penyuntingan import ke_rhk

PIHAK = ("pegawai", "pemberi", "penilai", "studi", "penempatan")


@untuk_pegawai
def daftar(request):
    """What waits for me as penilai, then my own and those that I gave."""
    semua = Penugasan.objects.visible_to(request.saya).select_related(*PIHAK)
    konteks = {
        "menunggu": semua.filter(penilai=request.saya, status=StatusPenugasan.DIUSULKAN),
        "halaman": halaman.ambil(request, semua.exclude(penilai=request.saya, status=StatusPenugasan.DIUSULKAN)),
        "pimpinan": alur.jabatan_pimpinan(request.saya),
    }
    return render(request, "skp_app/penugasan.html", konteks)


@untuk_pegawai("GET", "POST")
def ajukan(request):
    return _isian(request, AjukanForm, "Ajukan penugasan secara sukarela", lambda isi: alur.ajukan(**isi))


@untuk_pegawai("GET", "POST")
def tunjuk(request):
    if not alur.jabatan_pimpinan(request.saya):
        raise BukanHak("Penunjukan diberikan oleh Pimpinan, yaitu yang memimpin unit kerja.")
    asal = AsalTunjukForm.baca(request)
    return _isian(request, TunjukForm, "Tunjuk pegawai untuk penugasan", alur_tunjuk, awal=asal)


@transaction.atomic
def alur_tunjuk(isi):
    """With a conclusion on progress behind it the new work is one of its consequences (Pasal 20(2))."""
    dasar = isi.pop("kesimpulan")
    tugas = alur.tunjuk(isi.pop("pegawai"), **isi)
    if dasar:
        milik = KesimpulanKemajuan.objects.visible_to(isi["oleh"])
        kemajuan.tautkan_penugasan(get_object_or_404(milik, pk=dasar), tugas, oleh=isi["oleh"])
    return tugas


def _isian(request, kelas, judul, langkah, awal=None):
    """The form, shown or sent; *Cari* only looks people up."""
    terkirim = request.method == "POST" and "cari" not in request.POST
    formulir = kelas(request.POST) if terkirim else kelas(initial=request.POST.dict() or awal)
    if terkirim and formulir.is_valid():
        isi = formulir.langkah() | {"oleh": request.saya}
        if "pegawai" in formulir.fields:
            isi |= {n: formulir.cleaned_data[n] for n in ("pegawai", "kesimpulan")}
        beres, tugas = jalankan(formulir, langkah, isi)
        if beres:
            messages.success(request, f"Penugasan dicatat: {tugas.get_status_display().lower()}.")
            return redirect("skp_app:rinci_penugasan", tugas.kode)
    konteks = {"formulir": formulir, "judul": judul}
    return render(request, "skp_app/penugasan_isi.html", konteks, status=status(formulir))


def _milik(saya, kode):
    return get_object_or_404(Penugasan.objects.visible_to(saya).select_related(*PIHAK), kode=kode)


@untuk_pegawai
def rinci(request, kode):
    return _rinci(request, _milik(request.saya, kode))


def _rinci(request, tugas, **formulir):
    studi = getattr(tugas, "studi", None)
    batas = studi and ambang(studi.jenjang, studi.luar_negeri, studi.akreditasi_perguruan, studi.akreditasi_prodi)
    pihak = request.saya.pk in {tugas.pegawai_id, tugas.penilai_id}
    menunggu = tugas.status == StatusPenugasan.DIUSULKAN
    konteks = {
        "tugas": tugas,
        "studi": studi,
        "panduan": rentang(batas) if batas else None,
        "ketepatan": list(Ketepatan),
        "boleh_putuskan": tugas.penilai_id == request.saya.pk and menunggu,
        "draf": _draf(tugas) if tugas.pegawai_id == request.saya.pk and studi else None,
        "boleh_hasil": bool(studi) and pihak and tugas.status == StatusPenugasan.DISETUJUI,
        "putusan": PutusanForm(),
        "mutu": MutuForm(auto_id="mutu_%s"),
        "hasil": HasilStudiForm(auto_id="hasil_%s"),
        **formulir,
    }
    return render(request, "skp_app/penugasan_rinci.html", konteks, status=status(*formulir.values()))


def _draf(tugas):
    """The open draft of the owner that the study may be written into: of the year, or of a change of it."""
    terbuka = Skp.objects.filter(pegawai=tugas.pegawai, status__in=sorted(DAPAT_DISUSUN), selesai__gte=tugas.mulai)
    return terbuka.order_by("-mulai", "-pk").first()


@untuk_pegawai("POST")
def putuskan(request, kode):
    tugas, formulir = _milik(request.saya, kode), PutusanForm(request.POST)
    if tugas.penilai_id != request.saya.pk:
        raise BukanHak("Penugasan disetujui atau ditolak oleh pejabat penilai kinerja pegawai ini.")
    if formulir.is_valid():
        isi = formulir.cleaned_data
        setuju = isi["putusan"] == "setuju"
        beres, tugas_kini = jalankan(
            formulir, alur.putuskan, tugas, oleh=request.saya, setuju=setuju, catatan=isi["catatan"]
        )
        if beres:
            messages.success(request, f"Penugasan {tugas_kini.get_status_display().lower()}.")
            return redirect("skp_app:penugasan")
    return _rinci(request, tugas, putusan=formulir)


@untuk_pegawai("POST")
def tambah_rhk_studi(request, kode):
    """The expectations of the study go into the same SKP."""
    tugas, formulir = _milik(request.saya, kode), MutuForm(request.POST, auto_id="mutu_%s")
    if tugas.pegawai_id != request.saya.pk or tugas.jenis != JenisPenugasan.TUGAS_BELAJAR:
        raise BukanHak("RHK tugas belajar ditambahkan oleh pegawai yang bersangkutan.")
    skp = _draf(tugas)
    if skp is None:
        raise KeadaanMenolak("SKP Anda sudah ditetapkan. Buka perubahan SKP dahulu, lalu tambahkan RHK studi.")
    if formulir.is_valid():
        beres, banyak = jalankan(
            formulir, alur.tambahkan_studi, tugas, skp, oleh=request.saya, mutu=formulir.cleaned_data["mutu"]
        )
        if beres:
            messages.success(request, f"{banyak} RHK tugas belajar ditambahkan." if banyak else "RHK itu sudah ada.")
            return redirect("skp_app:detail", skp.kode)
    return _rinci(request, tugas, mutu=formulir)


@untuk_pegawai("POST")
def hasil_studi(request, kode):
    tugas, formulir = _milik(request.saya, kode), HasilStudiForm(request.POST, auto_id="hasil_%s")
    if tugas.jenis != JenisPenugasan.TUGAS_BELAJAR:
        raise KeadaanMenolak("Penugasan ini bukan tugas belajar.")
    if formulir.is_valid():
        isi = formulir.cleaned_data
        beres, _ = jalankan(
            formulir, alur.catat_hasil_studi, tugas, oleh=request.saya, lulus=isi["hasil"] == "lulus",
            tanggal=isi["tanggal"],
        )  # fmt: skip
        if beres:
            messages.success(request, "Hasil studi dicatat.")
            return redirect("skp_app:rinci_penugasan", tugas.kode)
    return _rinci(request, tugas, hasil=formulir)


@untuk_pegawai("GET", "POST")
def pilih(request, kode, pk):
    """Tie one RHK to an approved penugasan or to a Plt./Plh. post."""
    skp = skp_disusun(request.saya, kode)
    rhk = rhk_milik(skp, pk)
    tugas = {f"tugas-{t.pk}": t for t in alur.dapat_dipilih(skp)}
    duduk = {f"duduk-{p.pk}": p for p in alur.jabatan_sementara(skp)}
    awal = {"pilihan": f"tugas-{rhk.penugasan_id}" if rhk.penugasan_id else "tanpa", "versi": rhk.versi}
    formulir = PilihPenugasanForm(request.POST or None, baris=[(n, n) for n in (*tugas, *duduk)], initial=awal)
    alasan = None
    if formulir.is_valid():
        nama, versi = formulir.cleaned_data["pilihan"], formulir.cleaned_data["versi"]
        terpilih = {"penugasan": tugas.get(nama), "penempatan": duduk.get(nama)}
        try:
            return ke_rhk(skp, alur.pilih(rhk, oleh=request.saya, versi=versi, **terpilih))
        except (IsianKeliru, VersiBasi) as ditolak:
            alasan = ditolak
    konteks = {
        "skp": skp, "rhk": rhk, "tugas": tugas.items(), "duduk": duduk.items(), "formulir": formulir,
        "dipilih": formulir["pilihan"].value(), "alasan": alasan,
    }  # fmt: skip
    kode_status = alasan.status if alasan else 422 if request.method == "POST" else 200
    return render(request, "skp_app/penugasan_pilih.html", konteks, status=kode_status)
