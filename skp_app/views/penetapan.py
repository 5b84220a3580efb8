"""What the penilai does with a proposal: ekspektasi khusus, return it with a note, set it."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from pegawai.akses import untuk_pegawai
from pegawai.pastikan import perlu_pastikan
from pegawai.penolakan import IsianKeliru, KeadaanMenolak
from skp_app.alur import penyusunan, perencanaan
from skp_app.alur.peran import peran_pihak
from skp_app.aturan.status import DAPAT_DIBERI_EKSPEKTASI, langkah_tersedia
from skp_app.forms import CatatanForm, EkspektasiForm, LaluForm, SidikForm
from skp_app.views import frasa, rupa
from skp_app.views.ambil import skp_dinilai
from skp_app.views.tenggat import keterangan


def dengan_ekspektasi(view):
    """view(request, skp) runs when the ekspektasi khusus that came along are saved; else the page comes again."""

    @wraps(view)
    def jalan(request, kode):
        skp = skp_dinilai(request.saya, kode)
        if skp.status not in DAPAT_DIBERI_EKSPEKTASI:
            raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
        ekspektasi = EkspektasiForm(_isian(request))
        catatan = CatatanForm(request.POST) if "catatan" in request.POST else None
        try:
            if not ekspektasi.is_valid():
                raise IsianKeliru("Ekspektasi khusus belum disimpan. Perbaiki isian yang ditandai.")
            penyusunan.simpan_ekspektasi(skp, oleh=request.saya, ekspektasi=ekspektasi.terkirim())
            return view(request, skp)
        except IsianKeliru as alasan:
            return rupa.periksa(request, skp, ekspektasi=ekspektasi, catatan=catatan, alasan=alasan)

    return jalan


def _isian(request):
    """What was typed, with the phrase that was clicked as another line of its value."""
    data = request.POST.copy()
    if "sisip" in data and (terpilih := frasa.pilih_ekspektasi(request, data["sisip"])):
        nilai, teks = terpilih
        nama = f"{EkspektasiForm.prefix}-{nilai}"
        data[nama] = f"{data.get(nama, '').rstrip()}\n{teks}".strip()
    return data


@untuk_pegawai("POST")
@dengan_ekspektasi
def ekspektasi(request, skp):
    if "sisip" in request.POST:
        return redirect(f"{reverse('skp_app:detail', args=[skp.kode])}#perilaku")
    if LaluForm.baca(request)[0] == "tetapkan":
        return redirect("skp_app:tetapkan", skp.kode)
    messages.success(request, "Ekspektasi khusus tersimpan.")
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai("POST")
@dengan_ekspektasi
def kembalikan(request, skp):
    formulir = CatatanForm(request.POST)
    if not formulir.is_valid():
        raise IsianKeliru("SKP belum dikembalikan. " + " ".join(formulir.errors["catatan"]))
    skp = perencanaan.kembalikan(skp, oleh=request.saya, catatan=formulir.cleaned_data["catatan"])
    messages.success(request, f"SKP dikembalikan ke {skp.pegawai.nama_lengkap} dengan catatan Anda.")
    return redirect("skp_app:detail", skp.kode)


@untuk_pegawai("GET", "POST")
def tetapkan(request, kode):
    """A page that repeats what is about to be decided; its POST carries the hash of that content."""
    skp = skp_dinilai(request.saya, kode)
    return _putuskan(request, skp) if request.method == "POST" else _tanyakan(request, skp)


def _tanyakan(request, skp):
    if "tetapkan" not in langkah_tersedia(skp.status, peran_pihak(skp, request.saya)):
        raise KeadaanMenolak(f"SKP ini sudah berstatus “{skp.get_status_display()}”.")
    konteks = {"skp": skp, "menu": "skp_app:tim", **keterangan(skp), **rupa.ringkasan(skp)}
    return render(request, "skp_app/tetapkan.html", konteks)


@perlu_pastikan
def _putuskan(request, skp):
    skp = perencanaan.tetapkan(skp, oleh=request.saya, sidik_dilihat=SidikForm.baca(request))
    messages.success(request, f"SKP {skp.pegawai.nama_lengkap} ditetapkan.")
    return redirect("skp_app:detail", skp.kode)
