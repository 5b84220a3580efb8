"""Pertimbangan: the people about whom I may give one, the sheet for one of them, and asking for it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from evaluasi.alur import pertimbangan as alur
from evaluasi.aturan import kriteria
from evaluasi.forms_pertimbangan import MintaForm, PertimbanganForm
from evaluasi.models import Pertimbangan
from evaluasi.views import periode as kalender
from evaluasi.views.penilaian import pilihan, skp_dinilai
from pegawai import halaman, pembacaan
from pegawai.akses import untuk_pegawai
from pegawai.models import Pegawai
from pegawai.models.pembacaan import JenisBaca
from pegawai.views.langkah import jalankan, status

MENU = "evaluasi:pertimbangan"


@untuk_pegawai
def daftar(request):
    return redirect("evaluasi:pertimbangan_periode", kalender.kode_kini())


@untuk_pegawai
def daftar_periode(request, periode):
    periode, setahun = kalender.ambil(periode)
    semua = alur.dapat_diberi(request.saya, periode).select_related("pegawai", "penilai", "penempatan__jabatan")
    konteks = {
        "periode": periode,
        "setahun": setahun,
        "halaman": halaman.ambil(request, semua.order_by("pegawai__nama", "pk")),
        "menu": MENU,
    }
    _lekatkan(request.saya, periode, konteks["halaman"])
    return render(request, "evaluasi/pertimbangan.html", konteks)


def _lekatkan(saya, periode, daftar):
    """What became of each: asked for, given."""
    rangkaian = [s.rangkaian for s in daftar]
    milik = Pertimbangan.objects.filter(pemberi=saya, periode_evaluasi=periode, skp__rangkaian__in=rangkaian)
    ada = {p.skp.rangkaian: p for p in milik.select_related("skp")}
    for skp in daftar:
        skp.pertimbangan_saya = ada.get(skp.rangkaian)


@untuk_pegawai("GET", "POST")
def beri(request, periode, kode):
    """Only who gives sees this page; whoever else reads the SKP finds nothing here."""
    periode, _ = kalender.ambil(periode)
    boleh = alur.dapat_diberi(request.saya, periode).select_related("pegawai", "penilai", "penempatan__jabatan")
    skp = get_object_or_404(boleh, kode=kode)
    pembacaan.tandai(request.saya, skp.pegawai_id, JenisBaca.HASIL, skp.peran(request.saya))
    ada = alur.milik(skp, periode).filter(pemberi=request.saya).first()
    rhk = alur.rhk_ditugaskan(skp, request.saya)
    terkirim = request.POST if request.method == "POST" else None
    formulir = PertimbanganForm(terkirim, rhk=[r.pk for r in rhk], initial=_tersimpan(ada))
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.beri, skp, periode, oleh=request.saya, **formulir.langkah())
        if beres:
            messages.success(request, f"Pertimbangan tentang {skp.pegawai.nama_lengkap} dikirim kepada penilai.")
            return redirect("evaluasi:pertimbangan_periode", periode.kode)
    konteks = {
        "periode": periode,
        "skp": skp,
        "ada": ada,
        "dasar": alur.calon(skp, periode)[request.saya.pk].dasar,
        "formulir": formulir,
        "rhk": [(r, f"nilai-{r.pk}", pilihan(formulir[f"nilai-{r.pk}"], kriteria.HASIL)) for r in rhk],
        "tertutup": skp.tertutup(periode),
        "menu": MENU,
    }
    return render(request, "evaluasi/pertimbangan_isi.html", konteks, status=status(formulir))


def _tersimpan(ada):
    if ada is None:
        return {"versi": 0}
    return {"isi": ada.isi, "versi": ada.versi} | {f"nilai-{n.rhk_id}": n.nilai for n in ada.rhk.all()}


@untuk_pegawai("POST")
def minta(request, periode, kode):
    periode, _ = kalender.ambil(periode)
    skp = skp_dinilai(request.saya, periode, kode)
    kepada = get_object_or_404(Pegawai, kode=MintaForm.baca(request))
    alur.minta(skp, periode, oleh=request.saya, kepada=kepada)
    messages.success(request, f"Pertimbangan diminta kepada {kepada.nama_lengkap}.")
    return redirect("evaluasi:nilai", periode.kode, skp.kode)
