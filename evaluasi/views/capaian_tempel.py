"""Capaian of many units from a table: paste it or choose a file, look at each row, then save; and the list to fill."""

from django.contrib import messages
from django.shortcuts import redirect, render

from evaluasi.alur import capaian_tempel as alur
from evaluasi.alur.capaian import periksa_bkd
from evaluasi.alur.capaian_tempel import Keadaan
from evaluasi.forms_capaian import BATAS_BERKAS, TempelCapaianForm
from evaluasi.views import capaian as daftar
from evaluasi.views import periode as kalender
from pegawai import berkas_lembar
from pegawai.akses import untuk_pengelola
from pegawai.aturan.teks import keberatan
from pegawai.penolakan import Ditolak, IsianKeliru
from skp_app.aturan.tempel import sebagai_tempelan
from skp_app.dokumen import tabel_csv
from skp_app.views.unduhan import berkas

MENU = "evaluasi:capaian"
JUDUL = ("Kode unit", "Unit kerja", "Capaian", "Dasar", "Nomor", "Pejabat", "Tanggal")
BARIS_PRATINJAU = 200  # of the preview: bad rows and changes stand first


@untuk_pengelola(daftar.PEMBACA, "GET", "POST")
def tempel(request, periode):
    periksa_bkd(request.saya)
    periode, _ = kalender.ambil(periode)
    formulir = TempelCapaianForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    hasil, alasan, teks = None, None, ""
    if request.method == "POST":
        try:
            teks = _teks(formulir)
            if formulir.cleaned_data["sidik"]:
                return _simpan(request, periode, formulir.cleaned_data)
        except Ditolak as tolak:
            alasan = tolak
        if teks:
            hasil = alur.periksa(teks, periode)
            formulir = TempelCapaianForm(initial={"teks": teks, "sidik": hasil.sidik})
    konteks = {"menu": MENU, "periode": periode, "formulir": formulir, "alasan": alasan, "hasil": hasil,
               **_pratinjau(hasil)}  # fmt: skip
    return render(request, "evaluasi/capaian/tempel.html", konteks, status=alasan.status if alasan else 200)


def _teks(formulir):
    """The pasted text, or the table of the file as if it had been pasted. Raises IsianKeliru with a sentence."""
    if not formulir.is_valid():
        raise IsianKeliru(" ".join(formulir.non_field_errors()) or "Tabel belum dapat dibaca.")
    isi = formulir.cleaned_data
    if not isi["berkas"]:
        return isi["teks"]
    teks = sebagai_tempelan(berkas_lembar.baca_unggahan(isi["berkas"], BATAS_BERKAS))
    if tolak := keberatan(teks, baris_banyak=True):
        raise IsianKeliru(tolak)
    isi["teks"], isi["sidik"] = teks, ""  # a new file is looked at first, whatever stood in the form
    return teks


def _simpan(request, periode, isi):
    hasil = alur.terapkan(isi["teks"], periode, oleh=request.saya, sidik=isi["sidik"], timpa=isi["timpa"])
    lewat = f" {hasil.dilewati} baris tidak ikut." if hasil.dilewati else ""
    if hasil.baru or hasil.diubah:
        ubah = f", {hasil.diubah} diubah" if hasil.diubah else ""
        messages.success(request, f"Capaian {hasil.baru} unit direkam{ubah}.{lewat} Predikat sedang dihitung ulang.")
    else:
        messages.info(request, f"Tidak ada yang berubah.{lewat}")
    return redirect("evaluasi:capaian_periode", periode.kode)


def _pratinjau(hasil):
    if hasil is None:
        return {}
    urut = sorted(hasil.baris, key=lambda b: (list(_DIBACA_DULU).index(b.keadaan), b.nomor))
    return {
        "baris": [(b, _DIBACA_DULU[b.keadaan]) for b in urut[:BARIS_PRATINJAU]],
        "sisa": max(len(urut) - BARIS_PRATINJAU, 0),
        "jumlah": [(k.cetak, warna, hasil.banyak(k)) for k, warna in _DIBACA_DULU.items() if hasil.banyak(k)],
        "baru": hasil.banyak(Keadaan.BARU),
        "ubah": hasil.banyak(Keadaan.UBAH),
    }


_DIBACA_DULU = {
    Keadaan.SALAH: "merah", Keadaan.TERPAKAI: "merah", Keadaan.UBAH: "kuning", Keadaan.BARU: "hijau",
    Keadaan.SAMA: "netral",
}  # fmt: skip


@untuk_pengelola(daftar.PEMBACA)
def unduh(request, periode):
    """Every unit with its code and what is recorded: filled in, the same file can be brought in again."""
    periode, _ = kalender.ambil(periode)
    semua = daftar.lengkap(daftar.terlihat(request.user, periode), periode)
    baris = ((u.kode, u.nama, *_terekam(next(iter(u.capaian_periode), None))) for u in semua)
    nama = f"capaian-{periode.kode}.csv"
    return berkas(tabel_csv.tulis([JUDUL, *baris]), f"attachment; filename={nama}", "text/csv; charset=utf-8")


def _terekam(ada):
    if ada is None:
        return ()
    return ada.get_predikat_display(), ada.dasar, ada.nomor, ada.ditetapkan_oleh, ada.tanggal.isoformat()
