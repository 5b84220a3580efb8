"""Matrices of a year, one matrix as a grid, its columns, people and teams, and the step that shares it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai
from pegawai.penolakan import IsianKeliru
from skp_app.alur import matriks as alur
from skp_app.alur import matriks_isi
from skp_app.forms.matriks import BuatMatriksForm, CariOrangForm, KolomForm, OrangLuarForm, TambahOrangForm, TimForm
from skp_app.models import Matriks, Pendamping, Periode
from skp_app.views.ambil_matriks import matriks_disusun, matriks_terbaca
from skp_app.views.papan import Papan

CARI_TERBANYAK = 20


@untuk_pegawai
def tahun(request, tahun):
    """Matrices I make, with those of the leaders I draft for and of the teams I lead; then those I stand in."""
    periode = get_object_or_404(Periode, tahun=tahun)
    semua = Matriks.objects.filter(periode=periode).select_related(*alur.PIHAK)
    disusun = list(semua.boleh_disusun(request.saya))
    lain = semua.visible_to(request.saya).exclude(pk__in=[m.pk for m in disusun])
    konteks = {
        "periode": periode,
        "setahun": Periode.objects.filter(dibuka_pada__isnull=False).order_by("-tahun"),
        "disusun": disusun,
        "terlihat": lain.filter(baris__pegawai=request.saya),
        "calon": _calon(request.saya, disusun),
        "punya_skp": alur.skp_pemimpin(request.saya, periode) is not None,
    }
    return render(request, "skp_app/matriks_tahun.html", konteks)


def _calon(saya, disusun):
    """Leaders without a first-level matrix that this person could begin: himself, and whom he drafts for."""
    ada = {m.pemilik_id for m in disusun if not m.tim_id}
    dibantu = Pendamping.objects.aktif().filter(pendamping=saya).select_related("pemimpin")
    return [p for p in [saya, *(d.pemimpin for d in dibantu)] if p.pk not in ada]


@untuk_pegawai("POST")
def buat(request, tahun):
    periode = get_object_or_404(Periode, tahun=tahun)
    formulir = BuatMatriksForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru("Pimpinan belum benar.")
    kode = formulir.cleaned_data["pemilik"] or request.saya.kode
    pemilik = get_object_or_404(alur.dapat_memimpin(request.saya), kode=kode)
    return redirect("skp_app:matriks", alur.buat(pemilik, periode, oleh=request.saya).kode)


@untuk_pegawai
def matriks(request, kode):
    satu = matriks_terbaca(request.saya, kode)
    menulis = Matriks.objects.boleh_disusun(request.saya).filter(pk=satu.pk).exists()
    konteks = {"matriks": satu, "papan": Papan(satu, menulis=menulis), "menulis": menulis}
    konteks["milik_saya"] = satu.pemilik_id == request.saya.pk
    return render(request, "skp_app/matriks.html", konteks)


@untuk_pegawai("GET", "POST")
def kolom(request, kode):
    """Which rows of the leader's SKP head a column; words and order are taken over from there."""
    satu = matriks_disusun(request.saya, kode)
    papan = Papan(satu)
    pilihan = [*papan.sumber, *(alur.kunci_kolom(k.kolom) for k in papan.kolom)]
    formulir = KolomForm(request.POST if request.method == "POST" else None, pilihan=dict.fromkeys(pilihan))
    alasan = None
    if request.method == "POST":
        try:
            return _atur_kolom(request, satu, formulir)
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"matriks": satu, "alasan": alasan, "baris": _pilihan_kolom(papan, formulir), "papan": papan}
    return render(request, "skp_app/matriks_kolom.html", konteks, status=alasan.status if alasan else 200)


def _atur_kolom(request, satu, formulir):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    alur.atur_kolom(satu, oleh=request.saya, dipilih=isi["kolom"], beserta_isi=isi["beserta_isi"])
    messages.success(request, "Kolom matriks diperbarui.")
    return redirect("skp_app:matriks", satu.kode)


def _pilihan_kolom(papan, formulir):
    """Every row of the SKP and every column, in order: {kunci, teks, kolom, dipilih}."""
    ada = {alur.kunci_kolom(k.kolom): k for k in papan.kolom}
    nama = [*papan.sumber, *(n for n in ada if n not in papan.sumber)]
    dipilih = formulir["kolom"].value() if formulir.is_bound else list(ada)
    return [
        {"kunci": n, "kolom": ada.get(n), "dipilih": n in dipilih,
         "teks": papan.sumber[n].teks if n in papan.sumber else ada[n].kolom.teks}
        for n in nama
    ]  # fmt: skip


@untuk_pegawai("GET", "POST")
def tambah_orang(request, kode):
    """People offered, people of other units found by name, people of other instansi only named."""
    satu = matriks_disusun(request.saya, kode)
    kirim = request.POST if request.method == "POST" else None
    formulir = TambahOrangForm(kirim)
    luar = OrangLuarForm(kirim if kirim and kirim.get("apa") == TambahOrangForm.LUAR else None)
    alasan = None
    if kirim is not None:
        try:
            return _tambah_orang(request, satu, formulir, luar)
        except IsianKeliru as ditolak:
            alasan = ditolak
    cari = CariOrangForm.baca(request)["cari"]
    ada = set(satu.baris.values_list("pegawai", flat=True))
    konteks = {"matriks": satu, "luar": luar, "alasan": alasan, "cari": CariOrangForm(request.GET),
               "hasil": _cari(cari, ada), "dicari": cari, "bawahan": alur.belum_masuk(satu, ada)}  # fmt: skip
    return render(request, "skp_app/matriks_orang_tambah.html", konteks, status=alasan.status if alasan else 200)


def _cari(cari, ada):
    """People with that name who work somewhere today; the name of an instansi's people is no secret inside it."""
    if not cari:
        return []
    orang = Pegawai.objects.dengan_nama(cari).exclude(pk__in=[pk for pk in ada if pk])
    return alur.ditemukan(orang[:CARI_TERBANYAK])


def _tambah_orang(request, satu, formulir, luar):
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    isi = formulir.cleaned_data
    if isi["apa"] == TambahOrangForm.LUAR:
        if not luar.is_valid():
            raise IsianKeliru("Belum ditambahkan. Periksa isian yang ditandai.")
        nama, jabatan = luar.cleaned_data.values()
        baris = [alur.tambah_luar(satu, oleh=request.saya, nama=nama, jabatan=jabatan)]
    else:
        baris = alur.tambah_orang(satu, oleh=request.saya, pegawai=_dipilih(satu, isi))
    messages.success(request, f"{len(baris)} orang ditambahkan." if baris else "Orang itu sudah ada di matriks ini.")
    return redirect("skp_app:matriks", satu.kode)


def _dipilih(satu, isi):
    if isi["apa"] == TambahOrangForm.SEMUA:
        ada = set(satu.baris.values_list("pegawai", flat=True))
        return [p.pegawai for p in alur.belum_masuk(satu, ada)]
    return [get_object_or_404(Pegawai, kode=isi["pegawai"])]


@untuk_pegawai("GET", "POST")
def tim(request, kode):
    """A tim kerja of people of this matrix; others may be added in the matrix of the tim."""
    satu = matriks_disusun(request.saya, kode)
    orang = [b.pegawai for b in satu.baris.filter(pegawai__isnull=False).select_related("pegawai")]
    formulir = TimForm(request.POST if request.method == "POST" else None, orang=orang)
    alasan = None
    if request.method == "POST":
        try:
            return _buat_tim(request, satu, formulir, {p.pk: p for p in orang})
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {"matriks": satu, "formulir": formulir, "alasan": alasan}
    return render(request, "skp_app/matriks_tim.html", konteks, status=alasan.status if alasan else 200)


def _buat_tim(request, satu, formulir, orang):
    if not formulir.is_valid():
        raise IsianKeliru("Tim kerja belum dapat dibentuk. Periksa isian yang ditandai.")
    isi = formulir.cleaned_data
    anggota = [orang[pk] for pk in isi["anggota"]]
    anak = alur.buat_tim(satu, oleh=request.saya, nama=isi["nama"], ketua=orang[isi["ketua"]], anggota=anggota)
    messages.success(request, f"{anak.tim} dibentuk. Ketuanya mendapat pemberitahuan untuk membagi peran anggota.")
    return redirect("skp_app:matriks", satu.kode)


@untuk_pegawai("POST")
def bagikan(request, kode):
    satu = matriks_disusun(request.saya, kode)
    banyak = matriks_isi.bagikan(satu, oleh=request.saya)
    if banyak:
        messages.success(request, f"{banyak} peran dibagikan. Pegawainya mendapat pemberitahuan.")
    else:
        messages.info(request, "Tidak ada peran baru untuk dibagikan.")
    return redirect(reverse("skp_app:matriks", args=[satu.kode]))
