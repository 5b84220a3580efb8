"""The sheet of one documentation period: the owner writes and sends, penilai and atasan penilai read (Pasal 16)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from pegawai.akses import untuk_pegawai
from pegawai.penolakan import IsianKeliru, KeadaanMenolak, VersiBasi
from skp_app.alur import bukti as gudang
from skp_app.alur import lembar_jumlah, pengisian, progres
from skp_app.alur.peran import peran_pihak
from skp_app.forms.pendokumentasian import BukaKunciForm
from skp_app.models import PakaiBukti
from skp_app.views import realisasi
from skp_app.views.ambil import iki_milik, skp_pada, skp_pihak
from skp_app.views.isi_progres import KirimanProgres, LembarProgres
from skp_app.views.masa_dokumentasi import ambil_periode, dapat_dibuka, ke, keadaan_periode


def milik(request, tahun, bagian):
    """(own SKP of that time, period). A period that is an evaluation period has its own page and form."""
    periode = ambil_periode(tahun, bagian)
    if periode.setara and not periode.progres.exists():
        raise Http404
    return skp_pada(request.saya, periode.periode_evaluasi), periode


@untuk_pegawai
def lembar(request, tahun, bagian):
    periode = ambil_periode(tahun, bagian)
    if periode.setara:
        return ke(periode)
    return tampilkan(request, skp_pada(request.saya, periode.periode_evaluasi), periode)


@untuk_pegawai
def bawahan(request, tahun, bagian, kode):
    periode = ambil_periode(tahun, bagian)
    skp = skp_pihak(request.saya, kode)
    return ke(periode, skp) if periode.setara else tampilkan(request, skp, periode)


def tampilkan(request, skp, periode, *, kiriman=None, alasan=None, buka_kunci=None):
    lembar = LembarProgres(skp, periode, kiriman)
    peran = peran_pihak(skp, request.saya)
    pemilik = skp.pegawai_id == request.saya.pk
    if pemilik:
        lembar_jumlah.tandai(skp, periode, [i.iki for i in lembar.semua])
    sebelum, sesudah = lembar.lain
    konteks = {
        "skp": skp,
        "periode": periode,
        "menu": "skp_app:realisasi" if pemilik else "skp_app:tim",
        "milik": pemilik,
        "penilai": "penilai" in peran,
        "lembar": lembar,
        "tertutup": lembar.tertutup,
        "terbuka": pemilik and not lembar.tertutup,
        "sebelum": sebelum,
        "sesudah": sesudah,
        "kiriman": kiriman,
        "alasan": alasan,
        "perbaikan": [(f"id_{nama}", kalimat) for nama, kalimat in kiriman.salah.items()] if kiriman else [],
        **keadaan_periode(skp, periode, lembar.jendela),
        "formulir_buka": buka_kunci or BukaKunciForm(prefix="buka"),
        "dapat_dibuka": "penilai" in peran and dapat_dibuka(skp, periode, lembar.keadaan),
    }
    return render(request, "skp_app/progres.html", konteks, status=alasan.status if alasan else 200)


# Verbs of the owner --------------------------------------------------------------------------------------------------
def _terima(request, tahun, bagian):
    """(SKP, period, rows that came); refuses when the period takes no entries."""
    skp, periode = milik(request, tahun, bagian)
    if sebab := LembarProgres(skp, periode).tertutup:
        raise KeadaanMenolak(sebab)
    return skp, periode, KirimanProgres(request.POST, skp, periode, request.FILES)


def _langkah(request, skp, periode):
    """The step that saves rows; one that does not exist yet carries version 0 or none."""

    def langkah(**kiriman):
        baris = {pk: (versi or None, isian) for pk, (versi, isian) in kiriman.get("progres", {}).items()}
        return progres.simpan(skp, periode, oleh=request.saya, progres=baris)

    return langkah


@untuk_pegawai("POST")
def simpan(request, tahun, bagian):
    skp, periode, kiriman = _terima(request, tahun, bagian)
    langkah = _langkah(request, skp, periode)
    if request.htmx:
        return kiriman.jawab_otomatis(request, langkah)
    return _lalu(request, skp, periode, kiriman, lambda: messages.success(request, "Realisasi tersimpan."))


def _lalu(request, skp, periode, kiriman, sesudah, *, wajib_bukti=None):
    """Save everything typed, then do what was asked."""
    try:
        kiriman.simpan(_langkah(request, skp, periode))
        kiriman.tambah_bukti(request.saya, wajib_bukti)
        sesudah()
    except (IsianKeliru, VersiBasi) as alasan:
        return tampilkan(request, skp, periode, kiriman=kiriman, alasan=alasan)
    return ke(periode)


@untuk_pegawai("POST")
def salin(request, tahun, bagian):
    skp, periode, kiriman = _terima(request, tahun, bagian)

    def sesudah():
        n = progres.salin_uraian(skp, periode, oleh=request.saya)
        kata = f"Uraian {n} indikator disalin; sesuaikan isinya." if n else "Tidak ada uraian yang dapat disalin."
        messages.info(request, kata)

    return _lalu(request, skp, periode, kiriman, sesudah)


@untuk_pegawai("POST")
def tambah_bukti(request, tahun, bagian, iki):
    """Save everything typed, then the evidence of this IKI."""
    skp, periode, kiriman = _terima(request, tahun, bagian)
    wajib = iki_milik(skp, iki).pk

    def sesudah():
        messages.success(request, "Bukti dukung ditambahkan.")

    return _lalu(request, skp, periode, kiriman, sesudah, wajib_bukti=wajib)


@untuk_pegawai("POST")
def lepas_bukti(request, periode, pk):
    """Save everything typed, then let a use go; the item stays in the gudang."""
    tahun, _, bagian = periode.partition("-")
    skp, masa, kiriman = _terima(request, tahun, bagian)
    milik = PakaiBukti.objects.filter(progres__iki__rhk__skp=skp, progres__periode_dokumentasi=masa)
    pakai = get_object_or_404(milik.select_related("bukti"), pk=pk)

    def sesudah():
        gudang.lepas(pakai.bukti, pakai.progres, oleh=request.saya)
        messages.info(request, "Bukti dilepas dari isian ini; berkasnya tetap di gudang.")

    return _lalu(request, skp, masa, kiriman, sesudah)


@untuk_pegawai("POST")
def kirim(request, tahun, bagian):
    """Save everything typed, then send; also a period that is an evaluation period."""
    periode = ambil_periode(tahun, bagian)
    if periode.setara:
        return realisasi.kirim(request, periode)
    skp, periode, kiriman = _terima(request, tahun, bagian)

    def sesudah():
        pengisian.kirim(skp, periode, oleh=request.saya)
        messages.success(request, f"Realisasi {periode.nama} dikirim ke pejabat penilai.")

    return _lalu(request, skp, periode, kiriman, sesudah)


@untuk_pegawai("POST")
def tarik(request, tahun, bagian):
    periode = ambil_periode(tahun, bagian)
    pengisian.tarik(skp_pada(request.saya, periode.periode_evaluasi), periode, oleh=request.saya)
    messages.info(request, f"Realisasi {periode.nama} ditarik kembali.")
    return ke(periode)


@untuk_pegawai("POST")
def buka_kunci(request, tahun, bagian, kode):
    """The penilai lets this one person write for longer."""
    periode = ambil_periode(tahun, bagian)
    skp = skp_pihak(request.saya, kode)
    formulir = BukaKunciForm(request.POST, prefix="buka")
    try:
        if not formulir.is_valid():
            raise IsianKeliru(formulir.keluhan)
        pengisian.buka_kunci(skp, periode, oleh=request.saya, **formulir.cleaned_data)
    except IsianKeliru as alasan:
        for nama, kalimat in alasan.kesalahan.items():
            formulir.add_error(nama, kalimat)
        return _belum_dibuka(request, skp, periode, formulir, alasan)
    messages.success(request, f"Pengisian {periode.nama} terbuka untuk {skp.pegawai.nama_lengkap}.")
    return ke(periode, skp)


def _belum_dibuka(request, skp, periode, formulir, alasan):
    if periode.setara:
        return realisasi.tampilkan(request, skp, periode.periode_evaluasi, alasan=alasan, buka_kunci=formulir)
    return tampilkan(request, skp, periode, alasan=alasan, buka_kunci=formulir)
