"""For anybody, without login: is this paper ours, does it still hold, is this very file the genuine one?"""

from django.shortcuts import redirect, render

from pegawai import laju
from pegawai.akses import terbuka
from pegawai.penolakan import TerlaluSering
from pegawai.sandi import jaringan
from pegawai.views import galat
from pegawai.views.langkah import status
from skp_app import keaslian
from skp_app.aturan.keaslian import KALIMAT, Putusan
from skp_app.aturan.tanda_tangan import SEBUTAN, WARNA, Keadaan, keadaan, samarkan
from skp_app.forms.cek import CekForm
from skp_app.models import Dokumen

PER_MENIT = 30
SERING = "Terlalu banyak pemeriksaan dari jaringan Anda."
TAK_DIKENAL = "Tidak ada dokumen dengan kode ini. Periksa lagi huruf demi huruf; kode terdiri dari 16 huruf dan angka."
BERAT = "Berkas ini terlalu berat untuk diperiksa. Dokumen kami jauh lebih ringan; minta berkas aslinya."


@terbuka("GET", "POST")
def berkas(request):
    """The form; sent with a code it leads to the page of that code, sent with a file it answers about the file."""
    if request.method != "POST":
        return render(request, "skp_app/cek.html", {"formulir": CekForm()})
    if ditahan := _terlalu_sering(request, "cek-berkas"):
        return ditahan
    formulir = CekForm(request.POST, request.FILES)
    konteks = {"formulir": formulir}
    if formulir.is_valid():
        if not formulir.cleaned_data["berkas"]:
            return redirect("cek", formulir.cleaned_data["kode"])
        try:
            konteks |= _laporan(keaslian.periksa(formulir.cleaned_data["berkas"].read()))
        except keaslian.TidakTerperiksa:
            formulir.add_error("berkas", BERAT)
    return render(request, "skp_app/cek.html", konteks, status=status(formulir))


@terbuka
def cek(request, kode):
    """What is printed on the paper with this code, how it stands, who signed it."""
    if ditahan := _terlalu_sering(request, "cek-kode"):
        return ditahan
    dokumen = Dokumen.objects.select_related("skp", "pemilik", "penarikan").filter(kode=kode.lower()).first()
    if dokumen is None:
        konteks = {"formulir": CekForm(initial={"kode": kode[:40]}), "tak_dikenal": TAK_DIKENAL}
        return render(request, "skp_app/cek.html", konteks, status=404)
    return render(request, "skp_app/cek.html", {"formulir": CekForm(), **_dokumen(dokumen)})


def _terlalu_sering(request, pintu):
    """The refusal of a network that asks too often; a HEAD tells nothing and is not counted."""
    try:
        if request.method != "HEAD":
            laju.hitung(pintu, jaringan(request), PER_MENIT, 60, SERING)
    except TerlaluSering as ditahan:
        return galat.tampilkan(request, 429, ditahan.kalimat, kepala={"Retry-After": str(ditahan.detik)})
    return None


def _dokumen(dokumen):
    """The public facts of one document. Names are masked; nothing that is not printed on it is told."""
    penanda = keaslian.penanda(dokumen)
    tanda = [getattr(p, "tanda", None) for p in penanda]
    ditarik = getattr(dokumen, "penarikan", None)
    kini = keadaan(
        len(penanda), sum(t is not None for t in tanda), digantikan=bool(dokumen.pengganti), ditarik=bool(ditarik)
    )
    return {
        "dokumen": dokumen,
        "nama": samarkan(dokumen.pokok["nama"]) if dokumen.orang else dokumen.pokok["nama"],
        "keadaan": kini,
        "warna": WARNA[kini],
        "berlaku": kini not in {Keadaan.DIGANTIKAN, Keadaan.DITARIK},
        "penanda": [(SEBUTAN[p.peran], samarkan(p.nama), t) for p, t in zip(penanda, tanda, strict=True)],
    }


def _laporan(laporan):
    """The answer about a file, with the document that it is when it is one of ours."""
    milik = _dokumen(laporan.terdaftar.dokumen) if laporan.terdaftar else {}
    return {
        **milik,
        "laporan": laporan,
        "asli": laporan.putusan == Putusan.ASLI,
        "kalimat": KALIMAT[laporan.putusan],
        "tanda_berkas": [t | {"tersamar": samarkan(t["nama"])} for t in laporan.tanda if t["nama"]],
        "kurang_lengkap": bool(milik) and len(laporan.terdaftar.tanda) < sum(bool(t) for *_, t in milik["penanda"]),
    }
