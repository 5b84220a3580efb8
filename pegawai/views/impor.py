"""/impor/: unggah, petakan, periksa, jalankan, hasil, batalkan. For the BKD alone."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pegawai import halaman, lembar_tulis, mandat
from pegawai.akses import untuk_pengelola
from pegawai.alur.impor import daftar, langkah
from pegawai.dokumen.tabel import JENIS
from pegawai.forms.impor import TAB, PetakanForm, PilihForm, PindahForm, SaringBaris, UnggahForm
from pegawai.models import Impor
from pegawai.models.impor import KeadaanBaris, StatusImpor, Tindakan
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import Ditolak
from pegawai.views import impor_tampil
from pegawai.views.langkah import jalankan as coba
from pegawai.views.langkah import status

PER_HALAMAN = 50
PERLU_DIPETAKAN = {StatusImpor.DIUNGGAH, StatusImpor.GAGAL}
BERMASALAH = Q(tindakan=Tindakan.TOLAK) | Q(keadaan__in=[KeadaanBaris.DILEWATI, KeadaanBaris.TERTAHAN])


@untuk_pengelola(mandat.INSTANSI)
def semua(request):
    impor = Impor.objects.select_related("diunggah_oleh")
    konteks = {"halaman": halaman.ambil(request, impor), "jenis": {j.kode: j.nama for j in daftar.jenis()}}
    return render(request, "pegawai/impor.html", konteks)


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def unggah(request):
    formulir = UnggahForm(request.POST, request.FILES) if request.method == "POST" else UnggahForm()
    if request.method == "POST" and formulir.is_valid():
        berkas = formulir.cleaned_data["berkas"]
        isi = berkas.read()
        beres, impor = coba(
            formulir, langkah.unggah, berkas.name, isi, oleh=request.saya, jenis=formulir.cleaned_data["jenis"]
        )
        if beres:
            return redirect("pegawai:impor_rinci", impor.kode)
    return render(request, "pegawai/impor_unggah.html", {"formulir": formulir}, status=status(formulir))


@untuk_pengelola(mandat.INSTANSI, "GET", "POST")
def petakan(request, kode):
    impor = _satu(kode)
    if impor.status not in langkah.DAPAT_DIPETAKAN or not impor.berkas or not impor.kepala:
        return redirect("pegawai:impor_rinci", impor.kode)
    formulir = PetakanForm(impor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulir.is_valid():
        isi = {"lingkup": formulir.cleaned_data.get("lingkup", ""), "sekali": formulir.sekali()}
        beres, impor = coba(formulir, langkah.petakan, impor, formulir.pemetaan(), oleh=request.saya, **isi)
        if beres:
            return redirect("pegawai:impor_rinci", impor.kode)
        impor = _satu(kode)
    contoh = impor.kepala["contoh"]
    konteks = {
        "impor": impor, "formulir": formulir, "jenis": daftar.penerap(impor).jenis,
        "baris": [(formulir[f"k{n}"], judul, contoh.get(judul, "")) for n, judul in enumerate(formulir.judul)],
        "sekali": [b for b in formulir if b.name.startswith(langkah.SEKALI)],
        "lembar": [n for n in impor.kepala["lembar"] if n != impor.lembar], "langkah_ke": 2,
        "tersembunyi": set(impor.kepala["tersembunyi"]), "tidak_disimpan": impor_tampil.tidak_disimpan(impor),
    }  # fmt: skip
    return render(request, "pegawai/impor_petakan.html", konteks, status=status(formulir))


@untuk_pengelola(mandat.INSTANSI, "POST")
def lembar(request, kode):
    langkah.ganti_lembar(_satu(kode), request.POST.get("lembar", "")[:100], oleh=request.saya)
    return redirect("pegawai:impor_rinci", kode)


@untuk_pengelola(mandat.INSTANSI)
def rinci(request, kode):
    """The step at which this import stands."""
    impor = _satu(kode)
    if not impor.kepala:
        return render(
            request, "pegawai/impor_jalan.html", {"impor": impor, "pekerjaan": impor.pekerjaan, "langkah_ke": 1}
        )
    if impor.status in PERLU_DIPETAKAN:
        return redirect("pegawai:impor_petakan", impor.kode)
    if impor.status == StatusImpor.DIPETAKAN or impor.menulis:
        konteks = {"impor": impor, "jenis": daftar.penerap(impor).jenis, "teruskan": impor_tampil.teruskan(impor)}
        konteks |= {"pekerjaan": impor.pekerjaan, "langkah_ke": 4 if impor.menulis else 3}
        return render(request, "pegawai/impor_jalan.html", konteks)
    return _daftar_baris(request, impor, PindahForm())


def _daftar_baris(request, impor, pindah):
    konteks = {"impor": impor, "jenis": daftar.penerap(impor).jenis, "lingkup": impor_tampil.lingkup(impor)}
    saring = SaringBaris.baca(request)
    diperiksa = impor.status == StatusImpor.DIPERIKSA
    konteks |= {
        "halaman": halaman.ambil(request, _tersaring(impor, saring), PER_HALAMAN),
        "tab": [(nama, label, impor.angka.get(nama, 0)) for nama, label in TAB if impor.angka.get(nama, 0)],
        "aktif": saring["tab"], "saring": SaringBaris(initial=saring), "dicari": saring["q"],
        "angka": impor.angka, "hasil": impor.angka.get("hasil", {}), "langkah_ke": 3 if diperiksa else 5,
        "dapat_jalan": diperiksa, "dapat_batal": impor.status == StatusImpor.SELESAI,
        "dapat_ulang": impor.status == StatusImpor.DIBATALKAN,
        "kode_pilihan": impor_tampil.kode_pilihan(impor) if diperiksa else [],
    }  # fmt: skip
    konteks["baris"] = impor_tampil.baris(impor, konteks["halaman"].object_list)
    konteks |= {"pindah_banyak": diperiksa and langkah.pindah_banyak(impor), "pindah": pindah}
    return render(request, "pegawai/impor_rinci.html", konteks, status=status(pindah))


def _tersaring(impor, saring):
    baris = impor.baris.order_by("nomor", "id")
    if cari := saring["q"]:
        angka = "".join(cari.split())
        baris = baris.filter(Q(kunci=angka) | Q(nomor=int(angka))) if angka.isdigit() and len(angka) < 10 else (
            baris.filter(Q(sebutan__icontains=cari) | Q(kunci=angka))
        )  # fmt: skip
    tab = saring["tab"]
    if tab == "pilihan":
        return baris.filter(menunggu_pilihan=True)
    if tab == "konflik":
        return baris.exclude(konflik={})
    if tab == "peringatan":
        return baris.filter(putusan="peringatan")
    return baris.filter(tindakan=tab) if tab else baris


@untuk_pengelola(mandat.INSTANSI, "POST")
def pilih(request, kode):
    impor = _satu(kode)
    formulir = PilihForm(request.POST)
    if not formulir.is_valid():
        messages.error(request, formulir.keluhan)
        return redirect("pegawai:impor_rinci", impor.kode)
    isi = formulir.cleaned_data
    if not isi["semua"] and not isi["baris"]:
        messages.error(request, "Belum ada baris yang dipilih.")
        return redirect("pegawai:impor_rinci", impor.kode)
    banyak = langkah.pilih(
        impor, None if isi["semua"] else isi["baris"], isi["jawaban"], oleh=request.saya, kode=isi["kode"]
    )
    messages.success(request, f"Pilihan untuk {banyak} baris tersimpan.")
    return redirect("pegawai:impor_rinci", impor.kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def jalankan(request, kode):
    return _jalankan(request, _satu(kode))


@perlu_pastikan
def _jalankan(request, impor):
    pindah = PindahForm(request.POST)
    if pindah.is_valid():
        beres, _ = coba(pindah, langkah.jalankan, impor, oleh=request.saya, pindah=pindah.cleaned_data["pindah"])
        if beres:
            return redirect("pegawai:impor_rinci", impor.kode)
        impor = _satu(impor.kode)
    return _daftar_baris(request, impor, pindah)


@untuk_pengelola(mandat.INSTANSI, "POST")
def batalkan(request, kode):
    return _batalkan(request, _satu(kode))


@perlu_pastikan
def _batalkan(request, impor):
    langkah.batalkan(impor, oleh=request.saya)
    return redirect("pegawai:impor_rinci", impor.kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def ulang(request, kode):
    impor = langkah.siapkan_lagi(_satu(kode), oleh=request.saya)
    return redirect("pegawai:impor_rinci", impor.kode)


@untuk_pengelola(mandat.INSTANSI, "POST")
def buang(request, kode):
    impor = _satu(kode)
    try:
        langkah.buang(impor, oleh=request.saya)
    except Ditolak as tolak:
        messages.error(request, tolak.kalimat)
        return redirect("pegawai:impor_rinci", impor.kode)
    messages.success(request, f"Unggahan {impor.nama_berkas} dihapus bersama isinya.")
    return redirect("pegawai:impor")


@untuk_pengelola(mandat.INSTANSI)
def unduh(request, kode, bentuk):
    """Rows that did not go in, in the columns of the file, with the reason at the end."""
    if bentuk not in JENIS:
        raise Http404
    impor = _satu(kode)
    judul = impor_tampil.kolom_berkas(impor)
    isi = (
        [*(b.mentah.get(kolom) or "" for _, kolom in judul), impor_tampil.sebab(b)]
        for b in impor.baris.filter(BERMASALAH).order_by("nomor", "id").iterator(chunk_size=1000)
    )
    jawaban = HttpResponse(
        lembar_tulis.tulis(bentuk, [*(teks for teks, _ in judul), "Alasan"], isi),
        content_type=JENIS[bentuk],
    )
    jawaban["Content-Disposition"] = f'attachment; filename="baris-bermasalah-{impor.kode}.{bentuk}"'
    return jawaban


def _satu(kode):
    return get_object_or_404(Impor.objects.select_related("pekerjaan", "diunggah_oleh", "dijalankan_oleh"), kode=kode)
