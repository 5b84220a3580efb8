"""The lembar progres as a file, in the columns of e-Kinerja BKN: out, and in again after a look at every row."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from pegawai import berkas_lembar
from pegawai.akses import untuk_pegawai
from pegawai.buku_kerja import MB, Batas
from pegawai.penolakan import IsianKeliru
from skp_app.alur import lembar_masuk
from skp_app.aturan.lembar import KOLOM
from skp_app.aturan.tempel import sebagai_tempelan
from skp_app.dokumen.lembar import buku_kerja
from skp_app.forms.lembar import BerkasForm
from skp_app.views.lembar_progres import MENU, kabari
from skp_app.views.lembar_rupa import LembarBulan, baris_tersimpan

BATAS = Batas(berkas=5 * MB, bagian=20 * MB, baris=20_000, kolom=100, huruf=1_000_000)
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@untuk_pegawai
def ekspor(request, bulan):
    rupa = LembarBulan(request.saya, bulan)
    baris = [baris_tersimpan(c, rupa.kaitan).teks for c in rupa.catatan]
    jawaban = HttpResponse(buku_kerja(baris), content_type=JENIS)
    jawaban["Content-Disposition"] = f'attachment; filename="lembar-progres-{bulan.kode}.xlsx"'
    return jawaban


@untuk_pegawai("GET", "POST")
def impor(request, bulan):
    """Choose a file, look at what would become of each row, mend it here, then put it in."""
    formulir = BerkasForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    baris, teks, alasan = None, "", None
    if formulir.is_bound:
        try:
            teks = _teks(formulir)
            tabel = lembar_masuk.baca(teks)
            if formulir.cleaned_data["lanjut"]:
                kabari(request, lembar_masuk.masukkan(request.saya, bulan, tabel.baris), bulan)
                return redirect("skp_app:lembar", bulan)
            baris = lembar_masuk.periksa(request.saya, tabel.baris)
            formulir = BerkasForm(initial={"teks": teks})
        except IsianKeliru as ditolak:
            alasan = ditolak
    konteks = {
        "menu": MENU, "bulan": bulan, "formulir": formulir, "baris": baris, "alasan": alasan, "kolom": KOLOM.items(),
        "baru": sum(not b.ada and not b.salah for b in baris or ()), "salah": sum(bool(b.salah) for b in baris or ()),
        "ada": sum(b.ada for b in baris or ()),
    }  # fmt: skip
    return render(request, "skp_app/lembar_impor.html", konteks, status=alasan.status if alasan else 200)


def _teks(formulir):
    """The table as a paste: of the file that was chosen, else what stands in the field."""
    if not formulir.is_valid():
        raise IsianKeliru(formulir.keluhan)
    if berkas := formulir.cleaned_data["berkas"]:
        return sebagai_tempelan(berkas_lembar.baca_unggahan(berkas, BATAS))
    if not formulir.cleaned_data["teks"].strip():
        kalimat = "Pilih berkas Excel (.xlsx) atau CSV (.csv) dari komputer Anda."
        raise IsianKeliru(kalimat, {"berkas": kalimat})
    return formulir.cleaned_data["teks"]
