"""A conclusion on progress, what follows from it, and the answer of the pegawai (Pasal 20(1)-(5))."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import BukanHak
from pegawai.views.langkah import jalankan, status
from skp_app.alur import kemajuan as alur
from skp_app.alur import pengambilalihan
from skp_app.alur.bahan_kesimpulan import bahan, dipilih
from skp_app.alur.pembinaan_kemajuan import bina
from skp_app.alur.penugasan import jabatan_pimpinan
from skp_app.aturan.kemajuan import PENYESUAIAN, Kemajuan, Tindak
from skp_app.forms.pemantauan import (
    ApresiasiForm,
    JawabanForm,
    KesimpulanForm,
    PembinaanForm,
    PenyesuaianForm,
    PeriodeForm,
)
from skp_app.models import KesimpulanKemajuan, PenutupanPeriode, TindakKemajuan
from skp_app.views.ambil_pemantauan import dinilai, dipantau
from skp_app.views.pemantauan_orang import menu


@untuk_pegawai("GET", "POST")
def simpulkan(request, tahun, kode):
    pantauan = dinilai(request.saya, tahun, kode)
    terbuka = _periode_terbuka(pantauan)
    data = request.POST if request.method == "POST" else None
    periode = _periode(terbuka, data.get("periode") if data else PeriodeForm.baca(request)["periode"])
    semua = bahan(pantauan.skp, periode, pantauan.setahun, request.saya) if periode else {}
    formulir = KesimpulanForm(
        data, dasar=[(kunci, b["teks"]) for kunci, b in semua.items()], initial={"periode": periode and periode.kode}
    )
    if periode and formulir.is_valid():
        isi = formulir.cleaned_data
        beres, kesimpulan = jalankan(
            formulir, alur.simpulkan, pantauan.skp, periode, oleh=request.saya, hasil=isi["hasil"],
            uraian=isi["uraian"], dasar=dipilih(semua, isi["dasar"]),
        )  # fmt: skip
        if beres:
            messages.success(request, "Kesimpulan dicatat dan disampaikan kepada pegawai. Pilih tindak lanjutnya.")
            return redirect(alur.alamat(kesimpulan))
    konteks = {
        "pantauan": pantauan, "skp": pantauan.skp, "formulir": formulir, "periode": periode, "terbuka": terbuka,
        "bahan": _dicentang(semua, formulir["dasar"].value() or []), "menu": menu(pantauan),
    }  # fmt: skip
    return render(request, "skp_app/pemantauan_simpulkan.html", konteks, status=status(formulir))


def _periode_terbuka(pantauan):
    """Periods that have begun and whose evaluation was not set, the latest last."""
    tutup = set(
        PenutupanPeriode.objects.filter(skp__rangkaian=pantauan.skp.rangkaian).values_list(
            "periode_evaluasi", flat=True
        )
    )
    return [p for p in pantauan.setahun if p.mulai <= localdate() and p.pk not in tutup]


def _periode(terbuka, kode):
    """The asked period; else the one that ran out last, whose evaluation is near, else the running one."""
    if kode:
        if periode := next((p for p in terbuka if p.kode == kode), None):
            return periode
        raise Http404
    lewat = [p for p in terbuka if p.selesai < localdate()]
    periodik = [p for p in terbuka if not p.tahunan]
    return next(reversed(lewat), None) or next(iter(periodik), None) or next(iter(terbuka), None)


def _dicentang(semua, terpilih):
    """Grouped as on the page: [(kind, [(key, item, ticked)])]."""
    kelompok = {}
    for kunci, butir in semua.items():
        kelompok.setdefault(butir["kelompok"], []).append((kunci, butir, kunci in terpilih))
    return list(kelompok.items())


@untuk_pegawai
def kesimpulan(request, tahun, kode, pk):
    pantauan = dipantau(request.saya, tahun, kode)
    return _halaman(request, pantauan, _milik(pantauan, pk))


def _milik(pantauan, pk):
    semua = KesimpulanKemajuan.objects.visible_to(pantauan.saya).select_related("periode_evaluasi", "skp", "oleh")
    return get_object_or_404(semua, pk=pk, skp__rangkaian=pantauan.skp.rangkaian)


def _halaman(request, pantauan, kesimpulan, **formulir):
    skp = pantauan.skp
    terakhir = alur.terakhir(skp) == kesimpulan
    semua = list(kesimpulan.tindak.select_related("penugasan", "skp_hasil", "bimbingan"))
    ada = {t.jenis for t in semua if not t.ditarik_pada}
    bertindak = pantauan.penilai and skp.berlaku and terakhir
    tidak = kesimpulan.hasil == Kemajuan.TIDAK
    konteks = {
        "pantauan": pantauan,
        "skp": skp,
        "kesimpulan": kesimpulan,
        "terakhir": terakhir,
        "tindak": semua,
        "bertindak": bertindak,
        "berdua": pantauan.saya.pk in {skp.pegawai_id, skp.penilai_id},
        "apresiasi": ApresiasiForm() if bertindak and not tidak and Tindak.APRESIASI not in ada else None,
        "penyesuaian": PenyesuaianForm() if bertindak and tidak and not ada >= PENYESUAIAN else None,
        "pembinaan": PembinaanForm() if bertindak and tidak and Tindak.PEMBINAAN not in ada else None,
        "boleh_menugaskan": bertindak and not tidak and bool(jabatan_pimpinan(pantauan.saya)),
        "halangan": pengambilalihan.halangan(skp) if bertindak and tidak else None,
        "jawaban": JawabanForm() if pantauan.pemilik and not kesimpulan.jawaban else None,
        "menu": menu(pantauan),
        **formulir,
    }
    return render(request, "skp_app/pemantauan_kesimpulan.html", konteks, status=status(*formulir.values()))


FORMULIR = {"apresiasi": ApresiasiForm, "penyesuaian": PenyesuaianForm, "pembinaan": PembinaanForm}


@untuk_pegawai("POST")
def tindak(request, tahun, kode, pk, jenis):
    """One of the doors that follow a conclusion; `jenis` is the door, not a state."""
    pantauan = dinilai(request.saya, tahun, kode)
    kesimpulan = _milik(pantauan, pk)
    formulir = FORMULIR[jenis](request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, _tindak, kesimpulan, jenis, request.saya, formulir.cleaned_data)
        if beres:
            messages.success(request, "Tindak lanjut dicatat dan disampaikan kepada pegawai.")
            return redirect(alur.alamat(kesimpulan))
    return _halaman(request, pantauan, kesimpulan, **{jenis: formulir})


def _tindak(kesimpulan, jenis, saya, isi):
    if jenis == Tindak.PEMBINAAN:
        bina(kesimpulan, oleh=saya, metode=isi["metode"], isi=isi["isi"])
        return
    for satu in isi.get("jenis", [jenis]):
        alur.tindak(kesimpulan, satu, oleh=saya, isi=isi["isi"])


@untuk_pegawai("POST")
def tarik(request, tahun, kode, pk):
    pantauan = dinilai(request.saya, tahun, kode)
    serangkai = TindakKemajuan.objects.filter(kesimpulan__skp__rangkaian=pantauan.skp.rangkaian)
    permintaan = get_object_or_404(serangkai.select_related("kesimpulan__skp"), pk=pk)
    alur.tarik(permintaan, oleh=request.saya)
    messages.success(request, "Permintaan ditarik.")
    return redirect(alur.alamat(permintaan.kesimpulan))


@untuk_pegawai("POST")
def jawab(request, tahun, kode, pk):
    pantauan = dipantau(request.saya, tahun, kode)
    kesimpulan = _milik(pantauan, pk)
    if not pantauan.pemilik:
        raise BukanHak("Kesimpulan ini dijawab oleh pegawai yang bersangkutan.")
    formulir = JawabanForm(request.POST)
    if formulir.is_valid():
        beres, _ = jalankan(formulir, alur.jawab, kesimpulan, oleh=request.saya, isi=formulir.cleaned_data["jawaban"])
        if beres:
            messages.success(request, "Jawaban Anda terkirim.")
            return redirect(alur.alamat(kesimpulan))
    return _halaman(request, pantauan, kesimpulan, jawaban=formulir)
