"""Dokumen menunggu tanda tangan: what waits, one document with its signers, many with one passphrase, the files."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from pegawai import halaman, pastikan
from pegawai.akses import untuk_pegawai, untuk_pengelola
from pegawai.mandat import INSTANSI
from pegawai.models import Pekerjaan
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import BukanHak, IsianKeliru, KeadaanMenolak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kunci, pencetakan, tanda_tangan_massal
from skp_app.alur import tanda_tangan as alur
from skp_app.aturan.tanda_tangan import SEBUTAN, WARNA
from skp_app.forms.tanda_tangan import CaraForm, PilihDokumenForm, TandaTanganForm, TarikDokumenForm
from skp_app.models import Dokumen, PenandaTangan
from skp_app.models.tanda_tangan import Penyedia
from skp_app.views.ambil import skp_terbaca
from skp_app.views.unduhan import berkas as kirim_berkas

MENU = "skp_app:tanda_tangan"
RAHASIA = ("frasa", "nik", "sandi")
SANDI_SALAH = "Kata sandi keliru. Belum ada yang ditandatangani."


@untuk_pegawai
def daftar(request):
    return _daftar(request)


def _daftar(request, formulir=None, pilih=None):
    """What waits for this person, with the form that signs the ticked ones; below it what he signed lately."""
    cara = formulir.cara if formulir else _cara(request, tanpa={Penyedia.BASAH})
    if formulir is None and cara:
        formulir = TandaTanganForm(cara=cara)
    sudah = PenandaTangan.objects.filter(pegawai=request.saya, tanda__isnull=False)
    konteks = {
        "halaman": halaman.ambil(request, alur.menunggu(request.saya), per=50),
        "sudah": sudah.select_related("dokumen__skp__pegawai", "dokumen__pemilik", "tanda").order_by("-tanda__pada")[
            :10
        ],
        "formulir": formulir,
        "pilih": pilih,
        "terpilih": pilih.data.getlist("pilih") if pilih else None,
        "cara": [c for c in _semua_cara() if c != Penyedia.BASAH],
        "kunci": kunci.milik(request.saya),
        "sekaligus": alur.setelan()["sekaligus"],
        "menu": MENU,
    }
    return render(request, "skp_app/tanda_tangan.html", konteks, status=status(formulir, pilih))


def _semua_cara():
    return [p for p in alur.penyedia_tersedia() if p != Penyedia.BSRE or alur.ada_bsre()]


def _cara(request, tanpa=frozenset()):
    """The means that was asked for in the address, else the first that is offered; None when none is."""
    tersedia = [c for c in _semua_cara() if c not in tanpa]
    diminta = CaraForm.baca(request)["cara"]
    return Penyedia(diminta) if diminta in tersedia else next(iter(tersedia), None)


def _dikirim(request, tanpa=frozenset()):
    """The form of the means that the sent page names. IsianKeliru when it is not offered."""
    tersedia = [c for c in _semua_cara() if c not in tanpa]
    cara = next((c for c in tersedia if c == request.POST.get("penyedia")), None)
    if cara is None:
        raise IsianKeliru("Pilih dulu cara menandatangani.")
    return TandaTanganForm(request.POST, request.FILES, cara=cara)


@sensitive_post_parameters(*RAHASIA)
@untuk_pegawai("POST")
def banyak(request):
    """One passphrase for all that were ticked."""
    boleh = alur.menunggu(request.saya).values_list("dokumen__kode", flat=True)
    formulir, pilih = _dikirim(request, tanpa={Penyedia.BASAH}), PilihDokumenForm(request.POST, boleh=boleh)
    if formulir.is_valid() & pilih.is_valid():
        dokumen = Dokumen.objects.filter(kode__in=pilih.cleaned_data["pilih"], penanda__pegawai=request.saya)
        beres, pekerjaan = jalankan(
            formulir, tanda_tangan_massal.pesan, dokumen, oleh=request.saya, penyedia=formulir.cara,
            rahasia=formulir.rahasia(),
        )  # fmt: skip
        if beres:
            return redirect("skp_app:hasil_tanda_tangan", pekerjaan.kode)
    return _daftar(request, formulir, pilih)


@untuk_pegawai
def hasil(request, kode):
    milik = Pekerjaan.objects.filter(tugas=tanda_tangan_massal.TUGAS, peminta=request.saya)
    pekerjaan = get_object_or_404(milik.select_related("peminta"), kode=kode)
    rincian = pekerjaan.hasil.get("rincian", {})
    semua = Dokumen.objects.filter(kode__in=pekerjaan.masukan["dokumen"], penanda__pegawai=request.saya)
    dokumen = {d.kode: d for d in semua.select_related("skp__pegawai", "pemilik")}
    konteks = {
        "pekerjaan": pekerjaan,
        "beres": [dokumen[k] for k, alasan in rincian.items() if k in dokumen and not alasan],
        "belum": [(dokumen[k], alasan) for k, alasan in rincian.items() if k in dokumen and alasan],
        "menu": MENU,
    }
    return render(request, "skp_app/tanda_tangan_hasil.html", konteks)


@untuk_pegawai
def dari_skp(request, kode):
    """To the document of a set SKP, which is made when nobody has done so yet."""
    skp = skp_terbaca(request.saya, kode)
    if not skp.peran(request.saya) & {"pemilik", "penilai"}:
        raise BukanHak("SKP ditandatangani oleh pegawai dan pejabat penilai kinerjanya.")
    if skp.salinan is None:
        raise KeadaanMenolak("SKP ini belum ditetapkan, jadi belum ada dokumen yang dapat ditandatangani.")
    pencetakan.cetak_skp(skp)
    dokumen = Dokumen.objects.filter(skp=skp, periode_evaluasi=None).exclude(kode_format="A.1.8").first()
    return redirect("skp_app:tandatangani", dokumen.kode)


def _dokumen(saya, kode):
    milik = Dokumen.objects.milik_pihak(saya).select_related("skp__pegawai", "pemilik", "periode_evaluasi")
    return get_object_or_404(milik, kode=kode)


@sensitive_post_parameters(*RAHASIA)
@untuk_pegawai("GET", "POST")
def satu(request, kode):
    """One document: what it is, who signed it and when, and the form of him whose turn it is."""
    dokumen = _dokumen(request.saya, kode)
    if request.method != "POST":
        cara = _cara(request)
        return _satu(request, dokumen, TandaTanganForm(cara=cara) if cara else None)
    alur.pastikan_giliran(dokumen, request.saya)
    formulir = _dikirim(request)
    if formulir.cara == Penyedia.BASAH and not _pasti(request):
        formulir.add_error(None, SANDI_SALAH)  # a scan brings no secret of its own
    if formulir.is_valid():
        beres, _ = jalankan(
            formulir, alur.tandatangani, dokumen, oleh=request.saya, penyedia=formulir.cara, rahasia=formulir.rahasia()
        )
        if beres:
            messages.success(request, "Dokumen ditandatangani.")
            return redirect("skp_app:tandatangani", kode)
    return _satu(request, dokumen, formulir)


def _pasti(request):
    return pastikan.segar(request) or pastikan.coba(request, request.POST.get("sandi", ""))


def _satu(request, dokumen, formulir):
    tahap = alur.tahap(dokumen)
    giliran = tahap.giliran and tahap.giliran.pegawai_id == request.saya.pk
    konteks = {
        "dokumen": dokumen,
        "tahap": tahap,
        "warna": WARNA[tahap.keadaan],
        "penanda": [(SEBUTAN[p.peran], p, getattr(p, "tanda", None)) for p in tahap.penanda],
        "giliran": giliran,
        "formulir": formulir if giliran else None,
        "cara": _semua_cara(),
        "kunci": kunci.milik(request.saya),
        "simpan": alur.masa_simpan(dokumen),
        "tarik": TarikDokumenForm() if request.user.has_perm(INSTANSI) and tahap.keadaan != "ditarik" else None,
        "menu": MENU,
    }
    return render(request, "skp_app/tanda_tangan_satu.html", konteks, status=status(konteks["formulir"]))


@untuk_pegawai
def berkas(request, kode):
    """The newest electronic file: with the signatures so far."""
    dokumen = _dokumen(request.saya, kode)
    return _kirim(pencetakan.isi_terbaru(dokumen), dokumen, "")


@untuk_pegawai
def berkas_lama(request, kode, urutan):
    """The file as it was after the signature with this number, byte for byte; 0 is how it was printed."""
    dokumen = _dokumen(request.saya, kode)
    if urutan == 0:
        return _kirim(pencetakan.isi_berkas(dokumen), dokumen, "-cetakan")
    penanda = get_object_or_404(dokumen.penanda.select_related("tanda"), urutan=urutan)
    if not hasattr(penanda, "tanda"):
        raise Http404
    return _kirim(pencetakan.isi_berkas(penanda.tanda), dokumen, f"-{urutan}")


JENIS = {b"%PDF": ("application/pdf", "pdf"), b"\x89PNG": ("image/png", "png")}


def _kirim(isi, dokumen, akhiran):
    mime, ekor = JENIS.get(isi[:4], ("image/jpeg", "jpg"))
    nama = f"{dokumen.kode_format.replace('.', '')}-{dokumen.kode}{akhiran}.{ekor}"
    return kirim_berkas(isi, f'attachment; filename="{nama}"', mime)


@untuk_pengelola(INSTANSI, "POST")
@perlu_pastikan
def tarik(request, kode):
    dokumen = _dokumen(request.saya, kode)
    formulir = TarikDokumenForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    alur.tarik(dokumen, oleh=request.saya, alasan=formulir.cleaned_data["alasan"])
    messages.success(request, "Dokumen ditarik. Berkasnya tetap tersimpan.")
    return redirect("skp_app:tandatangani", kode)
